"""One fact told by two articles with two values, found without knowing its words: match before you compare.

Articles on the same facts print mostly the same figures. Equal figures are paired first; they are anchors. What
stays without a partner on both sides, in the same place beside the same anchors, is one fact told twice. A figure
that has its equal in the other article never disagrees with a third one there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.index import same_time
from crosstally.relate.nodes import alike
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot

_SHARED: Final = 3  # anchors that two articles need before the rest of their figures is compared
_MOST_PAGES: Final = 20  # a figure in more articles than these is a round one and joins nothing
BECAUSE: Final = "the two stand in the same place between figures that agree; no word says they are one"


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two articles: which spots have an equal in the other one."""

    left: Page
    right: Page
    partners: dict[int, set[int]]
    back: dict[int, set[int]]


def differ(pages: Sequence[Page]) -> Iterator[Relation]:
    """Relate the figures of two articles that have no equal there and stand in the same place."""
    for left, right in _close(pages):
        yield from _residual(matched(left, right))


def _close(pages: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    """Yield the pairs of articles that share enough telling figures; found by figure, never by all pairs."""
    where: dict[object, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for spot in page.spots:
            if telling(spot) and spot.mention.value is not None:
                where[abs(spot.mention.value * spot.unit.factor), class_of(spot)[:2]].add(number)
    shared: Counter[tuple[int, int]] = Counter()
    for found in where.values():
        if len(found) <= _MOST_PAGES:
            shared.update((one, two) for one in found for two in found if one < two)
    for (one, two), times in sorted(shared.items()):
        apart = pages[one].main and pages[two].main and pages[one].main != pages[two].main
        if times >= _SHARED and not apart:
            yield pages[one], pages[two]


def telling(spot: Spot) -> bool:
    """A figure that chance does not repeat: two digits or more that count."""
    value, place = spot.mention.value, spot.mention.place
    return value is not None and bool(place) and place is not None and abs(value / place) >= 10


def class_of(spot: Spot) -> tuple[object, ...]:
    """The class of a figure: only figures of one class can be one fact."""
    kind = "count" if spot.kind in ("count", "plain") else spot.kind
    money = spot.unit.dimension if spot.kind in ("money", "price", "other") else ()
    changes = spot.role in (Role.CHANGE, Role.DELTA)
    return kind, money, changes


def matched(left: Page, right: Page) -> _Pair:
    """Pair the equal figures of two articles."""
    there: dict[tuple[object, ...], list[Spot]] = defaultdict(list)
    for spot in right.spots:
        there[class_of(spot)[:2]].append(spot)
    partners: dict[int, set[int]] = {}
    back: dict[int, set[int]] = defaultdict(set)
    for spot in left.spots:
        same = {other.index for other in there[class_of(spot)[:2]] if equal(spot, other)}
        if same:
            partners[spot.index] = same
            for index in same:
                back[index].add(spot.index)
    return _Pair(left, right, partners, dict(back))


def equal(one: Spot, two: Spot) -> bool:
    """Equal figures: what their words admit meets, a fall of 3 % being 3 % too."""
    mine, theirs = one.mention.interval.scaled(one.unit.factor), two.mention.interval.scaled(two.unit.factor)
    return not mine.meet(theirs).is_empty or not (-mine).meet(theirs).is_empty


def _residual(pair: _Pair) -> Iterator[Relation]:
    lonely = [spot for spot in pair.left.spots if spot.index not in pair.partners]
    others = [spot for spot in pair.right.spots if spot.index not in pair.back]
    scored = [
        (_evidence(pair, one, two), one, two) for one in lonely for two in others if class_of(one) == class_of(two)
    ]
    best: dict[tuple[str, int], int] = {}
    for score, one, two in scored:
        for key in (("left", one.index), ("right", two.index)):
            best[key] = max(best.get(key, 0), score)
    for score, one, two in scored:
        alone = sum(1 for s, a, b in scored if s == score and (a is one or b is two)) == 1
        if score and score == best["left", one.index] == best["right", two.index] and alone:
            yield _relation(pair, one, two)


def _relation(pair: _Pair, one: Spot, two: Spot) -> Relation:
    left, right = alike(pair.left.of(one), pair.right.of(two))
    return relate(
        "same-fact", pair.left.of(one), [(left, Sense.EQUAL, right)], sure=False, cap=Level.WARNING, because=BECAUSE
    )


def _evidence(pair: _Pair, one: Spot, two: Spot) -> int:
    """Points for two figures being one fact; none where their words tell them apart.

    A slip of the hand between two figures is evidence where they are named alike or stand by one that agrees; without
    a slip they must be named alike and stand between two that agree.
    """
    a, b = one.topic, two.topic
    if a.subject and b.subject and a.subject != b.subject:
        return 0
    if a.metric and b.metric and a.metric != b.metric and not a.metric.startswith("~") and not b.metric.startswith("~"):
        return 0
    if a.own_period and b.own_period and same_time(a.period, b.period, a.metric) is False:
        return 0
    named = bool(a.metric) and a.metric == b.metric
    anchors = sum(anchored(pair, one, two, step) for step in (-1, 1))
    slip = slipped(one, two)
    if not (slip and (named or anchors == 2 or (anchors and long(one)))) and not (named and anchors == 2):
        return 0
    return 2 * named + 2 * slip + anchors + (bool(a.part) and a.part == b.part)


def anchored(pair: _Pair, one: Spot, two: Spot, step: int) -> bool:
    """The next figure on one side, in the same sentence or the one beside it, is the same in both articles."""
    mine, theirs = _next(pair.left, one, step), _next(pair.right, two, step)
    return mine is not None and theirs is not None and theirs.index in pair.partners.get(mine.index, ())


def _next(page: Page, spot: Spot, step: int) -> Spot | None:
    order = next(n for n, other in enumerate(page.spots) if other is spot) + step
    if not 0 <= order < len(page.spots):
        return None
    near = page.spots[order]
    return near if abs(near.sentence - spot.sentence) <= 1 else None


def long(spot: Spot) -> bool:
    """Three digits or more that count: two are shared by chance too often."""
    value = spot.mention.value
    return value is not None and len(_digits(abs(value))) >= 3


def slipped(one: Spot, two: Spot) -> bool:
    """Two figures that a slip of the hand makes of each other: digits swapped, lost, doubled, or a power of ten."""
    if one.mention.value is None or two.mention.value is None or not one.mention.value or not two.mention.value:
        return False
    a, b = abs(one.mention.value * one.unit.factor), abs(two.mention.value * two.unit.factor)
    digits, other = _digits(a), _digits(b)
    return digits == other or _swapped(digits, other)


def _digits(value: Fraction) -> str:
    """The digits that count, without zeros at either end."""
    whole = value
    while whole.denominator % 2 == 0 or whole.denominator % 5 == 0:
        whole *= 10
    return str(whole.numerator).strip("0") if whole.denominator == 1 else ""


def _swapped(one: str, two: str) -> bool:
    """The same digits in another order, or one digit more or less."""
    if len(one) < 2 or len(two) < 2:
        return False
    if sorted(one) == sorted(two):
        return True
    longer, shorter = (one, two) if len(one) > len(two) else (two, one)
    lost = (longer[:n] + longer[n + 1 :] == shorter for n in range(len(longer)))
    return len(longer) == len(shorter) + 1 and len(shorter) >= 3 and any(lost)
