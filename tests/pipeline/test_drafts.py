"""Drafts read back to what the article prints, and go in without touching what is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosstally import extract, pipeline
from crosstally.config import Config, load
from crosstally.errors import UserError
from crosstally.files import drafts
from crosstally.files.drafts import Draft
from crosstally.pipeline import drafting
from crosstally.quantity import printed

PHRASES = [
    ("营收311亿元", "311亿 CNY"),
    ("12.50元", "12.50 CNY"),
    ("同比增长43%", "43 percent"),
    ("近40%", "nearly 40 percent"),
    ("超过3万辆", "over 3万 vehicle"),
    ("3万多辆", "3万多 vehicle"),
    ("200万至1200万美元", "2000000 to 12000000 USD"),
    ("revenue of $12.4 million", "12.4 million USD"),
    ("about 1.38 billion people", "about 1.38 billion person"),
    ("at least 5 GB", "at least 5 GB"),
    ("54个任务", "54 task"),
]


@pytest.mark.parametrize(("words", "value"), PHRASES)
def test_value_of_a_draft(words: str, value: str) -> None:
    """The value keeps the printed digits and reads back to the same interval."""
    mention = extract.read_value(words)
    assert mention is not None
    assert drafting.value_text(mention) == (value, "")
    assert printed.read(value).interval == mention.interval


BEFORE = """\
# a remark at the top
article:
  id: one
claims:
  first:   # a remark of its own
    quote: 5元
    at: 10
    value: 5 CNY
  last:
    quote: 9元
    at: 90
    value: 9 CNY

relations:
  r: {says: last >= first}
"""
AFTER = """\
# a remark at the top
article:
  id: one
claims:
  first:   # a remark of its own
    quote: 5元
    at: 10
    value: 5 CNY
  new:
    quote: 7元
    at: 50
    value: 7 CNY
    draft: true
  last:
    quote: 9元
    at: 90
    value: 9 CNY
  last-2:
    quote: 11元
    at: 95
    value: 11 CNY
    draft: true

relations:
  r: {says: last >= first}
"""


def test_drafts_go_in_by_the_order_of_the_article() -> None:
    """Entries, remarks and relations stay; a place that is quoted already gets no second entry; names stay apart."""
    made = [
        Draft("again", 10, {"quote": "5元", "at": "10", "value": "6 CNY"}),
        Draft("last", 95, {"quote": "11元", "at": "95", "value": "11 CNY"}),
        Draft("new", 50, {"quote": "7元", "at": "50", "value": "7 CNY"}),
    ]
    assert drafts.merged(BEFORE, "one.claims.yaml", made) == (AFTER, 2)


def test_adding_an_article_twice_changes_nothing(tmp_path: Path) -> None:
    """A second `add` finds every place quoted already, and the drafts pass the project's own rules."""
    article = tmp_path / "news.txt"
    article.write_text("营收311亿元,同比增长10%,净利润57亿元。\n公司有3万多名员工。\n", encoding="utf-8")
    folder = tmp_path / "claims"
    path, count = pipeline.add(article, tmp_path, folder, pipeline.Wish(tmp_path))
    first = path.read_bytes()
    assert count == 4
    assert pipeline.add(article, tmp_path, folder, pipeline.Wish(tmp_path)) == (path, 0)
    assert path.read_bytes() == first
    corpus = pipeline.read([folder], tmp_path, Config())
    assert corpus.problems == ()
    assert [claim.draft for claim in corpus.claims.values()] == [True] * 4
    assert pipeline.judge(corpus).findings == ()


def test_the_template_has_one_contradiction(tmp_path: Path) -> None:
    """`init` writes a project in which one relation does not hold, and refuses to write over it."""
    pipeline.start(tmp_path)
    run = pipeline.judge(pipeline.read((), tmp_path, load(tmp_path)))
    assert [(finding.rule, finding.level.value) for finding in run.findings] == [("change-between", "error")]
    assert run.problems == ()
    with pytest.raises(UserError, match=r"README\.md is there already, and nothing was written"):
        pipeline.start(tmp_path)
