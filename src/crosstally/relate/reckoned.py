"""Figures reckoned from others, by their units: cards by days are card-hours, those at a price are a cost.

The unit of a rate carries what it is for (USD/GPU_hour), so that the units say which figures are multiplied and which
divided.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from math import prod
from typing import Final

from crosstally.model import Expression, Relation
from crosstally.quantity.units import PLAIN
from crosstally.relate.balance import Signs, for_one, makings, names_all
from crosstally.relate.figures import equal
from crosstally.relate.fit import Try, agrees, between, choose, gives, is_near, size, wording
from crosstally.relate.made_of import makes_it_instead
from crosstally.relate.nodes import Like, Sharp
from crosstally.relate.page import Page
from crosstally.relate.parts import named
from crosstally.relate.slips import FAR, is_of_tens
from crosstally.relate.spot import AWAITED, Role, Spot

_RECKONED: Final = wording("reckoned-before")
_RUNNING: Final = wording("running")
_PACE: Final = wording("pace")
_PAIR: Final = 2
_IN_ALL: Final = wording("sum-after")
_AVERAGE: Final = wording("average-price")
_TAKEN: Final = ("revenue", "sales")
_PARTS: Final = ("count", "price")
_WORDS: Final = 40  # letters before a number that may say so
_REACH: Final = 14  # numbers on either side
_SENTENCES: Final = 2  # on either side
_SAME: Final = Fraction(9, 10)  # two readings that give nearly the same are one
_NO_AMOUNTS: Final = ("percent", "ratio", "point", "plain")


def by_units(page: Page) -> Iterator[Relation]:
    """4096 cards for 55 days, or 5.4 million GPU hours; those at $2 per GPU hour come to $10.8 million."""
    told: set[frozenset[str]] = set()
    amounts = [spot for spot in page.spots if _is_amount(spot)]
    for spot in sorted(amounts, key=lambda spot: (not _is_reckoned(page, spot), not _is_rate(spot))):
        for relation in _one(page, spot):
            figures = frozenset(claim.id for claim in relation.claims)
            if figures not in told:
                yield relation
            told.add(figures)


def _one(page: Page, spot: Spot) -> Iterator[Relation]:
    """The reading of one figure: said to be reckoned it may be any, else a product of things that are all named."""
    made = [
        (some, signs) for some, signs in makings(page, spot, _near(page, spot))
        if _runs(page, spot, *some) and not _is_of_one_unit(spot, some, signs)
        and not _is_another_figure(page, spot, some, signs)
    ]  # fmt: skip
    said = _is_reckoned(page, spot)
    sold = [] if said else [(some, signs) for some, signs in made if _is_sold(page, spot, some)]
    if not said:
        made = sold or [(some, signs) for some, signs in made if min(signs) > 0 and names_all(page, spot, *some)]
    tries = [multiplied(spot, some, signs) for some, signs in made]
    meant = _meant(page, tries) if said else tries
    closed = [one for one in meant if all(map(_has_ends, one.operands))]
    forced = _is_forced(page, meant) if said else len(sold) == 1 and _is_believable(meant[0])
    yield from choose(page, closed, forced=forced)


def _is_another_figure(page: Page, spot: Spot, some: tuple[Spot, ...], signs: Signs) -> bool:
    """True where what some figures make is printed beside them, and is not this one: 3 at $4, or $12; $15 with tax."""
    places = {s.stretch for s in (spot, *some)}
    others = [
        s for s in _near(page, spot)
        if s not in some and s.stretch in places and s.unit.dimension == spot.unit.dimension and not equal(s, spot)
    ]  # fmt: skip
    made = any(agrees(page, multiplied(other, some, signs)) for other in others)
    return made and not agrees(page, multiplied(spot, some, signs))


def _is_of_one_unit(spot: Spot, some: Sequence[Spot], signs: Signs) -> bool:
    """True for figures of one unit, which make none of it: books a head are no product of books a head.

    Nor do two counts, one over the other, give things: parameters over parameters are no layers.
    """
    if len({s.unit.dimension for s in some}) > 1:
        return False
    return spot.unit == some[0].unit != PLAIN if min(signs) > 0 else spot.kind == "count" and spot.unit.name != "count"


def _runs(page: Page, *figures: Spot) -> bool:
    """False for a power and a time in which no words say that it runs: a plant's output feeds a town for a year."""
    kinds = {s.kind for s in figures if not _is_rate(s)}
    if not {"power", "time", "energy"} <= kinds:
        return True
    time = next(s for s in figures if s.kind == "time")
    return "hour" in time.unit.name or bool(_RUNNING.search(_beside(page, time) + page.after(time)))


def _is_sold(page: Page, spot: Spot, some: Sequence[Spot]) -> bool:
    """True for the sales of a part of a business, beside how many were sold and the average price of one.

    All that a business takes in is seldom one product's alone.
    """
    if spot.topic.metric not in _TAKEN or not spot.topic.part or not all(s.stretch == spot.stretch for s in some):
        return False
    counts = [s for s in some if s.kind == "count" and not _is_of_another(s, spot)]
    prices = [s for s in some if s.kind in ("money", "price") and _AVERAGE.search(_beside(page, s))]
    plain = len(counts) == len(prices) == 1 and len(some) == len(_PARTS)
    return plain and not _is_told_of(page, prices[0], spot)


def _is_told_of(page: Page, price: Spot, spot: Spot) -> bool:
    """True for the average of other sales, which a count beside makes: 票房1.364亿,33场,平均每场413万."""
    near = _near(page, price)
    totals = [s for s in near if s.unit.dimension == spot.unit.dimension and not equal(s, spot)]
    counts = [s for s in near if s.kind == "count"]
    return any(agrees(page, multiplied(s, (price, count), (1, 1))) for s in totals for count in counts)


def _is_of_another(one: Spot, two: Spot) -> bool:
    """True for a figure of a part that the tables know and that another is not of."""
    return one.topic.part != two.topic.part and any(map(named, one.topic.part))


def _beside(page: Page, spot: Spot) -> str:
    return page.before(spot, _WORDS, own=True) + "|" + page.after(spot).split(",")[0]


def _is_amount(spot: Spot) -> bool:
    """True for a figure with a unit that is not looked forward to."""
    wanted = spot.role is Role.LEVEL and spot.kind not in _NO_AMOUNTS and not spot.base
    return bool(wanted and size(spot) and not spot.topic.scope & AWAITED)


def _has_ends(spot: Spot) -> bool:
    """False for a bound (under 200,000 tokens), with which almost anything agrees."""
    ends = spot.mention.interval
    return ends.lo is not None and ends.hi is not None


def _is_reckoned(page: Page, spot: Spot) -> bool:
    """True where words beside a figure say that it is worked out from others."""
    return bool(_RECKONED.search(page.before(spot, _WORDS)) or _IN_ALL.match(page.after(spot)) or _is_pace(page, spot))


def _is_pace(page: Page, spot: Spot) -> bool:
    """True for so much in a time right behind how much and how long: 16 days and 5,800 miles, some 360 miles a day."""
    if spot.index < _PAIR or ("time", -1) not in spot.unit.dimension:
        return False
    pair = page.spots[spot.index - _PAIR : spot.index]
    rest = tuple(row for row in spot.unit.dimension if row != ("time", -1))
    timed = [s for s in pair if s.kind == "time"]
    return (
        len(timed) == 1 and any(s.unit.dimension == rest for s in pair) and all(s.stretch == spot.stretch for s in pair)
        and bool(_PACE.search(between(page, pair[-1], spot)))
    )  # fmt: skip


def _near(page: Page, spot: Spot) -> list[Spot]:
    """The amounts of its sentence and those beside; a rate holds on into the next paragraph."""
    return [s for s in page.near(spot, _REACH) if _is_amount(s) and _is_beside(s, spot)]


def _is_beside(other: Spot, spot: Spot) -> bool:
    if other.paragraph == spot.paragraph:
        return abs(other.stretch - spot.stretch) <= _SENTENCES
    return _is_rate(other) and other.paragraph == spot.paragraph - 1


def _is_rate(spot: Spot) -> bool:
    """True for a figure for each of something, by its unit."""
    return "/" in spot.unit.name and not spot.unit.is_ratio


def _meant(page: Page, tries: list[Try]) -> list[Try]:
    """The readings that may be meant where none agrees: not many times off, of figures before, of one sentence."""
    if any(agrees(page, one) for one in tries):
        return tries
    for preferred in (is_near, _is_of_figures_before, _is_of_one_sentence):
        tries = [one for one in tries if preferred(one)] or tries
    apart: list[Try] = []
    for one in tries:  # the shorter ones come first
        if not any(_SAME < gives(one) / gives(other) < 1 / _SAME for other in apart):
            apart.append(one)
    return apart


def _is_of_figures_before(one: Try) -> bool:
    return all(s.index < one.stated.index for s in one.operands)


def _is_of_one_sentence(one: Try) -> bool:
    return all(s.stretch == one.stated.stretch for s in one.operands)


def _is_forced(page: Page, meant: Sequence[Try]) -> bool:
    """True where one reading is left, and believable.

    An average may come before what it is of; a total only where it is said of how much each.
    """
    if len(meant) != 1 or not _is_believable(meant[0]) or _is_of_all(page, meant[0]):
        return False
    if makes_it_instead(page, meant[0]):
        return False
    each = _is_rate(meant[0].stated) or any(_is_rate(s) or for_one(page, s) for s in meant[0].operands)
    return _is_of_figures_before(meant[0]) or (each and _is_of_one_sentence(meant[0]))


def _is_of_all(page: Page, one: Try) -> bool:
    """True for a price beside all that a business takes in, which is seldom one product's alone."""
    figures = (one.stated, *one.operands)
    prices = any(s.kind == "money" and for_one(page, s) for s in figures)
    return prices and any(s.topic.metric in _TAKEN and not s.topic.part for s in figures)


def _is_believable(one: Try) -> bool:
    """False for a reading many times off by no power of ten: its figures are not those that the text means."""
    ratio = gives(one) / size(one.stated)
    return 1 / FAR < ratio < FAR or is_of_tens(ratio)


def multiplied(spot: Spot, some: tuple[Spot, ...], signs: Signs) -> Try:
    """A figure as what some others make, multiplied or divided."""
    return Try(
        "product", spot, some, lambda items: Like(_quotient(_set(some, items), signs), spot.unit.dimension),
        lambda values: Fraction(prod(value**sign for value, sign in zip(values, signs, strict=True))),
    )  # fmt: skip


def _set(some: Sequence[Spot], items: Sequence[Expression]) -> list[Expression]:
    """Prices as printed: $2 an hour is what was agreed, not a figure that was rounded."""
    return [Sharp(item) if _is_set(spot) else item for spot, item in zip(some, items, strict=True)]


def _is_set(spot: Spot) -> bool:
    return _is_rate(spot) and spot.kind == "price" and not spot.mention.hedge.has_width


def _quotient(items: Sequence[Expression], signs: Signs) -> Expression:
    above = [item for item, sign in zip(items, signs, strict=True) if sign > 0]
    made = prod(above[1:], start=above[0])
    for item, sign in zip(items, signs, strict=True):
        made = made if sign > 0 else made / item
    return made
