"""Expressions over claims: the one tree that `says:` and the operators in checks both build.

    Expression
    ├── Claim       (model.claim) a stated quantity
    ├── Constant    a number or quantity written in the expression itself
    ├── Binary      + - * /
    ├── Total       the sum of its parts
    ├── Listed      how many things are listed
    ├── AsPrinted   a claim whose figure is recomputed without its hedge
    ├── Elapsed     the time from one date to another
    └── Between     from one quantity up to another

A tree is evaluated by `value`, rendered by `sum_line`, and walked by `leaves`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final, Union

from crosstally.quantity.interval import Interval
from crosstally.quantity.stated import CannotTell, Stated
from crosstally.quantity.units import unit

Operand = Union["Expression", Fraction, int]
_SIGNS: Final = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_RANK: Final = {"+": 1, "-": 1, "*": 2, "/": 2}
DAY: Final = Fraction(86400)


class Expression:
    """A node: knows its value, the claims it stands on, and how to write itself with the printed figures."""

    __slots__ = ()
    rank = 3

    def value(self) -> Stated:
        """Work the tree out; raises CannotTell with the reason where it has no answer."""
        raise NotImplementedError

    def figure(self) -> Fraction | None:
        """The printed figure in base units, hedge or not; only a claim has one."""
        return None

    def parts(self) -> tuple[Expression, ...]:
        """The nodes directly below."""
        return ()

    def sum_line(self) -> str:
        """Write the arithmetic with the figures as printed."""
        raise NotImplementedError

    def leaves(self) -> Iterator[Expression]:
        """Yield the claims and constants below, in the order of writing, repeats included."""
        if not self.parts():
            yield self
        for part in self.parts():
            yield from part.leaves()

    def __add__(self, other: Operand) -> Binary:
        return Binary("+", self, lift(other))

    def __sub__(self, other: Operand) -> Binary:
        return Binary("-", self, lift(other))

    def __mul__(self, other: Operand) -> Binary:
        return Binary("*", self, lift(other))

    def __truediv__(self, other: Operand) -> Binary:
        return Binary("/", self, lift(other))

    def __radd__(self, other: Operand) -> Binary:
        return Binary("+", lift(other), self)

    def __rsub__(self, other: Operand) -> Binary:
        return Binary("-", lift(other), self)

    def __rmul__(self, other: Operand) -> Binary:
        return Binary("*", lift(other), self)

    def __rtruediv__(self, other: Operand) -> Binary:
        return Binary("/", lift(other), self)


@dataclass(frozen=True, slots=True)
class Constant(Expression):
    """A quantity written in the expression: `1`, or `7 day`."""

    stated: Stated
    text: str

    def value(self) -> Stated:
        """Work the node out."""
        return self.stated

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        return self.text


@dataclass(frozen=True, slots=True)
class Binary(Expression):
    """Two nodes and one of + - * /."""

    operator: str
    left: Expression
    right: Expression

    @property
    def rank(self) -> int:  # type: ignore[override]  # a class attribute elsewhere, here by operator
        """How tightly the operator binds."""
        return _RANK[self.operator]

    def value(self) -> Stated:
        """Work the node out."""
        left, right = self.left.value(), self.right.value()
        match self.operator:
            case "+":
                return left + right
            case "-":
                return left - right
            case "*":
                return left * right
            case _:
                return left / right

    def parts(self) -> tuple[Expression, ...]:
        """Give the nodes below."""
        return self.left, self.right

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        left, right = self.left.sum_line(), self.right.sum_line()
        if self.left.rank < self.rank:
            left = f"({left})"
        if self.right.rank < self.rank or (self.right.rank == self.rank and self.operator in "-/"):
            right = f"({right})"
        return f"{left} {_SIGNS[self.operator]} {right}"


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


def lift(item: Operand | str) -> Expression:
    """Make a node of a plain number or of a quantity in words (`7 day`)."""
    if isinstance(item, Expression):
        return item
    if isinstance(item, (int, Fraction)):
        return Constant(Stated.exactly(Fraction(item)), str(item))
    raise TypeError(f"{item!r} is neither a claim nor a whole number or Fraction")


def constant(text: str) -> Constant:
    """Make a node of a quantity in words, such as `7 day` or `1 CNY`: exactly that number."""
    number, _, name = text.strip().partition(" ")
    kind = unit(name) if name else unit("times")
    return Constant(Stated.exactly(Fraction(number.replace(",", "")) * kind.factor, kind.dimension), text.strip())


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
