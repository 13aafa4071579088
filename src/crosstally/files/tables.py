"""Tables of claims: a CSV file in which each row gives a source, a fact and one value or several.

    source,fact,value
    gazette,revenue 2025,12.4 million USD

Each source becomes an article and each cell a claim, so that the rules for one fact told by several sources judge
them as they judge articles. docs/tables.md says what a cell may hold.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Final

from crosstally.errors import Problem, UserError
from crosstally.model import Article, Claim, Fact, Place, Quote
from crosstally.quantity import printed
from crosstally.quantity.convention import DEFAULT, Convention, Hedge
from crosstally.quantity.interval import Interval
from crosstally.quantity.units import unit

SUFFIX: Final = ".csv"
_SOURCES: Final = ("source", "src", "publisher", "article")
_FACTS: Final = ("fact", "subject", "item", "key")
_ABOUT: Final = ("metric", "period", "scope", "unit")
_IDS: Final = re.compile(r"(?:.*_)?id")
_HALF_DAY: Final = 12
# A time of day: 7:05 a.m., 7:05aDec 1, 19:05, 12:00noon. What stands around it (a date, Delayed) is no part of it.
_CLOCK: Final = re.compile(
    r"(?<!\d)(\d{1,2}):(\d{2})(?!\d)\s*(?:([ap])(?:\.?\s?m\b\.?|\b|(?=[A-Z]))|(noon))?", re.IGNORECASE
)
_EMPTY: Final = frozenset({"", "-", "—", "n/a", "na", "null", "none", "not available", "unknown"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns hold the source, the fact and the values; with several values each column is a metric."""

    source: str
    fact: str
    values: tuple[str, ...]


@dataclass
class Table:
    """What a table gave: articles (its sources), claims, and how often a cell said nothing, by reason."""

    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    unread: Counter[str] = field(default_factory=Counter)


def read(
    path: Path, name: str, problems: list[Problem], columns: Columns | None = None, convention: Convention = DEFAULT
) -> Table:
    """Read a table; `columns` are guessed from the heading where they are not given.

    A table without the columns raises UserError; a cell that is no value is counted, and the rest is read.
    """
    text = path.read_text(encoding="utf-8-sig", errors="replace")
    reader = csv.DictReader(StringIO(text))
    chosen = columns or guess(reader.fieldnames or (), name)
    table = Table()
    try:
        for row in reader:
            _row(row, Place(name, reader.line_num), chosen, table, convention)
    except csv.Error as wrong:
        problems.append(Problem(name, reader.line_num, 0, f"The table cannot be read further: {wrong}."))
    return table


def guess(heading: Sequence[str], name: str) -> Columns:
    """Find the columns by their usual names; all others but ids and what tells facts apart are values."""
    lowered = {column.strip().lower(): column for column in heading}
    source = next((lowered[key] for key in _SOURCES if key in lowered), None)
    rest = [key for key in lowered if key not in _SOURCES and key not in _ABOUT and not _IDS.fullmatch(key)]
    fact = next((lowered[key] for key in _FACTS if key in lowered), lowered[rest[0]] if rest else None)
    values = ("value",) if "value" in lowered else tuple(lowered[key] for key in rest if lowered[key] != fact)
    if source is None or fact is None or not values:
        raise UserError.of(
            name, "The table has no columns for source, fact and value.", "Name them so, or say which they are.", line=1
        )
    return Columns(source, fact, tuple(lowered.get(value, value) for value in values))


def value(cell: str, given_unit: str = "", convention: Convention = DEFAULT) -> printed.Value:
    """Read a cell: a value as in a claim file, or a time of day, which counts in minutes from midnight.

    Raises UserError for a cell that is neither.
    """
    if (clock := _CLOCK.search(cell)) is not None:
        return _clock(clock, cell)
    return printed.read(f"{cell} {given_unit}".strip(), convention)


def _row(row: Mapping[str, str | None], at: Place, columns: Columns, table: Table, convention: Convention) -> None:
    source, fact = (row.get(columns.source) or "").strip(), (row.get(columns.fact) or "").strip()
    if not source or not fact:
        table.unread["a row of a table without a source or a fact"] += 1
        return
    table.articles.setdefault(source, Article(source, at.path, Place(at.path), publisher=source))
    about = {key: (row.get(key) or "").strip() for key in _ABOUT}
    for column in columns.values:
        cell = (row.get(column) or "").strip()
        if cell.lower() in _EMPTY:
            table.unread["an empty cell of a table"] += 1
            continue
        try:
            read_value = value(cell, about["unit"], convention)
        except UserError:
            table.unread["a cell of a table that is no value"] += 1
            continue
        claim = _claim(source, Fact(fact, about["metric"] or column, about["period"], about["scope"]), read_value, cell)
        key = _free(claim.id, table.claims)
        table.claims[key] = replace(claim, id=key, at=at)


def _claim(source: str, fact: Fact, read_value: printed.Value, cell: str) -> Claim:
    slug = re.sub(r"[^\w.-]+", "-", f"{fact.subject}-{fact.metric}").strip("-")
    return Claim(f"{source}/{slug}", source, read_value, fact, Quote(cell), Place(source), source=source)


def _free(key: str, taken: Mapping[str, Claim]) -> str:
    return next(name for name in _names(key) if name not in taken)


def _names(key: str) -> Iterator[str]:
    yield key
    number = 2
    while True:
        yield f"{key}-{number}"
        number += 1


def _clock(found: re.Match[str], cell: str) -> printed.Value:
    hour, minute, half, noon = int(found[1]), int(found[2]), (found[3] or "").lower(), found[4]
    if noon or half == "p":
        hour = hour % _HALF_DAY + _HALF_DAY
    elif half == "a":
        hour %= _HALF_DAY
    since = Fraction(hour * 60 + minute)
    exact = Interval.exactly(since)
    return printed.Value(cell, since, unit("minute"), Hedge.NONE, exact, exact, Fraction(1))


def sources(claims: Iterable[Claim]) -> tuple[str, ...]:
    """The sources of some claims, in order."""
    return tuple(dict.fromkeys(claim.article for claim in claims))
