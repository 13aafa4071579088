"""Decisions written to `decisions.yaml`, one entry at a time: nobody else's entry, comment or order is touched."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from crosstally.errors import Problem, UserError
from crosstally.files import atomic, decisions, entries
from crosstally.model import Decision

TOP = "decisions"


def read(path: Path) -> Mapping[str, Decision]:
    """Read the decisions as they stand now, by finding; a missing file holds none.

    Raises UserError with the first thing to mend where the file cannot be used.
    """
    try:
        stat = path.stat()
    except FileNotFoundError:
        return {}
    return _read(path, stat.st_ino, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=4)
def _read(path: Path, *_state: int) -> Mapping[str, Decision]:
    """Parse a file once in each state; every writer puts a new file in its place, so a state is never another's."""
    problems: list[Problem] = []
    found = decisions.read(_text(path), path.name, problems)
    if problems:
        raise UserError(problems[0])
    return {one.finding: one for one in found}


def put(path: Path, decision: Decision, expected: Decision | None) -> Decision | None:
    """Write a decision; the answer is what stands in the file for that finding.

    The file is read again under the lock. Where it does not hold what the writer `expected` to replace, somebody
    else decided in between: nothing is written, and theirs is the answer.
    """
    return _change(path, decision.finding, decision, expected)


def withdraw(path: Path, finding: str, expected: Decision | None) -> Decision | None:
    """Take a decision out again, under the same condition."""
    return _change(path, finding, None, expected)


def same(one: Decision | None, other: Decision | None) -> bool:
    """Tell whether two decisions say the same; where they stand in the file does not matter."""
    return _fields(one) == _fields(other)


def _change(path: Path, finding: str, wanted: Decision | None, expected: Decision | None) -> Decision | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with atomic.alone(path.parent):
        standing = read(path).get(finding)
        if same(standing, wanted) or not same(standing, expected):
            return standing
        text = _text(path)
        if wanted is None:
            new = entries.drop(text, TOP, finding, path.name)
        else:
            new = entries.put(text, TOP, finding, entries.entry(finding, _fields(wanted)), path.name)
        atomic.replace(path, new)
        return wanted


def _fields(decision: Decision | None) -> dict[str, str]:
    if decision is None:
        return {}
    return {name: getattr(decision, name) or "" for name in ("status", "reason", "by", "date", "until", "values")}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as wrong:
        raise UserError.of(path.name, "The file is not UTF-8.", "Save it as UTF-8.") from wrong
