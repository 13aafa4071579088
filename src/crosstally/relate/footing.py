"""Columns and the row that adds them up: 国内:80.13亿元, 海外:64.00亿元, 合计:144.13亿元; rows of a table too.

Footing is what auditors call adding up a column. A total row names itself; what stands above it, line by line, is what
it adds up, each line with the figure of that column. A list that only gives the first few rows comes to much less than
its total, and is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from crosstally.model import Relation
from crosstally.relate.fit import Try, added, agrees, akin, but_for_a_slip, size, told, wording
from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.spot import NO_AMOUNTS, Role, Spot

_TOTAL: Final = wording("total-row")
_PART: Final = wording("row-of-which")
_EDGE: Final = " \t|*_:-—·•、.()"
_RULE: Final = re.compile(r"[\s|:+=-]*")  # the line under a heading
_LEAST: Final = 2
_LABEL: Final = 60  # letters at most before the first figure of a row
_CHANCE: Final = Fraction(1, 5)
_SHORT: Final = Fraction(19, 20)  # rows that come to less may not be all
_LONG: Final = Fraction(3, 2)  # rows that come to more are of something else
_NO_PARTS: Final = (*NO_AMOUNTS, "price")
BECAUSE: Final = "that the rows above it are all of the total is read from their order"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: the words before its first figure, and its figures by column."""

    label: str
    cells: dict[int, Spot]


def totals(page: Page) -> Iterator[Relation]:
    """Relate each figure of a total row to the figures of its column above it."""
    above: list[_Row] = []
    for row in _rows(page):
        if row is None:
            above = []
        elif _TOTAL.fullmatch(row.label):
            yield from _footed(page, above, row)
            above = []
        elif row.cells and not _PART.match(row.label):
            above.append(row)


def _footed(page: Page, above: Sequence[_Row], total: _Row) -> Iterator[Relation]:
    for column, whole in total.cells.items():
        parts = [row.cells[column] for row in above if column in row.cells]
        if len(parts) < max(_LEAST, len(above)) or not all(_adds(part, whole) for part in parts):
            continue
        made = added(whole, parts)
        if agrees(page, made) or _is_close(made) or but_for_a_slip(page, made, 1, _CHANCE):
            yield told(page, made, because=BECAUSE)


def _adds(part: Spot, whole: Spot) -> bool:
    plain = part.role is whole.role is Role.LEVEL and part.kind not in _NO_PARTS
    return plain and akin(part, whole) and part.mention.interval.is_bounded


def _is_close(made: Try) -> bool:
    return bool(size(made.stated)) and _SHORT < sum(map(size, made.operands)) / size(made.stated) < _LONG


def _rows(page: Page) -> Iterator[_Row | None]:
    """The lines of a text with their figures; None where an empty line or one without figures ends a list."""
    start = 0
    spots = list(page.spots)
    for line in page.text.split("\n"):
        end = start + len(line)
        here = [s for s in spots if start <= s.mention.start < end]
        spots = spots[len(here) :]
        if here and here[0].mention.start - start <= _LABEL:
            label = fold(page.text[start : here[0].mention.start]).strip(_EDGE)
            yield _Row(label, {_column(page, start, order, s): s for order, s in enumerate(here)})
        elif not _RULE.fullmatch(line) or not line.strip():
            yield None
        start = end + 1


def _column(page: Page, start: int, order: int, spot: Spot) -> int:
    """Which column a figure stands in: by the bars before it, or by its order in the line."""
    bars = page.text.count("|", start, spot.mention.start)
    return bars if bars > 1 else order
