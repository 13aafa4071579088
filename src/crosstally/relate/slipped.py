"""One article that prints a figure twice, once with a slip of the hand: 624.43亿千瓦时, and later 642.43亿千瓦时.

Two figures of one kind that so many digits join are hardly two things; of units that name what they measure (dollars
a share, gigaflops a watt) three digits are enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.quantity.slip import Slip, altered
from crosstally.relate.apart import other_metric, other_subject, other_time
from crosstally.relate.figures import agree, class_of, digits_of, figure, leading, rounded, slip_between
from crosstally.relate.fit import between
from crosstally.relate.nodes import alike
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot, timeless

_NEAR: Final = 24  # letters behind a number
_NOUN: Final = re.compile(r" [a-z]{3,}\b|[\u4e00-\u9fff]{2}")
_SLIPS: Final = (Slip.EXCHANGED, Slip.TENS)
_LEAST: Final = 4  # digits that count
_ROW: Final = 3  # letters that make two rows alike
_TELLING_UNIT: Final = ("price", "other")
_BECAUSE: Final = "a slip of the hand makes one of the other; no word says they are one"


def again(page: Page) -> Iterator[Relation]:
    """Relate two figures of one article of which a slip makes one the other."""
    for one, two in _near_by_a_slip(page):
        if one.stretch != two.stretch and _is_slip(one, two) and not _are_of_two(page, one, two):
            stated, other = page.of(two), page.of(one)
            first, second = alike(stated, other)
            yield relate(
                "same-fact", stated, [(first, Sense.EQUAL, second)], words=two.mention.text, cap=Level.WARNING,
                because=_BECAUSE,
            )  # fmt: skip


def _near_by_a_slip(page: Page) -> list[tuple[Spot, Spot]]:
    """The figures of one class of which one begins as the other would with a slip, in order: never all pairs."""
    levels = [s for s in page.spots if s.role is Role.LEVEL and not s.same and digits_of(s) >= _LEAST - 1]
    where: dict[Hashable, list[Spot]] = defaultdict(list)
    for spot in levels:
        where[class_of(spot), rounded(spot)].append(spot)
    found: set[tuple[int, int]] = set()
    for spot in levels:
        printed = figure(spot, timeless(spot.unit)[0].factor)
        for value in altered(printed, *_SLIPS) if printed else ():
            for other in where.get((class_of(spot), leading(value)), ()):
                found.add((min(spot.index, other.index), max(spot.index, other.index)))
    return [(page.spots[one], page.spots[two]) for one, two in sorted(found)]


def _are_of_two(page: Page, one: Spot, two: Spot) -> bool:
    """True for figures of two things: other nouns behind them, two rows of a list, or of a table's cells one."""
    return page.is_cell(one) or page.is_cell(two) or _of_two_nouns(page, one, two) or _in_two_rows(page, one, two)


def _in_two_rows(page: Page, one: Spot, two: Spot) -> bool:
    """True where the same words join each to the figure before it, and those two differ: 6,837 lost, 1,017 damaged."""
    before = [page.spots[spot.index - 1] for spot in (one, two) if spot.index]
    if len(before) < len((one, two)) or before[0].stretch != one.stretch or before[1].stretch != two.stretch:
        return False
    words = [between(page, prior, spot) for prior, spot in zip(before, (one, two), strict=True)]
    return words[0] == words[1] and len(words[0]) >= _ROW and not agree(*before)


def _of_two_nouns(page: Page, one: Spot, two: Spot) -> bool:
    """True where other things are named right behind two counts: 4,794,240 warehouses, 47,942,400 terminals."""
    nouns = [found[0] for spot in (one, two) if (found := _NOUN.match(page.after(spot, _NEAR, own=True)))]
    return one.kind in ("count", "plain") and len(nouns) == len((one, two)) and nouns[0] != nouns[1]


def _is_slip(one: Spot, two: Spot) -> bool:
    if slip_between(one, two) not in _SLIPS or other_time(one, two):
        return False
    if other_subject(one.topic, two.topic) or other_metric(one.topic, two.topic):
        return False
    telling = one.kind in _TELLING_UNIT and one.unit.name == two.unit.name and one.topic.scope == two.topic.scope
    return min(digits_of(one), digits_of(two)) >= _LEAST - telling
