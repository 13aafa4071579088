"""Two figures that two articles print with their names exchanged: 直流桩120.3万台,交流桩152.2万台, there 152.2, 120.3.

Each figure is named as the other is there and not as its equal: by like words, by one metric and part, or, in a list,
by what tells it from its neighbour.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from crosstally.relate import telltale
from crosstally.relate.apart import is_known, other_time
from crosstally.relate.figures import class_of, digits_of, telling
from crosstally.relate.page import Page
from crosstally.relate.pairing import Pair
from crosstally.relate.spot import AWAITED, Role, Spot
from crosstally.relate.telltale import NAMED, WORD

_ROW: Final = 2  # from a figure of a list to the next, with a rate of it between
_NAMES: Final = "the two articles print the same two figures with their names exchanged"


def told(pair: Pair) -> Iterator[tuple[Spot, Spot, str]]:
    """Yield the figures of two articles whose names are exchanged, and what shows it."""
    figures = [s for s in pair.left.spots if s.index in pair.partners and _is_named_alone(s)]
    for one, two in combinations(figures, 2):
        if class_of(one) != class_of(two) or one.value == two.value or _sort(one) != _sort(two):
            continue
        twins = [(a, b) for a in _equals(pair, one) for b in _equals(pair, two) if a is not b]
        if len(twins) == 1 and _are_exchanged(pair, (one, two), twins[0]):
            yield one, twins[0][1], _NAMES
            yield two, twins[0][0], _NAMES


def _equals(pair: Pair, one: Spot) -> list[Spot]:
    """What the other article prints of a figure; where digits are the same, no rounding of it."""
    found = [pair.right.spots[index] for index in sorted(pair.partners[one.index])]
    alike = [s for s in found if _is_named_alone(s) and _sort(s) == _sort(one)]
    return [s for s in alike if s.value == one.value] or alike


def _sort(spot: Spot) -> tuple[bool, int]:
    """Whether a figure is a change, and its direction; 降到19毫秒 is where it got to."""
    changes = spot.role is Role.CHANGE
    return changes, spot.direction * changes


def _is_named_alone(spot: Spot) -> bool:
    """True for a level, a share, a difference or a growth, of however few digits: in a list its neighbour tells it.

    A base may be one of several that a figure is held against: 750 MB/s, against 130 for Kafka and 107 for Pulsar.
    """
    level = spot.role in (Role.LEVEL, Role.SHARE, Role.DELTA) and not spot.same
    rate = spot.role is Role.CHANGE and spot.kind == "percent"
    return (level or rate) and not spot.topic.scope & AWAITED


def _is_long(spot: Spot) -> bool:
    """True for a figure of two digits or more, which chance does not repeat under another name."""
    return spot.role is Role.CHANGE or (digits_of(spot) > 1 and telling(spot))


def _are_exchanged(pair: Pair, mine: tuple[Spot, Spot], twins: tuple[Spot, Spot]) -> bool:
    """True where each figure is named as the other is there, and not as its equal."""
    (one, two), (first, second) = mine, twins
    if other_time(one, second) or other_time(two, first):
        return False
    crossed = (pair.likeness.of(one, second), pair.likeness.of(two, first))
    straight = (pair.likeness.of(one, first), pair.likeness.of(two, second))
    told = all(map(_is_long, (one, two)))
    if told and min(crossed) >= WORD and sum(crossed) >= NAMED + WORD and max(straight) < WORD // 2:
        return True
    if told and _key(one) == _key(second) != _key(first) == _key(two) and all(map(_is_keyed, (one, two))):
        return True
    listed = _is_beside(pair.left, one, two), _is_beside(pair.right, first, second)
    near = told and one.paragraph == two.paragraph and first.paragraph == second.paragraph
    spread = any(listed) and near and min(crossed) > max(straight)
    return (all(listed) or spread) and _are_crossed(pair, mine, twins)


def _is_beside(page: Page, one: Spot, two: Spot) -> bool:
    """True for two figures of one list, one behind the other but for a rate, a size of another kind or a base.

    Or for two of one column, each in a line with a label of its own.
    """
    between = page.spots[min(one.index, two.index) + 1 : max(one.index, two.index)]
    near = one.stretch == two.stretch and len(between) < _ROW
    if _column(page, one) == _column(page, two) != ():
        return True
    return near and all(class_of(s) != class_of(one) or s.base for s in between)


def _column(page: Page, spot: Spot) -> tuple[object, ...]:
    """Which figure of a labelled line one is, of what class; nothing in a line without a label."""
    start = page.text.rfind("\n", 0, spot.mention.start) + 1
    before = sum(1 for s in page.spots[: spot.index] if s.mention.start >= start)
    return (before, class_of(spot)) if telltale.label(page, spot) else ()


def _are_crossed(pair: Pair, mine: tuple[Spot, Spot], twins: tuple[Spot, Spot]) -> bool:
    """True where what tells the first of two figures from the second here tells the second from the first there.

    What stands before a list (站台中短途9个,长途6个) stands before the first of it, whichever that is.
    """
    one, two = telltale.apart(pair.left, *mine)
    first, second = telltale.apart(pair.right, *twins)
    both_first = twins[0].index < twins[1].index
    return bool(one & second and two & first) and not (two & second or (one & first and not both_first))


def _key(spot: Spot) -> tuple[str, tuple[str, ...]]:
    return spot.topic.metric, spot.topic.part


def _is_keyed(spot: Spot) -> bool:
    """True for a metric of the tables, named beside the figure, of a part."""
    return is_known(spot.topic) and bool(spot.topic.part) and spot.topic.told == "words"
