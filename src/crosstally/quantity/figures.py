"""Exact numbers in print: decimal strings that lose nothing, and short ones for people."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

_EXACT = 20  # significant digits of a number that no finite decimal can hold
_SHORT = 6


def exact(value: Fraction | None) -> str | None:
    """Write a number as a plain decimal string: exact where a finite decimal exists, else to 20 significant digits."""
    return None if value is None else f"{_decimal(value, _EXACT):f}"


def short(value: Fraction) -> str:
    """Write a number for people: six significant digits, thousands separated; whole numbers keep all theirs."""
    if value.denominator == 1:
        return f"{Decimal(value.numerator):,f}"
    rounded = _round(value, _SHORT)
    if abs(value) >= 10**_SHORT:
        rounded = Decimal(round(value))
    text = f"{rounded:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _decimal(value: Fraction, digits: int) -> Decimal:
    below = value.denominator
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    if below == 1:
        twos = (value.denominator & -value.denominator).bit_length() - 1
        fives, rest = 0, value.denominator >> twos
        while rest > 1:
            rest, fives = rest // 5, fives + 1
        places = max(twos, fives)
        scaled = Decimal(value.numerator * 10**places // value.denominator)
        return scaled.scaleb(-places, Context(prec=scaled.adjusted() + 2))
    return _round(value, digits)


def _round(value: Fraction, digits: int) -> Decimal:
    context = Context(prec=digits)
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))
