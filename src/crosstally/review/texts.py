"""Articles as the desk shows them: the text cut where claims begin and end, so that each can be marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from crosstally.model import Claim, Corpus, Run
from crosstally.report import places
from crosstally.report.harmless import visible
from crosstally.report.page import about

_MOST: Final = 200_000  # characters of one text on a screen


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; with a claim where it is one, and the hardest open finding that stands on it."""

    text: str
    claim: str = ""
    level: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class TextView:
    """An article: its name, its pieces, and the claims that stand nowhere in it (all, without the text)."""

    id: str
    name: str
    pieces: tuple[Piece, ...]
    loose: tuple[Piece, ...]
    drafts: tuple[Claim, ...]
    cut: bool


def view(run: Run, ident: str) -> TextView:
    """Cut an article's text at its claims."""
    levels = _levels(run)
    corpus = run.corpus
    claims = [claim for claim in corpus.claims.values() if claim.article == ident]
    text = corpus.articles[ident].text or ""
    standing = sorted(_standing(corpus, claims), key=lambda row: row[:2])
    pieces = tuple(_pieces(text[:_MOST], standing, levels))
    marked = {piece.claim for piece in pieces}
    loose = tuple(_piece(claim.words, claim, levels) for claim in claims if claim.id not in marked)
    drafts = tuple(claim for claim in claims if is_draft(corpus, claim))
    return TextView(ident, about(corpus, ident), pieces, loose, drafts, len(text) > _MOST)


def is_draft(corpus: Corpus, claim: Claim) -> bool:
    """Tell whether a person has yet to say yes to a claim: marked so, or only read from the text."""
    article = corpus.articles.get(claim.article)
    return claim.draft or (article is not None and article.raw)


def _standing(corpus: Corpus, claims: list[Claim]) -> Iterator[tuple[int, int, Claim]]:
    for claim in claims:
        spot = places.spot(corpus, claim)
        if spot.in_text and spot.start is not None and spot.end is not None:
            yield spot.start, spot.end, claim


def _pieces(text: str, standing: list[tuple[int, int, Claim]], levels: dict[str, str]) -> Iterator[Piece]:
    done = 0
    for start, end, claim in standing:
        if start < done or end > len(text):
            continue  # inside another claim's words: it is listed as loose
        if start > done:
            yield Piece(visible(text[done:start]))
        yield _piece(text[start:end], claim, levels)
        done = end
    yield Piece(visible(text[done:]))


def _piece(words: str, claim: Claim, levels: dict[str, str]) -> Piece:
    return Piece(visible(words), claim.id, levels.get(claim.id, ""), claim.draft)


def _levels(run: Run) -> dict[str, str]:
    """Give each claim the level of the hardest open finding it stands in; findings come hardest first."""
    found: dict[str, str] = {}
    for finding in run.findings:
        for _, claim in finding.claims if finding.is_open else ():
            found.setdefault(claim.id, finding.level.value)
    return found
