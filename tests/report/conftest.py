"""Real runs built by hand: two articles that do not agree, and hostile ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from crosstally.errors import Problem
from crosstally.model import Article, Claim, Corpus, Decision, Fact, Finding, Ledger, Level, Place, Quote, Run, Side
from crosstally.quantity import printed

RAW = "模型上线后,峰值从16000 QPS升至23000 QPS,提升近40%。\nTraining took about 1.4 million USD, they say.\n"


def claim(ident: str, value: str, quote: Quote, at: Place, fact: Fact | None = None) -> Claim:
    """Build a claim of an article, `article/name`."""
    return Claim(ident, ident.partition("/")[0], printed.read(value), fact or Fact(ident), quote, at)


def words(exact: str) -> Quote:
    """Quote words of the raw article."""
    return Quote(exact, RAW.index(exact))


def finding(*claims: tuple[str, Claim], **changed: object) -> Finding:
    """Build a finding on claims; the first is the stated one."""
    at = claims[0][1].at if claims else Place("claims/empty.claims.yaml")
    base = Finding("XT203", "change-between", Level.ERROR, "contradiction", "A says 40, B says 43.75.", at, claims)
    return replace(base, **changed)  # type: ignore[arg-type]  # the names are those of fields


def sample() -> Run:
    """Build an open error inside a raw article, and a decided warning across it and an encoded one."""
    cost = Fact("Example Net", "training cost", "2020", "one run")
    before = claim("draft/before", "16000 QPS", words("16000 QPS"), Place("draft.md", 1, 10))
    after = claim("draft/after", "23000 QPS", words("23000 QPS"), Place("draft.md", 1, 21))
    growth = claim("draft/growth", "nearly 40 percent", words("近40%"), Place("draft.md", 1, 33))
    here = claim("draft/cost", "about 1.4 million USD", words("about 1.4 million USD"), Place("draft.md", 2, 15), cost)
    press = Place("claims/press.claims.yaml", 9, 3)
    there = claim("press/cost", "4.6 million USD", Quote("$4.6 million", 118), press, cost)
    findings = (
        finding(
            ("stated", growth), ("operand", after), ("operand", before), relation="draft/growth",
            message="The growth is stated as 近40%; 23000 QPS over 16000 QPS is 43.75 %.",
            sum_line="(23000 QPS − 16000 QPS) ÷ 16000 QPS = 43.75 %",
            stated=Side("percent", "34.4", "40", "40", hi_open=True),
            computed=Side("percent", "36.36", "51.62", "43.75"),
            words="从…升至…提升近40%", hints=("近45% would agree",),
        ),
        finding(
            ("witness", there), ("witness", here), code="XT301", rule="same-fact", level=Level.WARNING,
            verdict="mismatch", message="press says $4.6 million, draft says about 1.4 million USD.",
            stated=Side("USD", "4550000", "4650000", "4600000"), computed=Side("USD", "1300000", "1500000"),
            because="another list price",
            decision=Decision("", "waived", "two price lists", "an editor", "2026-11-21", "2027-01-31"),
        ),
    )  # fmt: skip
    claims = {one.id: one for one in (before, after, growth, here, there)}
    draft = Article("draft", "draft.md", Place("draft.md"), RAW, raw=True, language="zh")
    printed_one = Article("press", "articles/press.txt", press, title="Press & Co", published="2026-03-02")
    ledger = Ledger(2, 5, 1, 4, 3, 1, (("the divisor may be zero", 2),), ())
    problems = (Problem("claims/bad.claims.yaml", 4, 7, "There is no unit 'bps'.", "Write basis_point."),)
    return Run(Corpus({"draft": draft, "press": printed_one}, claims), findings, ledger, problems)


@pytest.fixture
def run() -> Run:
    """Give the sample run."""
    return sample()


def repeated(run: Run, times: int) -> Run:
    """Repeat the open finding of a run so many times, each with an id of its own."""
    return replace(run, findings=tuple(replace(run.findings[0], relation=f"draft/growth-{at}") for at in range(times)))


@pytest.fixture
def repeat() -> Callable[[Run, int], Run]:
    """Give the function that repeats a finding."""
    return repeated
