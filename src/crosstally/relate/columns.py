"""Columns of a table that make another: | 2022年 | 2023年 | 同比 |, where each row tells its growth, or by how much.

The headings say which: two years (or this year and the last) and a change. A row without one of the three is left
alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crosstally.model import Level, Relation
from crosstally.relate.fit import FALL, GAP, RISE, akin, told, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import commensurable
from crosstally.relate.page import Page
from crosstally.relate.spot import NO_LEVELS, Spot

_TABLE: Final = re.compile(
    r"^\|(?P<head>[^\n]{1,400})\n[ \t]*\|[ \t:|-]{3,400}\n(?P<rows>(?:\|[^\n]*(?:\n|$))+)", re.MULTILINE
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_CHANGE: Final = wording("change-heading")
_NOW: Final = wording("now-heading")
_THEN: Final = wording("then-heading")
BECAUSE: Final = "which columns it is made of is read from the headings of the table"


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns of what is, of what was, and of the changes from the one to the other, by their order."""

    now: int
    then: int
    changes: tuple[int, ...]


def changes(page: Page) -> Iterator[Relation]:
    """Relate each change in a table to the two figures of its row that the headings say it is of."""
    for table in _TABLE.finditer(page.text):
        columns = _columns([fold(cell).strip() for cell in table["head"].strip().strip("|").split("|")])
        if columns is None:
            continue
        place = table.start("rows")
        for line in table["rows"].split("\n"):
            yield from _row(page, columns, _cells(page, place, place + len(line)))
            place += len(line) + 1


def _row(page: Page, columns: _Columns, cells: dict[int, Spot]) -> Iterator[Relation]:
    now, then = cells.get(columns.now), cells.get(columns.then)
    if now is None or then is None or not akin(now, then) or now.kind in NO_LEVELS:
        return
    if (now.value or 0) <= 0 or (then.value or 0) <= 0:
        return  # of a loss no growth is told alike
    for change in (cells[column] for column in columns.changes if column in cells):
        less = _is_in_brackets(page, change)
        if change.kind == "percent":
            made = FALL.of(change, now, then) if less else RISE.of(change, now, then)
            yield told(page, made, cap=Level.WARNING, because=BECAUSE)
        elif commensurable(change.unit, now.unit):
            made = GAP.of(change, then, now) if less else GAP.of(change, now, then)
            yield told(page, made, cap=Level.WARNING, because=BECAUSE)


def _is_in_brackets(page: Page, spot: Spot) -> bool:
    """True for what an account writes in brackets: less than nothing."""
    start, end = spot.mention.start, spot.mention.end
    return page.text[start - 1 : start] == "(" and page.text[end : end + 1] == ")"


def _cells(page: Page, start: int, end: int) -> dict[int, Spot]:
    """The only figure of each cell of a line, by the column."""
    found: dict[int, list[Spot]] = {}
    for spot in page.spots:
        if start <= spot.mention.start < end:
            found.setdefault(page.text.count("|", start, spot.mention.start) - 1, []).append(spot)
    return {column: spots[0] for column, spots in found.items() if len(spots) == 1}


def _columns(headings: Sequence[str]) -> _Columns | None:
    """Which columns are of two years and of a change; None where the headings name no two, or more."""
    rates = tuple(at for at, words in enumerate(headings) if at and _CHANGE.search(words))
    rest = [at for at in range(1, len(headings)) if at not in rates]
    years = [(at, found[0]) for at in rest if (found := _YEAR.search(headings[at]))]
    if rates and len(years) == 2 and len({_YEAR.sub("", headings[at]) for at, _ in years}) == 1:
        (one, first), (two, second) = years
        return _Columns(*((one, two) if first > second else (two, one)), rates) if first != second else None
    then = [at for at in rest if _THEN.search(headings[at])]
    now = [at for at in rest if at not in then and _NOW.search(headings[at])]
    return _Columns(now[0], then[0], rates) if rates and len(now) == len(then) == 1 else None
