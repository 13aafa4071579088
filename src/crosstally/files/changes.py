"""What changed since a commit: the lines of each file, as git tells them."""

from __future__ import annotations

import re
import subprocess  # git is asked for the lines of a diff, nothing else
from pathlib import Path
from typing import Final

from crosstally.errors import UserError

_HUNK: Final = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@")
Lines = dict[str, list[tuple[int, int]]]
_ALL: Final = (1, 10**9)


def since(ref: str, root: Path) -> Lines:
    """Give the first and last lines of each changed stretch by path from `root`; a new file has changed whole.

    A deleted stretch counts as the lines around it. Raises UserError where git cannot tell.
    """
    if ref.startswith("-"):
        raise UserError.of("--since", f"{ref!r} is not a commit.", "Name a branch, a tag or a commit.")
    top = Path(_git(root, "rev-parse", "--show-toplevel").strip())
    changed = _hunks(_git(root, "diff", "--unified=0", "--no-color", "--no-ext-diff", ref, "--"))
    for name in _git(root, "ls-files", "--others", "--exclude-standard", "--full-name").splitlines():
        changed[name] = [_ALL]
    return {_from_root(top / name, root): stretches for name, stretches in changed.items()}


def _hunks(diff: str) -> Lines:
    changed: Lines = {}
    path = ""
    for line in diff.splitlines():
        if line.startswith("+++ "):
            path = line[4:].removeprefix("b/").strip('"')
        elif path and (found := _HUNK.match(line)):
            start, length = int(found[1]), int(found[2] or 1)
            changed.setdefault(path, []).append((start, start + max(length - 1, 1 if length == 0 else 0)))
    return changed


def _from_root(path: Path, root: Path) -> str:
    try:
        return path.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


def _git(root: Path, *words: str) -> str:
    command = ["git", "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)  # noqa: S603  (git, with words of ours and one ref)
    except FileNotFoundError as missing:
        raise UserError.of("--since", "git is not installed.", "Run without --since.") from missing
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise UserError.of("--since", f"git cannot tell: {said[0] if said else 'no reason given'}.", "Name a commit.")
    return done.stdout.decode("utf-8", "replace")
