"""One figure so many times another: prices four times the input's, three times what the one before it made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from typing import Final

from crosstally.model import Level, Relation
from crosstally.relate.fit import TIMES, Try, akin, between, choose, is_near, size, told, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import ONE
from crosstally.relate.page import Page
from crosstally.relate.spot import NO_LEVELS, Role, Spot
from crosstally.relate.tables import caught

_TIMES: Final = wording("times-before")
_TIMES_AFTER: Final = wording("times-after")
_BASE: Final = wording("times-the-base")
_BASE_AFTER: Final = wording("times-the-base-after")
_OR: Final = wording("that-is")
_AS_MANY: Final = wording("as-many")
_IS: Final = wording("is-times")
_OF_IT: Final = wording("times-of-it")
_FROM: Final = wording("went-from")
_TO: Final = wording("went-to")
GREW: Final = "that the two are of one figure is read from their order"
_WORDS: Final = 24  # letters beside a multiple that say what it is of
_COMMA: Final = re.compile(r"(?<=\d),(?=\d)")
_PAIR: Final = 2
_MOST: Final = 4  # figures before a multiple that it may be of


def times(page: Page) -> Iterator[Relation]:
    """输入1.2元,输出4.8元,是输入的4倍; $10.80, where the older one takes $27, two and a half times as much."""
    for spot in page.spots:
        if spot.kind != "ratio" or spot.role is not Role.LEVEL or size(spot) <= 1 or not is_of_another(page, spot):
            continue
        before = _of_one_unit(_before(page, spot))
        named = _named(page, spot, before)
        before = named or before
        tries = [TIMES.of(spot, *pair) for pair in _pairs(before)]
        forced = len(before) == len(tries) + 1 == _PAIR and is_near(tries[0]) and _are_named(page, spot, *before)
        yield from choose(page, tries, forced=forced)


def of_base(page: Page) -> Iterator[Relation]:
    """同比增长236%,是上年同期的3.36倍: a growth, and how many times what it grew from a figure is."""
    for growth, spot in pairwise(page.spots):
        rose = growth.role is Role.CHANGE and growth.kind == "percent" and growth.direction > 0
        if not rose or spot.kind != "ratio" or spot.itself or growth.sentence != spot.sentence:
            continue
        words = between(page, growth, spot)
        if _BASE.search(words) or (_OR.search(words) and _BASE_AFTER.match(page.after(spot, _WORDS))):
            made = Try("fold-change", spot, (growth,), lambda c: ONE + c[0], lambda v: 1 + v[0])
            yield told(page, made, sure=True, cap=Level.WARNING, because=GREW)


def of_beside(page: Page) -> Iterator[Relation]:
    """54.4万笔,是首届(400笔)的1360倍; 票房34亿元,为第二名12.6亿元的2.7倍: the base stands right before its multiple."""
    for base, spot in pairwise(page.spots):
        beside = spot.kind == "ratio" and spot.role is Role.LEVEL and size(spot) > 1 and base.stretch == spot.stretch
        if not beside or not _OF_IT.fullmatch(between(page, base, spot)) or base.kind in NO_LEVELS:
            continue
        if not _IS.search(page.before(base, _WORDS, own=True)):
            continue
        levels = [s for s in page.spots[: base.index] if s.stretch == base.stretch and s.role is Role.LEVEL]
        tries = [TIMES.of(spot, s, base) for s in levels if not s.base and not s.same and akin(s, base)]
        yield from choose(page, tries, forced=len(tries) == 1)


def is_of_another(page: Page, spot: Spot) -> bool:
    """True for a multiple of another figure, by the words beside it: 是甲的8倍, 11 times as many."""
    return bool(_TIMES.search(_words(page, spot)) or _TIMES_AFTER.match(page.after(spot, _WORDS)))


def _are_named(page: Page, spot: Spot, one: Spot, two: Spot) -> bool:
    """True where the words say of which other figure: it stands in them, or beside what they name.

    What something was five years ago may stand nowhere in the text.
    """
    if _FROM.search(_words(page, one)) and _TO.search(between(page, one, two)):
        return True
    found = _TIMES.search(between(page, two, spot))
    if found is None:
        known = one.topic.metric == two.topic.metric != ""
        inside = _TIMES.search(_words(page, spot)) is not None
        return inside or (known and bool(_AS_MANY.match(page.after(spot, _WORDS))))
    named = caught(found)
    start = max(0, one.mention.start - _WORDS)
    return bool(named) and named in fold(page.text[start : two.mention.start])


def _named(page: Page, spot: Spot, before: Sequence[Spot]) -> list[Spot]:
    """Of three figures or more, the last and the one beside the name of what it is so many times of: 约为甲的25倍."""
    found = _TIMES.search(between(page, before[-1], spot)) if len(before) > _PAIR else None
    name = "" if found is None else caught(found)
    bases = [s for s in before[:-1] if name and name in page.before(s, own=True)]
    return [bases[0], before[-1]] if len(bases) == 1 else []


def _words(page: Page, spot: Spot) -> str:
    """The words before a multiple, in which no comma of a number ends a clause: 是后者6,975家的2.3倍."""
    return _COMMA.sub("", page.before(spot, _WORDS))


def _before(page: Page, spot: Spot) -> list[Spot]:
    """The figures of one kind nearest before a multiple, in its sentence, in order."""
    found: list[Spot] = []
    for other in reversed(page.spots[: spot.index]):
        if other.stretch != spot.stretch or len(found) == _MOST:
            break
        if other.kind == "ratio" or other.role is Role.CHANGE:
            continue
        if found and not akin(other, found[0]):
            continue
        if found and other.role is Role.DELTA and found[-1].role is Role.LEVEL:
            continue  # 2190万人,一年增加520万人,约为2020年447万人的4.9倍
        found.append(other)
    return found[::-1]


def _of_one_unit(before: list[Spot]) -> list[Spot]:
    """The figures in the unit of the last, where there are two of them: 1600万千瓦, 624亿度 a year, 208万千瓦."""
    alike = [s for s in before if s.unit.name == before[-1].unit.name]
    return alike if len(alike) >= _PAIR else before


def _pairs(before: Sequence[Spot]) -> Iterator[tuple[Spot, Spot]]:
    """The larger of two figures over the smaller, the nearest first."""
    for one, two in combinations(reversed(before), 2):
        if size(one) != size(two):
            yield (one, two) if size(one) > size(two) else (two, one)
