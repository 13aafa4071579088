"""A number as it stands in an article."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from crosstally.quantity.convention import Hedge
from crosstally.quantity.interval import Interval


@dataclass(frozen=True, slots=True)
class Mention:
    """A number in a text: its words and place, value and unit, hedge, interval, and what it is about.

    `start` and `end` are code-point offsets into the original text, end exclusive, so that
    `text == original[start:end]`; the words include hedge and unit. `value` is exact, in `unit`, and None
    where the words name no single number; `interval` and `doubled` (the same with its hedge width doubled)
    are in `unit` too. `kind` is one of money, count, percent, percent_change, fold_change, ratio, duration,
    rate, size, score, and for what is no claim date, name, ordinal, identifier or idiom. What the text does
    not say is None, never a guess.
    """

    text: str
    start: int
    end: int
    value: Fraction | None
    unit: str | None
    interval: Interval
    doubled: Interval
    hedge: Hedge
    kind: str
    is_claim: bool = True
    reached: bool = False  # a bound that the sentence presents as reached stands for its value (DESIGN 3.2)
    place: Fraction | None = None  # of the last printed digit, times its scale word
    subject: str | None = None
    metric: str | None = None
    period: str | None = None
    scope: str | None = None
    source: str | None = None
    direction: int = 0  # 1 where the words say the number is a rise, -1 a fall, 0 where they do not
