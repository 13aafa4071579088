"""Raw articles, tables and a draft beside a project go the same way as encoded claims."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crosstally import Corpus, pipeline
from crosstally.config import Config
from crosstally.model import Level, Run


def _run(folder: Path, *names: str) -> Run:
    return pipeline.judge(pipeline.read([folder / name for name in names], folder, Config()))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages on one year, one of them in HTML, and a table."""
    (tmp_path / "a.txt").write_text("百度2024年营业收入为12.4亿元,同比增长15%,2023年为11.2亿元。\n", encoding="utf-8")
    page = "<html><head><title>9亿元</title></head><p>百度2024年营业收入为<b>14.2亿元</b>。</p></html>"
    (tmp_path / "b.html").write_text(page, encoding="utf-8")
    (tmp_path / "t.csv").write_text("source,fact,value\na,x,5 CNY\nb,x,7 CNY\n", encoding="utf-8")
    return tmp_path


def test_one_article_against_itself(folder: Path) -> None:
    """The stated growth is worked out from the two figures of the sentence."""
    run = _run(folder, "a.txt")
    assert [one.rule for one in run.findings] == ["change-between"]
    assert run.findings[0].level in (Level.ERROR, Level.WARNING)
    assert "12.4亿元 ÷ 11.2亿元 − 1 gives 10.7143 percent" in run.findings[0].message
    assert run.problems == ()


def test_offsets_point_into_the_file(folder: Path) -> None:
    """The words of a claim are those of the file, markup and all; what stands in the head is not read."""
    text = (folder / "b.html").read_text(encoding="utf-8")
    claims = [claim for claim in _run(folder, "b.html").corpus.claims.values() if claim.quote.start is not None]
    assert [claim.value_read.number for claim in claims] == [1_420_000_000]
    for claim in claims:
        assert claim.quote.start is not None
        assert text[claim.quote.start : claim.quote.end] == claim.quote.exact


def test_two_articles_on_one_fact(folder: Path) -> None:
    """Two pages that give one revenue in two figures are told, both sides named."""
    found = [one for one in _run(folder, "a.txt", "b.html").findings if one.rule == "same-fact"]
    assert len(found) == 1
    assert {claim.article for _, claim in found[0].claims} == {"a", "b"}


def test_a_table_of_sources(folder: Path) -> None:
    """Rows of a table that cannot both be true are told like claims of articles."""
    run = _run(folder, "t.csv")
    assert [(one.rule, one.level.value) for one in run.findings] == [("same-fact", "error")]


def test_order_of_files_changes_nothing(folder: Path) -> None:
    """The same files in another order give the same findings with the same ids."""
    one, two = _run(folder, "a.txt", "b.html"), _run(folder, "b.html", "a.txt")
    assert [finding.id for finding in one.findings] == [finding.id for finding in two.findings]
    assert one.ledger == two.ledger


def test_articles_of_one_name_are_told_apart(folder: Path) -> None:
    """Two files of one stem keep two ids, so that no claim is lost."""
    (folder / "more").mkdir()
    (folder / "more" / "a.txt").write_text("百度有54个项目。\n", encoding="utf-8")
    assert set(_run(folder, "a.txt", "more/a.txt").corpus.articles) == {"a", "a-2"}


def test_the_face_checks_what_it_is_given(folder: Path) -> None:
    """`Corpus.load(...).check()` gives findings, ledger, plain data and a table of one row a finding."""
    result = Corpus.load(folder / "a.txt").check()
    assert [finding.rule for finding in result.findings] == ["change-between"]
    assert result.ledger.claims == 3
    assert result.to_dict()["findings"][0]["code"] == "XT203"
    frame = pytest.importorskip("pandas") and result.to_pandas()
    assert list(frame["rule"]) == ["change-between"]


@pytest.mark.parametrize(
    ("ending", "figure", "whole"),
    [
        ("html", '<a href="http://a.example/2024"><b>{}</b></a>', "<html><body>{}</body></html>"),
        ("md", "[**{}**](http://a.example/2024)", "{}"),
    ],
)
def test_a_page_finds_what_its_text_finds(tmp_path: Path, ending: str, figure: str, whole: str) -> None:
    """Of a page that sets each figure bold and links it, in paragraphs of its own, the text without that is related."""
    gold = Path(__file__).parent.parent / "gold" / "articles"
    for path in sorted(gold.glob("g05_*.txt")):
        paragraphs = [one for one in path.read_text(encoding="utf-8").split("\n") if one.strip()]
        marked = [re.sub(r"(?<![\d.,])\d[\d,.]*\d", lambda found: figure.format(found[0]), one) for one in paragraphs]
        page = "".join(f"<p>{one}</p>" for one in marked) if ending == "html" else "\n\n".join(marked)
        (tmp_path / f"{path.stem}.{ending}").write_text(whole.format(page), encoding="utf-8")
        (tmp_path / path.name).write_bytes(path.read_bytes())
    told = [
        {(one.rule, one.level, one.message) for one in _run(tmp_path, *names).findings}
        for names in (sorted(p.name for p in tmp_path.glob(f"*.{kind}")) for kind in ("txt", ending))
    ]
    assert told[0] == told[1] != set()
