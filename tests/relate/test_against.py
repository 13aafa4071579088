"""A raw draft against encoded claims."""

from __future__ import annotations

import pytest

from crosstally import extract, relate
from crosstally.model import Article, Claim, Fact, Place, Quote
from crosstally.quantity import printed


def _encoded(value: str, period: str) -> Claim:
    fact = Fact("Nvidia", "revenue", period)
    return Claim("archive/revenue", "archive", printed.read(value), fact, Quote(""), Place("archive.claims.yaml"))


@pytest.mark.parametrize(
    ("value", "period", "verdicts"),
    [
        ("26.97 billion USD", "2023", ["agree"]),
        ("29.67 billion USD", "2023", ["contradiction"]),
        ("29.67 billion USD", "2024", []),
        ("29.67 billion CNY", "2023", []),
    ],
)
def test_a_draft_is_compared_with_the_encoded_claim_of_its_fact(value: str, period: str, verdicts: list[str]) -> None:
    """Subject, metric, period and currency must be one; the words may be Chinese here and English there."""
    text = "英伟达2023年收入为269.7亿美元。"
    words = relate.lexicon()
    article = Article("draft", "draft.txt", Place("draft.txt"), text=text, raw=True)
    read = relate.within(article, extract.read(text, everything=True), words)
    found = relate.draft_against([_encoded(value, period)], [read], words)
    assert [relation.readings[0].outcome().verdict.value for relation in found.relations] == verdicts
