"""Columns and the row that adds them up: 国内:80.13亿元, 海外:64.00亿元, 合计:144.13亿元; rows of a table too.

Footing is what auditors call adding up a column. A total row names itself; what it adds up are the rows above it, as
many of them as come to it, a total among them standing for its own rows. Where one column comes to its total and
another does not, the rows are known and the figure is doubted; where none does, only rows that come nearly to a plain
total are. An account writes what is less than nothing in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from crosstally.model import Claim, Expression, Relation, total
from crosstally.relate.fit import Try, agrees, but_for_a_slip, size, told, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import Bare, commensurable
from crosstally.relate.numbers import lined_up
from crosstally.relate.page import Page
from crosstally.relate.spot import NO_AMOUNTS, Role, Spot

_TOTAL: Final = wording("total-row")
_TOTAL_OF: Final = wording("total-row-of")
_PART: Final = wording("row-of-which")
_EDGE: Final = " \t|*_:-—·•、.()"
_RULE: Final = re.compile(r"[\s|:+=-]*")  # the line under a heading
_ITEM: Final = re.compile(r"\s*[-•·▪*–—]\s*[^\s-]")  # a line that hangs under the one above
_CELL: Final = re.compile(r"[|\s$€£¥()*_+-]*")  # what may stand beside the only number of a cell
_LEAST: Final = 2
_MOST: Final = 16  # rows that one total adds up
_LABEL: Final = 60  # letters at most before the first figure of a row
_CHANCE: Final = Fraction(1, 5)
_SHORT: Final = Fraction(19, 20)  # rows that come to less may not be all
_LONG: Final = Fraction(3, 2)  # rows that come to more are of something else
_LABELS: Final = 1  # bars before the cells of a table's first column
_NO_PARTS: Final = (*NO_AMOUNTS, "price")
_HUNG: Final = "that the items under it are all of the total is read from their order"
BECAUSE: Final = "that the rows above it are all of the total is read from their order"


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: the words before its first figure, and its figures by column."""

    label: str
    cells: dict[int, Spot]
    unread: frozenset[int] = frozenset()  # columns with something in them that is no number


def totals(page: Page) -> Iterator[Relation]:
    """Relate each figure of a total row to the figures of its column above it."""
    above: list[_Row] = []
    for row in _rows(page):
        if row is None:
            above = []
        elif _TOTAL.fullmatch(row.label) or _TOTAL_OF.search(row.label):
            many, relations = _footed(page, above, row)
            yield from relations
            above = [*above[: len(above) - many], row]
        elif row.cells and row.label and not _PART.match(row.label):
            above.append(row)


def headed(page: Page) -> Iterator[Relation]:
    """Relate the figure of a total line to those of the items that hang under it: 合计:825亿元, - 手机:465亿元, …."""
    start, whole, parts = 0, None, list[Spot]()
    for line in [*page.text.split("\n"), ""]:
        first = next((s for s in page.spots if start <= s.mention.start < start + len(line)), None)
        label = fold(line[: first.mention.start - start]) if first else ""
        if _ITEM.match(line) and first is not None and whole is not None:
            parts.append(first)
        else:
            yield from _hung(page, whole, parts)
            is_total = _TOTAL.fullmatch(label.strip(_EDGE)) or _TOTAL_OF.search(label.strip(_EDGE))
            whole, parts = (first if is_total and not _ITEM.match(line) else None), []
        start += len(line) + 1


def _hung(page: Page, whole: Spot | None, parts: Sequence[Spot]) -> Iterator[Relation]:
    if whole is None or len(parts) < _LEAST or not all(_adds(part, whole) for part in parts):
        return
    one = _sum(whole, tuple(parts), [1] * len(parts))
    if agrees(page, one) or (size(whole) and _is_near(one, _SHORT) and not _is_rounded(one)):
        yield told(page, one, because=_HUNG)


def _footed(page: Page, above: Sequence[_Row], last: _Row) -> tuple[int, list[Relation]]:
    """How many rows a total adds up, and what it makes of its columns."""
    for many in range(min(len(above), _MOST), _LEAST - 1, -1):
        made = list(_columns(page, above[len(above) - many :], last))
        if any(agrees(page, one) for one in made):
            meant = [one for one in made if agrees(page, one) or (_is_near(one, 1 / _LONG) and not _is_rounded(one))]
            return many, [told(page, one, because=BECAUSE) for one in meant]
    plain = _TOTAL.fullmatch(last.label) is not None and len(above) >= _LEAST
    made = [
        one for one in _columns(page, above, last) if _is_near(one, _SHORT) or but_for_a_slip(page, one, 1, _CHANCE)
    ]
    return 0, [told(page, one, because=BECAUSE) for one in made if plain and not _is_rounded(one)]


def _columns(page: Page, rows: Sequence[_Row], last: _Row) -> Iterator[Try]:
    """Each column in which two of some rows or more have a figure, as its total."""
    for column, whole in last.cells.items():
        parts = tuple(row.cells[column] for row in rows if column in row.cells)
        unread = any(column in row.unread for row in (*rows, last))
        if len(parts) >= _LEAST and not unread and all(_adds(part, whole) for part in parts):
            signs = [_sign(page, part) * _sign(page, whole) for part in parts]
            if 1 in signs and size(whole):
                yield _sum(whole, parts, signs)


def _sum(whole: Spot, parts: tuple[Spot, ...], signs: Sequence[int]) -> Try:
    def make(items: Sequence[Expression]) -> Expression:
        plain = [Bare(item, everything=True) for item in items]
        above = total(*(item for item, sign in zip(plain, signs, strict=True) if sign > 0))
        below = [item for item, sign in zip(plain, signs, strict=True) if sign < 0]
        return above - total(*below) if below else above

    def come_to(values: Sequence[Fraction]) -> Fraction:
        return sum((value * sign for value, sign in zip(values, signs, strict=True)), Fraction(0))

    return Try("sum-of-parts", whole, parts, make, come_to, _plain)


def _plain(claim: Claim) -> Expression:
    return Bare(claim, everything=True)


def _adds(part: Spot, whole: Spot) -> bool:
    """True for amounts of one unit, of which a column may leave it out."""
    bare = "" in (part.unit.name, whole.unit.name) or "count" in (part.unit.name, whole.unit.name)
    amounts = part.kind not in _NO_PARTS or part.kind == "plain"
    amounts = amounts and part.mention.interval.is_bounded and whole.mention.interval.is_bounded
    return amounts and part.role is whole.role is Role.LEVEL and (bare or commensurable(part.unit, whole.unit))


def _sign(page: Page, spot: Spot) -> int:
    """-1 for a figure in brackets."""
    start, end = spot.mention.start, spot.mention.end
    before = page.text[max(0, start - 2) : start].replace("$", "").strip()
    return -1 if before.endswith("(") and page.text[end : end + 1] == ")" else 1


def _is_near(one: Try, least: Fraction) -> bool:
    """True for rows that come to no less than some share of the total, and not to far more."""
    return least < _come_to(one) / size(one.stated) < _LONG


def _is_rounded(one: Try) -> bool:
    """True where rounding each figure explains what is off: a table of millions whose figures look exact."""
    step = max((spot.mention.place or Fraction(0)) * spot.unit.factor for spot in (one.stated, *one.operands))
    return abs(_come_to(one) - size(one.stated)) <= step * (len(one.operands) + 1) / 2


def _come_to(one: Try) -> Fraction:
    return one.plain([spot.value or Fraction(0) for spot in one.operands])


def _rows(page: Page) -> Iterator[_Row | None]:
    """The lines of a text with their figures; None where an empty line or one without figures ends a list."""
    start = 0
    numbers, figures = list(lined_up(page)), {s.mention.start for s in page.spots}
    starts = [s.mention.start for s in numbers]
    for line in page.text.split("\n"):
        end = start + len(line)
        here = numbers[bisect_left(starts, start) : bisect_left(starts, end)]
        if line.startswith("|"):
            cells = _cells(line, start, here)
            label = fold(line.strip("|").split("|")[0]).strip(_EDGE)
            if cells or not _RULE.fullmatch(line):
                yield _Row(label, cells, _unread(line, cells)) if cells else None
        elif (here := [s for s in here if s.mention.start in figures]) and here[0].mention.start - start <= _LABEL:
            yield _Row(fold(page.text[start : here[0].mention.start]).strip(_EDGE), dict(enumerate(here)))
        elif not _RULE.fullmatch(line) or not line.strip():
            yield None
        start = end + 1


def _cells(line: str, start: int, here: Sequence[Spot]) -> dict[int, Spot]:
    """The numbers that stand alone in the cells of a line behind its first, by the column."""
    found: dict[int, Spot] = {}
    for spot in here:
        at, to = spot.mention.start - start, spot.mention.end - start
        left, right = line.rfind("|", 0, at) + 1, line.find("|", to)
        alone = _CELL.fullmatch(line[left:at]) and _CELL.fullmatch(line[to : right if right >= 0 else len(line)])
        column = line.count("|", 0, at)
        if alone and column > _LABELS:
            found[column] = spot
    return found


def _unread(line: str, cells: dict[int, Spot]) -> frozenset[int]:
    """The columns of a line that hold neither a number nor a dash."""
    texts = enumerate(line.split("|"))
    return frozenset(column for column, text in texts if column not in cells and re.search(r"\w", text))
