"""When an article was published, read where its file says so outright."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosstally.files import articles, dateline

PAGES = [
    ('<meta property="article:published_time" content="2023-05-16T08:00:00+08:00">', "2023-05-16"),
    ("<meta content='2023-05-16' name='date'/>", "2023-05-16"),
    ('<meta itemprop="datePublished" content="2023-05-16">', "2023-05-16"),
    (
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-05-16"}</script>',
        "2023-05-16",
    ),
    ('<meta name="dcterms.issued" content="2023-05-16">', "2023-05-16"),
    ('<meta property="article:modified_time" content="2023-06-01">', ""),
    ('<meta name="date" content="2023-02-31">', ""),
    ('<meta name="date" content="yesterday"><p>2023-05-16</p>', ""),
    ("", ""),
]
FRONTS = [
    ("---\ntitle: x\ndate: 2023-05-16\n---\ntext", "2023-05-16"),
    ("---\npublished: '2023-05-16T10:00:00Z'\n---\n", "2023-05-16"),
    ("---\nupdated: 2023-05-16\n---\n", ""),
    ("text\n---\ndate: 2023-05-16\n---\n", ""),
    ("---\ndate: 2023-05-16\nnever closed", ""),
]


@pytest.mark.parametrize(("page", "day"), PAGES)
def test_the_date_of_a_page(page: str, day: str) -> None:
    """What the head says; never a date of the running text."""
    assert dateline.of_html(page) == day


@pytest.mark.parametrize(("text", "day"), FRONTS)
def test_the_date_of_front_matter(text: str, day: str) -> None:
    """Only between the first two rules of the file."""
    assert dateline.of_markdown(text) == day


def test_an_article_has_the_date_of_its_file(tmp_path: Path) -> None:
    """Read with the article, for the years that its words leave out."""
    page = tmp_path / "a.md"
    page.write_text("---\ndate: 2023-05-16\n---\n她生于1975年3月3日,今年58岁。\n", encoding="utf-8")
    assert articles.read(page, tmp_path).published == "2023-05-16"
    plain = tmp_path / "a.txt"
    plain.write_text("date: 2023-05-16", encoding="utf-8")
    assert articles.read(plain, tmp_path).published == ""
