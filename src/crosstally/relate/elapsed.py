"""Times between dates: from 3 to 17 March, 14 days; born in 1946, died in 2020 aged 74; five years later, in 2003."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from crosstally.model import Constant, Expression, Level, Mention, Relation
from crosstally.quantity.compare import Sense, Verdict
from crosstally.quantity.units import PLAIN, Unit, unit
from crosstally.relate import dates
from crosstally.relate.dates import Line
from crosstally.relate.page import Page, relate
from crosstally.relate.passed import Passed
from crosstally.relate.period import Period
from crosstally.relate.spot import unit_of
from crosstally.relate.words import everywhere

_ORDER: Final = "that the time runs from the one date to the other is read from their order"
_COUNTED: Final = ("day", "week", "month", "year")
_ROUND: Final = 10  # 20 years, 100 days: a round number may be off by a twentieth
_ANY: Final = 2025  # stands for a year that no words name; neither it nor the next is a leap year
_FAR: Final = 3  # so many times off, the dates are not those the time runs between


@dataclass(frozen=True, slots=True)
class Wording:
    """A wording of a time and its dates: `from`, `to` and `span` are groups of the pattern.

    Where `to` is missing the time runs up to the day the article was published. `more` is by how many a fair count
    exceeds the whole units passed: both ends counted, or a year begun.
    """

    kind: str  # lasting: as long; within: at most so long; passed: as long, read from the order
    more: int
    pattern: re.Pattern[str]


@cache
def _wordings() -> tuple[Wording, ...]:
    """The wordings of every language, the classes of words that they name filled in."""
    table = list(everywhere("elapsed"))
    words = {f"{{{name}}}": f"(?:{body})" for kind, name, body in table if kind == "words"}
    return tuple(
        Wording(kind, int(more), re.compile(re.sub(r"\{[a-z]+\}", lambda name: words[name[0]], body)))
        for kind, more, body in table if kind != "words"
    )  # fmt: skip


def between(page: Page) -> Iterator[Relation]:
    """Relate each length of time to the two dates that its words tie it to."""
    for line in dates.lines(page):
        seen: set[int] = set()
        for wording in _wordings():
            for found in wording.pattern.finditer(line.text):
                if found.start("span") not in seen and (made := _relation(page, line, wording, found)) is not None:
                    seen.add(found.start("span"))
                    yield made


def _relation(page: Page, line: Line, wording: Wording, found: re.Match[str]) -> Relation | None:
    span = line.found[found.start("span")]
    ends = _ends(page, line, found)
    counted = _unit(span, found["span"])
    if ends is None or counted is None:
        return None
    stated = page.claim(span)
    more = wording.more + (counted[0] == "day" and _maybe_leap(line, found))
    computed = Passed(*ends, *counted, more)
    sense = Sense.AT_MOST if wording.kind == "within" else Sense.EQUAL
    sure = wording.kind == "lasting"
    made = relate(
        "elapsed-time", stated, [(stated, sense, computed)], words=_words(page, line, found), sure=sure,
        cap=None if sure else Level.WARNING, because="" if sure else _ORDER,
    )  # fmt: skip
    return made if _believable(made, computed, span, rounded=found["span"] == "T") else None


def _words(page: Page, line: Line, found: re.Match[str]) -> str:
    """The words from the first number of a wording to its last."""
    places = sorted(found.start(name) for name in found.re.groupindex)
    return " ".join(page.text[line.found[places[0]].start : line.found[places[-1]].end].split())


def _unit(span: Mention, letter: str) -> tuple[str, Unit] | None:
    """What a length of time is counted in, and its unit as compared: years and a half are counted in months.

    None where it is no whole number of days, weeks, months or years.
    """
    kind = unit_of(span)
    if span.value is None or span.value < 1 or kind is None:
        return None
    if letter == "N":
        return ("year", kind) if span.value.denominator == 1 else None
    if kind.name not in _COUNTED:
        return None
    if span.value.denominator == 1:
        return kind.name, kind
    month = unit("month")
    whole = kind.name == "year" and (span.value * kind.factor / month.factor).denominator == 1
    return ("month", month) if whole else None


def _ends(page: Page, line: Line, found: re.Match[str]) -> tuple[Expression, Expression] | None:
    """The two dates, the year of the one filled in from the other."""
    first = line.found[found.start("from")]
    last = line.found[found.start("to")] if "to" in found.re.groupindex else None
    start = dates.period(first)
    end = dates.period(last) if last is not None else _published(page)
    if start is None or end is None:
        return None
    start, end = _years(start, end)
    one = dates.value(start, first.text)
    two = dates.value(end, page.article.published if last is None else last.text)
    if one is None or two is None:
        return None
    top = Constant(two.stated, two.text) if last is None else dates.claim(page, last, two)
    return dates.claim(page, first, one), top


def _published(page: Page) -> Period | None:
    """The day, month or year that the article is of; None where it is not known."""
    numbers = [int(part) for part in page.article.published.split("-") if part.isdigit()]
    if not numbers:
        return None
    year, month, day = (*numbers, 0, 0)[:3]
    return Period("YMD"[len(numbers) - 1], year, month, day)


def _years(start: Period, end: Period) -> tuple[Period, Period]:
    """Take the year that one date leaves out from the other: from November to 3 February 2024 began in 2023."""
    later = (end.index, end.day) >= (start.index, start.day)
    if start.year is None and end.year is None and "Y" not in (start.kind, end.kind):
        return replace(start, year=_ANY), replace(end, year=_ANY if later else _ANY + 1)
    if start.year is None and end.year is not None:
        start = replace(start, year=end.year if later else end.year - 1)
    elif end.year is None and start.year is not None:
        end = replace(end, year=start.year if later else start.year + 1)
    return start, end


def _maybe_leap(line: Line, found: re.Match[str]) -> bool:
    """True for days between dates without a year: it may be one with a 29th of February."""
    return all(
        (period := dates.period(line.found[found.start(end)])) is not None and period.year is None
        for end in ("from", "to") if end in found.re.groupindex
    )  # fmt: skip


def _believable(made: Relation, computed: Passed, span: Mention, *, rounded: bool) -> bool:
    """False where the dates stand in the wrong order, or the time is rounded or many times off."""
    if made.readings[0].outcome().verdict is Verdict.AGREE:
        return True
    low, high = computed.counted()
    number = int((span.value or 0) * (unit_of(span) or PLAIN).factor / computed.unit.factor)
    far = number > _FAR * high or low > _FAR * number
    if high < 1 or (far and not made.sure):
        return False
    near = number % _ROUND == 0 and number > _ROUND
    return not (rounded and near and low <= number + number // (2 * _ROUND) and number - number // (2 * _ROUND) <= high)
