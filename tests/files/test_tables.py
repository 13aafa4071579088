"""Tables of claims: what a cell may hold, and many sources on the same flights."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

import pytest

from crosstally.errors import UserError
from crosstally.files import tables
from crosstally.model import Claim, Corpus
from crosstally.relate import trust
from crosstally.rules import groups

FLIGHTS = Path(__file__).parents[2].parent / "shared" / "data" / "flights"
needs_flights = pytest.mark.skipif(not FLIGHTS.is_dir(), reason="../shared/data/flights is not here")


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        ("7:05 a.m.", 425), ("7:05aDec 1", 425), ("7:05am", 425), ("7:05 p.m. (Estimated)", 1145),
        ("7:05P 12-01-11", 1145),
        ("12/01/2011 6:55 a.m.", 415), ("12:00noon", 720), ("12:10 a.m.", 10), ("Thu 18:45", 1125),
    ],
)  # fmt: skip
def test_a_time_of_day_counts_from_midnight(cell: str, minutes: int) -> None:
    """However it is written, with whatever beside it."""
    assert tables.value(cell).number == Fraction(minutes)


def test_a_cell_is_read_as_in_a_claim_file() -> None:
    """Hedge, scale and unit; a unit of its own column serves where the cell has none."""
    assert str(tables.value("about 1.4 million USD").unit) == "USD"
    assert str(tables.value("12.4", "percent").unit) == "percent"


def test_two_sources_on_one_fact_are_one_group(tmp_path: Path) -> None:
    """The fact, its metric and period make the key; an empty cell says nothing and is counted."""
    path = tmp_path / "t.csv"
    path.write_text(
        "source,fact,metric,period,value\na,Ledger,revenue,2025,12 USD\n"
        "b,Ledger,revenue,2025,13 USD\nc,Ledger,revenue,2025,\n"
    )
    table = tables.read(path, "t.csv", [])
    assert [len(g) for g in groups.facts(Corpus(articles=table.articles, claims=table.claims))] == [2]
    assert dict(table.unread) == {"an empty cell of a table": 1}


def test_a_table_without_the_columns_is_refused(tmp_path: Path) -> None:
    """The message says what is wanted."""
    path = tmp_path / "t.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(UserError, match="no columns for source, fact and value"):
        tables.read(path, "t.csv", [])


def test_a_source_that_stands_alone_is_trusted_less() -> None:
    """Three facts, three sources: the one that always differs is doubted."""
    facts = [{"a": Fraction(1), "b": Fraction(1), "c": Fraction(2)} for _ in range(3)]
    trusted = trust._rounds(facts)
    assert trusted["c"] < trusted["a"] == trusted["b"]


def _plain(cell: str) -> int | None:
    """A second, independent reading of a time of day."""
    found = re.search(r"(\d+):(\d\d)\s*([ap]|noon)?", cell, re.IGNORECASE)
    if found is None:
        return None
    hour, half = int(found[1]), (found[3] or "")[:1].lower()
    hour = hour % 12 + 12 if half in ("p", "n") else hour % 12 if half == "a" else hour
    return hour * 60 + int(found[2])


@needs_flights
def test_every_quantity_on_which_flights_differ_is_found() -> None:
    """And none where only the writing differs."""
    dirty = FLIGHTS / "flights_dirty_dev.csv"
    told: dict[tuple[str, str], set[int]] = defaultdict(set)
    with dirty.open(encoding="utf-8") as stream:
        for row in csv.DictReader(stream):
            for column in ("sched_dep_time", "act_dep_time", "sched_arr_time", "act_arr_time"):
                if (minutes := _plain(row[column])) is not None:
                    told[row["flight"], column].add(minutes)
    found = {
        (group[0].fact.subject, group[0].fact.metric)
        for group in groups.facts(_corpus(dirty))
        if groups.clash(group) is not None
    }
    assert found == {key for key, values in told.items() if len(values) > 1}


@needs_flights
def test_trust_finds_more_true_values_than_the_majority() -> None:
    """Of the quantities on which the sources differ."""
    with (FLIGHTS / "flights_clean_dev.csv").open(encoding="utf-8") as stream:
        rows = list(csv.DictReader(stream))
    truth = {(r["flight"], c): _plain(r[c]) for r in rows for c in r if c.endswith("_time")}
    facts = list(groups.facts(_corpus(FLIGHTS / "flights_dirty_dev.csv")))
    trusted = trust.trust(facts)
    by_trust = by_majority = 0
    for group in facts:
        if groups.clash(group) is None:
            continue
        right = truth[group[0].fact.subject, group[0].fact.metric]
        doubted = {claim.id for claim in trust.doubted(group, trusted)}
        by_trust += {c.value_read.number for c in group if c.id not in doubted} == {right}
        by_majority += _majority(group) == right
    assert by_trust > by_majority


def _majority(group: tuple[Claim, ...]) -> Fraction | None:
    values = [claim.value_read.number for claim in group]
    return max(values, key=values.count)


def _corpus(path: Path) -> Corpus:
    table = tables.read(path, path.name, [])
    return Corpus(articles=table.articles, claims=table.claims)
