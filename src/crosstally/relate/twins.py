"""One fact told by two articles with two values, found without knowing its words: match before you compare.

Articles on the same facts print mostly the same figures. Equal figures are paired first; they are anchors. What
stays without a partner on both sides, in the same place beside the same anchors, is one fact told twice. A figure
that has its equal in the other article never disagrees with a third one there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.quantity.slip import Figure, Slip, between, counting
from crosstally.relate.index import same_time
from crosstally.relate.nodes import alike
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot, Topic

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
    a slip they must be named alike and stand between two that agree. Three digits or more that only a power of ten
    keeps apart are evidence by themselves, whatever the words around them were read as.
    """
    if _other_time(one, two):
        return 0
    slip = slip_between(one, two)
    tens = slip is Slip.TENS and long(one) and long(two)
    if not tens and _told_apart(one.topic, two.topic):
        return 0
    named = bool(one.topic.metric) and one.topic.metric == two.topic.metric
    anchors = sum(anchored(pair, one, two, step) for step in (-1, 1))
    likely = slipped(one, two) and (named or anchors == 2 or (anchors > 0 and long(one)))
    if not tens and not likely and not (named and anchors == 2):
        return 0
    same_part = bool(one.topic.part) and one.topic.part == two.topic.part
    return 4 * tens + 2 * named + 2 * (slip is not None) + anchors + same_part


def _told_apart(one: Topic, two: Topic) -> bool:
    """True where the words name two subjects or two metrics."""
    names = one.subject and two.subject and one.subject != two.subject
    return bool(names) or (_known(one) and _known(two) and one.metric != two.metric)


def _known(topic: Topic) -> bool:
    return bool(topic.metric) and not topic.metric.startswith("~")


def _other_time(one: Spot, two: Spot) -> bool:
    """True where the words beside each name a period, and the two are not one."""
    a, b = one.topic, two.topic
    return a.own_period and b.own_period and same_time(a.period, b.period, a.metric) is False


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
    figure = _figure(spot)
    return figure is not None and counting(figure) >= 3


def slip_between(one: Spot, two: Spot) -> Slip | None:
    """The slip of the hand that makes two figures of each other; None where there is none."""
    first, second = _figure(one), _figure(two)
    return between(first, second) if first and second else None


def slipped(one: Spot, two: Spot) -> bool:
    """A power of ten, two digits exchanged or one lost; a wrong digit alone would join any two figures."""
    return slip_between(one, two) in (Slip.TENS, Slip.EXCHANGED, Slip.LOST)


def _figure(spot: Spot) -> Figure | None:
    """The printed size of a number and its last place, in base units."""
    value, place = spot.mention.value, spot.mention.place
    return None if value is None or not place else (abs(value) * spot.unit.factor, place * spot.unit.factor)
