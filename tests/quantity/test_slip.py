"""Slips of the hand: what a figure would be but for one, and the one between two figures."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosstally.quantity.slip import Figure, Slip, altered, between, counting, digits


def _figure(text: str, place: str) -> Figure:
    return Fraction(text), Fraction(place)


@pytest.mark.parametrize(
    ("one", "place", "two", "other", "slip"),
    [
        ("359", "1", "35.9", "0.1", Slip.TENS),
        ("13.82e8", "1e6", "13.82e4", "100", Slip.TENS),
        ("6083", "1", "608", "1", Slip.TENS),  # to the places of the coarser
        ("6083", "1", "617", "1", None),
        ("6e8", "1e8", "1e8", "1e8", Slip.MISPRINTED),  # one digit alone is met as it is, not as six tenths of ten
        ("10", "10", "1", "1", Slip.TENS),
        ("100000", "1", "1", "1", None),  # more than 万 for 亿 is no slip
        ("31.8", "0.1", "14", "1", None),  # 13.8, rounded: too coarse to know by
        ("4.86", "0.01", "8.46", "0.01", Slip.EXCHANGED),
        ("10400", "100", "14000", "1000", Slip.EXCHANGED),
        ("486", "1", "684", "1", None),  # not neighbours
        ("12.6", "0.1", "12.9", "0.1", Slip.MISPRINTED),
        ("414522", "1", "41452", "1", Slip.TENS),
        ("414522", "1", "41422", "1", Slip.LOST),
        ("3659", "1", "365.9", "0.1", Slip.TENS),
        ("44.121", "0.001", "44.1", "0.1", None),  # a figure and its rounding agree
        ("0", "1", "10", "1", None),
    ],
)
def test_the_slip_between_two_figures(one: str, place: str, two: str, other: str, slip: Slip | None) -> None:
    """Told in either order."""
    first, second = _figure(one, place), _figure(two, other)
    assert between(first, second) is slip
    assert between(second, first) is slip


def test_digits_are_those_printed_and_those_that_count() -> None:
    """Zeros at the end may be filling; those before the first digit are none."""
    assert digits(_figure("10400", "100")) == "104"
    assert digits(_figure("0.050", "0.001")) == "50"
    assert counting(_figure("10400", "1")) == 3
    assert digits(_figure("5", "0")) == ""
    assert list(altered(_figure("5", "0"))) == []


FIGURES = st.builds(
    lambda number, power: (number * Fraction(10) ** power, Fraction(10) ** power),
    st.integers(1000, 999_999).filter(lambda n: n % 10 != 0),
    st.integers(-3, 8),
)


@given(FIGURES, st.sampled_from([Slip.TENS, Slip.EXCHANGED, Slip.MISPRINTED]), st.data())
def test_a_slip_made_is_a_slip_found(figure: Figure, kind: Slip, data: st.DataObject) -> None:
    """Whatever is altered is never called equal, and keeps its sign."""
    made = sorted(value for value in altered(figure, kind) if value)
    if not made:
        return
    value = data.draw(st.sampled_from(made))
    place = figure[1] * value / figure[0] if kind is Slip.TENS else figure[1]
    assert between(figure, (value, place)) is not None
    assert set(altered((-figure[0], figure[1]), kind)) == {-other for other in altered(figure, kind)}
