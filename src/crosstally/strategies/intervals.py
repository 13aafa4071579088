"""Intervals with open, closed, unbounded and missing ends; and the numbers inside them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from crosstally.quantity.interval import EMPTY, Interval

_HALVES = 2  # small denominators make ends meet often, which is where intervals go wrong


def rationals(low: int = -20, high: int = 20) -> st.SearchStrategy[Fraction]:
    """Draw exact numbers between two whole ones; halves and wholes are frequent, so that ends often touch."""
    rough = st.integers(_HALVES * low, _HALVES * high).map(lambda n: Fraction(n, _HALVES))
    return rough | st.fractions(low, high, max_denominator=1000)


@st.composite
def intervals(
    draw: st.DrawFn, *, low: int = -20, high: int = 20, empty: bool = True, unbounded: bool = True
) -> Interval:
    """Draw intervals with ends between two whole numbers, each end open, closed or, where allowed, unbounded.

    Without `empty` each has a number in it.
    """
    if empty and draw(st.integers(0, 15)) == 0:
        return EMPTY
    first, second = sorted((draw(rationals(low, high)), draw(rationals(low, high))))
    lo_open, hi_open = draw(st.booleans()), draw(st.booleans())
    if first == second:
        lo_open = hi_open = False
    lo = None if unbounded and draw(st.integers(0, 5)) == 0 else first
    hi = None if unbounded and draw(st.integers(0, 5)) == 0 else second
    return Interval.make(lo, hi, lo_open=lo_open, hi_open=hi_open)


@st.composite
def members(draw: st.DrawFn, interval: Interval) -> Fraction:
    """Draw numbers that lie in an interval, its closed ends often; the interval must not be empty."""
    lo, hi = interval.lo, interval.hi
    ends = [end for end in (lo, hi) if end is not None and end in interval]
    at_an_end: bool = draw(st.booleans())
    if ends and at_an_end:
        return draw(st.sampled_from(ends))
    if lo is not None and hi is not None:
        share = Fraction(draw(st.integers(1, 99)), 100)
        return lo + (hi - lo) * share
    reach = draw(st.fractions(Fraction(1, 100), 1000, max_denominator=100))
    if lo is not None:
        return lo + reach
    return (hi or Fraction(0)) - reach
