"""Two articles side by side: which of their figures are equal, and which have no equal in the other.

Articles on the same facts print mostly the same figures; equal ones are anchors by which the others are compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from crosstally.relate import telltale
from crosstally.relate.figures import agree, class_of, digits_of, equal, sort_of, telling
from crosstally.relate.page import Page
from crosstally.relate.spot import Spot, timeless
from crosstally.relate.telltale import Likeness

_OF_ANYTHING: Final = ("money", "price", "percent", "plain", "ratio", "time")  # kinds of figures that many things have


@dataclass(frozen=True)
class Pair:
    """Two articles, and which figures of each have an equal in the other, by index."""

    left: Page
    right: Page
    partners: dict[int, set[int]]
    back: dict[int, set[int]]

    @cached_property
    def lonely(self) -> tuple[tuple[Spot, ...], tuple[Spot, ...]]:
        """The figures of each article that have no equal in the other, each in one unit."""
        return (
            tuple(spot for spot in self.left.spots if spot.index not in self.partners and not spot.same),
            tuple(spot for spot in self.right.spots if spot.index not in self.back and not spot.same),
        )

    @cached_property
    def likeness(self) -> Likeness:
        """How much the words beside the figures of both articles have in common."""
        return telltale.likeness(self.left, self.right)

    @cached_property
    def turned(self) -> Pair:
        """The same two articles, the other way round."""
        return Pair(self.right, self.left, self.back, self.partners)

    @cached_property
    def _lonely_classes(self) -> tuple[Counter[Hashable], Counter[Hashable]]:
        left, right = self.lonely
        return Counter(map(class_of, left)), Counter(map(class_of, right))

    def others(self, one: Spot, two: Spot) -> int:
        """How many pairs of figures of their classes have no equal in the other article."""
        left, right = self._lonely_classes
        return left[class_of(two)] * right[class_of(one)]

    def anchors(self, one: Spot, two: Spot) -> int:
        """How many of the figures next to two, in their sentences or those beside them, agree."""
        return beside(self.left, one, self.right, two)

    def is_beside(self, one: Spot, two: Spot) -> bool:
        """The next figure on one side, in the same sentence, is the same in both articles."""
        for step in (-1, 1):
            mine, theirs = _next(self.left, one, step), _next(self.right, two, step)
            if mine is None or theirs is None or theirs.index not in self.partners.get(mine.index, ()):
                continue
            if mine.stretch == one.stretch and theirs.stretch == two.stretch:
                return True
        return False

    def together(self, one: Spot, two: Spot) -> int:
        """How many figures the sentences of two figures have in common."""
        theirs = {spot.index for spot in self.right.spots if spot.stretch == two.stretch}
        mine = (spot.index for spot in self.left.spots if spot.stretch == one.stretch)
        return sum(1 for index in mine if self.partners.get(index, set()) & theirs)

    def only(self, one: Spot, two: Spot, *, metric: str = "") -> bool:
        """True where no other figure of their class, and of a metric, is without an equal in their sentences."""
        left, right = self.lonely
        return len(_like(one, left, metric)) == 1 == len(_like(two, right, metric))

    def in_a_row(self, one: Spot, two: Spot) -> bool:
        """True for a figure of a list that both articles print, whose neighbours are equal: 2300, 900, 400 or 500."""
        for steps in ((-2, -1), (-1, 1), (1, 2)):
            mine = [s for step in steps if (s := _neighbour(self.left, one, step)) is not None]
            theirs = [s for step in steps if (s := _neighbour(self.right, two, step)) is not None]
            equal = all(b.index in self.partners.get(a.index, ()) for a, b in zip(mine, theirs, strict=False))
            if len(mine) == len(theirs) == len(steps) and equal and max(map(digits_of, mine)) > 1:
                return True
        return False

    def alone(self, one: Spot, two: Spot) -> bool:
        """True for two figures of one named thing, of which each article has no other without an equal."""
        dimension = timeless(one.unit)[0].dimension
        if dimension != timeless(two.unit)[0].dimension or one.kind in _OF_ANYTHING:
            return False
        mine, theirs = ([s for s in spots if timeless(s.unit)[0].dimension == dimension] for spots in self.lonely)
        return dimension != (("count", 1),) and len(mine) == 1 == len(theirs)


def matched(left: Page, right: Page) -> Pair:
    """Pair the equal figures of two articles."""
    there: dict[tuple[object, ...], list[Spot]] = defaultdict(list)
    for spot in right.spots:
        there[sort_of(spot)].append(spot)
    partners: dict[int, set[int]] = {}
    back: dict[int, set[int]] = defaultdict(set)
    for spot in left.spots:
        same = {other.index for other in there[sort_of(spot)] if equal(spot, other)}
        if same:
            partners[spot.index] = same
            for index in same:
                back[index].add(spot.index)
    return Pair(left, right, partners, dict(back))


def beside(left: Page, one: Spot, right: Page, two: Spot, *, tell: bool = False) -> int:
    """How many of the figures next to two, in their sentences or those beside them, agree.

    With `tell`, not those that chance repeats (two databases), unless they are of the same kind.
    """
    near = ((_next(left, one, step), _next(right, two, step)) for step in (-1, 1))
    alike = [mine for mine, theirs in near if mine is not None and theirs is not None and agree(mine, theirs)]
    return sum(not tell or telling(mine) or class_of(mine) == class_of(one) for mine in alike)


def _neighbour(page: Page, spot: Spot, step: int) -> Spot | None:
    """The figure some places from another, where it is of its kind and stands in its sentence."""
    place = spot.index + step
    other = page.spots[place] if 0 <= place < len(page.spots) else spot
    like = other is not spot and other.stretch == spot.stretch and other.unit.name == spot.unit.name
    return other if like and other.role is spot.role and not other.base else None


def _like(one: Spot, spots: Sequence[Spot], metric: str) -> list[Spot]:
    near = (spot for spot in spots if spot.stretch == one.stretch and class_of(spot) == class_of(one))
    return [spot for spot in near if not metric or spot.topic.metric == metric]


def _next(page: Page, spot: Spot, step: int) -> Spot | None:
    """The next figure on one side, not the same once more in another unit: 20.197米(66.26英尺)."""
    order = spot.index + step
    while 0 <= order < len(page.spots) and page.spots[order].same:
        order += step
    if not 0 <= order < len(page.spots):
        return None
    near = page.spots[order]
    return near if abs(near.sentence - spot.sentence) <= 1 else None
