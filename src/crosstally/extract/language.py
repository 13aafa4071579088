"""One language's tables, compiled once: numerals, units, counters, hedges, dates, connectives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from crosstally.extract.numerals import Numerals
from crosstally.extract.tables import Words, rows, shared
from crosstally.quantity.convention import Hedge

FILL: Final = "fill"
SIGN: Final = r"[+\-\u2212\u2013＋－]?"


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the reader asks of a language."""

    code: str
    numerals: Numerals
    scan: re.Pattern[str]
    run: re.Pattern[str]
    units: Words[tuple[str, str]]
    counters: Words[str]
    nouns: Words[str]
    currencies: Words[str]
    scales: Words[tuple[Fraction, str]]
    hedges: Words[Hedge | None]  # before the number; None is a word to step over
    hedges_after: Words[Hedge]
    joins: Words[str]
    changes: Words[str]
    still: Words[str]
    rates_before: Words[str]
    rates_after: Words[str]
    windows_before: Words[str]
    windows_after: Words[str]
    lexical: Words[str]
    spaced: bool


@cache
def language(code: str) -> Language:
    """Load a language's tables."""
    numerals = Numerals(code)
    hedges = rows(code, "hedges")
    dates = "|".join(f"(?:{pattern})" for _, pattern in rows(code, "dates"))
    return Language(
        code=code,
        numerals=numerals,
        scan=re.compile(rf"(?P<date>{dates})|(?P<run>{numerals.run})"),
        run=re.compile(numerals.run),
        units=Words({word: (unit, kind) for word, unit, kind in shared(code, "units")}),
        counters=_column(code, "counters"),
        nouns=_column(code, "nouns"),
        currencies=Words({word: unit for word, unit in shared(code, "currencies")}),
        scales=Words({word: (Fraction(factor), where) for word, factor, where in shared(code, "scales")}),
        hedges=Words({row[1]: None if row[0] == FILL else Hedge(row[2]) for row in hedges if row[0] != "after"}),
        hedges_after=Words({row[1]: Hedge(row[2]) for row in hedges if row[0] == "after"}),
        joins=_sided(code, "ranges", "join"),
        changes=_sided(code, "ranges", "from"),
        still=_sided(code, "ranges", "still"),
        rates_before=_sided(code, "rates", "before"),
        rates_after=_sided(code, "rates", "after"),
        windows_before=_sided(code, "windows", "before"),
        windows_after=_sided(code, "windows", "after"),
        lexical=Words({row[0]: "" for row in shared(code, "lexical")}),
        spaced=numerals.spaced,
    )


def _column(code: str, topic: str) -> Words[str]:
    return Words({word: unit for word, unit in rows(code, topic)})


def _sided(code: str, topic: str, side: str) -> Words[str]:
    return Words({row[1]: row[2] if len(row) > 2 else "" for row in rows(code, topic) if row[0] == side})
