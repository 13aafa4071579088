"""A card per finding: what a page shows of it, as plain strings that are safe to show but not yet escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from crosstally.model import Claim, Corpus, Finding
from crosstally.report import places, wording
from crosstally.report.harmless import one_line
from crosstally.report.page.plot import plot

_AROUND: Final = 48  # characters of context on each side of a quote
_MOST_SIDES: Final = 8
_TEXT: Final = 500


@dataclass(frozen=True, slots=True)
class SideView:
    """A claim on a card: its words in context, how they were read, where they stand."""

    claim: str
    role: str
    article: str
    about: str
    fact: str
    before: str
    words: str
    after: str
    reading: str
    where: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as a page shows it. `plot` is ready SVG; all else wants escaping."""

    id: str
    level: str
    code: str
    rule: str
    verdict: str
    message: str
    sum: str
    notes: tuple[tuple[str, str], ...]
    sides: tuple[SideView, ...]
    more: int
    plot: str
    status: str
    decision: str
    articles: tuple[str, ...]
    subjects: tuple[str, ...]


def card(corpus: Corpus, finding: Finding) -> Card:
    """Make the card of a finding."""
    claims = finding.claims
    return Card(
        id=finding.id,
        level=finding.level.value,
        code=finding.code,
        rule=finding.rule,
        verdict=one_line(finding.verdict, _TEXT),
        message=one_line(finding.message, _TEXT),
        sum=one_line(finding.sum_line, _TEXT),
        notes=tuple((name, one_line(text, _TEXT)) for name, text in _notes(finding) if text),
        sides=tuple(_side(corpus, role, claim) for role, claim in claims[:_MOST_SIDES]),
        more=max(0, len(claims) - _MOST_SIDES),
        plot=plot(finding),
        status="open" if finding.decision is None else one_line(finding.decision.status, 40),
        decision=one_line(wording.decision_line(finding), _TEXT),
        articles=tuple(dict.fromkeys(claim.article for _, claim in claims)),
        subjects=tuple(dict.fromkeys(claim.fact.subject for _, claim in claims if claim.fact.subject)),
    )


def about(corpus: Corpus, ident: str) -> str:
    """Name an article by its title, publisher and date, or by its id."""
    article = corpus.articles.get(ident)
    known = () if article is None else (article.title, article.publisher, article.published)
    return one_line(" · ".join(part for part in known if part) or ident, 160)


def _side(corpus: Corpus, role: str, claim: Claim) -> SideView:
    spot = places.spot(corpus, claim)
    before, words, after = places.context(corpus, claim, _AROUND) or ("", claim.words, "")
    return SideView(
        claim=one_line(claim.id, 160),
        role=one_line(role, 40),
        article=claim.article,
        about=about(corpus, claim.article),
        fact=one_line(str(claim.fact), 160),
        before=one_line(before, _AROUND + 1),
        words=one_line(words, 160),
        after=one_line(after, _AROUND + 1),
        reading=one_line(wording.span(wording.side(claim)), 160),
        where=one_line(f"{spot.path}:{spot.line}:{spot.column}" if spot.in_text else str(claim.at), 160),
    )


def _notes(finding: Finding) -> Iterator[tuple[str, str]]:
    yield "In the text", finding.words
    yield "Because", finding.because
    for hint in finding.hints:
        yield "Hint", hint
    if not finding.claims:
        yield "Where", str(finding.at)
