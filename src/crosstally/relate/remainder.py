"""What is left of a whole: of a hundred percent, or of a figure that stands before.

Shares of one whole whose last is called the rest make a hundred percent; no share of them is the sum of the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import takewhile
from typing import Final

from crosstally.model import Level, Relation
from crosstally.relate.announced import announcing
from crosstally.relate.fit import LEVELS, REST, Try, added, agrees, choose, settle, size, told, wording
from crosstally.relate.made_of import may_be_whole
from crosstally.relate.page import Page
from crosstally.relate.spot import Role, Spot

_REST: Final = wording("rest")
_PAIR: Final = 2
_LEAST: Final = 3  # shares that make a list
_WORDS: Final = 24  # letters before a list that may say that something is split
_OVER: Final = Fraction(1, 20)  # so much over a hundred percent, shares are still of one whole
_SPLIT: Final = wording("is-split")
_MISSING: Final = Fraction(1, 10)  # of a whole, by no slip
OF_ONE: Final = "that the shares are all of one whole is read from their list"
BECAUSE: Final = "which shares the rest is left by is read from their order"


def of_figure(page: Page) -> Iterator[Relation]:
    """七家,三家在此,其余四家在彼: what is left, with what stands before it, makes the whole."""
    for rest in page.spots:
        if not is_rest(page, rest):
            continue
        before = [s for s in page.spots[: rest.index] if may_be_whole(s, rest) and not s.same]
        if any(is_rest(page, s) for s in before):
            continue  # what was left then, and what is left now
        tries = [
            added(whole, [*run, rest])
            for i, whole in enumerate(before)
            for run in (before[j:] for j in range(i + 1, len(before)))
            if size(whole) > max(size(s) for s in (*run, rest))
        ]
        if rest.kind == "percent":  # what is left of no percentage is left of a hundred
            tries = [one for one in tries if agrees(page, one)]
        yield from choose(page, tries, forced=len(before) == _PAIR)


def of_hundred(page: Page) -> Iterator[Relation]:
    """85%来自网页,3%是代码,余下12%为对话: shares of one whole and the rest of it."""
    for rest in page.spots:
        if rest.kind != "percent" or not is_rest(page, rest):
            continue
        shares = _shares(page, rest)
        tries = [REST.of(rest, *shares[i:]) for i in range(len(shares))]
        fitting = [one for one in tries if agrees(page, one)] or [one for one in tries[:1] if _is_nearly_all(one)]
        within = any(agrees(page, added(share, [*shares[i:], rest])) for i, share in enumerate(shares[:-1], 1))
        if not within:
            yield from settle(page, fitting, tries, BECAUSE)


def over_hundred(page: Page) -> Iterator[Relation]:
    """剩下的再切,影院52%,院线7%,片方43%: shares of one whole that come to a hundred percent, or to just over it.

    Lists often leave parts out, so that less than a hundred says nothing; much more is no list of one whole.
    """
    for run in _runs(page):
        made = REST.of(run[-1], *run[:-1])
        over = sum(map(size, run), Fraction(0)) - 1
        if agrees(page, made) or 0 < over <= _OVER:
            yield told(page, made, sure=True, cap=Level.WARNING, because=OF_ONE)


def _runs(page: Page) -> Iterator[list[Spot]]:
    """Three percentages or more side by side, each called the share of something else, or the part of what is split."""
    runs: list[list[Spot]] = []
    for spot in filter(_is_part, page.spots):
        last = runs[-1][-1] if runs else None
        goes_on = last is not None and last.index == spot.index - 1 and last.stretch == spot.stretch
        if goes_on and not _is_split(page, spot):
            runs[-1].append(spot)
        else:
            runs.append([spot])
    for run in runs:
        shared = all(s.role is Role.SHARE for s in run) or _is_split(page, run[0])
        if len(run) >= _LEAST and shared and len({(s.topic.part, s.topic.metric) for s in run}) == len(run):
            yield run


def _is_split(page: Page, first: Spot) -> bool:
    """True where words before a list say that something is split."""
    return first.role is not Role.SHARE and bool(_SPLIT.search(page.before(first, _WORDS, own=True)))


def _is_part(spot: Spot) -> bool:
    """True for a plain percentage of a thing with a name of its own."""
    plain = spot.kind == "percent" and spot.role in LEVELS and not (spot.base or spot.same or spot.direction)
    named = bool(spot.topic.part) if spot.role is Role.SHARE else spot.topic.metric.startswith("~")
    return plain and named and spot.topic.told in ("words", "noun")


def _is_nearly_all(one: Try) -> bool:
    """True for shares that come near a hundred percent together."""
    return abs(1 - sum(map(size, (one.stated, *one.operands)), Fraction(0))) <= _MISSING


def is_rest(page: Page, spot: Spot) -> bool:
    """True for what is left of a figure or of a hundred percent by the words before it: 剩下723.8亿度."""
    return spot.role in LEVELS and bool(_REST.search(announcing(page, spot)))


def _shares(page: Page, rest: Spot) -> list[Spot]:
    """The percentages of the sentence before a rest, in order; a change or a base cuts them off."""
    before = [s for s in page.spots[: rest.index] if s.stretch == rest.stretch and s.kind == "percent"]
    return [*takewhile(lambda s: s.role in LEVELS and not s.base, reversed(before))][::-1]
