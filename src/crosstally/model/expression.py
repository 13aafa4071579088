"""Expressions over claims: the one tree that `says:` and the operators in checks both build.

    Expression
    ├── Claim       (model.claim) a stated quantity
    ├── Constant    a number or quantity written in the expression itself
    ├── Binary      + - * /
    ├── Total       (model.aggregate) the sum of its parts
    ├── Listed      how many things are listed
    ├── AsPrinted   a claim whose figure is recomputed without its hedge
    ├── Elapsed     the time from one date to another
    └── Between     from one quantity up to another

A tree is evaluated by `value`, rendered by `sum_line`, and walked by `leaves`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Union

from crosstally.quantity.stated import Stated
from crosstally.quantity.units import unit

Operand = Union["Expression", Fraction, int]
_SIGNS: Final = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_NUMBER: Final = re.compile(r"[-−]?\d{1,40}(?:,\d{3}){0,12}(?:\.\d{1,40})?")
_RANK: Final = {"+": 1, "-": 1, "*": 2, "/": 2}


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


def lift(item: Operand | str) -> Expression:
    """Make a node of a plain number or of a quantity in words (`7 day`)."""
    if isinstance(item, Expression):
        return item
    if isinstance(item, (int, Fraction)):
        return Constant(Stated.exactly(Fraction(item)), str(item))
    raise TypeError(f"{item!r} is neither a claim nor a whole number or Fraction")


def constant(text: str) -> Constant:
    """Make a node of a quantity in words, such as `7 day` or `1 CNY`: exactly that number.

    Raises ValueError where the words do not begin with a number, UserError for an unknown unit.
    """
    number, _, name = text.strip().partition(" ")
    if _NUMBER.fullmatch(number) is None:
        raise ValueError(f"{text!r} is not a number and a unit")
    kind = unit(name) if name else unit("times")
    value = Fraction(number.replace(",", "").replace("−", "-"))
    return Constant(Stated.exactly(value * kind.factor, kind.dimension), text.strip())
