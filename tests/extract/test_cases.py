"""What the reader finds, one case a pattern: the tables in cases/, by language and topic."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from crosstally.extract import read
from crosstally.model import Mention
from crosstally.quantity.figures import exact

CASES = Path(__file__).parent / "cases"


def _cases() -> list[Any]:
    tables = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(CASES.glob("*.toml"))}
    return [
        pytest.param(name, case, id=f"{name}-{case['pattern'].replace(' ', '-')}")
        for name, table in tables.items()
        for case in table["case"]
    ]


def _shown(mention: Mention, keys: set[str]) -> dict[str, Any]:
    """The keys of a mention that a case names."""
    every = {
        "words": mention.text, "value": exact(mention.value), "lo": exact(mention.interval.lo), "kind": mention.kind,
        "hi": exact(mention.interval.hi), "unit": mention.unit, "hedge": mention.hedge.public,
        "claim": mention.is_claim,
    }  # fmt: skip
    return {key: every[key] for key in keys}


@pytest.mark.parametrize(("name", "case"), _cases())
def test_what_is_found(name: str, case: dict[str, Any]) -> None:
    """Every number of a text with its words, value, unit and hedge; none besides."""
    language, _, topic = name.partition(".")
    found = read(case["text"], language=language, everything=topic == "no_claims")
    assert [_shown(one, set(row)) for one, row in zip(found, case["find"], strict=False)] == case["find"]
    assert len(found) == len(case["find"])
    assert all(one.text == case["text"][one.start : one.end] for one in found)
    plain = [one for one, row in zip(found, case["find"], strict=True) if {"hedge", "claim"}.isdisjoint(row)]
    assert all(one.hedge.public == "none" for one in plain)
