"""One fact told by two articles with two values, found without knowing its words: match before you compare.

Equal figures of two articles are paired first; they are anchors. What stays without a partner on both sides and is
joined by a slip of the hand, or stands in the same place beside the same anchors, is one fact told twice. A figure
that has its equal in the other article never disagrees with a third one there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.quantity.slip import Slip
from crosstally.relate import parts
from crosstally.relate.index import OTHER, same_time
from crosstally.relate.join import is_named
from crosstally.relate.nodes import alike
from crosstally.relate.page import Page, relate
from crosstally.relate.pairing import (
    NEAR,
    Pair,
    class_of,
    digits_of,
    long,
    matched,
    other_word,
    ratio,
    slip_between,
    slipped,
    telling,
)
from crosstally.relate.spot import Spot, Topic

_SHARED: Final = 3  # anchors that two articles need before the rest of their figures is compared
_MOST_PAGES: Final = 20  # a figure in more articles than these is a round one and joins nothing
_SURE: Final = 4  # digits that count, of which two exchanged are no chance
_SLIP: Final = "a slip of the hand makes one of the other, and neither article prints both"
_PLACE: Final = "the two stand in the same place between figures that agree; no word says they are one"


def differ(pages: Sequence[Page]) -> Iterator[Relation]:
    """Relate the figures of two articles that have no equal there and are told for one fact."""
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


def _residual(pair: Pair) -> Iterator[Relation]:
    lonely, others = pair.lonely
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


def _relation(pair: Pair, one: Spot, two: Spot) -> Relation:
    """The coarser figure is the stated one: the finer, rounded, must give it."""
    coarse, fine = pair.left.of(one), pair.right.of(two)
    if (coarse.value().interval.width or 0) < (fine.value().interval.width or 0):
        coarse, fine = fine, coarse
    left, right = alike(coarse, fine)
    why = _SLIP if slipped(one, two) else _PLACE
    return relate("same-fact", coarse, [(left, Sense.EQUAL, right)], sure=False, cap=Level.WARNING, because=why)


def _evidence(pair: Pair, one: Spot, two: Spot) -> int:
    """Points for two figures being one fact; none where nothing says so or their words tell them apart."""
    if _other_time(one, two):
        return 0
    sure = _no_chance(one, two)
    if not sure and _told_apart(one.topic, two.topic):
        return 0
    named = bool(one.topic.metric) and one.topic.metric == two.topic.metric
    anchors = pair.anchors(one, two)
    slip = slip_between(one, two)
    likely = slipped(one, two) and (named or anchors == 2 or (anchors > 0 and long(one)))
    likely = likely or (slip is Slip.MISPRINTED and named and min(digits_of(one), digits_of(two)) >= _SURE)
    placed = _in_one_place(pair, one, two, anchors)
    if not (sure or likely or (named and anchors == 2) or placed):
        return 0
    same_part = bool(one.topic.part) and one.topic.part == two.topic.part
    return 4 * sure + 2 * named + 2 * (slip is not None) + anchors + placed + same_part


def _no_chance(one: Spot, two: Spot) -> bool:
    """Three digits that only a power of ten keeps apart, or four of which two are exchanged: whatever the words."""
    slip, least = slip_between(one, two), min(digits_of(one), digits_of(two))
    return (slip is Slip.TENS and long(one) and long(two)) or (slip is Slip.EXCHANGED and least >= _SURE)


def _in_one_place(pair: Pair, one: Spot, two: Spot, anchors: int) -> bool:
    """The only figures of their class left over in two sentences that tell the same: near each other, or a slip."""
    if one.role is not two.role or one.topic.scope & OTHER != two.topic.scope & OTHER or not pair.only(one, two):
        return False
    together = pair.together(one, two)
    if slip_between(one, two) is Slip.TENS or other_word(one, two):
        return together > 1 or (together > 0 and (anchors > 0 or other_word(one, two)))
    if slipped(one, two) and long(one) and long(two):
        return together > 0
    times = ratio(one, two)
    return times is not None and times <= NEAR and anchors > 0 and together > 0


def _told_apart(one: Topic, two: Topic) -> bool:
    """True where the words name two subjects, two metrics or two parts of the tables."""
    names = is_named(one.subject) and is_named(two.subject) and one.subject != two.subject
    mine, theirs = ({part for part in topic.part if parts.named(part)} for topic in (one, two))
    return (
        names or bool(mine and theirs and mine != theirs) or (_known(one) and _known(two) and one.metric != two.metric)
    )


def _known(topic: Topic) -> bool:
    return bool(topic.metric) and not topic.metric.startswith("~")


def _other_time(one: Spot, two: Spot) -> bool:
    """True where the words beside each name a period of one kind, and the two are not one."""
    a, b = one.topic, two.topic
    if not (a.own_period and b.own_period and a.period and b.period and a.period.kind == b.period.kind):
        return False
    return same_time(a.period, b.period, a.metric) is False
