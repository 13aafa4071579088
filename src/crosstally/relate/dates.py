"""The dates and times of an article: lines in which each is one letter, and dates as claims that can be counted from.

In a line, which is folded and thus in small letters, D stands for a date, T for a length of time, A for an age, J for
an anniversary told in years, N for any other number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from crosstally.errors import UserError
from crosstally.model import Claim, Mention
from crosstally.quantity import printed
from crosstally.quantity.convention import Hedge
from crosstally.quantity.interval import Interval
from crosstally.quantity.printed import Value
from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.period import Named, Period, named
from crosstally.relate.spot import unit_of
from crosstally.relate.tables import pattern

_ISO: Final = re.compile(r"((?:19|20)\d\d)[-/.](\d\d?)[-/.](\d\d?)")
_OLD: Final = re.compile(r"(1[5-8]\d\d)年?")  # a year before 1900, which a number alone may be a length or count of
_BEFORE: Final = pattern("old-year")
_AGE: Final = pattern("age")
_JUBILEE: Final = pattern("jubilee")
_JOINT: Final = pattern("joint")  # between the two numbers of one length: two years and three months
_LONGEST: Final = 20_000  # letters of a line that are looked at: a text without lines is one


@dataclass(frozen=True, slots=True)
class Line:
    """A line with a letter for each number; `found[place]` is the number whose letter stands there."""

    text: str
    found: dict[int, Mention]


def lines(page: Page) -> Iterator[Line]:
    """Yield the lines of an article that name a date."""
    mentions = list(_joined(page.text, _parted(page.mentions)))
    done = start = 0
    for found in re.finditer(r"\n|\Z", page.text):
        inside = []
        while done < len(mentions) and mentions[done].start < found.start():
            inside.append(mentions[done])
            done += 1
        if any(one.kind == "date" for one in inside):
            yield _masked(page.text, start, min(found.start(), start + _LONGEST), inside)
        start = found.end()


def period(mention: Mention) -> Period | None:
    """The one year, month or day that the words of a date name."""
    words = fold(mention.text)
    if old := _OLD.fullmatch(words):
        return Period("Y", int(old[1]))
    if iso := _ISO.match(words):
        return Period("D", int(iso[1]), int(iso[2]), int(iso[3]))
    told = list(named(words))
    period = told[0].period if len(told) == 1 and told[0].years_back is None else None
    return period if period is not None and period.kind in "YMD" and not period.fiscal else None


def value(period: Period, words: str) -> Value | None:
    """The days that a date may mean; None where there is no such day, or its year is not known."""
    if not period.is_dated:
        return None
    tail = {"Y": "", "M": f"-{period.index:02}", "D": f"-{period.index:02}-{period.day:02}"}[period.kind]
    try:
        return replace(printed.read(f"date {period.year:04}{tail}"), text=words)
    except UserError:
        return None


def claim(page: Page, mention: Mention, read: Value) -> Claim:
    """The claim of a date."""
    return replace(page.claim(mention), value_read=read)


def _parted(mentions: tuple[Mention, ...]) -> Iterator[Mention]:
    """Yield each number, two dates told as one (2019年至2021年, 1946-2020) one after the other."""
    end = 0
    for one in mentions:
        if one.start < end:
            continue
        end = one.end
        told = list(named(fold(one.text))) if one.kind == "date" and not _ISO.match(one.text) else []
        if len(told) == 2:  # the first and the last
            yield from (_part(one, name) for name in told)
        else:
            yield one


def _joined(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """Yield each number, a length of time told in two units (two years and three months) as one in the smaller."""
    held: Mention | None = None
    for one in mentions:
        both = None if held is None else _both(text, held, one)
        if both is None and held is not None:
            yield held
        held = both or one
    if held is not None:
        yield held


def _both(text: str, first: Mention, second: Mention) -> Mention | None:
    """Two numbers as one length; None where they are not. One that words such as about leave open has no value."""
    large, small = unit_of(first), unit_of(second)
    if {first.kind, second.kind} != {"duration"} or large is None or small is None:
        return None
    times = large.factor / small.factor
    if times <= 1 or times.denominator != 1 or not _JOINT.fullmatch(fold(text[first.end : second.start])):
        return None
    whole = None
    if first.value is not None and second.value is not None and first.hedge is second.hedge is Hedge.NONE:
        whole = first.value * times + second.value
    half = Fraction(1, 2)
    span = second.interval if whole is None else Interval.closed(whole - half, whole + half)
    return replace(
        second, text=text[first.start : second.end], start=first.start, value=whole, interval=span, doubled=span
    )


def _part(mention: Mention, name: Named) -> Mention:
    return replace(
        mention, text=mention.text[name.start : name.end], start=mention.start + name.start,
        end=mention.start + name.end,
    )  # fmt: skip


def _masked(text: str, start: int, stop: int, mentions: list[Mention]) -> Line:
    parts, found, length = list[str](), dict[int, Mention](), 0
    for one in mentions:
        if one.end > stop:
            break
        before = fold(text[start : one.start])
        old = one.kind != "count" and _OLD.fullmatch(fold(one.text)) and _BEFORE.search(before)
        parts += [before, "D" if old else _letter(one)]
        length += one.start - start
        found[length] = one
        length += 1
        start = one.end - one.text.endswith(".")  # a stop that may end the sentence, as in May.
    return Line("".join([*parts, fold(text[start:stop])]), found)


def _letter(mention: Mention) -> str:
    if mention.kind == "date":
        return "D"
    if mention.kind != "duration":
        return "N"
    words = fold(mention.text)
    return "J" if _JUBILEE.search(words) else "A" if _AGE.search(words) else "T"
