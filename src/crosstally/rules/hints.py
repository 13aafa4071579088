"""Which single change of the stated figure would repair a finding: a hint for a person, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crosstally.quantity.figures import short
from crosstally.quantity.stated import Stated
from crosstally.quantity.units import Unit

_TENS: Final = (
    (Fraction(10), "ten times as much"), (Fraction(1, 10), "a tenth"),
    (Fraction(10_000), "万 and 亿 exchanged, ten thousand times as much"),
    (Fraction(1, 10_000), "万 and 亿 exchanged, a ten-thousandth"),
    (Fraction(1000), "a thousand times as much"), (Fraction(1, 1000), "a thousandth"),
    (Fraction(100), "a hundred times as much"), (Fraction(1, 100), "a hundredth"),
)  # fmt: skip
_MOST_DIGITS: Final = 12


def hints(stated: Stated, computed: Stated, unit: Unit) -> tuple[str, ...]:
    """Give the slips of the hand that would make the stated figure fit the computed side; few, the likeliest first.

    A kind of slip is offered only where a single one of it fits: many would say nothing.
    """
    if stated.point is None or not stated.point or computed.interval.is_empty:
        return ()
    printed = stated.point / unit.factor  # the digits that a hand wrote
    found = []
    for kind in (_swapped, _digits, _scaled):
        fitting = {value: words for value, words in kind(printed) if value * unit.factor in computed.interval}
        if len(fitting) == 1:
            found += [f"{short(value)} {unit.name} would fit: {words}" for value, words in fitting.items()]
    return tuple(found)


def _scaled(value: Fraction) -> Iterator[tuple[Fraction, str]]:
    for factor, words in _TENS:
        yield value * factor, words


def _parts(value: Fraction) -> tuple[str, Fraction] | None:
    """The digits that count, and the place of the last of them; None where there are too many."""
    place = Fraction(1)
    whole = abs(value)
    while whole.denominator > 1 and len(str(whole.numerator)) <= _MOST_DIGITS:
        whole, place = whole * 10, place / 10
    while whole.denominator == 1 and whole and whole % 10 == 0:
        whole, place = whole / 10, place * 10
    text = str(whole.numerator)
    return None if whole.denominator > 1 or len(text) > _MOST_DIGITS else (text, place if value > 0 else -place)


def _swapped(value: Fraction) -> Iterator[tuple[Fraction, str]]:
    parts = _parts(value)
    if parts is None:
        return
    text, place = parts
    for at in range(len(text) - 1):
        if text[at] != text[at + 1]:
            yield int(text[:at] + text[at + 1] + text[at] + text[at + 2 :]) * place, "two digits exchanged"


def _digits(value: Fraction) -> Iterator[tuple[Fraction, str]]:
    """One digit taken out, doubled, or written as another."""
    parts = _parts(value)
    if parts is None or len(parts[0]) < 3:  # of two digits anything can be made
        return
    text, place = parts
    for at in range(len(text)):
        yield int(text[:at] + text[at + 1 :]) * place, "a digit too many"
        for digit in "0123456789":
            if digit != text[at]:
                yield int(text[:at] + digit + text[at + 1 :]) * place, "one digit"
