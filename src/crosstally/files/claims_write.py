"""Claim entries accepted, corrected, rejected or added in a claim file; every other byte of it stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from crosstally.errors import Problem, UserError
from crosstally.files import atomic, claims, entries
from crosstally.files.claims import Gathered

TOP: Final = "claims"
MODELINE: Final = "# yaml-language-server: $schema=../docs/claims.schema.json"


def entry(path: Path, name: str) -> str | None:
    """Give a claim's entry as it is written; None where there is none."""
    return entries.get(_text(path), TOP, name, path.name)


def accept(path: Path, name: str, seen: str) -> str:
    """Take the mark `draft: true` off an entry that still reads as it was `seen`."""
    accepted = "".join(line for line in seen.splitlines(keepends=True) if not re.match(r"\s+draft\s*:", line))
    return correct(path, name, seen, accepted)


def correct(path: Path, name: str, seen: str, wanted: str) -> str:
    """Replace an entry that still reads as it was `seen`; the answer is the entry as it now stands.

    Raises UserError where it was changed in between, or the new one would be no claim: nothing is written then.
    """

    def change(text: str) -> str:
        _unchanged(text, name, seen, path)
        lines = wanted.rstrip().splitlines()
        if not lines or not re.match(rf"\s+{re.escape(name)}\s*:", lines[0]):
            raise UserError.of(path.name, f"The entry must begin with {name!r} and a colon.", "Keep its first line.")
        return entries.put(text, TOP, name, lines, path.name)

    _change(path, change)
    return wanted.rstrip() + "\n"


def reject(path: Path, name: str, seen: str) -> None:
    """Take out an entry that still reads as it was `seen`."""

    def change(text: str) -> str:
        _unchanged(text, name, seen, path)
        return entries.drop(text, TOP, name, path.name)

    _change(path, change)


def add(path: Path, article: Mapping[str, str], name: str, fields: Mapping[str, str]) -> None:
    """Add an entry; a file that is not there yet begins with the article's fields and the schema's modeline.

    Raises UserError where the name is taken, or the entry would be no claim.
    """

    def change(text: str) -> str:
        head = "\n".join([MODELINE, *_article(article)]) + "\n"
        whole = text or head
        if entries.get(whole, TOP, name, path.name) is not None:
            raise UserError.of(path.name, f"There is a claim {name!r} already.", "Choose another name.")
        return entries.put(whole, TOP, name, entries.entry(name, fields), path.name)

    path.parent.mkdir(parents=True, exist_ok=True)
    _change(path, change)


def _article(fields: Mapping[str, str]) -> list[str]:
    return ["article:", *(f"  {key}: {entries.scalar(value)}" for key, value in fields.items() if value)]


def _change(path: Path, change: Callable[[str], str]) -> None:
    with atomic.alone(path.parent):
        text = _text(path)
        new = change(text)
        before, after = _problems(text, path), _problems(new, path)
        if fresh := [one for one in after if one.message not in {old.message for old in before}]:
            raise UserError(fresh[0])
        if new != text:
            atomic.replace(path, new)


def _unchanged(text: str, name: str, seen: str, path: Path) -> None:
    standing = entries.get(text, TOP, name, path.name)
    if standing is None or standing.rstrip() != seen.replace("\r\n", "\n").rstrip():
        raise UserError.of(path.name, f"The entry {name!r} was changed in between.", "Look at it again.")


def _problems(text: str, path: Path) -> list[Problem]:
    """What the reader of claim files has to say of a text; relations need the other files and are left aside."""
    gathered = Gathered()
    if text:
        claims.gather(text, path.name, gathered)
    refused = [Problem(path.name, one.at.line, one.at.column, one.message, one.hint) for one in gathered.refused]
    return [*gathered.problems, *refused]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
