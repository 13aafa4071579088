"""Aliases: a project's own names for one subject, a line each: `Baidu = 百度, 百度公司, BIDU`."""

from __future__ import annotations

from pathlib import Path

from crosstally.errors import Problem, UserError
from crosstally.files import texts


def read(path: Path, name: str, problems: list[Problem]) -> dict[str, list[str]]:
    """Read the table; none where there is no file. Lines that start with # are remarks."""
    if not path.is_file():
        return {}
    try:
        lines = texts.utf8(path, name).splitlines()
    except UserError as wrong:
        problems.append(wrong.problem)
        return {}
    table: dict[str, list[str]] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        subject, sign, others = line.partition("=")
        if not sign or not subject.strip() or not others.strip():
            hint = "Write `Subject = other name, another`."
            problems.append(Problem(name, number, 1, f"{line.strip()[:40]!r} names no aliases.", hint))
            continue
        table.setdefault(subject.strip(), []).extend(other.strip() for other in others.split(",") if other.strip())
    return table
