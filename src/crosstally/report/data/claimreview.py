"""ClaimReview (schema.org JSON-LD) for findings that a person confirmed; archives and search engines read it.

It says that numbers cannot all be true, and where they appeared; never which of them is wrong.
"""

from __future__ import annotations

from typing import Any

from crosstally.model import Claim, Corpus, Decision, Finding, Run
from crosstally.report.data.whole import harmless_json
from crosstally.report.harmless import one_line
from crosstally.report.reporter import Options


def write(run: Run, options: Options) -> str:  # noqa: ARG001  (every format is called alike)
    """Give one JSON-LD graph; a run without confirmed findings gives an empty one."""
    graph = [
        _review(run.corpus, one, one.decision)
        for one in run.findings
        if one.decision is not None and one.decision.status == "confirmed"
    ]
    return harmless_json({"@context": "https://schema.org", "@graph": graph}, indent=1) + "\n"


def _review(corpus: Corpus, finding: Finding, decision: Decision) -> dict[str, Any]:
    appearances = [_appearance(corpus, claim) for _, claim in finding.claims]
    body = " ".join(part for part in (finding.message, finding.sum_line, decision.reason) if part)
    return _known({
        "@type": "ClaimReview",
        "identifier": finding.id,
        "claimReviewed": one_line("; ".join(f"{claim.fact}: {claim.words}" for _, claim in finding.claims), 500),
        "datePublished": decision.date,
        "author": _known({"@type": "Person", "name": one_line(decision.by)}),
        "reviewBody": one_line(body),
        "reviewRating": {"@type": "Rating", "alternateName": _rating(finding)},
        "itemReviewed": {"@type": "Claim", "appearance": appearances},
    })  # fmt: skip


def _rating(finding: Finding) -> str:
    return "cannot all be true" if finding.verdict == "contradiction" else "the printed figures do not agree"


def _appearance(corpus: Corpus, claim: Claim) -> dict[str, Any]:
    article = corpus.articles.get(claim.article)
    known = {"@type": "CreativeWork", "identifier": claim.article, "text": one_line(claim.words)}
    if article is None:
        return known
    publisher = {"@type": "Organization", "name": one_line(article.publisher)} if article.publisher else {}
    extra = {"headline": one_line(article.title), "datePublished": article.published, "inLanguage": article.language}
    return _known(known | extra | {"publisher": publisher})


def _known(entry: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is not known."""
    return {key: value for key, value in entry.items() if value}
