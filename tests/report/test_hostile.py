"""Hostile words in every place that comes from outside, through every format: they come out harmless, and quickly."""

from __future__ import annotations

import csv
import io
import json
import re
import time
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from typing import Final
from xml.etree import ElementTree as ET

import pytest

from crosstally.errors import Problem
from crosstally.model import Article, Claim, Corpus, Decision, Fact, Finding, Ledger, Level, Place, Quote, Run, Side
from crosstally.quantity import printed
from crosstally.report import EXPORTS, FORMATS
from crosstally.report.harmless import cell, log_line, visible

ALL: Final = FORMATS | EXPORTS
HOSTILE: Final = {
    "script": "<script>alert(1)</script>",
    "attribute": "\"'><img src=x onerror=alert(1)>",
    "entity": "&lt;script&gt;&#60;b&#62;",
    "comment": "--><!-- ]]> <![CDATA[",
    "template": "{{ 7*7 }} {% raw %} ${7*7}",
    "style": "</style><script>alert(1)</script>",
    "bidi": "abc\u202egnp.exe\u2066x\u2069\u200f",
    "escape": "\x1b[2J\x1b]0;title\x07\x9b31m",
    "controls": "".join(map(chr, range(32))) + "\x7f\x85\u2028\u2029",
    "surrogate": "lone \ud800 and \udfff",
    "workflow": "::error::owned\n::set-output name=x::y\r::add-mask::z\n##[command]rm -rf",
    "formula": '=HYPERLINK("http://evil.example","x")',
    "formula-at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula-plus": "+1+cmd|' /C calc'!A0",
    "markdown": "[x](javascript:alert(1)) ![](http://evil.example/p.png) @everyone `code` | cell | <b>",
    "quotes": "\"'`\\",
    "long": "x" * 1_000_000,
    "long-wide": "长" * 400_000,
    "many-lines": "a\n" * 100_000,
}


def hostile(words: str) -> Run:
    """Build a run with the words in every place that comes from outside."""
    at = Place(words, 3, 5)
    text = f"before {words} after"
    claims = tuple(
        Claim(
            f"a/{name}", "a", printed.read("5 USD"), Fact(words, words, words, words), Quote(words, 7), at, words, words
        )
        for name in ("x", "y")
    )
    side = Side(words, "1", "2", "1.5")
    decision = Decision("", "confirmed", words, words, "2026-11-21", None, words)
    roles = (("stated", claims[0]), (words, claims[1]))
    base = Finding(
        "XT203",
        "change-between",
        Level.ERROR,
        words,
        words,
        at,
        roles,
        words,
        words,
        side,
        side,
        words,
        words,
        (words,),
    )
    article = Article("a", words, at, text, words, words, words, words, raw=True)
    findings = (base, replace(base, decision=decision), replace(base, claims=(), stated=None))
    ledger = Ledger(1, 2, 1, 1, 1, 0, ((words, 2),), (words,))
    return Run(
        Corpus({"a": article}, {one.id: one for one in claims}), findings, ledger, (Problem(words, 1, 1, words, words),)
    )


class Tags(HTMLParser):
    """Collects the elements, handlers and addresses of a page."""

    def __init__(self) -> None:
        """Start with nothing seen."""
        super().__init__()
        self.seen: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what could run or load."""
        self.seen.append(tag)
        for name, value in attrs:
            if (
                name.startswith("on")
                or name == "style"
                or (name in ("href", "src") and not (value or "").startswith("#"))
            ):
                self.wrong.append(f"{tag} {name}={value}")
        if tag in ("img", "iframe", "object", "embed", "link", "base", "form"):
            self.wrong.append(tag)


def no_unseen(text: str) -> None:
    """Nothing that cannot be seen, but tabs and line feeds."""
    assert visible(text.removeprefix("\ufeff")) == text.removeprefix("\ufeff")


def in_a_log(text: str) -> None:
    """No line is a command of a runner."""
    no_unseen(text)
    assert not [line for line in text.splitlines() if line.lstrip().startswith("::") or "##[" in line]


def as_annotations(text: str) -> None:
    """Commands are ours only: one kind, fields of ours, one message."""
    no_unseen(text)
    for line in text.splitlines():
        if line.startswith("::"):
            assert re.match(r"::(error|warning|notice)( [a-zA-Z]+=[^,]*(,[a-zA-Z]+=[^,]*)*)?::", line)
        assert "##[" not in line


def as_page(text: str) -> None:
    """One script and one style, ours; nothing that runs or loads."""
    no_unseen(text)
    tags = Tags()
    tags.feed(text)
    assert tags.wrong == []
    assert (tags.seen.count("script"), tags.seen.count("style")) == (1, 1)


def as_table(text: str) -> None:
    """No cell begins a formula."""
    csv.field_size_limit(10_000_000)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert not [one for row in rows for one in row if one.startswith(("=", "@", "+", "-", "\t", "\r", "|"))]
    assert max(len(one) for row in rows for one in row) <= 32_767


def as_json(text: str) -> None:
    """It reads back, whole or line by line."""
    for part in [text] if text[:2] in ("{\n", "[\n") else text.splitlines():
        json.loads(part)


def as_xml(text: str) -> None:
    """An XML parser takes it."""
    ET.fromstring(text)  # noqa: S314  (our own text)


def as_markdown(text: str) -> None:
    """No raw element but our own, no link, no image, no mention."""
    no_unseen(text)
    assert not re.findall(r"(?<!\\)<(?!/?(?:details|summary)>)[a-zA-Z/!]", text)
    inline = re.sub(r"<summary>.*?</summary>", "", text)  # in there no Markdown is read
    assert not re.findall(r"(?<!\\)!?\[[^\]]*(?<!\\)\]\(", inline)
    assert not re.findall(r"(?<![\\\w])@\w", text)


CHECKS: Final[dict[str, Callable[[str], None]]] = {
    "text": in_a_log, "concise": in_a_log, "github": as_annotations, "markdown": as_markdown, "summary": as_markdown,
    "html": as_page, "csv": as_table, "json": as_json, "jsonl": as_json, "sarif": as_json, "gitlab": as_json,
    "rdjson": as_json, "claimreview": as_json, "junit": as_xml,
}  # fmt: skip


def test_every_text_format_has_a_check_here() -> None:
    """A new format without one fails."""
    assert set(CHECKS) == {name for name, one in ALL.items() if not one.needs}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("name", CHECKS)
def test_hostile_words_come_out_harmless(name: str, kind: str) -> None:
    """Nothing runs, moves a cursor, turns text round, breaks the format or takes long."""
    run = hostile(HOSTILE[kind])
    began = time.process_time()
    text = ALL[name].render(run)
    assert time.process_time() - began < 20
    assert isinstance(text, str)
    text.encode()
    CHECKS[name](text)


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize("name", ["xlsx", "parquet"])
def test_hostile_words_come_out_harmless_in_tables(name: str, kind: str) -> None:
    """A workbook opens, and holds no formula."""
    openpyxl = pytest.importorskip("openpyxl", reason="the extra `pandas` is not installed")
    pytest.importorskip("pyarrow", reason="the extra `pandas` is not installed")
    table = ALL[name].render(hostile(HOSTILE[kind]))
    assert isinstance(table, bytes)
    if name == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(table))
        cells = [one for sheet in book for row in sheet.iter_rows() for one in row]
        assert not [one.coordinate for one in cells if one.data_type == "f"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("-1,200.5", "-1,200.5"),
        ("+44", "+44"),
        ("-x", "'-x"),
        ("@me", "'@me"),
        ("\t=1", "'\t=1"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("plain", "plain"),
    ],
)
def test_a_cell_is_no_formula_and_a_number_keeps_its_sign(text: str, shown: str) -> None:
    """The apostrophe is for texts a spreadsheet would run."""
    assert cell(text) == shown


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("::error::x", "./::error::x"),
        (" ::add-mask::x", "./ ::add-mask::x"),
        ("a ##[command]x", "a ## [command]x"),
        ("a::b", "a::b"),
    ],
)
def test_a_line_of_a_log_is_no_command(line: str, shown: str) -> None:
    """A runner reads `::` at the start of a line and `##[` anywhere."""
    assert log_line(line) == shown
