"""Passages: the words of a finding's claims in context, neighbours together, each number marked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crosstally.model import Claim, Corpus
from crosstally.report import places, wording
from crosstally.report.harmless import one_line
from crosstally.report.places import Spot

_AROUND: Final = 48  # characters of context on each side of a passage
_NEAR: Final = 96  # characters between two claims that share a passage
_WORDS: Final = 160

Standing = tuple[str, Claim, Spot]  # a role, its claim, and where its words stand


@dataclass(frozen=True, slots=True)
class SideView:
    """A claim on a card: how its words were read, what it is about, where it stands."""

    claim: str
    role: str
    words: str
    reading: str
    fact: str
    where: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one article: its pieces, true where a claim's words are, and the claims in it."""

    about: str
    pieces: tuple[tuple[str, bool], ...]
    sides: tuple[SideView, ...]


def passages(corpus: Corpus, claims: Sequence[tuple[str, Claim]]) -> tuple[Passage, ...]:
    """Gather claims by article and neighbourhood, in the order in which the finding names them."""
    standing = [(role, claim, places.spot(corpus, claim)) for role, claim in claims]
    groups: list[list[Standing]] = []
    for one in sorted(standing, key=_place):
        if groups and _near(groups[-1][-1], one):
            groups[-1].append(one)
        else:
            groups.append([one])
    order = {id(claim): at for at, (_, claim) in reversed(list(enumerate(claims)))}
    groups.sort(key=lambda group: min(order[id(claim)] for _, claim, _ in group))
    return tuple(_passage(corpus, group, order) for group in groups)


def about(corpus: Corpus, ident: str) -> str:
    """Name an article by its title, publisher and date, or by its id."""
    article = corpus.articles.get(ident)
    known = () if article is None else (article.title, article.publisher, article.published)
    return one_line(" · ".join(part for part in known if part) or ident, _WORDS)


def _place(one: Standing) -> tuple[str, bool, int]:
    _, claim, spot = one
    return claim.article, spot.in_text, spot.start or 0


def _near(one: Standing, other: Standing) -> bool:
    """Tell whether two claims share a passage: side by side in a text, or both in an article without one."""
    (_, first, a), (_, second, b) = one, other
    if first.article != second.article or a.in_text != b.in_text:
        return False
    return not a.in_text or (b.start or 0) - (a.end or 0) <= _NEAR


def _passage(corpus: Corpus, group: list[Standing], order: dict[int, int]) -> Passage:
    pieces = tuple(_pieces(corpus, group) if group[0][2].in_text else _quotes(group))
    named = sorted(group, key=lambda one: order[id(one[1])])
    return Passage(about(corpus, group[0][1].article), pieces, tuple(_side(*one) for one in named))


def _pieces(corpus: Corpus, group: list[Standing]) -> Iterator[tuple[str, bool]]:
    text = corpus.articles[group[0][1].article].text or ""
    first = places.context(corpus, group[0][1], _AROUND) or ("", "", "")
    last = places.context(corpus, max(group, key=lambda one: one[2].end or 0)[1], _AROUND) or ("", "", "")
    yield one_line(first[0], _AROUND + 1), False
    done = group[0][2].start or 0
    for _, _, spot in group:
        start, end = spot.start or 0, spot.end or 0
        if start >= done:  # else inside the words of the claim before it
            yield one_line(text[done:start], _NEAR), False
            yield one_line(text[start:end], _WORDS), True
            done = end
    yield one_line(last[2], _AROUND + 1), False


def _quotes(group: list[Standing]) -> Iterator[tuple[str, bool]]:
    for at, words in enumerate(dict.fromkeys(claim.words for _, claim, _ in group)):
        yield " … " if at else "", False
        yield one_line(words, _WORDS), True


def _side(role: str, claim: Claim, spot: Spot) -> SideView:
    return SideView(
        claim=one_line(claim.id, _WORDS),
        role=one_line(role, 40),
        words=one_line(claim.words, _WORDS),
        reading=one_line(wording.span(wording.side(claim)), _WORDS),
        fact=one_line(str(claim.fact), _WORDS),
        where=one_line(f"{spot.path}:{spot.line}:{spot.column}" if spot.in_text else str(claim.at), _WORDS),
    )
