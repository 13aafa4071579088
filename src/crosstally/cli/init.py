"""`crosstally init`: a small project with one real contradiction in it."""

from __future__ import annotations

from pathlib import Path

import click

from crosstally import pipeline


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=".")
def command(folder: Path) -> None:
    """Write a small project into FOLDER (here, where none is named) and say what to run."""
    for name in pipeline.start(folder):
        click.echo(f"Wrote {(folder / name).as_posix()}")
    where = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"\nNow run: {where}crosstally check")
