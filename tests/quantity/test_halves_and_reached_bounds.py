"""A hedge before a half, and bounds that a sentence presents as reached."""

from __future__ import annotations

from fractions import Fraction

import pytest

from crosstally.quantity.interval import Interval
from crosstally.quantity.printed import read

HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        ("half month", Interval.closed(Fraction(2, 5), Fraction(3, 5))),
        ("under half year", Interval.make(None, HALF, hi_open=True)),
        (">= half year", Interval.make(HALF, None)),
    ],
)
def test_a_hedge_before_a_half_is_kept(text: str, interval: Interval) -> None:
    """不到半年 is a bound, 半年 a length with a width."""
    assert read(text).interval == interval


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("up to 2万 chip", Interval.closed(19000, 21000)),
        ("up to 99.98 percent", Interval.closed(Fraction(99975, 1000), Fraction(99985, 1000))),
        ("about 20 chip", None),
    ],
)
def test_a_reached_bound_is_read_like_the_bare_number(text: str, near: Interval | None) -> None:
    """Only a bound can be reached; a width stays what it is."""
    value = read(text, reached=True)
    assert value.near == near
    assert value.reached is (near is not None)
