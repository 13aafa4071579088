"""Who else tells one side of what two articles tell apart."""

from __future__ import annotations

import pytest

from crosstally import extract, relate
from crosstally.model import Article, Place

_RELEASE = "2023年电信业务收入1.68万亿元,5G基站337.7万个,移动互联网接入流量3015亿GB,同比增长15.2%。"
_ODD = "2023年5G基站337.7万个,电信业务收入1.68万亿元,移动互联网接入流量2618亿GB,年增15.2%。"
_THIRD = (
    "In 2023 revenue was 1.68 trillion yuan and the country had 3.377 million 5G base stations. Traffic hit 301.5 EB."
)
_BOTH = "2023年电信业务收入1.68万亿元,5G基站337.7万个;移动流量为3015亿GB,前一个口径是2618亿GB。"


@pytest.mark.parametrize(
    ("third", "told"),
    [
        (_THIRD, ["2618亿GB", "3015亿GB", "301.5 EB"]),
        (_BOTH, ["2618亿GB", "3015亿GB"]),
        ("In 2023 there were 301.5 million subscribers.", ["2618亿GB", "3015亿GB"]),
    ],
    ids=["it has the one figure", "it has both", "it is about something else"],
)
def test_a_third_article_is_named_with_the_side_that_it_tells(third: str, told: list[str]) -> None:
    """One that prints both figures, or shares nothing else, seconds neither."""
    texts = [_RELEASE, _ODD, third]
    read = [
        relate.within(Article(f"a{n}", f"a{n}", Place(f"a{n}"), text=t, raw=True), extract.read(t, everything=True))
        for n, t in enumerate(texts, 1)
    ]
    facts = [r for r in relate.across(read).relations if r.rule == "same-fact"]
    found = {claim.quote.exact for r in facts for claim in r.claims if claim.quote}
    assert found == set(told)
