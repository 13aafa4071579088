"""Files written whole or not at all, and one writer at a time in a folder."""

from __future__ import annotations

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crosstally.errors import UserError


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold a folder for one writer; others wait. The folder itself is locked, so no lock file is left behind."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)  # which also lets go of the lock, as does the end of a killed process


def replace(path: Path, content: str | bytes) -> None:
    """Put a content in a file's place: written beside it, flushed to the disk, then renamed.

    A kill at any moment leaves the old file or the new one. Raises UserError where the folder cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode() if isinstance(content, str) else content)
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        _flush(path.parent)
    except OSError as wrong:
        raise UserError.of(path.name, f"The file cannot be written: {wrong.strerror}.") from wrong


def _flush(folder: Path) -> None:
    """Make the new name last: a rename is only safe once its folder is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
