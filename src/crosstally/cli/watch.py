"""`check --watch`: run again whenever a file is saved."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Final, NoReturn

import click

from crosstally.cli.exits import Exit
from crosstally.errors import UserError

_PAUSE: Final = 0.2  # seconds between two looks


def again(paths: Sequence[Path], run: Callable[[], Exit], written: Collection[Path] = ()) -> NoReturn:
    """Run, and run again after each change, until Ctrl+C; the exit code is that of the last run.

    A file saved while a run goes on is noticed after it; `written` are files that the run itself writes.
    """
    code = Exit.GOOD
    try:
        seen = _state(paths, written)
        code = _once(run)
        while True:
            time.sleep(_PAUSE)
            now = _state(paths, written)
            if now != seen:
                seen = now
                click.echo("\n--- saved; checking again ---\n")
                code = _once(run)
    except KeyboardInterrupt:
        sys.exit(code)


def _once(run: Callable[[], Exit]) -> Exit:
    """A file that cannot be used while somebody writes it is said, and waited for."""
    try:
        return run()
    except UserError as wrong:
        click.echo(f"crosstally: {wrong}", err=True)
        return Exit.UNUSABLE


def _state(paths: Sequence[Path], written: Collection[Path]) -> dict[Path, tuple[int, int]]:
    """Size and time of every file below some paths; byte code and what the run writes aside."""
    state = {}
    for path in paths:
        for one in (path, *path.rglob("*")) if path.is_dir() else (path,):
            if one.is_dir() or "__pycache__" in one.parts or one.absolute() in written:
                continue
            try:
                facts = one.stat()
            except OSError:
                continue
            state[one] = (facts.st_size, facts.st_mtime_ns)
    return state
