"""So many things at so much each: a count, a figure for one of them, and a total in one sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.nodes import Bare, bare
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import pattern

_EACH_BEFORE: Final = pattern("each-before")
_EACH_AFTER: Final = pattern("each-after")
_AT: Final = pattern("at-price")
_RECKONED: Final = pattern("reckoned")
_SUM: Final = pattern("total")
_CLOSE: Final = 2  # numbers between a count and the figure for one
_NOT_SAID: Final = "that the total is the one times the other is read from their order"


def each(page: Page) -> Iterator[Relation]:
    """60 turbines of 7 MW each add up to 420 MW; 42万枚,按31.5美元计算,损失1323万美元."""
    for sentence in _sentences(page):
        for one in sentence:
            if not _is_each(page, one):
                continue
            counts = [
                s for s in sentence if abs(s.index - one.index) <= _CLOSE and s.kind == "count" and s.role is Role.LEVEL
            ]
            totals = [
                s for s in sentence
                if s.index > max(one.index, counts[-1].index if counts else 0) and s.role is Role.LEVEL
                and bare(s.unit.dimension) == bare(one.unit.dimension)
                and _SUM.search(page.before(s))
            ]  # fmt: skip
            if counts and totals:
                count, whole = counts[-1], totals[0]
                stated = page.of(whole)
                readings = [(Bare(stated), Sense.EQUAL, Bare(_plain(page, count) * page.of(one)))]
                yield relate(
                    "product", stated, readings, words=page.words(count, whole), cap=Level.WARNING, because=_NOT_SAID
                )


def _plain(page: Page, count: Spot) -> Bare:
    return Bare(page.of(count), everything=True)


def _is_each(page: Page, spot: Spot) -> bool:
    """A figure for one of many: 单机容量7兆瓦, of 7 MW each, 按31.5美元计算."""
    if spot.role is not Role.LEVEL or spot.kind in ("percent", "ratio", "count", "plain", "point"):
        return False
    before, after = page.before(spot), page.after(spot)
    if _EACH_BEFORE.search(before) or _EACH_AFTER.match(after):
        return True
    return bool(_AT.search(before) and _RECKONED.match(after)) and spot.kind in ("money", "price")


def _sentences(page: Page) -> Iterator[Sequence[Spot]]:
    run: list[Spot] = []
    for spot in page.spots:
        if run and spot.sentence != run[-1].sentence:
            yield run
            run = []
        run.append(spot)
    if run:
        yield run
