"""The baseline: findings that were there when a project began to be checked; one sorted line each, by id."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from crosstally.errors import Problem, UserError
from crosstally.files import texts
from crosstally.model import Finding

HEAD: Final = "# Findings set aside by `crosstally baseline`: id, rule, claims. A changed number ends its line."


def render(findings: Iterable[Finding]) -> str:
    """Write a baseline: no line numbers, no dates, no counts, so that two branches merge."""
    rows = sorted(
        {f"{one.id}  {one.rule}  {', '.join(claim.id for _, claim in one.claims)}".rstrip() for one in findings}
    )
    return "\n".join([HEAD, *(_one_line(row) for row in rows)]) + "\n"


def read(path: Path, name: str, problems: list[Problem]) -> frozenset[str]:
    """Read the ids of a baseline; a line that begins with no id is a problem.

    Raises UserError where the file cannot be read.
    """
    if not path.is_file():
        raise UserError.of(name, "There is no such baseline.", "Write it with `crosstally baseline`.")
    ids = set()
    for number, line in enumerate(texts.utf8(path, name).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        word = line.split()[0]
        if len(word) == 12 and all(char in "0123456789abcdef" for char in word):
            ids.add(word)
        else:
            problems.append(Problem(name, number, 1, f"{word[:40]!r} is not a finding's id.", "Take the line away."))
    return frozenset(ids)


def _one_line(text: str) -> str:
    return "".join(char if char.isprintable() else "?" for char in text)
