"""The figures of the year before, told together at the end: A up P%, B up Q%; 去年同期分别为C和D.

They are matched by their order. Where fewer than half of the changes fit, the lists are not of the same things.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense, Verdict
from crosstally.relate.nodes import ONE, Bare, worked_out
from crosstally.relate.page import Page, relate
from crosstally.relate.scene import NUMBER, sentences
from crosstally.relate.slips import believable
from crosstally.relate.spot import NO_LEVELS, Role, Spot
from crosstally.relate.tables import pattern

BECAUSE: Final = "the figures before are matched by their order"
_PRIOR: Final = pattern("priors")
_FEWEST: Final = 2
_BACK: Final = 16  # numbers before the list

Pair = tuple[Spot, Spot]


def listed(page: Page) -> Iterator[Relation]:
    """Relate each change to the level before it and to the figure of its place in the list of priors."""
    for priors in _lists(page):
        pairs = _pairs(page, priors)
        if len(pairs) != len(priors):
            continue
        made = [_relation(page, pair, prior) for pair, prior in zip(pairs, priors, strict=True)]
        fit = sum(r.readings[0].outcome().verdict is Verdict.AGREE for r in made)
        if 2 * fit >= len(made):
            yield from (r for r, pair, prior in zip(made, pairs, priors, strict=True) if _likely(page, pair, prior))


def _lists(page: Page) -> Iterator[list[Spot]]:
    """The figures of each clause that gives several figures of a time before."""
    spots = {spot.mention.start: spot for spot in page.spots}
    for sentence in sentences(page.text, [spot.mention for spot in page.spots]):
        for found in _PRIOR.finditer(sentence.text):
            at = [m for m, place in zip(sentence.mentions, sentence.at, strict=True) if place >= found.end() - 1]
            run = [spots[m.start] for m in at][: len(_run(sentence.text, found.end() - 1))]
            if len(run) >= _FEWEST:
                yield run


def _run(text: str, start: int) -> str:
    """The numbers that follow one another from a place on, with little between them."""
    found = pattern("prior-list").match(text, start)
    return "".join(sign for sign in found[0] if NUMBER[1] <= sign <= NUMBER[3]) if found else ""


def _pairs(page: Page, priors: Sequence[Spot]) -> list[Pair]:
    """The last levels before the list that have a change in percent behind them, as many as the list has."""
    first = priors[0]
    before = page.spots[max(0, first.index - _BACK) : first.index]
    found = [
        (one, two) for one, two in pairwise(before)
        if one.sentence == two.sentence and two.kind == "percent" and two.role is Role.CHANGE
        and one.role is Role.LEVEL and one.kind not in NO_LEVELS
        and first.paragraph - one.paragraph <= 2
    ]  # fmt: skip
    return found[-len(priors) :]


def _relation(page: Page, pair: Pair, prior: Spot) -> Relation:
    level, change = pair
    stated, computed = page.of(change), _bare(page, level) / _bare(page, prior) - ONE
    return relate(
        "change-between", stated, [(stated, Sense.EQUAL, worked_out(stated, computed))],
        words=page.words(level, change),
        cap=Level.WARNING, because=BECAUSE,
    )  # fmt: skip


def _bare(page: Page, spot: Spot) -> Bare:
    return Bare(page.of(spot), everything=True)


def _likely(page: Page, pair: Pair, prior: Spot) -> bool:
    level, change = pair
    return believable(page.of(change), [page.of(level), page.of(prior)], lambda v: v[0] / v[1] - 1)
