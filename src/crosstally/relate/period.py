"""Periods as texts name them, and the year that a text leaves out.

A period is a kind and a number inside its year: the year itself, a half, a quarter, nine months, a month, a day. The
year may be unknown; two periods then cannot be told apart for sure, and say so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from crosstally.relate.words import LANGUAGES, everywhere, rows

_WAYS: Final = ("spaced", "start")  # rows of a table that say how its patterns are meant
_RELATIVE: Final = 1000  # smaller years count from the year of the text: 0 is this year, -1 the last


@dataclass(frozen=True, slots=True)
class Period:
    """A period: kind Y, H, Q, N (from January on for `index` months), M, D or E (a quarter by its last month)."""

    kind: str
    year: int | None = None
    index: int = 0
    day: int = 0
    fiscal: bool = False

    def __str__(self) -> str:
        """`2023`, `2023-Q1`, `2023-03`, `?-Q2`."""
        year = "?" if self.year is None or self.year < _RELATIVE else str(self.year)
        if self.year is not None and self.year < 0:
            year = f"?{self.year}"
        tail = {
            "Y": "", "H": f"-H{self.index}", "Q": f"-Q{self.index}", "N": f"-first-{self.index}-months",
            "M": f"-{self.index:02}", "D": f"-{self.index:02}-{self.day:02}", "E": f"-quarter-to-{self.index:02}",
        }[self.kind]  # fmt: skip
        return f"{'FY' if self.fiscal else ''}{year}{tail}"

    @property
    def is_dated(self) -> bool:
        """True where the year itself is known, not only how many years back it is."""
        return self.year is not None and self.year >= _RELATIVE

    @property
    def months(self) -> range | None:
        """The months of its year that it covers; None for a day, and for a quarter told by its last month."""
        match self.kind:
            case "Y":
                return range(1, 13)
            case "H" | "Q":
                long = 6 if self.kind == "H" else 3
                return range((self.index - 1) * long + 1, self.index * long + 1)
            case "N":
                return range(1, self.index + 1)
            case "M":
                return range(self.index, self.index + 1)
        return None

    def back(self, basis: str) -> Period | None:
        """The period that a change on this basis looks back to; None where it cannot be named."""
        if basis == "yoy":
            return None if self.year is None else replace(self, year=self.year - 1)
        step = {"qoq": "QE", "mom": "M"}.get(basis, "")
        if not step or self.kind not in step:
            return None
        least, most, by = {"Q": (1, 4, 1), "E": (3, 12, 3), "M": (1, 12, 1)}[self.kind]
        if self.index - by >= min(least, 1):
            return replace(self, index=self.index - by)
        return replace(self, year=None if self.year is None else self.year - 1, index=self.index - by + most)

    def inside(self, other: Period) -> bool:
        """True where this is a smaller period of the year that the other is, or that it stands in."""
        return other.kind == "Y" and self.kind != "Y" and (self.year == other.year or None in (self.year, other.year))

    def fits(self, other: Period) -> bool | None:
        """True where both are one period, False where they are not, None where a year or calendar is left open."""
        if {self.kind, other.kind} == {"Q", "E"}:
            near = self.year is None or other.year is None or self.is_dated != other.is_dated
            return None if near or abs((self.year or 0) - (other.year or 0)) <= 1 else False
        if (self.kind, self.index, self.day) != (other.kind, other.index, other.day):
            return False
        if self.year is None or other.year is None or self.is_dated != other.is_dated:
            return None
        if self.fiscal != other.fiscal:
            return None if abs(self.year - other.year) <= 1 else False
        return self.year == other.year


@dataclass(frozen=True, slots=True)
class Named:
    """A period's words in a sentence; `relative` says what it leans on: the year before, the quarter before.

    Of the years that follow one, `years_back` is below nothing.
    """

    start: int
    end: int
    period: Period | None
    years_back: int | None = None
    relative: str = ""
    from_today: bool = False  # 去年, last year: back from the day of writing; 上年 from the year that is told of

    def resolve(
        self, now: Period | None, year: int | None, quarter: Period | None = None, today: int | None = None
    ) -> Period | None:
        """Fill in the year, from the text's own; `now` is the period talked about before, `quarter` the last one.

        Last year leans on the year in which the text was written, `today`, where that is known.
        """
        if self.relative == "this-quarter" and now is not None and now.kind != "Q":
            return quarter
        if self.relative == "next":
            return None if now is None or now.year is None else replace(now, year=now.year - (self.years_back or -1))
        if self.relative:
            return _relative(self.relative, now)
        if self.period is None or self.period.year is not None:
            return self.period
        if self.years_back is not None:
            known = today if today is not None and self.years_back else year  # 全年 is that of the year talked about
            return replace(self.period, year=(known or 0) - self.years_back)
        return replace(self.period, year=year or 0)


def named(text: str) -> Iterator[Named]:
    """Yield the periods a folded sentence names, in order."""
    for found in _pattern().finditer(text):
        kind = _kinds()[int(found.lastgroup[1:])] if found.lastgroup else ""
        groups = {re.sub(r"_\d+$", "", key): value for key, value in found.groupdict().items() if value}
        if made := _named(kind, groups, found.start(), found.end()):
            yield made


def free(text: str, compared: Sequence[tuple[int, int]]) -> Iterator[Named]:
    """Yield the periods a folded sentence names, but for those inside its words of comparison, given by place.

    At the head of a clause such words date what follows: `A year earlier deliveries had been 405,278`.
    """
    for period in named(text):
        opens = not text[: period.start].rstrip() or text[: period.start].rstrip()[-1] in ",;:"
        if opens or not any(start <= period.start < end for start, end in compared):
            yield period


@cache
def _counts(name: str) -> dict[str, int]:
    """The words of one class of `calendar.txt` in every language, and what they count."""
    table = (row for row in everywhere("calendar") if row[0] == name)
    return {word: int(count) for _, words, count in table for word in words.split("|")}


@cache
def _rows() -> tuple[tuple[str, str], ...]:
    return tuple(row for language in LANGUAGES for row in _patterns(language))


def _patterns(language: str) -> Iterator[tuple[str, str]]:
    """The kinds and patterns of a language, with its spaces and with what may not stand before one."""
    table = [(row[0], row[1]) for row in rows(f"{language}/periods.txt")]
    ways = dict(table)
    for kind, body in table:
        if kind not in _WAYS:
            spaced = re.sub(rf"(?<!\[)({ways['spaced']})", r" ?\1 ?", body) if "spaced" in ways else body
            yield kind, ways.get("start", "") + f"(?:{spaced})"


@cache
def _kinds() -> tuple[str, ...]:
    return tuple(kind for kind, _ in _rows())


@cache
def _pattern() -> re.Pattern[str]:
    own = (re.sub(r"\(\?P<(\w+)>", rf"(?P<\1_{index}>", body) for index, (_, body) in enumerate(_rows()))
    return re.compile("|".join(f"(?P<K{index}>{body})" for index, body in enumerate(own)))


def _named(kind: str, groups: dict[str, str], start: int, end: int) -> Named | None:
    get = {re.sub(r"\d$", "", key) if key != "y2" else key: value for key, value in groups.items()}
    year = int(get["y"]) if "y" in get else 2000 + int(get["y2"]) if "y2" in get else None
    if kind in ("same", "last-quarter", "this-quarter", "this-period", "last-month", "ago", "next", "later"):
        return Named(start, end, None, relative=kind)
    if kind == "origin":
        return None
    back = None if "r" not in get else _counts("back").get(get["r"].strip(), 0)
    period = _period(kind, get, year)
    today = get.get("r", "").strip() in _counts("today")
    return None if period is None else Named(start, end, period, back, from_today=today)


def _period(kind: str, get: dict[str, str], year: int | None) -> Period | None:  # noqa: PLR0911  (one kind a line)
    fiscal = "f" in get or kind == "fiscal"
    month = _counts("month")[get["mon"][:3]] if "mon" in get else _number(get.get("m", "0"))
    if kind in ("day", "month", "ended") and not 1 <= month <= 12:
        return None
    match kind:
        case "ended":
            return Period("Q", year, month // 3) if month % 3 == 0 else Period("E", year, month)
        case "nine":
            return Period("N", year, 9)
        case "ytd":
            return _from_january(year, month or _number(get["n"]))
        case "quarter":
            return Period("Q", year, _number(get["q"]), fiscal=fiscal)
        case "half":
            return Period("H", year, _number(get["h"]))
        case "day":
            return Period("D", year, month, int(get["d"]))
        case "month":
            return Period("M", year, month)
        case _:
            return Period("Y", year, fiscal=fiscal)


def _from_january(year: int | None, months: int) -> Period:
    """The period from January on: three months are a quarter, six a half, twelve the year."""
    kind, index = {1: ("M", 1), 3: ("Q", 1), 6: ("H", 1), 12: ("Y", 0)}.get(months, ("N", months))
    return Period(kind, year, index)


def _number(word: str) -> int:
    return _counts("number").get(word) or int(word)


def _relative(word: str, now: Period | None) -> Period | None:
    if word in ("ago", "later"):
        return None
    if now is None or word in ("this-quarter", "this-period"):
        return now
    return now.back({"same": "yoy", "last-quarter": "qoq", "last-month": "mom"}[word])
