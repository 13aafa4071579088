"""Two articles side by side: which of their figures are equal, and which have no equal in the other.

Articles on the same facts print mostly the same figures; equal ones are anchors by which the others are compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Final

from crosstally.quantity.slip import Figure, Slip, between, counting
from crosstally.relate import telltale
from crosstally.relate.page import Page
from crosstally.relate.spot import Role, Spot, timeless, unit_class
from crosstally.relate.telltale import Telltale

_NEAR: Final = Fraction(5, 4)  # editions of one figure lie no further apart, but for a slip of the hand
_NEAR_RATES: Final = Fraction(11, 10)  # percentages of all kinds are near each other
_BEYOND: Final = Fraction(3, 2)  # so far beyond a bound a figure may lie and be what it speaks of
_MANY_DIGITS: Final = 3
_OF_ANYTHING: Final = ("money", "price", "percent", "plain", "ratio", "time")  # kinds of figures that many things have
_THOUSAND: Final = 1000


@dataclass(frozen=True)
class Pair:
    """Two articles, and which figures of each have an equal in the other, by index."""

    left: Page
    right: Page
    partners: dict[int, set[int]]
    back: dict[int, set[int]]

    @cached_property
    def lonely(self) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
        """The figures of each article that have no equal in the other."""
        return (
            tuple(spot for spot in self.left.spots if spot.index not in self.partners),
            tuple(spot for spot in self.right.spots if spot.index not in self.back),
        )

    @cached_property
    def _beside(self) -> tuple[Telltale, Telltale]:
        return telltale.read(self.left), telltale.read(self.right)

    def worded_alike(self, one: Spot, two: Spot) -> bool:
        """True where the same words single out the two figures in their articles."""
        left, right = self._beside
        return telltale.alike(left, one, right, two)

    def anchors(self, one: Spot, two: Spot) -> int:
        """How many of the figures next to two, in their sentences or those beside them, agree."""
        return beside(self.left, one, self.right, two)

    def is_beside(self, one: Spot, two: Spot) -> bool:
        """The next figure on one side, in the same sentence, is the same in both articles."""
        for step in (-1, 1):
            mine, theirs = _next(self.left, one, step), _next(self.right, two, step)
            if mine is None or theirs is None or theirs.index not in self.partners.get(mine.index, ()):
                continue
            if mine.stretch == one.stretch and theirs.stretch == two.stretch:
                return True
        return False

    def together(self, one: Spot, two: Spot) -> int:
        """How many figures the sentences of two figures have in common."""
        theirs = {spot.index for spot in self.right.spots if spot.stretch == two.stretch}
        mine = (spot.index for spot in self.left.spots if spot.stretch == one.stretch)
        return sum(1 for index in mine if self.partners.get(index, set()) & theirs)

    def only(self, one: Spot, two: Spot, *, metric: str = "") -> bool:
        """True where no other figure of their class, and of a metric, is without an equal in their sentences."""
        left, right = self.lonely
        return len(_like(one, left, metric)) == 1 == len(_like(two, right, metric))

    def alone(self, one: Spot, two: Spot) -> bool:
        """True for two figures of one named thing, of which each article has no other without an equal."""
        dimension = timeless(one.unit)[0].dimension
        if dimension != timeless(two.unit)[0].dimension or one.kind in _OF_ANYTHING:
            return False
        mine, theirs = ([s for s in spots if timeless(s.unit)[0].dimension == dimension] for spots in self.lonely)
        return dimension != (("count", 1),) and len(mine) == 1 == len(theirs)


def matched(left: Page, right: Page) -> Pair:
    """Pair the equal figures of two articles."""
    there: dict[tuple[object, ...], list[Spot]] = defaultdict(list)
    for spot in right.spots:
        there[sort_of(spot)].append(spot)
    partners: dict[int, set[int]] = {}
    back: dict[int, set[int]] = defaultdict(set)
    for spot in left.spots:
        same = {other.index for other in there[sort_of(spot)] if equal(spot, other)}
        if same:
            partners[spot.index] = same
            for index in same:
                back[index].add(spot.index)
    return Pair(left, right, partners, dict(back))


def class_of(spot: Spot) -> tuple[object, ...]:
    """The class of a figure: only figures of one class can be one fact."""
    unit, _ = timeless(spot.unit)
    kind = "count" if unit_class(unit) in ("count", "plain") else unit_class(unit)
    money = unit.dimension if kind in ("money", "price", "other") else ()
    return kind, money, spot.role in (Role.CHANGE, Role.DELTA)


def sort_of(spot: Spot) -> tuple[object, ...]:
    """The class of a figure, whether it is a change or not."""
    return class_of(spot)[:2]


def agree(one: Spot, two: Spot) -> bool:
    """True for equal figures of what may be one thing."""
    return sort_of(one) == sort_of(two) and equal(one, two)


def beside(left: Page, one: Spot, right: Page, two: Spot) -> int:
    """How many of the figures next to two, in their sentences or those beside them, agree."""
    near = ((_next(left, one, step), _next(right, two, step)) for step in (-1, 1))
    return sum(mine is not None and theirs is not None and agree(mine, theirs) for mine, theirs in near)


def _factors(one: Spot, two: Spot) -> tuple[Fraction, Fraction]:
    """What makes two figures of one unit: of two with a time each, the times count too."""
    (mine, first), (theirs, second) = timeless(one.unit), timeless(two.unit)
    return (one.unit.factor, two.unit.factor) if first and second else (mine.factor, theirs.factor)


def telling(spot: Spot) -> bool:
    """A figure that chance does not repeat: two digits or more that count."""
    value, place = spot.mention.value, spot.mention.place
    return value is not None and bool(place) and place is not None and abs(value / place) >= 10


def equal(one: Spot, two: Spot) -> bool:
    """Equal figures: what their words admit meets, a fall of 3 % being 3 % too; a bound meets only what is near it."""
    first, second = _factors(one, two)
    mine, theirs = one.mention.interval.scaled(first), two.mention.interval.scaled(second)
    if mine.meet(theirs).is_empty and (-mine).meet(theirs).is_empty:
        return False
    times = ratio(one, two)
    if times is None:
        return True
    return _as_fine(one, two) if mine.is_bounded and theirs.is_bounded else times <= _BEYOND


def _as_fine(one: Spot, two: Spot) -> bool:
    """False where one figure is so much coarser than the other that it is equal to many others too."""
    coarse, fine = sorted((digits_of(one), digits_of(two)))
    return fine - coarse <= 1 or coarse >= _MANY_DIGITS


def ratio(one: Spot, two: Spot) -> Fraction | None:
    """How many times as large the larger of two printed figures is; None where one has no point or is nothing."""
    first, second = (figure(spot, factor) for spot, factor in zip((one, two), _factors(one, two), strict=True))
    if first is None or second is None or not first[0] or not second[0]:
        return None
    return max(first[0] / second[0], second[0] / first[0])


def is_near(one: Spot, two: Spot) -> bool:
    """True for two figures that may be two editions of one."""
    times = ratio(one, two)
    return times is not None and times <= (_NEAR_RATES if one.kind in ("percent", "point") else _NEAR)


def figure(spot: Spot, factor: Fraction | None = None) -> Figure | None:
    """The printed size of a number and the place of its last digit that counts, in base units or by a factor.

    Zeros at the end may be filling: 56,200 is a rounding of 56,203.
    """
    value, place = spot.mention.value, spot.mention.place
    if value is None or not place:
        return None
    while place >= 1 and value and not value % (place * 10):
        place *= 10
    by = spot.unit.factor if factor is None else factor
    return abs(value) * by, place * by


def rounded(spot: Spot) -> tuple[str, int]:
    """The first three digits of a figure, and its size in powers of ten: the same for a figure and its rounding."""
    found = figure(spot, timeless(spot.unit)[0].factor)
    if found is None or not found[0]:
        return "", 0
    power = 0
    value = found[0]
    while value >= _THOUSAND:
        value, power = value / 10, power + 1
    while value < _THOUSAND / 10:
        value, power = value * 10, power - 1
    return str(round(value)), power


def digits_of(spot: Spot) -> int:
    """How many of its digits count."""
    found = figure(spot)
    return 0 if found is None else counting(found)


def long(spot: Spot) -> bool:
    """Three digits or more that count: two are shared by chance too often."""
    return digits_of(spot) >= _MANY_DIGITS


def slip_between(one: Spot, two: Spot) -> Slip | None:
    """The slip of the hand that makes two figures of each other; None where there is none."""
    first, second = (figure(spot, factor) for spot, factor in zip((one, two), _factors(one, two), strict=True))
    return between(first, second) if first and second else None


def slipped(one: Spot, two: Spot) -> bool:
    """A power of ten, two digits exchanged or one of many lost; a wrong digit alone would join any two figures."""
    slip = slip_between(one, two)
    return slip in (Slip.TENS, Slip.EXCHANGED) or (slip is Slip.LOST and long(one) and long(two))


def other_word(one: Spot, two: Spot) -> bool:
    """The same number of another unit of time: five hours, five days."""
    same = one.mention.value is not None and one.mention.value == two.mention.value
    return same and one.kind == two.kind == "time" and one.unit.factor != two.unit.factor


def _like(one: Spot, spots: Sequence[Spot], metric: str) -> list[Spot]:
    near = (spot for spot in spots if spot.stretch == one.stretch and class_of(spot) == class_of(one))
    return [spot for spot in near if not metric or spot.topic.metric == metric]


def _next(page: Page, spot: Spot, step: int) -> Spot | None:
    """The next figure on one side, not the same once more in another unit: 20.197米(66.26英尺)."""
    order = spot.index + step
    while 0 <= order < len(page.spots) and page.spots[order].same:
        order += step
    if not 0 <= order < len(page.spots):
        return None
    near = page.spots[order]
    return near if abs(near.sentence - spot.sentence) <= 1 else None
