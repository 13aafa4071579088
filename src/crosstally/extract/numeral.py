"""A number as its words name it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosstally.quantity.convention import Hedge, Printed


@dataclass(frozen=True, slots=True, eq=False)
class Numeral:
    """What number words name: the printed number, the hedge they carry, and how they are written.

    Compared by identity: the same words give the same object, and hashing exact rationals is dear.
    """

    printed: Printed
    hedge: Hedge = Hedge.NONE
    length: int = 0  # characters of the run that belong to the number
    core: int = 0  # the same without a last 多 or 余
    worded: bool = False  # no digit in it
    scaled: bool = False  # it has a scale word
    bare: bool = False  # it begins with a multiplier (千亿, 百)
    fraction: bool = False  # one part of another (三分之一, two thirds, 1/5000)
    half: bool = False  # it is a half alone
    lead: Fraction = Fraction(0)  # the digits it begins with (1200 of 1200万)
    below: int = 0  # the denominator of a fraction in words (百分之五: 100)


def significant(value: Fraction, place: Fraction) -> Fraction:
    """Place of the last digit that is not zero, of a value printed to `place`."""
    count = abs(value / place)
    if count.denominator != 1 or count == 0:
        return place
    digits = str(count.numerator)
    zeros = len(digits) - len(digits.rstrip("0"))
    return place * int(f"1{'0' * zeros}")
