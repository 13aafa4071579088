"""Figures said in one unit: where words leave the unit out of all but one, the others are meant in it too.

425.6 thousand hectares, 12.6 thousand fewer than 438.2 thousand; £187.40 a tonne, now £213.65; 1,284 a year, now 537.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from crosstally.model import Expression
from crosstally.quantity.units import Unit
from crosstally.relate.nodes import In, bare
from crosstally.relate.spot import Role, Spot, timeless

_MONEY: Final = ("money", "price")
ALONE: Final = ("percent", "ratio", "point")  # classes whose figures are of no other's unit


def is_open(spot: Spot) -> bool:
    """True for a number without a unit and without a noun that it counts."""
    return spot.unit.name in ("", "count") or (spot.kind == "ratio" and spot.mention.text[-1:].isdigit())


def common(spots: Sequence[Spot]) -> Unit | None:
    """The unit that all of some figures are meant in; None where they are of several kinds."""
    fixed = [spot for spot in spots if not is_open(spot)]
    if not fixed:
        return spots[0].unit
    top = max(fixed, key=lambda spot: ("/" in spot.unit.name, spot.kind != "count"))
    return top.unit if all(_is_of(spot, top) for spot in fixed) else None


def _is_of(spot: Spot, top: Spot) -> bool:
    if spot.kind in ALONE or top.kind in ALONE:
        return spot.kind == top.kind != "ratio"
    if bare(spot.unit.dimension) == bare(top.unit.dimension):
        return True
    (one, first), (two, second) = timeless(spot.unit), timeless(top.unit)
    if bare(one.dimension) == bare(two.dimension):
        return not (first and second)
    return spot.kind in _MONEY and top.kind in _MONEY and spot.unit.name == top.unit.name.partition("/")[0]


def factor(spot: Spot, unit: Unit) -> Fraction:
    """What makes base units of a figure's own unit those of the one it is meant in."""
    if is_open(spot):
        return unit.factor / spot.unit.factor
    if bare(spot.unit.dimension) == bare(unit.dimension):
        return Fraction(1)
    above, time = timeless(unit)
    if time and not timeless(spot.unit)[1] and bare(above.dimension) == bare(spot.unit.dimension):
        return unit.factor / above.factor
    return unit.factor / spot.unit.factor if spot.unit.name == unit.name.partition("/")[0] else Fraction(1)


def size(spot: Spot, unit: Unit) -> Fraction:
    """The printed size of a figure in base units of the unit it is meant in."""
    return abs(spot.mention.value or Fraction(0)) * spot.unit.factor * factor(spot, unit)


def signed(spot: Spot, unit: Unit) -> Fraction:
    """What makes a figure one of a unit, a fall being as large as a rise."""
    return factor(spot, unit) * (-1 if is_fall(spot) else 1)


def is_fall(spot: Spot) -> bool:
    """True for a figure whose claim is below nothing."""
    return spot.direction < 0 and spot.role in (Role.CHANGE, Role.DELTA)


def taken(items: Sequence[Expression], by: Sequence[Fraction], unit: Unit) -> list[Expression]:
    """Figures in one unit."""
    return [In(item, one, unit.dimension) for item, one in zip(items, by, strict=True)]


def carried_by(unit: Unit, *spots: Spot) -> int:
    """How many of some figures are taken in a unit that is not their own."""
    return sum(factor(spot, unit) != 1 for spot in spots)
