"""A number being read: what is known of it before it becomes a Mention."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from crosstally.extract.numeral import Numeral
from crosstally.quantity.convention import Hedge
from crosstally.quantity.interval import Interval

ONE: Final = Fraction(1)
ZERO: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class Measure:
    """What the words of a number come to in their unit."""

    value: Fraction | None
    unit: str | None
    interval: Interval
    doubled: Interval
    hedge: Hedge
    place: Fraction


@dataclass(slots=True)
class Draft:
    """A number with its words, growing to the left and right. Places are in the shadow."""

    numeral: Numeral | None
    start: int
    end: int
    number_start: int = 0
    number_end: int = 0
    factor: Fraction = ONE  # scale letters and units such as 成 that multiply the number
    extra: Fraction = ZERO  # a half or a rest that follows the unit (两年半, 2h 15m), in units
    unit: str | None = None
    kind: str = ""
    counter: str = ""  # the counter's own words, where a counter made the unit
    currency: bool = False  # a currency stood before the number
    per: str = ""  # the unit of the denominator
    hedge: Hedge = Hedge.NONE
    upper: Draft | None = None  # the second end of a range
    scaled: bool = False
    negative: bool = False
    claim: bool = True
    window: bool = False  # a duration that only sets a window
    reached: bool = False
    sign: int = 0
    noun: str = ""  # the words after it, in a spaced language
    flag: str = ""  # of its counter: label, digits, noun
    multiple: Fraction | None = None  # a word that names a multiple by itself (doubled)
    extra_place: Fraction = ONE  # the last place of that
    subject: str | None = None
    metric: str | None = None
    period: str | None = None
    scope: str | None = None
    source: str | None = None
    direction: int = 0
    twin: Draft | None = None  # the reading this one is a copy of
    measure: Measure | None = None
    noun_end: int = 0  # where the one of its words ends that is counted

    def moved(self, by: int) -> Draft:
        """Copy a draft to another place of the same words, before it is known what it is about."""
        copy = Draft(
            self.numeral, self.start + by, self.end + by, self.number_start + by, self.number_end + by, self.factor,
            self.extra, self.unit, self.kind, self.counter, self.currency, self.per, self.hedge, self.upper,
            self.scaled, self.negative, self.claim, self.window, self.reached, self.sign, self.noun,
            self.flag, self.multiple, self.extra_place,
        )  # fmt: skip
        copy.twin = self
        return copy
