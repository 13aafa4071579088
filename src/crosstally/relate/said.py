"""The same figure in other words, what is left of a whole, a part of it, a lead: relations between neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate import converted
from crosstally.relate.fit import between, size, wording
from crosstally.relate.monthly import is_cheaper
from crosstally.relate.nodes import ONE, worked_out
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import pattern

_OF_THAT: Final = pattern("of-that")
_AT: Final = pattern("at-share")
_ON_AVERAGE: Final = wording("then-on-average")
_TOGETHER: Final = wording("sum-after")  # 33% and 19%, or 58% together
_TOLERANCE: Final = wording("tolerance")
_TURNED: Final = pattern("turned")
_PART_OF: Final = wording("part-of-it")
_PAIR: Final = 2
_RATES: Final = ("conversion-rate", "penetration", "share")


def neighbours(page: Page) -> Iterator[tuple[Spot, Spot]]:
    """Yield numbers that follow one another in a sentence."""
    for one, two in pairwise(page.spots):
        if one.sentence == two.sentence:
            yield one, two


def again(page: Page) -> Iterator[Relation]:
    """`7280 days, or about 20 years`: one quantity in two units."""
    for one, two in neighbours(page):
        if two.same and one.unit.dimension == two.unit.dimension and "left" not in two.marks:
            if (
                _is_another(page, one, two)
                or _is_price_of_longer(one, two)
                or _TOLERANCE.search(page.before(one, own=True))
                or _TOGETHER.match(page.after(two))
                or converted.is_worked(one)
                or converted.is_worked(two)
            ):
                continue
            parts = converted.run(page, one, -1)[::-1]
            if one.unit != two.unit and converted.is_of_several(page, two, parts):
                continue
            yield relate(
                "unit-identity", page.of(two), [converted.again(page, two, parts)], words=page.words(*parts, two)
            )


def on_average(page: Page) -> Iterator[Relation]:
    """每天86亿条,平均每秒9.95万条: what there is in a longer time, and in a shorter one on average."""
    for one, two in neighbours(page):
        rates = one.unit.dimension == two.unit.dimension and ("time", -1) in one.unit.dimension
        plain = one.role is two.role is Role.LEVEL and not (one.same or two.same or one.base or two.base)
        if rates and plain and one.unit != two.unit and _ON_AVERAGE.fullmatch(between(page, one, two)):
            yield relate(
                "unit-identity", page.of(two), [converted.again(page, two, [one])], words=page.words(one, two),
                cap=Level.WARNING, because="that both are of one thing is read from their order",
            )  # fmt: skip


def _is_price_of_longer(one: Spot, two: Spot) -> bool:
    """True for two prices, of which the one for the longer time is the lower: $20 a month, or $200 a year."""
    short, long = sorted((one, two), key=lambda spot: -spot.unit.factor)
    paid = one.kind == two.kind == "price" and ("time", -1) in one.unit.dimension
    return paid and short.unit != long.unit and is_cheaper(size(short), size(long))


def _is_another(page: Page, one: Spot, two: Spot) -> bool:
    """True for a figure of another time (3,400, or 1,900 in August), and for what the first is a part of."""
    if two.topic.period is not None and two.topic.period != one.topic.period:
        return True
    after = page.spots[two.index + 1 : two.index + 2]
    return bool(after) and after[0].kind == "percent" and bool(_PART_OF.fullmatch(between(page, two, after[0])))


def left(page: Page) -> Iterator[Relation]:
    """99.98% gone, 0.02% left: two shares make one whole."""
    for one, two in neighbours(page):
        if one.kind == two.kind == "percent" and "left" in two.marks and one.role is not Role.DELTA:
            if any(s.kind == "percent" and s.sentence == one.sentence for s in page.spots[: one.index]):
                continue  # 76 %, 6 %, leaving 18 %: of all that were told before
            if two.topic.own_period and two.topic.period != one.topic.period:
                continue  # 21 %, and by September only 10 % left: of what was then
            stated = page.of(two)
            yield relate("complement", stated, [(stated, Sense.EQUAL, ONE - page.of(one))], words=page.words(one, two))


def lead(page: Page) -> Iterator[Relation]:
    """90.6% against 89.8%, a lead of 0.8%: the lead is the difference of the two."""
    for index, spot in enumerate(page.spots):
        if spot.topic.metric != "lead" or index < 2:
            continue
        one, two = page.spots[index - 2 : index]
        if one.sentence == two.sentence == spot.sentence and two.base and one.kind == two.kind == "percent":
            stated = page.of(spot)
            readings = [(stated, Sense.EQUAL, page.of(one) - page.of(two))]
            yield relate("difference", stated, readings, words=page.words(one, two, spot))


def of_that(page: Page) -> Iterator[Relation]:
    """960 a second; if half of that is used, each delivers 500: a part of the figure before gives the one after."""
    for index, spot in enumerate(page.spots[1:-1], 1):
        if spot.kind != "percent" or not (
            _OF_THAT.match(page.after(spot)) or (_AT.search(page.before(spot)) and _TURNED.match(page.after(spot)))
        ):
            continue
        one, two = page.spots[index - 1], page.spots[index + 1]
        if one.role in (Role.CHANGE, Role.DELTA):
            continue  # revenue was 39 % higher; 75 % of it …
        if one.unit.dimension == two.unit.dimension and two.sentence == spot.sentence:
            stated = page.of(two)
            readings = [(stated, Sense.EQUAL, page.of(one) * page.of(spot))]
            yield relate(
                "product", stated, readings, words=page.words(one, spot, two), cap=Level.WARNING,
                because="the text does not say outright that one is a part of the other",
            )  # fmt: skip


def rates(page: Page) -> Iterator[Relation]:
    """A rate behind the two figures of its sentence: 销量3.79万吨,按4.97万吨的产量算,转换率76%."""
    for index, spot in enumerate(page.spots):
        if spot.topic.metric not in _RATES or spot.role is not Role.LEVEL or index < _PAIR:
            continue
        one, two = page.spots[index - _PAIR : index]
        same = one.unit.dimension == two.unit.dimension and one.unit.dimension
        if same and one.sentence == two.sentence == spot.sentence and one.topic.metric != two.topic.metric:
            stated = page.of(spot)
            readings = [(stated, Sense.EQUAL, worked_out(stated, page.of(one) / page.of(two)))]
            yield relate(
                "share-of-whole", stated, readings, words=page.words(one, spot), cap=Level.WARNING,
                because="that the rate is the one over the other is read from their order",
            )  # fmt: skip
