"""Numbers in print: exact strings lose nothing, short ones are for people."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosstally.quantity.figures import exact, short


@given(st.integers(), st.integers(0, 30))
def test_a_finite_decimal_is_written_exactly(digits: int, places: int) -> None:
    """Reading the string gives the number back, and it is plain digits."""
    number = Fraction(digits, 10**places)
    text = exact(number)
    assert text is not None
    assert Fraction(text) == number
    assert set(text) <= set("-0123456789.")


@given(st.fractions())
def test_any_number_is_written_to_twenty_digits(number: Fraction) -> None:
    """What no finite decimal can hold is off by less than one part in 10^19."""
    text = exact(number)
    assert text is not None
    assert abs(Fraction(text) - number) <= abs(number) / 10**19


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(25, 2), "12.5"), (Fraction(0), "0"), (Fraction(-7, 4), "-1.75"), (Fraction(10**20), "1" + "0" * 20),
        (Fraction(1, 3), "0.33333333333333333333"), (Fraction(1, 8), "0.125"), (Fraction(4375, 100), "43.75"),
    ],
)  # fmt: skip
def test_exact_strings(number: Fraction, written: str) -> None:
    """Some numbers and their exact strings."""
    assert exact(number) == written


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (Fraction(1_234_567), "1,234,567"), (Fraction(175, 4), "43.75"), (Fraction(10, 3), "3.33333"),
        (Fraction(-5, 2), "-2.5"), (Fraction(2, 10**7), "0.0000002"), (Fraction(99_999_999, 2), "50,000,000"),
        (Fraction(12_345_678, 10), "1,234,568"), (Fraction(1, 2), "0.5"), (Fraction(0), "0"),
        (Fraction(9_999_999, 10_000_000), "1"),
    ],
)  # fmt: skip
def test_short_strings(number: Fraction, written: str) -> None:
    """Six significant digits, thousands separated; whole numbers keep all of theirs."""
    assert short(number) == written


def test_nothing_unbounded_is_written() -> None:
    """An unbounded end has no figure."""
    assert exact(None) is None


@pytest.mark.parametrize("number", [Fraction(10**5_000), Fraction(10**5_000 + 1, 3), Fraction(1, 10**5_000)])
def test_numbers_of_thousands_of_digits_are_written_all_the_same(number: Fraction) -> None:
    """Python refuses to print whole numbers over 4,300 digits; a report must not fall over them."""
    assert exact(number)
    assert short(number)
