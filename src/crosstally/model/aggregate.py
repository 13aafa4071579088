"""Nodes over several quantities: sums, lists, times between dates, ranges, and figures taken as printed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from crosstally.model.expression import Expression, Operand, lift
from crosstally.quantity.interval import Interval
from crosstally.quantity.stated import CannotTell, Stated

DAY: Final = Fraction(86400)  # seconds


@dataclass(frozen=True, slots=True)
class Total(Expression):
    """The sum of several parts."""

    items: tuple[Expression, ...]
    rank = 1

    def value(self) -> Stated:
        """Work the node out."""
        first, *rest = (item.value() for item in self.items)
        for item in rest:
            first = first + item
        return first

    def parts(self) -> tuple[Expression, ...]:
        """Give the nodes below."""
        return self.items

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        return " + ".join(item.sum_line() for item in self.items)


@dataclass(frozen=True, slots=True)
class Listed(Expression):
    """How many things are listed: claims or names quoted from the text. Counts in the unit it is compared with."""

    items: tuple[Expression | str, ...]

    def value(self) -> Stated:
        """Work the node out."""
        return Stated.exactly(len(self.items))

    def parts(self) -> tuple[Expression, ...]:
        """Give the nodes below."""
        return tuple(item for item in self.items if not isinstance(item, str))

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        names = (item if isinstance(item, str) else item.sum_line() for item in self.items)
        return f"{len(self.items)} listed ({', '.join(names)})"


@dataclass(frozen=True, slots=True)
class AsPrinted(Expression):
    """A claim whose printed figure counts in the recomputed sum although it carries a hedge (DESIGN 3.3).

    Its interval stays that of the words; `约11万` then gives a mismatch where 11万 gives one.
    """

    item: Expression

    def value(self) -> Stated:
        """Work the node out."""
        figure = self.item.figure()
        if figure is None:
            raise CannotTell(f"{self.item.sum_line()} has no single printed figure")
        return replace(self.item.value(), point=figure)

    def parts(self) -> tuple[Expression, ...]:
        """Give the nodes below."""
        return (self.item,)

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        return self.item.sum_line()


@dataclass(frozen=True, slots=True)
class Elapsed(Expression):
    """The time from one date to another."""

    start: Expression
    end: Expression

    def value(self) -> Stated:
        """Work the node out."""
        start, end = self.start.value(), self.end.value()
        if start.dimension != (("date", 1),) or end.dimension != (("date", 1),):
            raise CannotTell("days() wants two dates")
        passed = end - start
        exact = Stated(passed.interval, passed.doubled, passed.point, ())
        return exact * Stated.exactly(DAY, (("time", 1),))

    def parts(self) -> tuple[Expression, ...]:
        """Give the nodes below."""
        return self.start, self.end

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        return f"days from {self.start.sum_line()} to {self.end.sum_line()}"


@dataclass(frozen=True, slots=True)
class Between(Expression):
    """Anything from the lower end of one quantity to the upper end of another."""

    low: Expression
    high: Expression

    def value(self) -> Stated:
        """Work the node out."""
        low, high = self.low.value(), self.high.value()
        span = Interval.make(
            low.interval.lo, high.interval.hi, lo_open=low.interval.lo_open, hi_open=high.interval.hi_open
        )
        wide = Interval.make(low.doubled.lo, high.doubled.hi, lo_open=low.doubled.lo_open, hi_open=high.doubled.hi_open)
        _ = low - high  # the two ends must be of one dimension
        return Stated(span, wide, None, low.dimension)

    def parts(self) -> tuple[Expression, ...]:
        """Give the nodes below."""
        return self.low, self.high

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        return f"{self.low.sum_line()} to {self.high.sum_line()}"


def total(*items: Operand) -> Total:
    """Build the sum of several claims."""
    return Total(tuple(lift(item) for item in items))


def count(*items: Operand | str) -> Listed:
    """Build the number of things listed: claims, or names as quoted."""
    return Listed(tuple(item if isinstance(item, str) else lift(item) for item in items))


def printed(item: Expression) -> AsPrinted:
    """Take a claim's figure without its hedge when the sum is recomputed."""
    return AsPrinted(item)


def days(start: Operand, end: Operand) -> Elapsed:
    """Build the time from one date to another."""
    return Elapsed(lift(start), lift(end))
