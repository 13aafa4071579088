"""Exact intervals with open and closed ends: the set of true values that printed words admit.

Ends are exact rationals; None is an unbounded end. The operations follow the set-based flavour of
IEEE 1788-2015, extended by end marks as XBRL Calculations 1.1 carries them: an end of a sum belongs
to the sum only where both contributing ends do, and a negative weight swaps the ends and their marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

ZERO: Final = Fraction(0)
_Cut = tuple[Fraction | None, bool]


@dataclass(frozen=True, slots=True)
class Interval:
    """The numbers between `lo` and `hi`; None is unbounded; a true mark means the end is left out.

    Build with `closed`, `exactly`, `make` or the named constants: they keep one form per set.
    """

    lo: Fraction | None
    hi: Fraction | None
    lo_open: bool = False
    hi_open: bool = False

    @classmethod
    def make(
        cls, lo: Fraction | int | None, hi: Fraction | int | None, *, lo_open: bool = False, hi_open: bool = False
    ) -> Interval:
        """Build the set between two ends; ends that leave nothing between them give EMPTY."""
        low = lo if lo is None or isinstance(lo, Fraction) else Fraction(lo)
        high = hi if hi is None or isinstance(hi, Fraction) else Fraction(hi)
        if low is not None and high is not None and (low > high or (low == high and (lo_open or hi_open))):
            return EMPTY
        return cls(low, high, lo_open or low is None, hi_open or high is None)

    @classmethod
    def closed(cls, lo: Fraction | int, hi: Fraction | int) -> Interval:
        """Build [lo, hi]."""
        return cls.make(lo, hi)

    @classmethod
    def exactly(cls, value: Fraction | int) -> Interval:
        """Build the set of one number."""
        return cls.make(value, value)

    @property
    def is_empty(self) -> bool:
        """True for the empty set."""
        return self is EMPTY or (self.lo is not None and self.hi is not None and self.lo > self.hi)

    @property
    def is_bounded(self) -> bool:
        """True where both ends are numbers."""
        return self.lo is not None and self.hi is not None

    @property
    def width(self) -> Fraction | None:
        """Upper less lower end; None where unbounded, 0 for the empty set."""
        if self.is_empty:
            return ZERO
        return None if self.lo is None or self.hi is None else self.hi - self.lo

    def __contains__(self, value: object) -> bool:
        """Tell whether a number lies in the set."""
        if not isinstance(value, (Fraction, int)) or self.is_empty:
            return False
        above = self.lo is None or value > self.lo or (value == self.lo and not self.lo_open)
        below = self.hi is None or value < self.hi or (value == self.hi and not self.hi_open)
        return above and below

    def __neg__(self) -> Interval:
        """Mirror at zero: ends and marks change places."""
        if self.is_empty:
            return EMPTY
        low = None if self.hi is None else -self.hi
        high = None if self.lo is None else -self.lo
        return Interval(low, high, self.hi_open, self.lo_open)

    def __add__(self, other: Interval) -> Interval:
        """Minkowski sum: all sums of a number here and a number there."""
        if self.is_empty or other.is_empty:
            return EMPTY
        low = None if self.lo is None or other.lo is None else self.lo + other.lo
        high = None if self.hi is None or other.hi is None else self.hi + other.hi
        return Interval(low, high, self.lo_open or other.lo_open, self.hi_open or other.hi_open)

    def __sub__(self, other: Interval) -> Interval:
        """All differences."""
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        """All products."""
        if self.is_empty or other.is_empty:
            return EMPTY
        products = [_times(a, b) for a in _ends(self) for b in _ends(other)]
        low = min(products, key=lambda end: (end.rank, end.open))
        high = min(products, key=lambda end: (_mirror(end.rank), end.open))
        return Interval(low.value, high.value, low.open, high.open)

    def reciprocal(self) -> Interval:
        """All 1/x for x in the set but zero; unbounded both ways where zero lies inside (IEEE 1788 recip)."""
        if self.is_empty or (self.lo == 0 and self.hi == 0):
            return EMPTY
        if self.lo is not None and self.lo >= 0:
            return Interval(
                ZERO if self.hi is None else 1 / self.hi,
                None if self.lo == 0 else 1 / self.lo,
                self.hi_open,
                self.lo == 0 or self.lo_open,
            )
        if self.hi is not None and self.hi <= 0:
            return -(-self).reciprocal()
        return EVERYTHING

    def __truediv__(self, other: Interval) -> Interval:
        """All quotients by the numbers but zero of the other set."""
        return self * other.reciprocal()

    def meet(self, other: Interval) -> Interval:
        """Build the set of the numbers in both."""
        if self.is_empty or other.is_empty:
            return EMPTY
        low, low_open = _inner(self.lo, other.lo, (self.lo_open, other.lo_open), above=True)
        high, high_open = _inner(self.hi, other.hi, (self.hi_open, other.hi_open), above=False)
        return Interval.make(low, high, lo_open=low_open, hi_open=high_open)

    def hull(self, other: Interval) -> Interval:
        """Build the smallest interval that holds both."""
        if self.is_empty or other.is_empty:
            return other if self.is_empty else self
        return -_outer(-_outer(self, other), -_outer(other, self))

    def within(self, other: Interval) -> bool:
        """Tell whether each number here is also there."""
        return self.meet(other) == self

    def scaled(self, factor: Fraction) -> Interval:
        """Multiply both ends by one exact number."""
        if self.is_empty or factor <= 0:
            return self * Interval.exactly(factor)
        low = None if self.lo is None else self.lo * factor
        high = None if self.hi is None else self.hi * factor
        return Interval(low, high, self.lo_open, self.hi_open)

    def gap(self, other: Interval) -> Fraction | None:
        """How far apart two disjoint sets are (0 where they touch at an open end); None where they meet."""
        if self.is_empty or other.is_empty or not self.meet(other).is_empty:
            return None
        if self.hi is not None and other.lo is not None and self.hi <= other.lo:
            return other.lo - self.hi
        if self.lo is None or other.hi is None:
            return None
        return self.lo - other.hi


EMPTY: Final = Interval(Fraction(1), ZERO, lo_open=True, hi_open=True)
EVERYTHING: Final = Interval(None, None, lo_open=True, hi_open=True)


@dataclass(frozen=True, slots=True)
class _End:
    """One end: its sign of infinity (-1, 0, 1), its number, and whether it is left out."""

    infinite: int
    number: Fraction
    open: bool

    @property
    def rank(self) -> tuple[int, Fraction]:
        """Order of the extended numbers."""
        return self.infinite, self.number

    @property
    def value(self) -> Fraction | None:
        """The number, None where infinite."""
        return None if self.infinite else self.number

    @property
    def sign(self) -> int:
        """-1, 0 or 1."""
        return self.infinite or (self.number > 0) - (self.number < 0)


def _mirror(rank: tuple[int, Fraction]) -> tuple[int, Fraction]:
    return -rank[0], -rank[1]


def _ends(interval: Interval) -> tuple[_End, _End]:
    low = _End(-1, ZERO, open=True) if interval.lo is None else _End(0, interval.lo, interval.lo_open)
    high = _End(1, ZERO, open=True) if interval.hi is None else _End(0, interval.hi, interval.hi_open)
    return low, high


def _times(a: _End, b: _End) -> _End:
    """Product of two ends; a closed zero times anything is a closed zero, also times infinity."""
    sign = a.sign * b.sign
    if sign == 0:
        attained = (a.sign == 0 and not a.open) or (b.sign == 0 and not b.open)
        return _End(0, ZERO, open=not attained)
    if a.infinite or b.infinite:
        return _End(sign, ZERO, open=True)
    return _End(0, a.number * b.number, open=a.open or b.open)


def _inner(a: Fraction | None, b: Fraction | None, marks: tuple[bool, bool], *, above: bool) -> _Cut:
    """Pick the end that cuts off more; `marks` say which of the two are left out."""
    if a is None or b is None:
        return (b, marks[1]) if a is None else (a, marks[0])
    if a == b:
        return a, any(marks)
    return (a, marks[0]) if (a > b) == above else (b, marks[1])


def _outer(a: Interval, b: Interval) -> Interval:
    """A reaching down as far as the lower of the two: half of a hull."""
    if a.lo is None or b.lo is None:
        low, low_open = None, True
    elif a.lo == b.lo:
        low, low_open = a.lo, a.lo_open and b.lo_open
    else:
        low, low_open = (a.lo, a.lo_open) if a.lo < b.lo else (b.lo, b.lo_open)
    return Interval(low, a.hi, low_open, a.hi_open)
