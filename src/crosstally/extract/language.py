"""One language's tables, compiled once: numerals, units, counters, hedges, dates, connectives."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from crosstally.extract.numerals import Numerals
from crosstally.extract.tables import COMMON, Words, rows, shared
from crosstally.extract.trie import pattern
from crosstally.quantity.convention import Hedge

FILL: Final = "fill"
SYMBOLS: Final = ".½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
GLUE: Final = "(?![A-Za-z])"  # no letter that goes on with a word
DATE_LETTERS: Final = "QqHhF"
CODE: Final = 3  # letters of a currency that has one


@dataclass(frozen=True, slots=True)
class Counter:
    """A measure word: what it counts, and whether a number before it needs digits or is a label."""

    unit: str
    flag: str = ""


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of an ambiguous unit, and the words near it that choose the sense."""

    unit: str
    kind: str
    near: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Language:
    """Everything the reader asks of a language; `Words` find a table's word at a place or ending there."""

    code: str
    numerals: Numerals
    start: re.Pattern[str]  # where a number or a date can begin
    dates: re.Pattern[str]
    run: re.Pattern[str]
    multiples: Words[Fraction]
    units: Words[tuple[str, str]]  # symbols, as written
    unit_words: Words[tuple[str, str]]  # words, lower-cased in a spaced language
    senses: dict[str, tuple[Sense, ...]]
    counters: Words[Counter]
    nouns: Words[str]
    currencies: Words[str]
    scales: Words[tuple[Fraction, str]]
    hedges: Words[str]  # before the number: a hedge, or a word to step over
    hedges_bare: frozenset[str]  # hedges that stand before bare scale words only
    hedges_after: Words[Hedge]
    joins: Words[str]
    lists: Words[str]  # between numbers that share the last one's unit
    between: Words[str]  # what may stand between counter and unit: 个半, 个多
    changes: Words[str]  # words before the first of two numbers that make a change of them (从, from)
    still: Words[str]  # words beside two numbers that make a range of them all the same
    rates_before: re.Pattern[str] | None
    rate_units: dict[str, str]  # of the words before the number
    rates_after: Words[str]
    links: Words[str]  # words that join the unit of a denominator
    lots: Words[str]  # round numbers of things that make a denominator (a million tokens)
    rests: Words[str]  # units of the rest of a span of time (2h 15m)
    halves: Words[tuple[str, Fraction, Fraction]]  # spans named by a half (小半天)
    windows_before: Words[str]
    windows_after: Words[str]
    ones_before: Words[str]
    ones_after: Words[str]
    ones_time: Words[str]
    basis: Words[str]
    basis_after: Words[str]
    grades: Words[str]
    labels: Words[str]  # words before a number that names something
    ages: Words[str]
    lexical: Words[str]  # words that begin with a number character and are no number
    tails: Words[str]  # words that end in one
    words: frozenset[str]  # number characters that need something behind them to be a number
    followers: frozenset[str]  # characters that may stand behind them

    def idle(self, text: str, place: int) -> bool:
        """Tell whether a number character is part of a common word (一直, 百度): nothing of a number follows it."""
        letter = text[place]
        return not letter.isascii() and letter in self.words and text[place + 1 : place + 2] not in self.followers

    @property
    def spaced(self) -> bool:
        """True where spaces part the words."""
        return self.numerals.spaced


@cache
def language(code: str) -> Language:
    """Load a language's tables."""
    numerals = Numerals(code)
    hedges = rows(code, "hedges")
    symbols = rows(COMMON, "units") if numerals.spaced else shared(code, "units")
    lots = rows(code, "lots")
    before = _rates_before(code, lots)
    multiples = {word: Fraction(value) for word, value in rows(code, "multiples")}
    units, counters, nouns = (_firsts(code, topic) for topic in ("units", "counters", "nouns"))
    after = frozenset(" 0123456789") | units | counters | nouns | _firsts(code, "between")
    joins = frozenset(row[1][0] for row in rows(code, "ranges") if row[0] == "join")
    seconds = frozenset(word[1] for word in multiples if len(word) > 1)
    return Language(
        code=code,
        numerals=numerals,
        start=_start(code, numerals, multiples),
        dates=re.compile("|".join(f"(?:{row[1]})" for row in rows(code, "dates"))),
        run=re.compile(numerals.run),
        multiples=Words(multiples),
        units=Words({word: (unit, kind) for word, unit, kind in symbols}),
        unit_words=Words({word: (unit, kind) for word, unit, kind in rows(code, "units")}),
        senses=_senses(code),
        counters=Words({row[0]: Counter(row[1], row[2] if len(row) > 2 else "") for row in rows(code, "counters")}),
        nouns=Words(_pairs(rows(code, "nouns"))),
        currencies=Words(_pairs(shared(code, "currencies"))),
        scales=Words({word: (Fraction(factor), where) for word, factor, where in shared(code, "scales")}),
        hedges=Words({row[1]: FILL if row[0] == FILL else row[2] for row in hedges if row[0] != "after"}),
        hedges_bare=frozenset(row[1] for row in hedges if row[3:] == ["bare"]),
        hedges_after=Words({row[1]: Hedge(row[2]) for row in hedges if row[0] == "after"}),
        joins=_sided(code, "ranges", "join"),
        lists=_sided(code, "ranges", "list"),
        between=Words({row[0]: row[1] for row in rows(code, "between")}),
        changes=_sided(code, "ranges", "from"),
        still=_sided(code, "ranges", "still"),
        rates_before=_words(before) if before else None,
        rate_units=before,
        rates_after=_sided(code, "rates", "after"),
        links=_sided(code, "rates", "link"),
        lots=Words(_pairs(lots)),
        rests=Words(_pairs(rows(code, "rests"))),
        halves=Words({row[0]: (row[1], Fraction(row[2]), Fraction(row[3])) for row in rows(code, "halves")}),
        windows_before=_sided(code, "windows", "before"),
        windows_after=_sided(code, "windows", "after"),
        ones_before=_sided(code, "ones", "before"),
        ones_after=_sided(code, "ones", "after"),
        ones_time=_sided(code, "ones", "time"),
        basis=_sided(code, "basis", "before"),
        basis_after=_sided(code, "basis", "after"),
        grades=_plain(code, "grades"),
        labels=_plain(code, "labels"),
        ages=_plain(code, "ages"),
        lexical=_plain(code, "lexical"),
        tails=_plain(code, "tails"),
        words=frozenset() if numerals.spaced else numerals.counting,
        followers=after | joins | seconds | numerals.letters,
    )


def _words(words: Iterable[str]) -> re.Pattern[str]:
    """The longest of some words; one that ends in a Latin letter begins no other word: 每tpmC is no tonne."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(f"{re.escape(word)}{GLUE if word[-1].isascii() else ''}" for word in longest))


def _rates_before(code: str, lots: list[list[str]]) -> dict[str, str]:
    """Words before a number that say per what it is: listed ones, each of a lot or unit, one of another money."""
    words = {
        side: [row[1:] for row in rows(code, "rates") if row[0] == side] for side in ("before", "each", "trade", "one")
    }
    units = shared(code, "units")
    measured = [(name, unit) for name, unit, kind in units if kind in ("size", "duration", "rate")]
    monies = [(name, unit) for name, unit, kind in units if kind == "money" and len(unit) == CODE]
    before = {word + name: unit for (word,) in words["each"] for name, unit in (*measured, *lots)}
    for (link,) in words["trade"]:
        before |= {f"{one}{name}{link}": unit for (one,) in words["one"] for name, unit in monies}
        before |= {f"{name}1{link}": unit for name, unit in shared(code, "currencies") if len(unit) == CODE}
    return before | {row[0]: row[1] for row in words["before"]}


def _start(code: str, numerals: Numerals, multiples: dict[str, Fraction]) -> re.Pattern[str]:
    """Build the pattern of where a number or a date can begin: cheap to search for."""
    if not numerals.spaced:
        halves = (row[1] for row in rows(code, "calendar") if row[0] == "half")
        letters = {word[0] for word in (*numerals.heads, *multiples, *halves)} | set(DATE_LETTERS)
        return re.compile(f"[0-9{SYMBOLS}{''.join(sorted(letters))}]")
    words = [*numerals.heads, *multiples, *(row[1] for row in rows(code, "calendar"))]
    return re.compile(rf"[0-9{SYMBOLS}]|(?<![a-z0-9])(?:{pattern(words)}|[qh](?=[1-4]))")


def _senses(code: str) -> dict[str, tuple[Sense, ...]]:
    found: dict[str, tuple[Sense, ...]] = {}
    for name, unit, kind, near in shared(code, "senses"):
        found[name] = (*found.get(name, ()), Sense(unit, kind, re.compile(near)))
    return found


def _sided(code: str, topic: str, side: str) -> Words[str]:
    return Words({row[1]: row[2] if len(row) > 2 else "" for row in rows(code, topic) if row[0] == side})


def _plain(code: str, topic: str) -> Words[str]:
    return Words({row[0]: "" for row in shared(code, topic)})


def _firsts(code: str, topic: str) -> frozenset[str]:
    """First characters of a topic's words, shared ones too."""
    return frozenset(row[0][0] for row in shared(code, topic))


def _pairs(table: list[list[str]]) -> dict[str, str]:
    return {row[0]: row[1] for row in table}
