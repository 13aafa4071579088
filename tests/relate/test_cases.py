"""Each mechanism of relate/ on short texts: what it ties together, and what the rules find in it.

A case gives one text or several, the relations that agree (`agrees`, by rule) and the findings (`finds`, as
`rule level: stated`); `published` is the day of the articles, where it is known. Nothing else may be found.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from crosstally import extract, relate
from crosstally.model import Agreed, Article, Finding, Place, Result
from crosstally.rules import arithmetic

FOLDER = Path(__file__).with_name("cases")
CASES = [
    (path.stem, case)
    for path in sorted(FOLDER.glob("*.toml"))
    for case in tomllib.loads(path.read_text("utf-8"))["case"]
]


@pytest.mark.parametrize(
    ("topic", "case"), CASES, ids=lambda value: value["name"] if isinstance(value, dict) else value
)
def test_a_case_gives_the_relations_of_its_table(topic: str, case: dict[str, Any]) -> None:
    """What agrees is silent, what does not is found at its level, and nothing else."""
    results = _results(case["texts"], case.get("published", ""))
    found = sorted(
        f"{one.rule} {one.level.value}: {one.claims[0][1].words}" for one in results if isinstance(one, Finding)
    )
    agreed = [one.what.split(":")[1] for one in results if isinstance(one, Agreed)]
    assert found == sorted(case.get("finds", []))
    assert [rule for rule in case.get("agrees", []) if rule not in agreed] == []
    assert topic


def _results(texts: list[str], published: str) -> list[Result]:
    words = relate.lexicon()
    read = []
    for number, text in enumerate(texts, 1):
        path = f"a{number}.txt"
        article = Article(f"a{number}", path, Place(path), text=text, published=published, raw=True)
        read.append(relate.within(article, extract.read(text, everything=True), words))
    related = (*read, relate.across(read))
    assert [crash for one in related for crash in one.crashes] == []
    relations = [relation for one in related for relation in one.relations]
    return [result for one in relations for result in arithmetic.judge_one(one, "XT", one.rule)]
