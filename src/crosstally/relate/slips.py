"""Slips of the hand, and whether one of them explains why three figures do not fit.

A change is worked out from two levels. Where it is many times what the text says, either a figure was misprinted (two
digits swapped, one digit wrong, a power of ten) or the levels are not those that the text means: then nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Final

from crosstally.model import Claim

_POWERS: Final = (10, 100, 1000, 10_000)
_FAR: Final = Fraction(5, 2)  # a result so many times the stated one is far off
_DIGITS: Final = 2  # that count, in a figure whose slip is believed
_NEAR: Final = 2  # steps of the last printed digit that rounding may take

Plain = Callable[[Sequence[Fraction]], Fraction]


def point(claim: Claim) -> Fraction | None:
    """The printed figure in base units; None where it has no point."""
    number = claim.value_read.number
    return None if number is None else number * claim.value_read.unit.factor


def near(stated: Claim, operands: Sequence[Claim], *plains: Plain) -> bool:
    """False where each way of working the stated figure out is far off."""
    target, points = point(stated), [point(claim) for claim in operands]
    known = [value for value in points if value is not None]
    if not target or len(known) < len(points) or not all(known):
        return True
    return any(_near(plain(known), target) for plain in plains)


def believable(stated: Claim, operands: Sequence[Claim], *plains: Plain) -> bool:
    """False where each way of working the stated figure out is far off, and no single slip mends it."""
    if near(stated, operands, *plains):
        return True
    target, known = point(stated), [value for claim in operands if (value := point(claim)) is not None]
    return target is not None and any(_mended(stated, target, operands, known, plain) for plain in plains)


def _near(computed: Fraction, target: Fraction) -> bool:
    return computed * target > 0 and 1 / _FAR < computed / target < _FAR


def _mended(
    stated: Claim, target: Fraction, operands: Sequence[Claim], points: Sequence[Fraction], plain: Plain
) -> bool:
    step = _NEAR * (stated.value_read.place or Fraction(0)) * stated.value_read.unit.factor
    if any(abs(plain(points) - other) <= step / _NEAR for other in slips(stated)):
        return True
    for index, claim in enumerate(operands):
        for other in slips(claim):
            if other and abs(plain([*points[:index], other, *points[index + 1 :]]) - target) <= step:
                return True
    return False


def slips(claim: Claim) -> Iterator[Fraction]:
    """What a figure would be but for one slip; none for a figure of one digit or with a hedge."""
    number, place = claim.value_read.number, claim.value_read.place
    if number is None or not place or claim.value_read.hedge.has_width:
        return
    digits = str(int(abs(number) / place))
    if len(digits.strip("0")) < _DIGITS:
        return
    factor = claim.value_read.unit.factor * (-1 if number < 0 else 1)
    for power in _POWERS:
        yield abs(number) * power * factor
        yield abs(number) / power * factor
    for changed in {*_swapped(digits), *_replaced(digits)}:
        yield int(changed) * place * factor


def _swapped(digits: str) -> Iterator[str]:
    for i, j in combinations(range(len(digits)), 2):
        yield digits[:i] + digits[j] + digits[i + 1 : j] + digits[i] + digits[j + 1 :]


def _replaced(digits: str) -> Iterator[str]:
    for i in range(len(digits)):
        yield from (digits[:i] + other + digits[i + 1 :] for other in "0123456789")
