"""Axes for drawing, linear or logarithmic, with a few round ticks. Floats will do: no verdict depends on a picture."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from crosstally.quantity.figures import short

_LOG_FROM: Final = 30.0  # ratio of largest to smallest value beyond which a linear axis hides the small ones
_STEPS: Final = (1, 2, 5, 10)
_WIDE: Final = 1e9
_WORDS: Final = ((1e12, " tn"), (1e9, " bn"))
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps values to places between `start` and `stop` of a drawing."""

    low: float
    high: float
    start: float
    stop: float
    log: bool = False
    dates: bool = False

    def at(self, value: float) -> float:
        """Where a value is drawn, kept within the drawing."""
        low, high, here = (math.log10(max(x, 1e-300)) if self.log else x for x in (self.low, self.high, value))
        share = 0.5 if high == low else (here - low) / (high - low)
        return round(self.start + (self.stop - self.start) * min(max(share, 0.0), 1.0), 1)

    def ticks(self) -> list[tuple[float, str]]:
        """Give up to six round values with their labels."""
        values = self._decades() if self.log else self._steps()
        return [(self.at(value), self._label(value)) for value in values]

    def _steps(self) -> list[float]:
        span = (self.high - self.low) or abs(self.high) or 1.0
        rough = span / 5
        power = 10.0 ** math.floor(math.log10(rough))
        step = next((power * one for one in _STEPS if power * one >= rough), power * 10)
        first = math.ceil(self.low / step)
        return [at * step for at in range(first, first + 6) if at * step <= self.high]

    def _decades(self) -> list[float]:
        first, last = math.ceil(math.log10(self.low)), math.floor(math.log10(self.high))
        every = max(1, math.ceil((last - first + 1) / 6))
        return [10.0**power for power in range(first, last + 1, every)] or [self.low, self.high]

    def _label(self, value: float) -> str:
        if self.dates:
            return date.fromordinal(max(1, int(value))).isoformat()
        if 0 < abs(value) < 1 / _WIDE or abs(value) >= 1000 * _WORDS[0][0]:
            digits, _, power = f"{value:.2e}".partition("e")
            return f"{digits.rstrip('0').rstrip('.')}e{int(power)}"
        size, word = next(((size, word) for size, word in _WORDS if abs(value) >= size), (1.0, ""))
        return f"{short(Fraction(value / size).limit_denominator(10**9))}{word}"


def fit(values: Iterable[float], start: float, stop: float, *, dates: bool = False) -> Scale:
    """Choose an axis that holds the values with some room; logarithmic where they span more than 1 : 30."""
    known = sorted(values)
    low, high = known[0], known[-1]
    if low > 0 and high / low > _LOG_FROM and not dates:
        return Scale(low / 1.6, high * 1.6, start, stop, log=True)
    room = (high - low) * 0.08 or abs(high) * 0.05 or 1.0
    return Scale(low - room, high + room, start, stop, dates=dates)


def number(text: str | None) -> float | None:
    """Give an exact decimal string or ISO date as a place on an axis; None where there is none or floats end."""
    if text is None:
        return None
    try:
        return float(date.fromisoformat(text).toordinal()) if _DAY.fullmatch(text) else _float(text)
    except (ValueError, OverflowError):
        return None


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise OverflowError
    return value
