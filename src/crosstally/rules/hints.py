"""Which single change of the stated figure would repair a finding: a hint for a person, never a verdict."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crosstally.quantity.figures import short
from crosstally.quantity.slip import Figure, Slip, altered, counting, digits
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
_LEAST: Final = 3  # digits that count: of two anything can be made


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


def _parts(value: Fraction) -> Figure | None:
    """A value and the place of the last of its digits that count; None where there are too many."""
    place = Fraction(1)
    while (value / place).denominator > 1 and len(str(abs((value / place).numerator))) <= _MOST_DIGITS:
        place /= 10
    while (value / place / 10).denominator == 1:
        place *= 10
    figure = value, place
    return None if (value / place).denominator > 1 or len(digits(figure)) > _MOST_DIGITS else figure


def _swapped(value: Fraction) -> Iterator[tuple[Fraction, str]]:
    parts = _parts(value)
    for other in altered(parts, Slip.EXCHANGED) if parts else ():
        yield other, "two digits exchanged"


def _digits(value: Fraction) -> Iterator[tuple[Fraction, str]]:
    """One digit taken out, doubled, or written as another."""
    parts = _parts(value)
    if parts is None or counting(parts) < _LEAST:
        return
    for kind, words in ((Slip.LOST, "a digit too many"), (Slip.MISPRINTED, "one digit")):
        yield from ((other, words) for other in altered(parts, kind))
