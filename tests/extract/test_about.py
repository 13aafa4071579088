"""What a number is about, read from its sentence: the tables in about/, by language."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crosstally.extract import read

ABOUT = Path(__file__).parent / "about"
KEYS = ("subject", "metric", "period", "scope", "source")


def _cases() -> list[Any]:
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(ABOUT.glob("*.toml"))}
    return [
        pytest.param(name.partition(".")[0], case, id=f"{name}-{case['pattern'].replace(' ', '-')}")
        for name, table in tables.items()
        for case in table["case"]
    ]


@pytest.mark.parametrize(("language", "case"), _cases())
def test_what_a_number_is_about(language: str, case: dict[str, Any]) -> None:
    """Subject, metric, period, scope, source and direction as the words say; None where they do not."""
    found = []
    for one in read(case["text"], language=language):
        said = {key: getattr(one, key) for key in KEYS if getattr(one, key) is not None}
        found.append({"words": one.text, **said, **({"direction": one.direction} if one.direction else {})})
    assert found == case["find"]


def test_years_are_counted_from_the_date_of_the_article() -> None:
    """去年 and a month without a year need a date; without one the period stays unknown."""
    text = "去年营收5亿元，3月销量10万辆。"
    assert [one.period for one in read(text)] == [None, None]
    assert [one.period for one in read(text, published=date(2024, 5, 1))] == ["2023", "2023-03"]
