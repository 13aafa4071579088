"""Drafts: entries for the numbers of an article, put into its claim file for a person to finish."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from crosstally.errors import UserError
from crosstally.files import entries, nodes
from crosstally.files.claims_write import MODELINE
from crosstally.files.nodes import Fields, Text


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be: its name, where its quote begins, and its fields in order."""

    name: str
    start: int
    fields: dict[str, str] = field(default_factory=dict)

    def lines(self, indent: str = "  ") -> list[str]:
        """Write the entry as YAML lines."""
        return entries.entry(self.name, {**self.fields, "draft": "true"}, len(indent))


def new_file(article: dict[str, str], drafts: Iterable[Draft]) -> str:
    """Write a whole claim file of drafts, in the order of the article."""
    head = [MODELINE, "article:"]
    head += [f"  {key}: {entries.scalar(value)}" for key, value in article.items() if value]
    body = [line for draft in sorted(drafts, key=lambda one: one.start) for line in draft.lines()]
    return "\n".join([*head, "claims:", *body]) + "\n"


def merged(text: str, path: str, drafts: Sequence[Draft]) -> tuple[str, int]:
    """Put drafts among the entries of a claim file, each before the first that stands later in the article.

    Nothing that is there is changed: what already quotes the same place is left alone. Gives the new text and how many
    drafts went in. Raises UserError where the file cannot be read.
    """
    top, _ = nodes.parse(text, path)
    claims = top.items.get("claims")
    if not isinstance(claims, Fields):
        raise UserError.of(path, "The file has no `claims:`.", "Add it, then run again.")
    placed = {name: _start(entry) for name, entry in claims.items.items()}
    fresh = [draft for draft in drafts if draft.start not in placed.values()]
    lines = text.splitlines()
    for draft in sorted(fresh, key=lambda one: -one.start):
        later = [claims.keys[name].line for name, start in placed.items() if start is not None and start > draft.start]
        at = min(later) - 1 if later else _end(lines, claims)
        lines[at:at] = Draft(_free(draft.name, placed), draft.start, draft.fields).lines(_indent(lines, claims))
    return "\n".join(lines) + "\n", len(fresh)


def _start(entry: nodes.Node) -> int | None:
    at = entry.items.get("at") if isinstance(entry, Fields) else None
    return int(at.value) if isinstance(at, Text) and at.value.isdigit() else None


def _free(name: str, taken: dict[str, int | None]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}-{number}"
    taken[free] = None
    return free


def _indent(lines: list[str], claims: Fields) -> str:
    first = min((place.line for place in claims.keys.values()), default=0)
    line = lines[first - 1] if first else "  x"
    return line[: len(line) - len(line.lstrip())]


def _end(lines: list[str], claims: Fields) -> int:
    """The line behind the last entry: the next one that is not indented, trailing blanks left out."""
    start = claims.at.line
    end = next(
        (n for n in range(start, len(lines)) if lines[n][:1].strip() and not lines[n].startswith("#")), len(lines)
    )
    while end > start and not lines[end - 1].strip():
        end -= 1
    return end
