"""Figures of periods of one year: those that follow one another make up the longer one, and none is more than it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from crosstally.model import Expression, Level, Relation, total
from crosstally.quantity.compare import Sense, Verdict
from crosstally.relate.index import Found, Index, stands
from crosstally.relate.lexicon import metrics
from crosstally.relate.nodes import Rounded, alike, fits
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot

Months = tuple[int, int]
_FOLLOW: Final = "periods that follow one another make up the longer one"
_SEVERAL: Final = "the figures of the periods stand in several texts"
_INSIDE: Final = "a part of a period has no more than the whole"
_ADDING: Final = ("flow", "net")  # natures of metrics whose figures of several periods add up
_MEAN: Final = frozenset({"per-day", "per-month", "per-year", "per-head", "per-unit", "remaining", "authorised"})


def sums(index: Index, page: Page) -> Iterator[Relation]:
    """Relate a figure of a long period to those of the shorter ones that make it up."""
    for spot in page.spots:
        if spot.base or not _adds(spot):
            continue
        shorter = _shorter(index, page, spot)
        if parts := _tiling(_months(spot), shorter):
            made = _sum(page, spot, [shorter[months] for months in parts])
            if _agrees(made) or not _is_another(index, page, spot, made):
                yield made


def _agrees(made: Relation) -> bool:
    return made.readings[0].outcome().verdict is Verdict.AGREE


def _is_another(index: Index, page: Page, spot: Spot, made: Relation) -> bool:
    """True where the periods make up another figure of that name and time: then this one is of something else.

    Of periods that this text tells itself, another text's figure for the year only says which is right.
    """
    computed, own = made.readings[0].computed, made.because == _FOLLOW
    rows = (found for found in index.at(spot, spot.topic.period, page) if found.page is page or not own)
    others = (alike(found.page.of(found.spot), page.of(spot))[0] for found in rows)
    return any(fits(other, Sense.EQUAL, Rounded(computed)) for other in others)


def inside(index: Index, page: Page) -> Iterator[Relation]:
    """Relate a figure of a long period to those of its parts: January to May brought no less than May."""
    for spot in page.spots:
        if spot.base or not _adds(spot) or metrics()[spot.topic.metric].nature != "flow":
            continue
        for found in _shorter(index, page, spot).values():
            if found.page is not page:
                continue  # another article may count otherwise, or mean another period by the same words
            part, whole = alike(found.page.of(found.spot), page.of(spot))
            yield relate(
                "part-of-whole", found.page.of(found.spot), [(part, Sense.AT_MOST, whole)],
                words=found.spot.mention.text, cap=Level.WARNING, because=_INSIDE,
            )  # fmt: skip


def _adds(spot: Spot) -> bool:
    """True for an amount of a period that may be added to those of other periods."""
    known, period = metrics().get(spot.topic.metric), spot.topic.period
    return (
        spot.role is Role.LEVEL and stands(spot)
        and known is not None and known.nature in _ADDING and not spot.topic.scope & _MEAN
        and (spot.kind == "energy" or all(power > 0 for _, power in spot.unit.dimension))  # not so much a day
        and spot.kind != "percent"
        and period is not None and period.year is not None and period.months is not None
    )  # fmt: skip


def _months(spot: Spot) -> Months:
    """The first and the last month of a spot's period."""
    period = spot.topic.period
    months = None if period is None else period.months
    return (months[0], months[-1]) if months else (0, 0)


def _shorter(index: Index, page: Page, spot: Spot) -> Mapping[Months, Found]:
    """The figures of the parts of a spot's period, by their months; those of its own page come first."""
    first, last = _months(spot)
    found: dict[Months, Found] = {}
    for one in index.of_year(spot, page):
        months = _months(one.spot)
        if _adds(one.spot) and months != (first, last) and first <= months[0] and months[1] <= last:
            found.setdefault(months, one)
    return found


def _tiling(whole: Months, parts: Mapping[Months, Found]) -> Sequence[Months]:
    """The fewest parts that follow one another from the first month to the last; empty where they leave a gap."""
    best: dict[int, tuple[Months, ...]] = {whole[0]: ()}
    for month in range(whole[0], whole[1] + 1):
        for part in parts:
            if part[0] == month and month in best:
                longer = (*best[month], part)
                best[part[1] + 1] = min(best.get(part[1] + 1, longer), longer, key=len)
    return best.get(whole[1] + 1, ())


def _sum(page: Page, spot: Spot, parts: Sequence[Found]) -> Relation:
    stated, *items = alike(page.of(spot), *(found.page.of(found.spot) for found in parts))
    own = all(found.page is page for found in parts)
    addends: list[Expression] = [
        item if found.page is page else Rounded(item) for item, found in zip(items, parts, strict=True)
    ]
    return relate(
        "sum-of-parts", page.of(spot), [(stated, Sense.EQUAL, total(*addends))], words=spot.mention.text,
        cap=Level.WARNING,
        because=_FOLLOW if own else _SEVERAL,
    )  # fmt: skip
