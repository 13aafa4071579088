"""Figures that two articles print alike and tell another way round; each of these a reader sees without a sum.

- from 8.2 kW down to 7.9 here, from 7.9 up to 8.2 there;
- 101 hours less, and 101 hours more of the same figure;
- one growth to the digit, of two levels with one name;
- a level here that is the base there, though the growth told of it is the one from that base;
- two figures whose names are exchanged;
- a figure here of what stands there as the name of the one beside it;
- a rise of 353.7 % for one of 253.7 %: what became 3.537 times as much rose by 253.7 %.

Digits say that the two are told of one thing, so that each of them has to be many enough for chance not to repeat it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.relate import parts, swapped
from crosstally.relate.apart import is_known, other_length, other_metric, other_subject, other_time
from crosstally.relate.bases import leads_to
from crosstally.relate.figures import agree, class_of, equal, long, telling
from crosstally.relate.page import Page
from crosstally.relate.pairing import Pair
from crosstally.relate.spot import AWAITED, Basis, Role, Spot
from crosstally.relate.telltale import NAMED

Told = tuple[Spot, Spot, str]

_ENDS: Final = "each article tells the figure that the other starts from as the one that was reached"
_WAYS: Final = "the two are told of one figure, with as much of a rise as of a fall"
_GROWN: Final = "the same growth is told of both, by like words"
_STALE: Final = "the growth told of one is that from it to the other"
_MISNAMED: Final = "one article has the figure of the other for something else, and for this thing another figure"
_ROW: Final = 2  # from a figure to the next of its kind, with a rate between
_TIMES: Final = "one is a rise, and the other what it rose to: times as much, told as a rise"


def told(pair: Pair) -> Iterator[Told]:
    """Yield the figures of two articles that are told another way round, and what shows that they are."""
    for found in (_ends, _ways, _grown, _stale, swapped.told, _misnamed, _times):
        yield from found(pair)


def _ends(pair: Pair) -> Iterator[Told]:
    """From one to two here, from two to one there."""
    theirs = list(_moves(pair.right))
    for start, end in _moves(pair.left):
        turned = [(a, b) for a, b in theirs if agree(start, b) and agree(end, a)]
        if len(turned) == 1 and not any(agree(start, a) and agree(end, b) for a, b in theirs):
            yield end, turned[0][1], _ENDS


def _moves(page: Page) -> Iterator[tuple[Spot, Spot]]:
    """Where something started, and where it got to: from 8 to 9, and 9, up 12% from 8."""
    for start in page.spots:
        if not (start.base or "from" in start.marks):
            continue
        later, earlier = page.spots[start.index + 1 : start.index + 2], page.spots[: start.index][:-3:-1]
        changes = [s for s in earlier[:1] if s.role in (Role.CHANGE, Role.DELTA)]
        ends = [s for s in (*later, *earlier[len(changes) :][:1]) if _is_end(start, s)]
        if ends:
            yield start, ends[0]


def _is_end(start: Spot, end: Spot) -> bool:
    """True for another level of its class in the sentence where something started."""
    plain = end.role is Role.LEVEL and not end.base and start.stretch == end.stretch
    return plain and telling(start) and telling(end) and class_of(start) == class_of(end) and not equal(start, end)


def _level(page: Page, change: Spot) -> Spot | None:
    """The level that a change is of; where its words do not say, the figure just before it."""
    near = change.of or next(iter(page.spots[: change.index][:-2:-1]), None)
    plain = near is not None and near.role is Role.LEVEL and not near.base and near.stretch == change.stretch
    if near is None or not plain:
        return None
    return near if near.index < change.index or leads_to(page, change, near) else None


def _ways(pair: Pair) -> Iterator[Told]:
    """As much more here as less there, of a level that both print."""
    mine, theirs = _changes(pair.left), _changes(pair.right)
    for one in mine:
        same = [two for two in theirs if _is_one_rate(one, two, turned=True) and _one_level(pair, one, two)]
        if len(same) == 1 and not _is_told(one, same[0], mine, theirs):
            yield one, same[0], _WAYS


def _is_told(one: Spot, two: Spot, mine: list[Spot], theirs: list[Spot]) -> bool:
    """True where either article tells both: a rise of 5 % and a fall of 5 %."""
    both = [*((one, other) for other in mine), *((two, other) for other in theirs)]
    return any(a is not b and agree(a, b) and a.direction != b.direction for a, b in both)


def _changes(page: Page) -> list[Spot]:
    return [s for s in page.spots if s.role in (Role.CHANGE, Role.DELTA) and s.direction and not s.same]


def _one_level(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for changes of one level, told by its digits, or by fewer of them and a name."""
    mine, theirs = _level(pair.left, one), _level(pair.right, two)
    if mine is None or theirs is None or not agree(mine, theirs):
        return telling(one) and _is_named(pair, one, two)
    if long(mine) and long(theirs):
        return telling(one) and telling(two)
    return telling(mine) and telling(theirs) and _is_named(pair, one, two)


def _grown(pair: Pair) -> Iterator[Told]:
    """One growth of two levels with one name."""
    mine, theirs = _rates(pair.left), _rates(pair.right)
    for one in mine:
        same = [two for two in theirs if long(one) and _is_one_rate(one, two)]
        again = [other for other in mine if other is not one and agree(one, other)]
        if len(same) != 1 or again:
            continue
        level, other = _level(pair.left, one), _level(pair.right, same[0])
        if level is None or other is None or other_length(pair.left, level, pair.right, other):
            continue
        if _differ(level, other) and _is_named(pair, level, other):
            yield level, other, _GROWN


def _differ(one: Spot, two: Spot) -> bool:
    return class_of(one) == class_of(two) and not agree(one, two)


def _is_one_rate(one: Spot, two: Spot, *, turned: bool = False) -> bool:
    """True for changes that are equal to the digit, on what may be one basis; a `turned` one the other way."""
    exact = one.mention.place == two.mention.place and one.unit == two.unit and equal(one, two)
    way = -two.direction if turned else two.direction
    return exact and one.direction == way and _basis(one) == _basis(two)


def _basis(rate: Spot) -> Basis:
    return rate.basis if rate.basis is not Basis.NONE else Basis.YEAR


def _rates(page: Page) -> list[Spot]:
    """The rates of levels."""
    return [
        s for s in page.spots
        if s.role is Role.CHANGE and s.kind == "percent" and telling(s) and not s.topic.scope & AWAITED
        and (level := _level(page, s)) is not None and telling(level)
    ]  # fmt: skip


def _is_named(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for two figures with like words, or one metric of the tables, that no words tell apart."""
    if other_subject(one.topic, two.topic) or other_metric(one.topic, two.topic) or other_time(one, two):
        return False
    if one.topic.part == two.topic.part and is_known(one.topic) and one.topic.metric == two.topic.metric:
        return True
    return pair.likeness.of(one, two) >= NAMED


def _stale(pair: Pair) -> Iterator[Told]:
    """A level here that is the base there, with the growth from that base."""
    for here, turned in ((pair, False), (pair.turned, True)):
        for rate in _rates(here.left):
            level = _level(here.left, rate)
            ends = [end for start, end in _moves(here.right) if level and _is_from(rate, level, start, end)]
            if level is None or len(ends) != 1 or ends[0].index in here.partners.get(level.index, set()):
                continue
            if not any(agree(s, ends[0]) for s in here.left.near(level, _ROW) if s.stretch == level.stretch):
                yield (ends[0], level, _STALE) if turned else (level, ends[0], _STALE)


def _is_from(rate: Spot, level: Spot, start: Spot, end: Spot) -> bool:
    """True where a rate told of a level is that from it, told there as where something started, to the end there."""
    if not (long(level) and long(start) and agree(level, start)) or not start.value or end.value is None:
        return False
    value, place = rate.value, rate.mention.place
    if value is None or place is None:
        return False
    signed = -abs(value) if rate.direction < 0 else value
    return abs(end.value / start.value - 1 - signed) <= place * rate.unit.factor


def _misnamed(pair: Pair) -> Iterator[Told]:
    """火电14.44亿千瓦,其中煤电11.9亿千瓦, and there 煤电14.44亿千瓦: a whole told as its part, or a part as another."""
    for here, swapped_over in ((pair, False), (pair.turned, True)):
        for figure in here.left.spots:
            there = [here.right.spots[index] for index in here.partners.get(figure.index, ())]
            if len(there) != 1 or not long(figure) or not _has_part(figure) or not _has_part(there[0]):
                continue
            owners = [s for s in here.left.near(figure, _ROW) if _is_owner(here, s, figure, there[0])]
            if len(owners) == 1:
                yield (there[0], owners[0], _MISNAMED) if swapped_over else (owners[0], there[0], _MISNAMED)


def _has_part(spot: Spot) -> bool:
    """True for a level or share of a part and a metric that the tables know."""
    plain = spot.role in (Role.LEVEL, Role.SHARE) and not spot.base and not spot.same
    return plain and is_known(spot.topic) and bool(spot.topic.part) and parts.named(spot.topic.part[-1])


def _is_owner(here: Pair, own: Spot, figure: Spot, named: Spot) -> bool:
    """True for a figure beside another, which has no equal there, of the part that the other's equal is told of."""
    near = own.stretch == figure.stretch and class_of(own) == class_of(figure) and _has_part(own)
    if not near or own.index in here.partners or other_time(own, named) or other_subject(own.topic, named.topic):
        return False
    part = named.topic.part[-1]
    one = own.topic.metric == figure.topic.metric == named.topic.metric
    return one and own.topic.part[-1] == part != figure.topic.part[-1]


def _times(pair: Pair) -> Iterator[Told]:
    """A rise of what it rose to."""
    theirs = list(_rises(pair.right))
    for one in _rises(pair.left):
        found = [two for two in theirs if _is_one_more(one, two)]
        alike = [two for two in found if pair.likeness.of(one, two) or _is_of_one(one, two)]
        if len(alike) == 1 and one.index not in pair.partners and alike[0].index not in pair.back:
            yield one, alike[0], _TIMES


def _is_of_one(one: Spot, two: Spot) -> bool:
    """True for changes of one metric of the tables, at times that may be one."""
    return is_known(one.topic) and one.topic.metric == two.topic.metric and not other_time(one, two)


def _rises(page: Page) -> Iterator[Spot]:
    return (
        s
        for s in page.spots
        if s.role is Role.CHANGE and s.kind in ("percent", "ratio") and long(s) and s.direction > 0
    )


def _is_one_more(one: Spot, two: Spot) -> bool:
    """True for rates that are one apart, so many times as much and so much more, to the digit that both print."""
    if one.value is None or two.value is None:
        return False
    room = sum((s.mention.place or 0) * s.unit.factor for s in (one, two)) / 2
    return abs(abs(one.value - two.value) - 1) <= room
