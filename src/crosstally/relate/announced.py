"""Sums that the words announce: A, B and C, together T."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, takewhile
from typing import Final

from crosstally.model import Relation
from crosstally.relate.balance import for_one
from crosstally.relate.fit import LEVELS, Try, added, agrees, akin, between, choose, size, wording
from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import body

_BEFORE: Final = wording("sum-before")
_AFTER: Final = wording("sum-after")
_NOT: Final = wording("not-a-sum")
_NOT_AFTER: Final = wording("not-a-sum-after")
_HOW_MANY: Final = wording("how-many")
_START: Final = wording("at-the-start")
CLAUSE: Final = re.compile(rf"[,;。、]|\. |\n|{body('next-clause')}")
LEAST: Final = 2
_BARE: Final = (("count", 1),)
_WORDS: Final = 60  # letters before a number that may announce it
_AROUND: Final = 10  # numbers before a sum of so many


def sums(page: Page) -> Iterator[Relation]:
    """风电100GW,太阳能200GW,合计300GW: the figures of the sentence before an announced one."""
    for spot in page.spots:
        if not announces(page, spot):
            continue
        wanted = how_many(announcing(page, spot))
        terms, cut = _terms(page, spot, wanted)
        groups = [g for g in (terms[i:] for i in range(len(terms) - 1)) if of_one_unit(g) and wanted in (0, len(g))]
        groups = [group for group in groups if not _leaves_months_out(group, spot)]
        if not groups:
            continue
        tries = [added(spot, group) for group in groups if all_less(group, spot)]
        odd = [added(spot, group) for group in groups if not all_less(group, spot)]
        here = terms[0].stretch == spot.stretch
        plain = not cut and of_one_metric(groups[0], spot) and (bool(wanted) or _is_plain_list(page, terms, spot))
        plain = plain and (here or bool(wanted) or _starts(page, spot)) and not any(for_one(page, s) for s in terms)
        if plain and not any(agrees(page, one) for one in (*tries, *_with_one_more(page, terms, spot))):
            tries = tries if odd else tries[:1]
        yield from choose(page, tries, forced=plain and not odd, sure=plain and here and not odd, odd=odd)


def of_so_many(page: Page) -> Iterator[Relation]:
    """甲3,300万;…只有乙1.41亿、丙7,400万更多,三国合计2.48亿: so many of the figures before, wherever they stand."""
    for spot in page.spots:
        wanted = how_many(announcing(page, spot)) if announces(page, spot) else 0
        if not wanted or len(_terms(page, spot, wanted)[0]) == wanted:
            continue
        near = [s for s in page.spots[max(0, spot.index - _AROUND) : spot.index] if _may_be_one(s, spot)]
        tries = [added(spot, some) for some in combinations(near, wanted)]
        firsts = _firsts(page, near)
        if len(firsts) == wanted < len(near) and not any(agrees(page, one) for one in tries):
            tries = [added(spot, firsts)]
        yield from choose(page, tries, forced=True)


def _firsts(page: Page, near: Sequence[Spot]) -> list[Spot]:
    """The first figure of each item of a list that semicolons divide: 甲95,另5;乙60,另10;…,两项合计155."""
    return [two for one, two in pairwise([None, *near]) if two and (one is None or ";" in between(page, one, two))]


def _may_be_one(one: Spot, spot: Spot) -> bool:
    """True for an amount of a sum's kind in its paragraph, smaller than it."""
    apart = one.paragraph == spot.paragraph and not one.base and not one.same and not says_how_many(one)
    return apart and _may_be_added(one) and akin(one, spot) and size(one) < size(spot)


def _with_one_more(page: Page, terms: Sequence[Spot], spot: Spot) -> Iterator[Try]:
    """A sum may take in a figure that was given before its list."""
    for other in page.spots[: terms[0].index]:
        if other.paragraph == spot.paragraph and _may_be_added(other) and akin(other, spot):
            yield added(spot, [other, *terms])


def _starts(page: Page, spot: Spot) -> bool:
    """True where the announcing words begin a sentence: Together they have 2.1 million."""
    found = _BEFORE.search(announcing(page, spot))
    return found is not None and bool(_START.search(announcing(page, spot)[: found.start()]))


def announces(page: Page, spot: Spot) -> bool:
    """True for a figure that words beside it call the sum of others."""
    if spot.role not in LEVELS or spot.same or spot.base or not size(spot):
        return False
    words = announcing(page, spot)
    after = page.after(spot, _WORDS)
    if _NOT.search(words) or _NOT_AFTER.match(after):
        return False
    return bool(_BEFORE.search(words) or _AFTER.search(after))


def announcing(page: Page, spot: Spot) -> str:
    """The words of its clause before a number."""
    return CLAUSE.split(page.before(spot, _WORDS))[-1]


def how_many(words: str) -> int:
    """How many figures the words say are added: 三项合计, the two together."""
    found = [match.lastgroup for match in _HOW_MANY.finditer(words) if match.lastgroup]
    return int(found[-1][-1]) if found else 0


def _terms(page: Page, spot: Spot, wanted: int) -> tuple[list[Spot], bool]:
    """The figures of its kind before a sum, and whether a figure of another time cuts them off.

    They are those of its sentence or, where it begins one (三项费用合计), of the sentence before.
    """
    terms: list[Spot] = []
    first = takewhile(lambda other: other.stretch == spot.stretch, reversed(page.spots[: spot.index]))
    stretch = spot.stretch - 1 if all(says_how_many(other) for other in first) else spot.stretch
    for other in reversed(page.spots[: spot.index]):
        if other.stretch not in (stretch, spot.stretch):
            break
        if other.stretch != stretch or not akin(other, spot) or other.same or says_how_many(other):
            continue
        if other.base and wanted:
            continue
        if other.base:
            return terms[::-1], True
        if _may_be_added(other):
            terms.append(other)
            if announces(page, other):
                break
    return terms[::-1], False


def says_how_many(spot: Spot) -> bool:
    """True for a number that counts the figures of a list and is none of them: 四种植物加起来."""
    return _HOW_MANY.fullmatch(fold(spot.mention.text)) is not None


def _may_be_added(spot: Spot) -> bool:
    """True for an amount, also one that was added: wind added 100 GW."""
    return spot.role in LEVELS or (spot.role is Role.DELTA and spot.direction > 0)


def of_one_unit(group: Sequence[Spot]) -> bool:
    """True for two figures or more of one unit; what a bare number counts may be told once."""
    return len(group) >= LEAST and len({s.unit.dimension for s in group if s.unit.dimension != _BARE}) <= 1


def _leaves_months_out(group: Sequence[Spot], spot: Spot) -> bool:
    """True for July and August, which are no third quarter."""
    whole, *parts = (s.topic.period.months if s.topic.period is not None else None for s in (spot, *group))
    told = [set(months) for months in parts if months is not None]
    if whole is None or len(told) < len(group) or len({str(s.topic.period) for s in group}) == 1:
        return False
    return set[int]().union(*told) < set(whole)


def all_less(group: Sequence[Spot], spot: Spot) -> bool:
    """True where each figure is less than what they add up to."""
    return max(map(size, group)) < size(spot)


def of_one_metric(group: Sequence[Spot], spot: Spot) -> bool:
    """True where no words name two known metrics for the figures of a sum."""
    named = {s.topic.metric for s in (*group, spot) if s.topic.metric and not s.topic.metric.startswith("~")}
    return len(named) <= 1


def _is_plain_list(page: Page, terms: Sequence[Spot], spot: Spot) -> bool:
    """True where no other number stands among the terms, so that all of them are meant."""
    if not of_one_unit(terms) or any(for_one(page, s) for s in terms):
        return False
    numbers = [s for s in page.spots[terms[0].index : spot.index] if s not in terms and not _counts_terms(s, terms)]
    head = page.spots[max(0, terms[0].index - 1)]
    counted = head.stretch == terms[0].stretch and _counts_terms(head, terms)  # 五家亏损:甲3亿,乙2亿 …
    return not numbers and page.opens(head if counted else terms[0])


def _counts_terms(spot: Spot, terms: Sequence[Spot]) -> bool:
    """True for the number of the terms: three of them."""
    return size(spot) == len(terms)
