"""From a printed number and the words around it to the interval of true values they admit.

The widths for hedge words follow Ferson et al. 2015 (doi 10.1016/j.ijar.2014.11.004) within the ranges
where its regression is sound; those for Chinese are conventions. All are defaults of a Convention, which a
project, an article or a claim may replace, and which every report prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from crosstally.quantity.interval import Interval


class Hedge(StrEnum):
    """What the words beside a number do to it."""

    NONE = "none"
    ABOUT = "about"
    NEARLY = "nearly"
    OVER = "over"
    UNDER = "under"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    UP_TO = "up_to"
    MORE_THAN_N_MANY = "more_than_n_many"
    SEVERAL = "several"
    RANGE = "range"
    HALF = "half"

    @property
    def public(self) -> str:
        """The word for it in exported records: under is at_most, half is about."""
        return {"under": "at_most", "half": "about"}.get(self.value, self.value)

    @property
    def has_width(self) -> bool:
        """True where a convention, not a word, sets the width: doubled before an error is raised."""
        return self in _WIDE


_WIDE: Final = frozenset({Hedge.ABOUT, Hedge.NEARLY, Hedge.MORE_THAN_N_MANY, Hedge.SEVERAL, Hedge.HALF})


class Manner(StrEnum):
    """How numbers of a unit are rounded when nothing is said."""

    PLAIN = "plain"
    COUNTED = "counted"  # things that come one by one: printed to the unit they are exact
    FINE = "fine"  # percent, points, durations: the last printed digit always counts


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed, its scale word multiplied in.

    `place` is the place of the last printed digit, `last` the place of the last non-zero digit (digits after
    a point always count), both positive; `scaled` says that a scale word follows a number without decimals;
    `upper` is the second end of a range, or the upper end of a vague decade, and the marks say which of the
    two ends the words leave out (十几 is more than 10 and less than 20). `scale` is that of the scale words alone.
    """

    value: Fraction
    place: Fraction
    last: Fraction
    scaled: bool = False
    upper: Fraction | None = None
    lower_open: bool = False
    upper_open: bool = False
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Convention:
    """The widths that turn words into intervals, as shares of the value or multiples of `last`."""

    bare_share: Fraction = Fraction(5, 100)
    about_share: Fraction = Fraction(7, 100)
    about_most: Fraction = Fraction(20, 100)
    nearly_share: Fraction = Fraction(6, 100)
    nearly_most: Fraction = Fraction(14, 100)
    over_share: Fraction = Fraction(11, 100)
    over_most: Fraction = Fraction(26, 100)
    half_share: Fraction = Fraction(20, 100)

    def interval(  # noqa: PLR0911  (one row of the table of DESIGN 3.2 each)
        self, printed: Printed, hedge: Hedge, manner: Manner, *, times: int = 1
    ) -> Interval:
        """Build the interval of a printed number; `times` is 2 to read it with its hedge width doubled."""
        value, last = printed.value, printed.last
        if hedge is Hedge.NONE:
            return _around(value, self._half_width(printed, manner))
        size = abs(value)
        match hedge:
            case Hedge.ABOUT:
                return _around(value, times * min(self.about_most * size, max(2 * last, self.about_share * size)) / 2)
            case Hedge.NEARLY:
                width = times * min(self.nearly_most * size, max(last, self.nearly_share * size))
                if not size:
                    return _around(value, times * last)  # nearly nought may lie on either side of it
                return Interval.make(value - width, value, hi_open=True)
            case Hedge.MORE_THAN_N_MANY:
                return Interval.make(value, value + times * last, lo_open=True, hi_open=True)
            case Hedge.HALF:
                return _around(value, times * self.half_share * size)
            case Hedge.SEVERAL:
                return _decade(printed, times)
            case Hedge.RANGE:
                return Interval.make(value, printed.upper)
            case _:
                return _bound(value, hedge)

    def plausible(self, printed: Printed, hedge: Hedge) -> Interval:
        """Where a reader expects a value said to be over a number: beyond it is worth a note, never an error."""
        if hedge is not Hedge.OVER:
            return Interval.make(None, None)
        size = abs(printed.value)
        width = min(self.over_most * size, max(2 * printed.last, self.over_share * size))
        return Interval.make(printed.value, printed.value + width, lo_open=True)

    def _half_width(self, printed: Printed, manner: Manner) -> Fraction:
        """Half of the rounding interval of a number without a hedge (DESIGN 3.2, first two rows)."""
        if manner is Manner.FINE:
            return printed.place / 2
        plain = not printed.scaled
        to_the_unit = printed.last <= 1 or abs(printed.value) < SMALL
        if manner is Manner.COUNTED and plain and printed.place == 1 and to_the_unit:
            return Fraction(0)
        if plain and printed.last <= printed.place:
            return printed.place / 2
        return min(printed.last / 2, self.bare_share * abs(printed.value))


SMALL: Final = 100  # below it a round number of things is still counted, not estimated
DEFAULT: Final = Convention()


def _around(value: Fraction, half: Fraction) -> Interval:
    return Interval(value - half, value + half)


def _decade(printed: Printed, times: int) -> Interval:
    """Build the decade that vague words name; a doubled one is widened on both sides, staying above zero."""
    upper = printed.value if printed.upper is None else printed.upper
    extra = (upper - printed.value) * (times - 1) / 2
    low = max(printed.value - extra, printed.value / 2) if extra else printed.value
    return Interval.make(low, upper + extra, lo_open=printed.lower_open, hi_open=printed.upper_open)


def _bound(value: Fraction, hedge: Hedge) -> Interval:
    match hedge:
        case Hedge.OVER:
            return Interval.make(value, None, lo_open=True)
        case Hedge.AT_LEAST:
            return Interval.make(value, None)
        case Hedge.UNDER:
            return Interval.make(None, value, hi_open=True)
        case _:
            return Interval.make(None, value)
