"""Sums that the words announce: A, B and C, together T; T, of which A, B and C."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from crosstally.model import Relation, total
from crosstally.relate.fit import LEVELS, Try, agrees, akin, between, choose, size, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import Bare
from crosstally.relate.page import Page
from crosstally.relate.spot import Role, Spot

_BEFORE: Final = wording("sum-before")
_AFTER: Final = wording("sum-after")
_NOT: Final = wording("not-a-sum")
_HOW_MANY: Final = wording("how-many")
_OF_WHICH: Final = wording("of-which")
_MADE_OF: Final = wording("made-of")
_CLAUSE: Final = re.compile(r"[,;。、]|\. |\n|\band\b")
_LEAST: Final = 2
_WORDS: Final = 40  # letters before a number that may announce it
_BACK: Final = 6  # numbers before a list that may be its whole


def sums(page: Page) -> Iterator[Relation]:
    """风电100GW,太阳能200GW,合计300GW: the figures of the sentence before an announced one."""
    for spot in page.spots:
        if not announces(page, spot):
            continue
        terms = _terms(page, spot)
        wanted = _how_many(_words(page, spot))
        if wanted:
            groups = [terms[-wanted:]] if len(terms) >= wanted else []
        else:
            groups = [terms[i:] for i in range(len(terms) - 1)]
        groups = [group for group in groups if len(group) >= _LEAST]
        if not any(_agree_in_kind(group, spot) for group in groups):
            continue
        tries = [_try(spot, group) for group in groups]
        plain = bool(wanted) or _is_plain_list(page, terms, spot)
        if plain and not any(agrees(page, one) for one in tries):
            tries = tries[:1]
        yield from choose(page, tries, forced=plain or len(tries) == 1, sure=plain)


def announces(page: Page, spot: Spot) -> bool:
    """True for a figure that words beside it call the sum of others."""
    if spot.role not in LEVELS or spot.same or spot.base or not size(spot):
        return False
    words = _words(page, spot)
    after = fold(page.text[spot.mention.end : spot.mention.end + _WORDS])
    return bool(_BEFORE.search(words) or _AFTER.search(after)) and not _NOT.search(words)


def _words(page: Page, spot: Spot) -> str:
    """The words of its clause before a number."""
    words = fold(page.text[max(0, spot.mention.start - _WORDS) : spot.mention.start])
    return _CLAUSE.split(words)[-1]


def _how_many(words: str) -> int:
    """How many figures the words say are added: 三项合计, the two together."""
    found = None
    for found in _HOW_MANY.finditer(words):
        pass
    return int(found.lastgroup[-1]) if found is not None and found.lastgroup else 0


def _terms(page: Page, spot: Spot) -> list[Spot]:
    """The figures of its kind before a sum, those of its sentence or, where it begins one, of the sentence before."""
    terms: list[Spot] = []
    first = spot.index == 0 or page.spots[spot.index - 1].stretch != spot.stretch
    stretch = spot.stretch - 1 if first else spot.stretch
    for other in reversed(page.spots[: spot.index]):
        if other.stretch != stretch or other.base:
            break
        if not _may_be_added(other) or other.same or not akin(other, spot):
            continue
        terms.append(other)
        if announces(page, other):
            break
    return terms[::-1]


def _may_be_added(spot: Spot) -> bool:
    """True for an amount, also one that was added: wind added 100 GW."""
    return spot.role in LEVELS or (spot.role is Role.DELTA and spot.direction > 0)


def _agree_in_kind(group: Sequence[Spot], spot: Spot) -> bool:
    """True for figures of one unit and metric, each less than what they add up to."""
    metrics = {s.topic.metric for s in (*group, spot) if s.topic.metric and not s.topic.metric.startswith("~")}
    units = {s.unit.dimension for s in group}
    return len(metrics) <= 1 and len(units) == 1 and max(size(s) for s in group) < size(spot)


def _is_plain_list(page: Page, terms: Sequence[Spot], spot: Spot) -> bool:
    """True where no other number stands among the terms, so that all of them are meant."""
    if len(terms) < _LEAST or not _agree_in_kind(terms, spot):
        return False
    numbers = [s for s in page.spots[terms[0].index : spot.index] if s not in terms and not _counts_terms(s, terms)]
    first = terms[0].index == 0 or page.spots[terms[0].index - 1].stretch != terms[0].stretch
    return not numbers and first


def _counts_terms(spot: Spot, terms: Sequence[Spot]) -> bool:
    """True for the number of the terms: three of them."""
    return size(spot) == len(terms)


def _try(spot: Spot, group: Sequence[Spot]) -> Try:
    return Try("sum-of-parts", spot, tuple(group), lambda c: total(*(Bare(x) for x in c)), sum, Bare)  # type: ignore[arg-type]


def of_which(page: Page) -> Iterator[Relation]:
    """360万千瓦,其中A 210、B 120、C 30: a list that words call parts of a figure just before."""
    for spot, following in zip(page.spots, page.spots[1:], strict=False):
        words = between(page, spot, following)
        closed = bool(_MADE_OF.search(words))
        if not closed and not _OF_WHICH.search(words):
            continue
        parts = _parts(page, following)
        wholes = [
            s for s in page.spots[max(0, spot.index - _BACK) : following.index]
            if s.role in LEVELS and not s.base and akin(s, following) and s.paragraph == following.paragraph
            and size(s) > max(size(part) for part in parts)
        ]  # fmt: skip
        if len(parts) >= _LEAST and wholes and _agree_in_kind(parts, wholes[-1]):
            runs = [parts[:i] for i in range(len(parts), _LEAST - 1, -1)]
            tries = [
                _try(whole, run) for whole in reversed(wholes) for run in runs if len(run) > _LEAST or run == parts
            ]
            yield from choose(page, tries, forced=closed)


def _parts(page: Page, first: Spot) -> list[Spot]:
    """The figures of a list; those that an announced sum adds up stand as that sum."""
    parts = [first]
    for other in page.spots[first.index + 1 :]:
        if other.stretch != first.stretch or other.base:
            break
        if other.role not in LEVELS or other.same or not akin(other, first):
            continue
        parts = [other] if announces(page, other) else [*parts, other]
    return parts
