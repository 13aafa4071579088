"""Which period a number is of: one said beside it, its place in a list of periods, or the one that is talked about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from crosstally.relate.fold import fold
from crosstally.relate.period import Named, Period
from crosstally.relate.scene import Sentence
from crosstally.relate.spot import AWAITED, Basis, Role, Spot
from crosstally.relate.tables import pattern
from crosstally.relate.topics import Mind
from crosstally.relate.window import BOUNDARY, Window

_RANGE: Final = pattern("year-range")
_ABOVE_OR_BELOW: Final = pattern("above-or-below")
_AGAINST: Final = pattern("against-period")
_AGAINST_BEHIND: Final = pattern("against-period-behind")
_HELD: Final = re.compile(r"[^,;:]*$")  # no new clause
_NEAR: Final = 6  # letters of a verb between a period and a change
_RESULTS: Final = pattern("results-of-year")
_TWO: Final = 2
_LONGEST: Final = 10  # years in a list
_QUARTERS: Final = pattern("four-quarters")
_DATED: Final = pattern("dated")  # between a figure and the date behind it: 161 million in 2024


class Dating:
    """Dates one number after another, by the periods that are named and the one kept in mind."""

    def __init__(self, mind: Mind) -> None:
        """Share the reader's mind."""
        self._mind = mind
        self._listed: list[Named] = []  # periods that a sentence lists for numbers told with 分别
        self._taken: dict[int, Period] = {}  # years after another, by where a sentence names them
        self._later: list[Named] = []  # those of them that are of the numbers still to come

    def begin(self) -> None:
        """Begin a sentence: periods listed in the one before date nothing in it."""
        self._listed, self._later, self._taken = [], [], {}

    def take(self, period: Named, text: str) -> None:
        """Keep in mind a period that was named in a text; a day dates its own number alone."""
        mind = self._mind
        found = self._resolve(period)
        if found is None or _AGAINST.search(text, 0, period.start):
            return  # 比2021年末提高7个百分点: what follows is of the time before that
        if mind.today is None and found.kind == "Y" and found.year is not None and _RESULTS.match(text, period.end):
            mind.today = found.year + 1  # a year's results come in the next one
        if found.year is not None and period.years_back in (None, 0):
            mind.year = found.year
        if found.kind != "D":
            mind.period = found
            if mind.main is None or (found.kind == mind.main.kind and found.is_dated > mind.main.is_dated):
                mind.main = found
            mind.quarter = found if found.kind == "Q" else mind.quarter

    def of(self, spot: Spot, around: Window, *, days: bool = False) -> tuple[Period | None, bool]:
        """The period of a number, and whether it is said beside it; a day is one only where `days` are asked for.

        A number beside a period that cannot be told, as one that leans on another does, is a base.
        """
        for period in self._beside(spot, around):
            if period.relative and spot.role is not Role.LEVEL:
                continue
            found = self._resolve(period)
            if found is None and period.relative:
                spot.base = True
            if found is not None and (days or found.kind != "D"):
                return found, True
        return self._mind.period, False

    def _resolve(self, period: Named) -> Period | None:
        mind = self._mind
        if period.relative == "next" and period.start in self._taken:
            return self._taken[period.start]
        found = period.resolve(mind.period, mind.year, mind.quarter, mind.today)
        if period.period is not None and period.period.is_dated:
            mind.told.add(period.period.year or 0)
        if found is not None and period.from_today and mind.today is None and found.year in mind.told:
            found = replace(found, year=-(period.years_back or 0))  # nobody tells a year in digits, and as last year
        if period.relative == "next" and found is not None:
            self._taken[period.start] = found
        return found

    def _beside(self, spot: Spot, around: Window) -> list[Named]:
        """The periods that may date a number: one that touches it, those before it, those behind it."""
        here = [p for p in reversed(around.periods) if around.left <= p.start < around.at]
        quarters = self._quarters(around) if "respectively" in spot.marks else []
        if "respectively" in spot.marks and (quarters or len(here) > 1 or (self._listed and not here)):
            self._listed = quarters or (_every_year(here[::-1], around.text) if here else self._listed)
            here, self._later = self._listed[:1], self._listed[1:]
        elif not here and self._later:
            here = [self._later.pop(0)]
        else:
            self._later = []
        behind = [
            p for p in around.periods
            if around.at < p.start < around.stop and BOUNDARY.search(around.text, around.behind, p.start) is None
        ]  # fmt: skip
        touching = [p for p in behind if _DATED.fullmatch(around.text, around.behind, p.start)]
        return [*touching, *here, *behind]

    def _quarters(self, around: Window) -> list[Named]:
        """The quarters of a year where words say that its four are told one after another: 四个季度分别."""
        last = self._mind.spots[-1:]
        counted = fold(last[0].mention.text) if last and last[0].kind == "time" else ""
        words = counted + around.text[around.left : around.at]
        return [Named(0, 0, Period("Q", None, at)) for at in range(1, 5)] if _QUARTERS.search(words) else []


def after_years(sentence: Sentence, periods: Sequence[Named]) -> Iterator[Named]:
    """Read 两年后, twelve months later as the year that lies so far behind; other times later name no period."""
    told = dict(zip(sentence.at, sentence.mentions, strict=True))
    for period in periods:
        if period.relative != "later":
            yield period
        elif (mention := told.get(period.start)) is not None and mention.value:
            years = mention.value * {"year": Fraction(1), "month": Fraction(1, 12)}.get(mention.unit or "", Fraction(0))
            if years and years.denominator == 1:
                yield replace(period, relative="next", years_back=-int(years))


def behind_row(row: Collection[Period], before: tuple[Period | None, int | None]) -> tuple[Period | None, int | None]:
    """What is talked about behind a row of periods: their last year; where none is a year, what was before them."""
    years = [period for period in row if period.kind == "Y"]
    last = max(years, key=lambda period: (period.is_dated, period.year or 0), default=None)
    return before if last is None else (last, last.year)


def is_start(spot: Spot, around: Window) -> bool:
    """True for where something started, in a period named for it alone: 由2020年的200亿元增至400亿元."""
    starts = [word.end for word in around.near if word.of("frames") == "from"]
    named = (p.start for p in around.periods if around.left <= p.start < around.at)
    return "from" in spot.marks and bool(starts) and any(start >= starts[-1] for start in named)


def is_compared(spot: Spot) -> bool:
    """True for a figure of a time that is named for it alone, which another is held against: 较2023年的3.1亿元."""
    return spot.base and spot.topic.own_period and "from" not in spot.marks


def is_start_then(spot: Spot, period: Period | None) -> bool:
    """True for where something started, with a period of its own that was named last."""
    return "from" in spot.marks and spot.topic.own_period and spot.topic.period == period


def revised(made: Sequence[Spot]) -> None:
    """From 8 to 9 trillion this year: where a figure of one period stood before is no figure of that period."""
    for base, level in pairwise(made):
        starts = base.base and "from" in base.marks and base.kind == level.kind and level.role is Role.LEVEL
        if starts and not level.base and base.topic.period == level.topic.period:
            base.topic = replace(base.topic, own_period=False)


def against_expected(made: Sequence[Spot], sentence: Sentence) -> None:
    """5.8% above the consensus of 2,450: held against what was expected, a change is no growth over a time before.

    So is one behind what it is held against: 比预期的769亿元高出13%.
    """
    for one, two in pairwise(made):
        change, level = (one, two) if one.role is Role.CHANGE else (two, one)
        awaited = level.topic.scope & AWAITED if change.role is Role.CHANGE and level.role is Role.LEVEL else None
        words = sentence.text[one.at + 1 : two.at].lstrip()
        if awaited and (_HELD if level is one and level.base else _ABOVE_OR_BELOW).match(words):
            change.topic = replace(change.topic, scope=change.topic.scope | awaited)


def against_quarter(made: Sequence[Spot], sentence: Sentence, periods: Sequence[Named]) -> None:
    """较二季度增长12.5%, 12.5% above the second quarter: a quarter of the same year is what a change looks back to."""
    quarters = [p for p in periods if p.period is not None and p.period.kind == "Q" and p.period.year is None]
    for change in made:
        if change.role is Role.CHANGE and change.basis is Basis.NONE:
            held = any(p.years_back is None and _is_held(change, sentence.text, p) for p in quarters)
            change.basis = Basis.QUARTER if held else Basis.NONE


def _is_held(change: Spot, text: str, period: Named) -> bool:
    """True for a period that words right beside a change hold it against."""
    if period.start < change.at:
        touching = len(text[period.end : change.at]) <= _NEAR and not BOUNDARY.search(text, period.end, change.at)
        return touching and bool(_AGAINST.search(text, 0, period.start))
    return bool(_AGAINST_BEHIND.fullmatch(text, change.at + 1, period.start))


def _every_year(periods: list[Named], text: str) -> list[Named]:
    """The periods of a list in order; of two years with a word of range between, those between them too."""
    first, last = periods[0].period, periods[-1].period
    if len(periods) != _TWO or first is None or last is None or not first.kind == last.kind == "Y":
        return periods
    between = text[periods[0].end : periods[-1].start]
    if first.year is None or last.year is None or not _RANGE.fullmatch(between) or last.year - first.year > _LONGEST:
        return periods
    years = range(first.year, last.year + 1)
    return [replace(periods[0], period=replace(first, year=year)) for year in years]
