"""A quantity as stated: its interval, the same with hedge widths doubled, and the printed figure if unhedged.

Arithmetic runs over all three at once, exactly, in base units. Why three: DESIGN 3.3 tells what cannot be true
(intervals, also doubled) from printed figures that do not give the printed result (points).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from crosstally.quantity.interval import Interval
from crosstally.quantity.units import Dimension, Unit


class CannotTell(Exception):  # noqa: N818  (it is an answer, not a fault)
    """Two quantities have no answer between them; the text says why."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Base-unit quantity on three tracks; `point` is None where a hedge leaves no single printed figure."""

    interval: Interval
    doubled: Interval
    point: Fraction | None
    dimension: Dimension

    @classmethod
    def of(cls, interval: Interval, doubled: Interval, point: Fraction | None, unit: Unit) -> Stated:
        """Scale a reading in some unit to base units."""
        if unit.factor == 1:
            return cls(interval, doubled, point, unit.dimension)
        factor = unit.factor
        scaled = None if point is None else point * factor
        twice = interval if doubled == interval else doubled
        return cls(interval.scaled(factor), twice.scaled(factor), scaled, unit.dimension)

    @classmethod
    def exactly(cls, value: Fraction | int, dimension: Dimension = ()) -> Stated:
        """Build a quantity that is one number."""
        one = Interval.exactly(value)
        return cls(one, one, Fraction(value), dimension)

    def __neg__(self) -> Stated:
        return Stated(-self.interval, -self.doubled, None if self.point is None else -self.point, self.dimension)

    def __add__(self, other: Stated) -> Stated:
        self._match(other, "added to")
        return self._both(other, lambda a, b: a + b, lambda a, b: a + b, self.dimension)

    def __sub__(self, other: Stated) -> Stated:
        self._match(other, "compared with")
        return self._both(other, lambda a, b: a - b, lambda a, b: a - b, self.dimension)

    def __mul__(self, other: Stated) -> Stated:
        return self._both(other, lambda a, b: a * b, lambda a, b: a * b, _powers(self.dimension, other.dimension, 1))

    def __truediv__(self, other: Stated) -> Stated:
        if Fraction(0) in other.interval:
            raise CannotTell("the divisor may be zero")
        return self._both(other, lambda a, b: a / b, lambda a, b: a / b, _powers(self.dimension, other.dimension, -1))

    def _both(
        self,
        other: Stated,
        over: Callable[[Interval, Interval], Interval],
        at: Callable[[Fraction, Fraction], Fraction],
        dimension: Dimension,
    ) -> Stated:
        interval = over(self.interval, other.interval)
        same = self.doubled is self.interval and other.doubled is other.interval
        doubled = interval if same else over(self.doubled, other.doubled)
        point = None if self.point is None or other.point is None else at(self.point, other.point)
        return Stated(interval, doubled, point, dimension)

    def _match(self, other: Stated, verb: str) -> None:
        if self.dimension != other.dimension:
            raise CannotTell(f"{describe(self.dimension)} cannot be {verb} {describe(other.dimension)}")


def describe(dimension: Dimension) -> str:
    """Name a dimension in words: `CNY/chip`, `a plain number`."""
    if not dimension:
        return "a plain number"
    above = "*".join(f"{b}^{p}" if p > 1 else b for b, p in dimension if p > 0)
    below = "".join(f"/{b}^{-p}" if p < -1 else f"/{b}" for b, p in dimension if p < 0)
    return (above or "1") + below


def _powers(a: Dimension, b: Dimension, sign: int) -> Dimension:
    powers = dict(a)
    for base, power in b:
        powers[base] = powers.get(base, 0) + sign * power
    return tuple(sorted((base, power) for base, power in powers.items() if power))
