"""Slips of the hand, and whether one of them explains why three figures do not fit.

A change is worked out from two levels. Where it is many times what the text says, either a figure was misprinted (two
digits swapped, one digit wrong, a power of ten) or the levels are not those that the text means: then nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import product
from typing import Final

from crosstally.model import Claim
from crosstally.quantity.slip import TENS, Slip, altered, counting, digits

FAR: Final = Fraction(5, 2)  # a result so many times the stated one is far off
_KINDS: Final = (Slip.TENS, Slip.EXCHANGED, Slip.CROSSED, Slip.MISPRINTED)
_ALMOST: Final = Fraction(19, 20)  # a power of ten, but for rounding
_NEAR: Final = 2  # steps of the last printed digit that rounding may take

Plain = Callable[[Sequence[Fraction]], Fraction]


def point(claim: Claim) -> Fraction | None:
    """The printed figure in base units; None where it has no point."""
    number = claim.value_read.number
    return None if number is None else number * claim.value_read.unit.factor


def place(claim: Claim) -> Fraction:
    """The place of the last printed digit in base units; 0 where there is none."""
    return (claim.value_read.place or Fraction(0)) * claim.value_read.unit.factor


def near(stated: Claim, operands: Sequence[Claim], *plains: Plain) -> bool:
    """False where each way of working the stated figure out is far off."""
    ratios = (times(stated, operands, plain) for plain in plains)
    return any(ratio is None or 1 / FAR < ratio < FAR for ratio in ratios)


def times(stated: Claim, operands: Sequence[Claim], plain: Plain) -> Fraction | None:
    """How many times the stated figure others make; None where one of them is open or nothing."""
    target, points = point(stated), [point(claim) for claim in operands]
    known = [value for value in points if value]
    made = _made(plain, known) if len(known) == len(points) else None
    return made / target if target and made is not None else None


def _made(plain: Plain, values: Sequence[Fraction]) -> Fraction | None:
    """What figures make; None where that divides by nothing: up 5 to 5, from nought."""
    try:
        return plain(values)
    except ZeroDivisionError:
        return None


def _is_within(made: Fraction | None, target: Fraction, room: Fraction) -> bool:
    return made is not None and abs(made - target) <= room


def is_of_tens(ratio: Fraction) -> bool:
    """True for about a power of ten, as a slip makes it."""
    return any(_ALMOST < ratio * power < 1 / _ALMOST for power in TENS)


def believable(stated: Claim, operands: Sequence[Claim], *plains: Plain) -> bool:
    """False where each way of working the stated figure out is far off, and no single slip mends it."""
    if near(stated, operands, *plains):
        return True
    target, known = point(stated), [value for claim in operands if (value := point(claim)) is not None]
    return target is not None and any(_mended(stated, target, operands, known, plain) for plain in plains)


def _mended(
    stated: Claim, target: Fraction, operands: Sequence[Claim], points: Sequence[Fraction], plain: Plain
) -> bool:
    step = _NEAR * place(stated)
    made = _made(plain, points)
    if any(_is_within(made, other, step / _NEAR * abs(other / target)) for other in slips(stated)):
        return True
    for index, claim in enumerate(operands):
        for other in slips(claim):
            altered_so = [*points[:index], other, *points[index + 1 :]]
            if other and _is_within(_made(plain, altered_so), target, step):
                return True
        rate = stated.value_read.unit.name == "percent" and len(points) == len(operands) and all(points)
        if rate and _is_ten_times(target, operands, points, plain, index, step):
            return True
    return False


def _is_ten_times(  # noqa: PLR0913, PLR0917  (a sum, and which of its figures is altered)
    target: Fraction, operands: Sequence[Claim], points: Sequence[Fraction], plain: Plain, index: int, step: Fraction
) -> bool:
    """True where a power of ten in one figure mends a rate, up to the last digits that the figures round to."""
    for other in slips(operands[index], Slip.TENS):
        values = [*points[:index], other, *points[index + 1 :]]
        rooms = [place(o) / 2 * abs(v / p) for o, v, p in zip(operands, values, points, strict=True)]
        ends = [
            made for signs in product((-1, 0, 1), repeat=len(values))
            if (made := _made(plain, [v + s * r for v, s, r in zip(values, signs, rooms, strict=True)])) is not None
        ]  # fmt: skip
        if ends and min(ends) - step <= target <= max(ends) + step:
            return True
    return False


def slips(claim: Claim, *kinds: Slip, least: int = 2) -> Iterator[Fraction]:
    """What a figure would be but for one slip, in base units; none for a figure with a hedge or of too few digits."""
    read = claim.value_read
    if read.number is None or not read.place or read.hedge.has_width:
        return
    figure = read.number * read.unit.factor, place(claim)
    if (counting(figure) if read.place >= 1 else len(digits(figure))) >= least:  # a zero behind the point counts
        yield from altered(figure, *(kinds or _KINDS))
