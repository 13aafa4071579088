"""A card per finding: what a page shows of it, as plain strings that are safe to show but not yet escaped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from crosstally.model import Corpus, Finding
from crosstally.report import wording
from crosstally.report.harmless import one_line
from crosstally.report.page.passages import Passage, SideView, passages
from crosstally.report.page.plot import plot

_MOST_SIDES: Final = 8
_TEXT: Final = 500


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
    passages: tuple[Passage, ...]
    more: int
    plot: str
    status: str
    decision: str
    articles: tuple[str, ...]
    subjects: tuple[str, ...]

    @property
    def sides(self) -> tuple[SideView, ...]:
        """The claims shown, the first named first."""
        return tuple(side for passage in self.passages for side in passage.sides)


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
        passages=passages(corpus, claims[:_MOST_SIDES]),
        more=max(0, len(claims) - _MOST_SIDES),
        plot=plot(finding),
        status="open" if finding.decision is None else one_line(finding.decision.status, 40),
        decision=one_line(wording.decision_line(finding), _TEXT),
        articles=tuple(dict.fromkeys(claim.article for _, claim in claims)),
        subjects=tuple(dict.fromkeys(claim.fact.subject for _, claim in claims if claim.fact.subject)),
    )


def _notes(finding: Finding) -> Iterator[tuple[str, str]]:
    yield "In the text", finding.words
    yield "Because", finding.because
    for hint in finding.hints:
        yield "Hint", hint
    if not finding.claims:
        yield "Where", str(finding.at)
