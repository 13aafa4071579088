"""Slips of the hand: what a printed figure would be but for one, and the one slip between two figures.

A figure is its value and the unit of its last place, both exact and in one unit. The kinds are those that typing and
unit words make: a power of ten (a zero, a point, 万 for 亿, million for billion), two neighbouring digits exchanged,
a digit written as another, a digit left out; two digits far apart change places more rarely. They are Damerau's edits
(Communications of the ACM 7, 1964), on digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType
from typing import Final

TENS: Final = tuple(Fraction(10) ** power for n in range(1, 5) for power in (n, -n))  # up to 万 for 亿
_FEW: Final = 3  # digits of a figure that a finer one, misprinted, may be rounded to
_ALIKE: Final = Fraction(3, 2)  # figures no further apart may have been one before rounding
_DIGITS: Final = "0123456789"

Figure = tuple[Fraction, Fraction]


class Slip(Enum):
    """A kind of slip."""

    TENS = "a power of ten"
    EXCHANGED = "two digits exchanged"
    CROSSED = "two digits exchanged across others"
    LOST = "a digit lost"
    MISPRINTED = "one digit"


def digits(figure: Figure) -> str:
    """The printed digits of a figure, from the first that counts to the last place; empty where there is no place."""
    value, place = figure
    return str(int(abs(value) / place)) if place else ""


def counting(figure: Figure) -> int:
    """How many digits count: without the zeros at the end, which may be filling."""
    return len(digits(figure).rstrip("0"))


def altered(figure: Figure, *kinds: Slip) -> Iterator[Fraction]:
    """Yield what a figure would be without one slip of some kinds; all kinds where none is named."""
    value, place = figure
    if not value or not place:
        return
    sign = -1 if value < 0 else 1
    for kind in kinds or Slip:
        if kind is Slip.TENS:
            yield from (value * power for power in TENS)
        else:
            yield from (int(text) * place * sign for text in _TYPED[kind](digits(figure)) if text)


@lru_cache(maxsize=4096)  # asked several times of each two figures
def between(one: Figure, two: Figure) -> Slip | None:  # noqa: PLR0911  (one slip a line)
    """The slip that makes one figure the other, to the places of the coarser; None where it takes none or several."""
    if not one[0] or not two[0]:
        return None
    fine, coarse = sorted((one, two), key=lambda figure: figure[1] / abs(figure[0]))
    if _meets(fine[0], coarse):
        return None
    if any(_meets(value, coarse) for value in altered(fine, Slip.TENS)):
        return Slip.TENS
    fine, coarse = sorted((one, two), key=lambda figure: figure[1])
    low, high = sorted(abs(figure[0]) for figure in (one, two))
    if counting(coarse) < min(counting(fine), _FEW) and high > low * _ALIKE:
        return None  # a digit of 31.8 exchanged and the rest rounded off is 14: any two figures are that
    before = (_meets(value, coarse) for value in altered(fine, Slip.EXCHANGED))
    after = (_meets(fine[0], (value, coarse[1])) for value in altered(coarse, Slip.EXCHANGED))
    if any(before) or any(after):  # 1346.9 was typed as 1364.9, or rounded to 1347 and typed as 1374
        return Slip.EXCHANGED
    if any(_meets(value, coarse) for value in altered(fine, Slip.MISPRINTED)):
        return Slip.MISPRINTED
    long, short = sorted((one, two), key=lambda figure: -abs(figure[0]))
    return Slip.LOST if short[0] in altered(long, Slip.LOST) else None


def _meets(value: Fraction, coarse: Figure) -> bool:
    """True where a value, rounded to the places of a figure, is that figure; one digit alone must be met as it is."""
    return abs(value - coarse[0]) <= (coarse[1] / 2 if counting(coarse) > 1 else 0)


def _exchanged(text: str) -> Iterator[str]:
    for at in range(len(text) - 1):
        if text[at] != text[at + 1]:
            yield f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"


def _crossed(text: str) -> Iterator[str]:
    for i, j in combinations(range(len(text)), 2):
        if j > i + 1 and text[i] != text[j]:
            yield f"{text[:i]}{text[j]}{text[i + 1 : j]}{text[i]}{text[j + 1 :]}"


def _misprinted(text: str) -> Iterator[str]:
    for at, old in enumerate(text):
        first = not at and len(text) > 1  # no figure begins with a nought
        yield from (f"{text[:at]}{new}{text[at + 1 :]}" for new in _DIGITS[first:] if new != old)


def _lost(text: str) -> Iterator[str]:
    """One digit left out; that of two neighbours alike only once."""
    yield from dict.fromkeys(f"{text[:at]}{text[at + 1 :]}" for at in range(len(text)))


_TYPED: Final[Mapping[Slip, Callable[[str], Iterator[str]]]] = MappingProxyType(
    {Slip.EXCHANGED: _exchanged, Slip.CROSSED: _crossed, Slip.LOST: _lost, Slip.MISPRINTED: _misprinted}
)
