"""Same-fact relations, sifted: two figures that only look alike in their words are kept from being called an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from crosstally.model import Claim, Level, Reading, Relation
from crosstally.relate import agreement, announced, distinct, fit, makers, parts, slips
from crosstally.relate.figures import (
    APART,
    MANY,
    agree,
    class_of,
    figure,
    is_near,
    long,
    other_word,
    ratio,
    slipped,
    telling,
    ten_times,
)
from crosstally.relate.lexicon import nature
from crosstally.relate.page import Page
from crosstally.relate.pairing import beside
from crosstally.relate.spot import PERCENTILES, Role, Spot

_Home = tuple[Page, Spot]
_TWICE: Final = 2
_MUCH: Final = 2  # so many times apart by no slip, two figures of one name in two articles may be of two things
MAY_BE_TWO: Final = "the two may be figures of different things"


def same(pages: Sequence[Page]) -> Iterator[Relation]:
    """Relate figures of one fact; those that may be of two things are capped at a warning.

    Two figures are doubted where the other article prints one of them too, and where no slip of the hand joins them
    and they stand beside nothing that agrees. Two figures of which one is many times the other, by no slip, are two
    things and are not compared.
    """
    homes = {page.of(spot).id: (page, spot) for page in pages for spot in page.spots}
    for relation in agreement.same(pages):
        pairs = [pair for reading in relation.readings if (pair := _homes(reading, homes)) is not None]
        if pairs and all(_far(one, two) for (_, one), (_, two) in pairs):
            continue
        ones = [pair for pair in pairs if _is_one(*pair, sure=relation.sure)]
        if pairs and not ones:
            continue
        if pairs and relation.because == agreement.OPEN and all(_other_time(*pair) for pair in pairs):
            continue
        if pairs and all(_has_its_equal(*pair) for pair in pairs):
            continue
        if ones and all(_has_grown(*pair) or _is_counted_anew(*pair) for pair in ones):
            continue
        if pairs and all(_of_two_makers(*pair) for pair in pairs):
            yield replace(relation, cap=Level.NOTE, because=makers.BECAUSE)
        elif any(_is_supported(*pair) and not _told_elsewhere(*pair) for pair in pairs):
            yield relation
        else:
            yield replace(relation, cap=Level.WARNING, because=relation.because or MAY_BE_TWO)


def _is_one(first: _Home, second: _Home, *, sure: bool) -> bool:
    """True where two figures of one name may be one fact: near each other, a slip apart, or surely named alike.

    Far from each other, they must be named by the words beside them, or stand by a figure that agrees. Two figures
    that both articles print are two things, unless they are of a part that the tables know.
    """
    (left, one), (right, two) = first, second
    times = ratio(one, two)
    other = _in_other_money(one, two) or _of_two_levels(one, two) or _adds_some(left, one) != _adds_some(right, two)
    other = other or distinct.is_at_peak(left, one, right, two) or distinct.are_counted_apart(one, two)
    if other or (times == 1 and one.direction == two.direction):
        return False
    slip = slipped(one, two) or other_word(one, two) or ten_times(one, two) or ten_times(two, one)
    loose = nature(one.topic.metric) == "loose"  # the time taken, the speed: many things have one
    if left is right:
        return (slip or sure or is_near(one, two)) and _told_again(left, one, two)
    if slip or (is_near(one, two) and not loose):
        return True
    if one.role is Role.LEVEL and times is not None and times > APART:
        return False
    if _prints(left, two) and _prints(right, one):
        return any(map(parts.named, one.topic.part))
    narrow = one.role is Role.CHANGE and bool(one.topic.scope & PERCENTILES)  # what P99 latency fell by
    named = narrow or (one.topic.told == two.topic.told == "words" and not loose)
    return named or beside(left, one, right, two, tell=loose) > 0


def _adds_some(page: Page, spot: Spot) -> bool:
    """True for the sum of so many, which may not be all: 三个分部合计亏损."""
    return announced.how_many(announced.announcing(page, spot)) > 0


def _of_two_makers(first: _Home, second: _Home) -> bool:
    """True for estimates of two houses that no slip of the hand joins."""
    (left, one), (right, two) = first, second
    return makers.differ(left, one, right, two) and not (slipped(one, two) or other_word(one, two))


def _in_other_money(one: Spot, two: Spot) -> bool:
    """True for growths of a figure in two currencies: each moves by its own rate."""
    monies = {spot.of.unit.name for spot in (one, two) if spot.of is not None and spot.of.unit.is_money}
    return one.role is two.role is Role.CHANGE and len(monies) > 1


def _of_two_levels(one: Spot, two: Spot) -> bool:
    """True for changes of two levels that lie far apart by no slip: of a quarter's sales, and of the year's."""
    if one.of is None or two.of is None or class_of(one.of) != class_of(two.of) or slipped(one.of, two.of):
        return False
    times = ratio(one.of, two.of)
    return times is not None and times > slips.FAR


def _told_again(page: Page, one: Spot, two: Spot) -> bool:
    """True where an article comes back to a fact in another paragraph, and gives just these two figures for it.

    Two in one paragraph, or three in all, are figures of several things, whose names were not understood.
    """
    if one.paragraph == two.paragraph or not one.topic.told == two.topic.told == "words":
        return False
    return len({figure(spot) for spot in page.spots if agreement.is_like(spot, one)}) <= _TWICE


def _prints(page: Page, spot: Spot) -> bool:
    return any(_alike(spot, other) for other in page.spots)


def _homes(reading: Reading, homes: Mapping[str, _Home]) -> tuple[_Home, _Home] | None:
    ids = [leaf.id for side in (reading.stated, reading.computed) for leaf in side.leaves() if isinstance(leaf, Claim)]
    found = [homes[key] for key in ids if key in homes]
    return (found[0], found[1]) if len(found) == 2 else None


def _far(one: Spot, two: Spot) -> bool:
    """True where no number that the words of one admit comes near any of the other, and no slip explains it."""
    mine, theirs = one.mention.interval.scaled(one.unit.factor), two.mention.interval.scaled(two.unit.factor)
    low, high = sorted((mine, theirs), key=lambda interval: (interval.hi is None, interval.hi or 0))
    if low.hi is None or high.lo is None or low.hi <= 0 or high.lo <= 0:
        return False
    return high.lo > MANY * low.hi and not slipped(one, two)


def _told_elsewhere(first: _Home, second: _Home) -> bool:
    (left, one), (right, two) = first, second
    if left is right:
        return False
    return any(_alike(one, other) for other in right.spots) or any(_alike(two, other) for other in left.spots)


def _has_its_equal(first: _Home, second: _Home) -> bool:
    """True where one article prints the figure of the other too, and for the same thing."""
    (left, one), (right, two) = first, second
    if left is not right and (_is_held_against(one, right, two) or _is_held_against(two, left, one)):
        return True
    if left is right or slipped(one, two) or beside(left, one, right, two):
        return False
    there, here = (spot for spot in right.spots if spot is not two), (spot for spot in left.spots if spot is not one)
    return any(_is_of(one, other) for other in there) or any(_is_of(two, other) for other in here)


def _is_held_against(one: Spot, page: Page, two: Spot) -> bool:
    """True where an article compares its figure with that of the other: 点查为3.1毫秒,比混合负载的31毫秒低."""
    return any(s.stretch == two.stretch and s.base != two.base and _is_of(one, s) for s in page.spots)


def _has_grown(first: _Home, second: _Home) -> bool:
    """True where one article says how its figure came of that of the other, which it prints too."""
    (left, one), (right, two) = first, second
    return left is not right and (_came_of(left, one, two) or _came_of(right, two, one))


def _is_counted_anew(first: _Home, second: _Home) -> bool:
    """True where an article has the figure of the other, and names the house that counts another one."""
    (left, one), (right, two) = first, second
    return left is not right and makers.has_own(left, one, right, two) and _told_elsewhere(first, second)


def _came_of(page: Page, now: Spot, then: Spot) -> bool:
    """True for 6,500 a second, about 35% above the level at the start, where the article has 4,800 for that."""
    rates = [s for s in page.spots if s.of is now and s.role is Role.CHANGE and s.kind == "percent"]
    bases = [s for s in page.spots if s is not now and _is_of(then, s)]
    return any(fit.agrees(page, fit.RISE.of(rate, now, base)) for rate in rates for base in bases)


def _is_of(one: Spot, other: Spot) -> bool:
    mine, theirs = one.topic, other.topic
    return _alike(one, other) and mine.metric == theirs.metric != "" and mine.part == theirs.part


def _other_time(first: _Home, second: _Home) -> bool:
    """True where an article prints both of two figures whose periods are open: of the quarter, and of the year.

    Unless a slip joins them, they stand beside a figure that agrees, or are changes of one level.
    """
    (left, one), (right, two) = first, second
    if slipped(one, two) or beside(left, one, right, two):
        return False
    if one.of is not None and two.of is not None and agree(one.of, two.of):
        return False
    return _told_elsewhere(first, second)


def _alike(one: Spot, two: Spot) -> bool:
    return telling(one) and agree(one, two)


def _is_supported(first: _Home, second: _Home) -> bool:
    (left, one), (right, two) = first, second
    if slipped(one, two) and long(one):
        return True
    times = ratio(one, two)
    if left is not right and times is not None and times > _MUCH:
        return False
    return left is not right and beside(left, one, right, two) > 0
