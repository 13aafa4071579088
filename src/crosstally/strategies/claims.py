"""Encoded values and claims: any of them, or those that print a known quantity truly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from hypothesis import strategies as st

from crosstally.model import Claim, Fact, Place, Quote
from crosstally.quantity import printed
from crosstally.quantity.figures import exact
from crosstally.quantity.printed import Value

BEFORE: Final = ("", "about ", "nearly ", "over ", "under ", "at least ", "at most ", "约", "近", "超", "至少", "不足")
BOUNDED: Final = ("", "about ", "nearly ")
_SCALES: Final = ("", " thousand", " million", " billion", "万", "亿")
_UNITS: Final = ("USD", "CNY", "percent", "times", "chip", "user", "day", "QPS", "GB", "CNY/chip", "kWh")
_FINEST: Final = Fraction(1, 1_000_000)
_NAMES: Final = ("north", "south", "spring", "autumn", "first", "second")


@st.composite
def values(draw: st.DrawFn, *, units: Sequence[str] = _UNITS, hedges: Sequence[str] = BEFORE) -> Value:
    """Draw values as a claim file encodes them: `about 1.4 million USD`, `近10 times`, `54 chip`."""
    digits, decimals = draw(st.integers(1, 99_999)), draw(st.integers(0, 2))
    number = exact(Fraction(digits, 10**decimals))
    words = f"{draw(st.sampled_from(hedges))}{number}{draw(st.sampled_from(_SCALES))} {draw(st.sampled_from(units))}"
    return printed.read(words)


@st.composite
def claims(draw: st.DrawFn, *, article: str = "drawn", units: Sequence[str] = _UNITS) -> Claim:
    """Draw claims of one article, about a few subjects and metrics, so that some are about the same fact."""
    subject, metric = draw(st.sampled_from(_NAMES)), draw(st.sampled_from(("visits", "output")))
    name = f"{subject}-{metric}-{draw(st.integers(0, 99))}"
    return build(article, name, draw(values(units=units)), Fact(subject, metric, "2025"))


def build(article: str, name: str, value: Value, fact: Fact) -> Claim:
    """Make a claim that is declared in a claim file of its article."""
    return Claim(f"{article}/{name}", article, value, fact, Quote(""), Place(f"claims/{article}.claims.yaml"))


@st.composite
def statements(draw: st.DrawFn, truth: Fraction, unit: str, *, hedges: Sequence[str] = BOUNDED) -> Value:
    """Draw values that a careful writer could print for a positive true quantity: its interval holds the truth."""
    hedge = draw(st.sampled_from(hedges))
    digits = draw(st.integers(2, 5)) if not hedge else 2
    place = Fraction(10) ** (_magnitude(truth) - digits + 1)
    if unit in ("percent", "times"):  # of these the last printed digit always counts
        place = min(place, Fraction(1))
    match hedge.strip():
        case "nearly" | "under" | "近" | "不足":
            number = (math.floor(truth / place) + 1) * place
        case "over" | "超":
            number = (math.ceil(truth / place) - 1) * place
        case "at least" | "至少":
            number = math.floor(truth / place) * place
        case "at most":
            number = math.ceil(truth / place) * place
        case _:
            return _rounded(truth, place, f"{hedge}%s {unit}")
    return printed.read(f"{hedge}{_decimal(number, place)} {unit}")


def _rounded(truth: Fraction, place: Fraction, words: str) -> Value:
    """Print a truth to a place, or finer where nothing is rounded: of 12 chips each counts, so 11.5 is told."""
    value = printed.read(words % _decimal(round(truth / place) * place, place))
    if truth in value.interval or place <= _FINEST:
        return value
    return _rounded(truth, min(place, Fraction(1)) / 10, words)


def _magnitude(number: Fraction) -> int:
    """The power of ten of a positive number's first digit."""
    power = len(str(number.numerator)) - len(str(number.denominator))
    return power if number >= Fraction(10) ** power else power - 1


def _decimal(number: Fraction, place: Fraction) -> str:
    """Print a number to a place, zeros included: 1.40 where the place is a hundredth."""
    decimals = max(0, len(str(place.denominator)) - 1)
    scaled = str(int(number * 10**decimals)).rjust(decimals + 1, "0")
    return f"{scaled[:-decimals]}.{scaled[-decimals:]}" if decimals else scaled
