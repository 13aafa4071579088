"""Expressions that only relating needs: a figure whose rounding counts, growth compounded, in a unit of the other side."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crosstally.model import Expression
from crosstally.quantity.stated import Stated


@dataclass(frozen=True, slots=True)
class Rounded(Expression):
    """A figure from another text: its interval counts, not its last printed digit.

    An article that prints a growth rate worked it out from figures of its own, which another article rounds; that the
    rounded ones do not give the printed rate exactly says nothing.
    """

    item: Expression

    def value(self) -> Stated:
        return replace(self.item.value(), point=None)

    def parts(self) -> tuple[Expression, ...]:
        return (self.item,)

    def sum_line(self) -> str:
        return self.item.sum_line()
