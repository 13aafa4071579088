"""Tables of real accounts: what adds up is seen to, nothing is doubted, and most figures altered in a total are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crosstally import extract, relate
from crosstally.model import Agreed, Article, Finding, Place, Result
from crosstally.rules import arithmetic

TABLES = Path(__file__).parents[3] / "shared/data/tatqa/tatqa_dataset_dev.json"
_LEAST = 250  # columns that come to their total; 268 when this was written


def _markdown(rows: list[list[str]]) -> str:
    wide = max(map(len, rows))
    lines = [[cell.replace("\n", " ").replace("|", "/") for cell in [*row, *[""] * (wide - len(row))]] for row in rows]
    body = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([body[0], "|" + "---|" * wide, *body[1:]])


def _results(text: str) -> list[Result]:
    article = Article("a", "a.md", Place("a.md"), text=text, raw=True)
    made = relate.within(article, extract.read(text, everything=True))
    assert made.crashes == ()
    return [result for one in made.relations for result in arithmetic.judge_one(one, "XT", one.rule)]


@pytest.mark.skipif(not TABLES.is_file(), reason="../shared/data is not there")
def test_tables_of_real_accounts_add_up() -> None:
    """No warning in 278 tables, of which many columns are compared with their totals."""
    tables = [row["table"]["table"] for row in json.loads(TABLES.read_text("utf-8"))]
    results = [result for table in tables for result in _results(_markdown(table))]
    assert [one.message for one in results if isinstance(one, Finding) and one.level.value != "note"] == []
    assert sum(isinstance(one, Agreed) and ":sum-of-parts:" in one.what for one in results) >= _LEAST
