"""One fact told by two articles with two values, found without knowing its words: match before you compare.

Equal figures of two articles are paired first; they are anchors. What stays without a partner on both sides and is
joined by a slip of the hand, or stands in the same place beside the same anchors, is one fact told twice. A figure
that has its equal in the other article never disagrees with a third one there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crosstally.model import Claim, Expression, Level, Relation
from crosstally.quantity.compare import Sense, Verdict, compare
from crosstally.quantity.slip import Slip
from crosstally.relate import distinct, fellows, linkage, makers, outdated, turned, upon
from crosstally.relate.apart import is_known, other_length, other_metric, other_subject
from crosstally.relate.figures import (
    class_of,
    digits_of,
    is_near,
    long,
    other_word,
    ratio,
    slip_between,
    slipped,
)
from crosstally.relate.index import OTHER, same_time
from crosstally.relate.nodes import alike
from crosstally.relate.page import Page, relate
from crosstally.relate.pairing import Pair, matched
from crosstally.relate.spot import Spot
from crosstally.relate.telltale import NAMED, WORD

_MOST_NAMED: Final = 6
_FAR: Final = 2  # times apart, that figures of one place in a list may lie
_SURE: Final = 4  # digits that count, of which two exchanged are no chance
_NO_CHANCE: Final = {Slip.TENS: _SURE - 1, Slip.EXCHANGED: _SURE, Slip.MISPRINTED: _SURE + 1, Slip.LOST: _SURE + 1}
_SLIP: Final = "a slip of the hand makes one of the other, and neither article prints both"
_LIKELY: Final = "what stands beside the two is alike; no word says they are one"
_PLACE: Final = "the two stand in the same place between figures that agree; no word says they are one"


@dataclass(frozen=True)
class _Tie:
    """Two claims of two articles taken for one fact, and why."""

    left: Claim
    right: Claim
    because: str

    @property
    def stated(self) -> Claim:
        """The coarser figure: the finer, rounded, must give it."""
        widths = [claim.value().interval.width or 0 for claim in (self.left, self.right)]
        return self.left if widths[0] >= widths[1] else self.right

    @property
    def reading(self) -> tuple[Expression, Sense, Expression]:
        """The two as one figure."""
        stated, other = alike(self.stated, self.right if self.stated is self.left else self.left)
        return stated, Sense.EQUAL, other

    @property
    def agrees(self) -> bool:
        """True where one is a rounding of the other."""
        stated, sense, other = self.reading
        return compare(stated.value(), other.value(), sense).verdict is Verdict.AGREE


def differ(pages: Sequence[Page]) -> Iterator[Relation]:
    """Relate the figures of two articles that have no equal there and are told for one fact.

    A figure that differs from what several articles tell makes one relation, with each of theirs.
    """
    ties = [
        tie for left, right, direct in fellows.found(pages) for tie in _residual(matched(left, right), direct=direct)
    ]
    often = Counter(claim.id for tie in ties for claim in (tie.left, tie.right))
    groups: dict[str, list[_Tie]] = defaultdict(list)
    for tie in ties:
        odd = max(tie.left.id, tie.right.id, key=lambda name: (often[name], name))
        groups[odd].append(tie)
    for group in groups.values():
        apart = [tie for tie in group if not tie.agrees] or group[:1]
        first = apart[0]
        yield relate(
            "same-fact", first.stated, [tie.reading for tie in apart[:_MOST_NAMED]], sure=False, cap=Level.WARNING,
            because=first.because,
        )  # fmt: skip


def _residual(pair: Pair, *, direct: bool) -> Iterator[_Tie]:
    for one, two in upon.told(pair):
        yield _Tie(pair.left.of(one), pair.right.of(two), upon.BECAUSE)
    for one, two, because in turned.told(pair):
        yield _Tie(pair.left.of(one), pair.right.of(two), because)
    for one, two, because in outdated.told(pair, direct=direct):
        yield _Tie(pair.left.of(one), pair.right.of(two), because)
    lonely, others = pair.lonely
    scored = [
        (score, one, two) for one in lonely for two in others
        if class_of(one) == class_of(two) and (score := _evidence(pair, one, two, direct=direct))
    ]  # fmt: skip
    best: dict[tuple[str, int], int] = {}
    for score, one, two in scored:
        for key in (("left", one.index), ("right", two.index)):
            best[key] = max(best.get(key, 0), score)
    for score, one, two in scored:
        alone = sum(1 for s, a, b in scored if s == score and (a is one or b is two)) == 1
        if score == best["left", one.index] == best["right", two.index] and alone:
            yield _Tie(pair.left.of(one), pair.right.of(two), _why(pair, one, two))


def _why(pair: Pair, one: Spot, two: Spot) -> str:
    if slipped(one, two):
        return _SLIP
    return _PLACE if pair.together(one, two) else _LIKELY


def _of_one_part(one: Spot, two: Spot) -> bool:
    """Of one part by their words; of five digits the words of two languages may differ."""
    return one.topic.part == two.topic.part or min(digits_of(one), digits_of(two)) > _SURE


def _evidence(pair: Pair, one: Spot, two: Spot, *, direct: bool) -> int:
    """What speaks for two figures being one fact; nothing where their words tell them apart."""
    sure = _no_chance(one, two)
    if distinct.are(pair, one, two):
        return 0
    typed = (slipped(one, two) and not _is_short(pair, one, two)) or other_word(one, two)
    sides = (pair.left, one, pair.right, two)
    held = one.base != two.base or makers.differ(*sides) or makers.has_own(*sides)
    if not typed and (held or other_length(*sides) or _of_named_times(one, two)):
        return 0  # what is told, and what such a figure is held against, are two
    if not typed and not (one.mention.interval.is_bounded and two.mention.interval.is_bounded):
        return 0  # a bound is near too many figures
    weight = linkage.weight(pair, one, two)
    if weight < 0 and not typed and slip_between(one, two) is None:
        return 0  # near each other, and more likely of two facts
    told = one.topic.told == two.topic.told == "words"
    if _is_one(pair, one, two, sure=sure) and (direct or _of_one_part(one, two)):
        return linkage.ENOUGH + max(0, weight)
    return 0 if weight < linkage.ENOUGH or (told and other_metric(one.topic, two.topic)) else weight


def _of_named_times(one: Spot, two: Spot) -> bool:
    """True where the words beside one name its year, and the other is told for another one: 上年为39.20元."""
    known = is_known(one.topic) and one.topic.metric == two.topic.metric
    named = known and (one.topic.own_period or two.topic.own_period)
    return named and same_time(one.topic.period, two.topic.period, one.topic.metric) is False


def _is_short(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for a percentage of one digit and ten times that, without a word in common: many things are 4% or 0.4%."""
    short = one.kind in ("percent", "time") and max(digits_of(one), digits_of(two)) == 1
    return short and pair.likeness.of(one, two) < WORD


def _is_one(pair: Pair, one: Spot, two: Spot, *, sure: bool) -> bool:
    """True where a slip that chance does not make, the place or the name of two figures says that they are one."""
    if one.topic.scope & OTHER != two.topic.scope & OTHER and not sure:
        return False
    row = pair.in_a_row(one, two) and (ratio(one, two) or _FAR) < _FAR and not other_subject(one.topic, two.topic)
    if not row and other_metric(one.topic, two.topic) and not (sure and _outweighs(one, two)):
        return False
    anchors = pair.anchors(one, two)
    if sure or row or _in_one_place(pair, one, two, anchors):
        return True
    return not other_subject(one.topic, two.topic) and _alike(pair, one, two, anchors)


def _alike(pair: Pair, one: Spot, two: Spot, anchors: int) -> bool:
    """Figures named alike and a slip apart, or with what agrees on both sides; or a slip apart beside what agrees."""
    slip = slip_between(one, two)
    worded = slip is not None and pair.likeness.sides(one, two) > 1 and pair.likeness.of(one, two) >= NAMED
    named = worded or (bool(one.topic.metric) and one.topic.metric == two.topic.metric)
    if named and (anchors == 2 or (slipped(one, two) and min(digits_of(one), digits_of(two)) > 1)):
        return True
    if slipped(one, two) and (anchors == 2 or (anchors and long(one))):
        return True
    if other_word(one, two) and digits_of(one) > 1 and pair.likeness.of(one, two) >= WORD:
        return True
    return named and slip is Slip.MISPRINTED and min(digits_of(one), digits_of(two)) >= _SURE


def _no_chance(one: Spot, two: Spot) -> bool:
    """Three digits in another unit, or a power of ten apart, or more of which two or one differ: whatever the words."""
    slip, digits = slip_between(one, two), min(digits_of(one), digits_of(two))
    if other_word(one, two):
        return digits >= _NO_CHANCE[Slip.TENS]  # 3.86 billion miles, 38.6億公里
    return slip is not None and digits >= _NO_CHANCE[slip]


def _outweighs(one: Spot, two: Spot) -> bool:
    """True where so many digits agree that a metric is sooner misread than they agree by chance."""
    both_told = one.topic.told == two.topic.told == "words"
    return not both_told or min(digits_of(one), digits_of(two)) >= _SURE


def _in_one_place(pair: Pair, one: Spot, two: Spot, anchors: int) -> bool:
    """The only figures of their kind left over in two sentences that tell the same: near each other, or a slip."""
    slip = slip_between(one, two)
    if one.role is not two.role:
        return False
    if slip in (Slip.TENS, Slip.EXCHANGED) and pair.alone(one, two):
        return True
    together = pair.together(one, two)
    if not together:
        return False
    if is_near(one, two) and is_known(one.topic) and one.topic.metric == two.topic.metric:
        return pair.only(one, two, metric=one.topic.metric)
    return _left_over(pair, one, two, together, anchors)


def _left_over(pair: Pair, one: Spot, two: Spot, together: int, anchors: int) -> bool:
    """The same of two figures whose words tell nothing."""
    slip = slip_between(one, two)
    if slip in (Slip.TENS, Slip.EXCHANGED) and long(one) and long(two):
        return True
    if other_word(one, two) and digits_of(one) > 1:
        return True  # 3.7 hours, 3.7天
    if not pair.only(one, two):
        return False
    if slip is Slip.TENS:
        return together > 1 or pair.is_beside(one, two)
    return other_word(one, two) or (anchors > 0 and is_near(one, two))
