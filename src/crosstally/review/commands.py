"""`crosstally review` and `crosstally triage`: the desk as a local page, and as a loop in the terminal."""

from __future__ import annotations

import getpass
import subprocess
import sys
from pathlib import Path

import click

from crosstally.config import Config, find_root, load
from crosstally.errors import UserError
from crosstally.review.desk import Desk

_BY = click.option("--by", help="Who signs the decisions. [default: git's user.name, or the login name]")


@click.command("review")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--port", default=0, help="Port on this machine; 0 takes a free one.")
@_BY
def review(paths: tuple[Path, ...], port: int, by: str | None) -> None:
    """Judge findings on a local page: one a screen, by keys, each decision written at once.

    The page answers on this machine only, to the address that is printed, which holds a token.
    """
    try:
        from crosstally.review.server import serve  # noqa: PLC0415  (an extra, and slow to import)
    except ImportError as missing:
        lacks = f"The review page needs {missing.name}, which is not installed."
        raise UserError.of(
            "review", lacks, "Run pip install 'crosstally[review]', or use `crosstally triage`."
        ) from missing
    root, config = _project(paths)
    serve(root, config, paths, by=by or signature(), port=port, announce=_announce)


@click.command("triage")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@_BY
def triage(paths: tuple[Path, ...], by: str | None) -> None:
    """Judge findings in the terminal, with the keys of `review`."""
    from crosstally.review.terminal import run  # noqa: PLC0415  (only this command pays for it)

    root, config = _project(paths)
    run(Desk(root, config, paths), by or signature(), color=sys.stdout.isatty())


def signature() -> str:
    """Name who sits here: as git knows them, or as the machine does."""
    try:
        asked = subprocess.run(["git", "config", "user.name"], capture_output=True, text=True, check=False)  # noqa: S607  (the user's own git)
    except OSError:
        return getpass.getuser()
    return asked.stdout.strip() or getpass.getuser()


def _project(paths: tuple[Path, ...]) -> tuple[Path, Config]:
    for one in paths:
        if not one.exists():
            raise UserError.of(one.as_posix(), "There is no such file or folder.")
    root = find_root((paths[0] if paths else Path()).resolve())
    return root, load(root)


def _announce(address: str) -> None:
    click.echo(f"Review: {address}\nCtrl+C ends it; every decision is already on the disk.")
