"""Two figures side by side, whatever their words: equal, near each other, or a slip of the hand apart."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from typing import Final

from crosstally.quantity.slip import TENS, Figure, Slip, between, counting
from crosstally.relate.spot import Role, Spot, timeless, unit_class

_NEAR: Final = Fraction(5, 4)  # editions of one figure lie no further apart, but for a slip of the hand
_NEAR_RATES: Final = Fraction(11, 10)  # percentages of all kinds are near each other
_BEYOND: Final = Fraction(11, 10)  # so far beyond a bound a figure may lie and be what it speaks of
_MANY_DIGITS: Final = 3
APART: Final = 5  # so many times apart, no definition and no date explains two levels of one name
MANY: Final = 20  # so many times as large, no slip but a power of ten and no rounding makes two figures one
_THOUSAND: Final = 1000
_A_HEAD: Final = ("person", -1)  # which one article says, and another leaves to what it told before
MEASURED: Final = ("length", "area", "mass", "volume")


def class_of(spot: Spot) -> tuple[object, ...]:
    """The class of a figure: only figures of one class can be one fact."""
    unit, _ = timeless(spot.unit)
    kind = "count" if unit_class(unit) in ("count", "plain") else unit_class(unit)
    money = tuple(row for row in unit.dimension if row != _A_HEAD) if kind in ("money", "price", "other") else ()
    kind = "money" if kind == "price" and len(money) == 1 else kind
    return kind, money, spot.role in (Role.CHANGE, Role.DELTA)


def sort_of(spot: Spot) -> tuple[object, ...]:
    """The class of a figure, whether it is a change or not."""
    return class_of(spot)[:2]


def agree(one: Spot, two: Spot) -> bool:
    """True for equal figures of what may be one thing."""
    return sort_of(one) == sort_of(two) and equal(one, two)


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
    first, second = _figures(one, two)
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


def _figures(one: Spot, two: Spot) -> tuple[Figure | None, Figure | None]:
    """The printed sizes of two figures in one unit."""
    mine, theirs = _factors(one, two)
    return figure(one, mine), figure(two, theirs)


def is_cut_off(one: Spot, two: Spot) -> bool:
    """True where the last digits of one figure left out, and not rounded, make the other: 28,755 as 2.87万."""
    mine, theirs = _figures(one, two)
    if mine is None or theirs is None or mine[1] == theirs[1] or not (long(one) and long(two)):
        return False
    (fine, _), (coarse, place) = sorted((mine, theirs), key=lambda found: found[1])
    return fine // place * place == coarse and coarse > 0


def rounded(spot: Spot) -> tuple[str, int]:
    """The first three digits of a figure, and its size in powers of ten: the same for a figure and its rounding."""
    found = figure(spot, timeless(spot.unit)[0].factor)
    return ("", 0) if found is None else leading(found[0])


def signature(spot: Spot) -> tuple[Hashable, ...]:
    """What a figure has in common with its roundings in other texts: its size and its sort."""
    return rounded(spot), sort_of(spot)


def leading(value: Fraction) -> tuple[str, int]:
    """The first three digits of a value above nothing, and its size in powers of ten."""
    if not value:
        return "", 0
    power = 0
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
    first, second = _figures(one, two)
    return between(first, second) if first and second else None


def ten_times(vague: Spot, other: Spot) -> bool:
    """True where a power of ten keeps a figure from what a hedged one admits: nearly 4 billion, 397 million."""
    mine, theirs = _factors(vague, other)
    printed = other.mention.value
    if printed is None or not vague.mention.hedge.has_width or not vague.mention.interval.is_bounded:
        return False
    admitted = vague.mention.interval.scaled(mine)
    return any(abs(printed) * theirs * power in admitted for power in TENS)


def slipped(one: Spot, two: Spot) -> bool:
    """A power of ten, two digits exchanged or one of many lost; a wrong digit alone would join any two figures."""
    slip = slip_between(one, two)
    return slip in (Slip.TENS, Slip.EXCHANGED) or (slip is Slip.LOST and long(one) and long(two))


def other_word(one: Spot, two: Spot) -> bool:
    """The same number of another unit of time or of a measure: five hours, days; 240 square feet, metres."""
    same = one.mention.value is not None and one.mention.value == two.mention.value
    return same and one.kind == two.kind in ("time", *MEASURED) and one.unit.factor != two.unit.factor
