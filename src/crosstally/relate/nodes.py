"""Expressions that only relating needs: a figure whose rounding counts, a figure without what it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import reduce
from operator import mul
from typing import Final

from crosstally.model import Claim, Expression, constant, lift
from crosstally.quantity.compare import Sense, Verdict, compare
from crosstally.quantity.interval import Interval
from crosstally.quantity.stated import CannotTell, Stated
from crosstally.quantity.units import Dimension, Unit
from crosstally.relate.spot import timeless

ONE: Final = lift(1)  # all of a whole; a growth lies above it


@dataclass(frozen=True, slots=True)
class _Seen(Expression):
    """A figure seen in another way; a sum is written with the figure as printed."""

    item: Expression

    def parts(self) -> tuple[Expression, ...]:
        """Give the node below."""
        return (self.item,)

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        return self.item.sum_line()


@dataclass(frozen=True, slots=True)
class Rounded(_Seen):
    """A figure from another text: its interval counts, not its last printed digit.

    An article that prints a growth rate worked it out from figures of its own, which another article rounds; that the
    rounded ones do not give the printed rate exactly says nothing.
    """

    def value(self) -> Stated:
        """Work the node out."""
        return replace(self.item.value(), point=None)


@dataclass(frozen=True, slots=True)
class Sharp(_Seen):
    """A figure taken as printed, not rounded: what a relation gives that is at most a warning anyway."""

    def value(self) -> Stated:
        """Work the node out; a figure without a single value keeps its interval."""
        value = self.item.value()
        return value if value.point is None else Stated.exactly(value.point, value.dimension)


@dataclass(frozen=True, slots=True)
class Printed(Expression):
    """A figure whose hedge is none but a verb: 35万人|多|2000人, 超出|400万株的目标."""

    claim: Claim

    def value(self) -> Stated:
        """Work the node out."""
        read = self.claim.value_read
        if read.number is None or read.place is None:
            return self.claim.value()
        around = Interval.closed(read.number - read.place / 2, read.number + read.place / 2)
        return Stated.of(around, around, read.number, read.unit)

    def parts(self) -> tuple[Expression, ...]:
        """Give the node below."""
        return (self.claim,)

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        return self.claim.sum_line()


@dataclass(frozen=True, slots=True)
class Power(Expression):
    """A figure multiplied by itself: what a rate of growth makes in several years."""

    item: Expression
    times: int

    def value(self) -> Stated:
        """Work the node out."""
        once = self.item.value()
        return reduce(mul, [once] * self.times)

    def parts(self) -> tuple[Expression, ...]:
        """Give the node below."""
        return (self.item,)

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        return f"({self.item.sum_line()})^{self.times}"


@dataclass(frozen=True, slots=True)
class Bare(_Seen):
    """A figure without the thing it counts or is a price of: 36,900 births beside 36,900."""

    everything: bool = False  # a plain number: of 60 turbines the 60

    def value(self) -> Stated:
        """Work the node out."""
        stated = self.item.value()
        return replace(stated, dimension=() if self.everything else bare(stated.dimension))


@dataclass(frozen=True, slots=True)
class Like(_Seen):
    """A figure in the dimension of another, that counts the same things by another name."""

    dimension: Dimension

    def value(self) -> Stated:
        """Work the node out."""
        return replace(self.item.value(), dimension=self.dimension)


@dataclass(frozen=True, slots=True)
class In(_Seen):
    """A figure taken in another unit: `factor` is what its base units are multiplied by."""

    factor: Fraction
    dimension: Dimension

    def value(self) -> Stated:
        """Work the node out."""
        told = self.item.value()
        return replace(
            told, interval=told.interval.scaled(self.factor), doubled=told.doubled.scaled(self.factor),
            point=None if told.point is None else told.point * self.factor, dimension=self.dimension,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sized(_Seen):
    """A fall as large as it is: one of 3.0 % is smaller than one of 3.4 %."""

    def value(self) -> Stated:
        """Work the node out."""
        value = self.item.value()
        if value.interval.hi is None or value.interval.hi > 0:
            return value
        return replace(
            value, interval=-value.interval, doubled=-value.doubled, point=None if value.point is None else -value.point
        )


def bare(dimension: Dimension) -> Dimension:
    """The dimension without counted things; a plain count where nothing else is left."""
    rest = tuple(
        (base, power) for base, power in dimension if base in _MEASURES or (base.isupper() and len(base) == _CODE)
    )
    return rest or _COUNT


def commensurable(one: Unit, two: Unit) -> bool:
    """True for units that measure the same, whatever they count."""
    return bare(one.dimension) == bare(two.dimension)


def alike(*claims: Claim) -> tuple[Expression, ...]:
    """Claims of one kind in units that can be compared: with what they count left out where that differs."""
    units = [claim.value_read.unit for claim in claims]
    first = units[0].dimension
    if len({bare(unit.dimension) for unit in units}) > 1:
        return _timeless(claims)
    if all(unit.dimension == first for unit in units):
        return claims
    return tuple(Bare(claim) if bare(first) == _COUNT else Like(claim, first) for claim in claims)


def _timeless(claims: Sequence[Claim]) -> tuple[Expression, ...]:
    """Claims of which one is told for a day, a month or a year, and another leaves that out, all for that time."""
    parted = [timeless(claim.value_read.unit) for claim in claims]
    if len({bare(unit.dimension) for unit, _ in parted}) > 1:
        return tuple(claims)
    items = [claim * constant(f"1 {time}") if time else claim for claim, (_, time) in zip(claims, parted, strict=True)]
    return tuple(items) if len({unit.dimension for unit, _ in parted}) == 1 else tuple(Bare(item) for item in items)


def lenient(stated: Claim, computed: Expression) -> Expression:
    """A sum whose last printed digit may be off by one.

    Who prints a growth of 101 % beside 13.51 and 6.70 billion worked it out from more digits, or cut it off; so did who
    prints a difference of 2,480万 beside 10亿9,200万 and 10亿6,700万, to more digits than both have.
    """
    if _is_finer(stated, computed):
        return Rounded(computed)
    place, unit = stated.value_read.place, stated.value_read.unit
    try:
        point, interval = computed.value().point, stated.value().interval
    except CannotTell:
        return computed
    if place is None or point is None or interval.gap(Interval.exactly(point)) is None:
        return computed
    gap = interval.gap(Interval.exactly(point))
    return Rounded(computed) if gap is not None and gap <= place * unit.factor else computed


def _is_finer(stated: Claim, computed: Expression) -> bool:
    """True for an amount told to a finer place than any that it is worked out of, zeros at the end aside."""
    claims = [leaf for leaf in computed.leaves() if isinstance(leaf, Claim)]
    like = all(claim.value_read.unit.dimension == stated.value_read.unit.dimension for claim in claims)
    places = [_last(claim) for claim in (stated, *claims)]
    return like and len(places) > 1 and all(places) and min(places[1:]) > places[0]


def _last(claim: Claim) -> Fraction:
    """The place of the last digit that is no zero, in base units; 0 where there is none."""
    read = claim.value_read
    number, place = read.number, read.place or Fraction(0)
    if not number or not place:
        return Fraction(0)
    while number % (place * 10) == 0:
        place *= 10
    return place * read.unit.factor


def fits(stated: Expression, sense: Sense, computed: Expression) -> bool:
    """True where the two sides of a reading agree; a side without a value, of two currencies, agrees with nothing."""
    try:
        return compare(stated.value(), computed.value(), sense).verdict is Verdict.AGREE
    except CannotTell:
        return False


def worked_out(stated: Claim, quotient: Expression, mistaken: Expression | None = None) -> Expression:
    """A quotient that was worked out from more digits than are printed: its interval counts, not its printed digits.

    Who prints a growth of 154.2 % beside 62.40 and 24.60 million had finer figures. Where a `mistaken` quotient gives
    just the printed one, as a growth over the new figure does, that one was made, and the printed figures count.
    """
    try:
        within = stated.value().interval.gap(quotient.value().interval) is None
        wrong = None if mistaken is None else mistaken.value().point
    except CannotTell:
        return quotient
    made = wrong is not None and stated.value().interval.gap(Interval.exactly(wrong)) is None
    finer = within and not made and not stated.value_read.hedge.has_width
    return Rounded(quotient) if finer else lenient(stated, quotient)


_COUNT: Final[Dimension] = (("count", 1),)
_CODE: Final = 3  # letters of a currency's code
_MEASURES: Final = frozenset({"time", "length", "mass", "current", "temperature", "information", "operation"})
