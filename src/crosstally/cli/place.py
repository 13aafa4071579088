"""Where a command stands: the project of its paths, the day, and standard output."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crosstally.config import Config, find_root, load
from crosstally.errors import UserError


@dataclass(frozen=True, slots=True)
class Project:
    """The root of a project, its settings, and the paths to read.

    `only` names the claim files of the project that were asked for by name: the whole project is read, because
    relations reach across files, and their findings are shown.
    """

    root: Path
    config: Config
    paths: tuple[Path, ...]
    only: frozenset[str] = frozenset()

    def watched(self) -> list[Path]:
        """Files and folders whose saving calls for a new run."""
        own = [self.root / self.config.claims, self.root / self.config.checks]
        return [path for path in (*self.paths, *own) if path.exists()]


def project(paths: Sequence[str]) -> Project:
    """Find the project of the first path; a path that is a project's root stands for its claims folder.

    Raises UserError where there is neither a path nor a project.
    """
    root = find_root(Path(paths[0] if paths and paths[0] != "-" else "").absolute())
    settings = load(root)
    wanted = [Path(path) for path in paths]
    inside = [path / settings.claims if (path / settings.claims).is_dir() else path for path in wanted]
    if not inside and not (root / settings.claims).is_dir():
        message = f"There is no {settings.claims}/ folder here."
        hint = "Name articles to check, or start with `crosstally init`."
        raise UserError.of(root.name or ".", message, hint)
    claims = (root / settings.claims).resolve()
    named = {path for path in inside if path.is_file() and path.resolve().is_relative_to(claims)}
    if not named:
        return Project(root, settings, tuple(inside))
    others = [path for path in inside if path not in named]
    only = frozenset(path.resolve().relative_to(root.resolve()).as_posix() for path in named)
    return Project(root, settings, (root / settings.claims, *others), only)


def today() -> str:
    """Give the day of the run, by which decisions expire."""
    return datetime.now(UTC).date().isoformat()


def put(rendered: str | bytes) -> None:
    """Print a report; bytes as they are, and what no encoding holds as its escape."""
    data = rendered if isinstance(rendered, bytes) else rendered.encode("utf-8", "backslashreplace")
    sys.stdout.buffer.write(data)
    sys.stdout.flush()
