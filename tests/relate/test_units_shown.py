"""The unit that both sides of a finding are printed in: what the text counts, also where its thing is left out."""

from __future__ import annotations

import pytest

from crosstally import extract, relate
from crosstally.model import Article, Finding, Place
from crosstally.rules import arithmetic


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "预训练266.4万H800小时,上下文扩展11.9万小时,后训练5万小时,合计278.8万小时。",
            (
                "the text says 278.8万小时 = 2,788,000 hour; 266.4万H800小时 + 11.9万小时 + 5万小时 gives "
                "[2,829,500, 2,836,500] hour (apart by at least 41,000 hour)"
            ),
        ),
        (
            "3纳米占15%,5纳米占35%,7纳米占17%,三者合计达58%。",
            "the text says 58% = 58 percent; 15% + 35% + 17% gives [65.5, 68.5] percent (apart by at least 7 percent)",
        ),
    ],
)
def test_a_sum_is_shown_in_the_unit_of_the_text(text: str, message: str) -> None:
    """Hours of machines as hours, percentages as percent."""
    article = Article("a", "a.txt", Place("a.txt"), text=text, raw=True)
    made = relate.within(article, extract.read(text, everything=True)).relations
    results = [result for one in made for result in arithmetic.judge_one(one, "XT", one.rule)]
    assert [one.message for one in results if isinstance(one, Finding)] == [message]
