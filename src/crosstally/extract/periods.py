"""Periods as the words give them: 2023, 2023-Q1, 2023-H1, 2023-03, 2023-03-16, FY2024-Q2."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from crosstally.extract.tables import rows

YEAR: Final = re.compile(r"(?<![0-9])(?:19|20)\d\d(?![0-9])")
SHORT_YEAR: Final = re.compile(r"(?:^|[QqHh]|fy ?'?)(\d\d)(?=[QqHh]|$)", re.IGNORECASE)
NUMBER: Final = re.compile(r"\d{1,2}")
CENTURY: Final = 2000


@dataclass(frozen=True, slots=True)
class When:
    """A date or period as far as its words name it."""

    year: int = 0
    part: str = ""  # Q1, H2, 03, 03-16
    fiscal: bool = False

    def within(self, year: int) -> str | None:
        """Print it, with the year given where its own words name none; None where no year is known."""
        chosen = self.year or (year if self.part else 0)
        if not chosen:
            return None
        return f"{'FY' if self.fiscal else ''}{chosen}" + (f"-{self.part}" if self.part else "")


@lru_cache(maxsize=4096)
def when(text: str, code: str) -> When:
    """Read a date's words."""
    kind = _kind(text, code)
    years = [int(hit) for hit in YEAR.findall(text)]
    short = SHORT_YEAR.search(text) if not years and kind in {"quarter", "half", "fiscal"} else None
    year = years[0] if years else CENTURY + int(short[1]) if short else 0
    fiscal = _word(text.lower(), "fiscal", code) > 0
    rest = YEAR.sub(" ", text)
    quarter = _quarter(rest, code)
    if kind == "span" or len(years) > 1:
        return When()
    if kind == "quarter" or (kind == "fiscal" and quarter):
        return When(year, quarter, fiscal)
    if kind == "half":
        return When(year, f"H{_word(rest, 'half', code) or _digit(rest)}", fiscal)
    if kind in {"day", "month", "iso"}:
        return When(year, _month_day(rest, code))
    return When(year, "", fiscal) if kind in {"year", "fiscal"} else When()


@lru_cache(maxsize=8)
def _kinds(code: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row[0], re.compile(row[1])) for row in rows(code, "dates"))


def _kind(text: str, code: str) -> str:
    for kind, pattern in _kinds(code):
        if pattern.match(text):
            return kind
    return ""


@lru_cache(maxsize=8)
def _words(code: str) -> tuple[tuple[str, str, int], ...]:
    return tuple((role, word, int(value)) for role, word, value in rows(code, "calendar"))


def _word(text: str, role: str, code: str) -> int:
    return next((value for kind, word, value in _words(code) if kind == role and word in text), 0)


def _digit(text: str) -> int:
    found = re.search(r"[1-4](?!\d)", text)
    return int(found[0]) if found else 1


def _quarter(text: str, code: str) -> str:
    found = re.search(r"[Qq] ?([1-4])|([1-4]) ?[Qq]", text)
    number = int(next(filter(None, found.groups()))) if found else _word(text, "quarter", code)
    return f"Q{number}" if number else ""


def _month_day(text: str, code: str) -> str:
    named = _word(text.lower(), "month", code)
    numbers = [int(n) for n in NUMBER.findall(text)]
    months = [named] if named else numbers[:1]
    days = numbers if named else numbers[1:]
    if not months:
        return ""
    return f"{months[0]:02}" + (f"-{days[0]:02}" if days else "")
