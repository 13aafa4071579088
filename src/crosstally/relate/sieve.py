"""Same-fact relations, sifted: two figures that only look alike in their words are kept from being called an error."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from crosstally.model import Claim, Level, Reading, Relation
from crosstally.quantity.compare import Sense, Verdict
from crosstally.quantity.interval import Interval
from crosstally.quantity.slip import Slip
from crosstally.quantity.stated import CannotTell
from crosstally.relate import agreement, makers, parts
from crosstally.relate.figures import agree, figure, is_near, long, other_word, ratio, slipped, telling, ten_times
from crosstally.relate.fit import DIGITS, SLIP
from crosstally.relate.lexicon import nature
from crosstally.relate.page import Page
from crosstally.relate.pairing import beside
from crosstally.relate.slips import point, slips
from crosstally.relate.spot import Role, Spot

_Home = tuple[Page, Spot]
_APART: Final = Fraction(3, 2)  # so many times apart, rounding and another edition of a figure explain nothing
_TWICE: Final = 2
_OF_TWO: Final = 3  # figures of a difference
_CHOSEN: Final = frozenset({"share-of-whole", "part-of-whole", "sum-of-parts"})
_MUCH: Final = 2  # so many times apart by no slip, two figures of one name in two articles may be of two things
_FAR: Final = 5  # so many times apart, no definition and no date explains two levels of one name
_MANY: Final = 20  # times as large: no slip but a power of ten, and no rounding, makes that of one quantity
SEVERAL: Final = "the figures stand in several articles"
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
        if pairs and not any(_is_one(*pair, sure=relation.sure) for pair in pairs):
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
    if (times == 1 and one.direction == two.direction) or _in_other_money(one, two):
        return False
    alike = slipped(one, two) or other_word(one, two) or is_near(one, two) or ten_times(one, two) or ten_times(two, one)
    if left is right:
        return (alike or sure) and _told_again(left, one, two)
    if alike:
        return True
    if one.role is Role.LEVEL and times is not None and times > _FAR:
        return False
    if _prints(left, two) and _prints(right, one):
        return any(map(parts.named, one.topic.part))
    named = one.topic.told == two.topic.told == "words" and nature(one.topic.metric) != "loose"
    return named or beside(left, one, right, two) > 0


def _of_two_makers(first: _Home, second: _Home) -> bool:
    """True for estimates of two houses that no slip of the hand joins."""
    (left, one), (right, two) = first, second
    return makers.differ(left, one, right, two) and not (slipped(one, two) or other_word(one, two))


def _in_other_money(one: Spot, two: Spot) -> bool:
    """True for growths of a figure in two currencies: each moves by its own rate."""
    monies = {spot.of.unit.name for spot in (one, two) if spot.of is not None and spot.of.unit.is_money}
    return one.role is two.role is Role.CHANGE and len(monies) > 1


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
    return high.lo > _MANY * low.hi and not slipped(one, two)


def _told_elsewhere(first: _Home, second: _Home) -> bool:
    (left, one), (right, two) = first, second
    if left is right:
        return False
    return any(_alike(one, other) for other in right.spots) or any(_alike(two, other) for other in left.spots)


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


def pairs(relation: Relation) -> set[frozenset[str]]:
    """The claims of each reading of a relation."""
    sides = ((*r.stated.leaves(), *r.computed.leaves()) for r in relation.readings)
    return {frozenset(leaf.id for leaf in leaves if isinstance(leaf, Claim)) for leaves in sides}


def apart(relation: Relation) -> Relation:
    """Cap a sum over figures of several articles: no article states it, and each may round or count in its own way."""
    leaves = (leaf for r in relation.readings for side in (r.stated, r.computed) for leaf in side.leaves())
    articles = {leaf.article for leaf in leaves if isinstance(leaf, Claim)}
    if len(articles) == 1 or relation.cap is not None:
        return relation
    return replace(relation, cap=Level.WARNING, because=relation.because or SEVERAL, sure=False)


def other_things(relation: Relation) -> bool:
    """True for one quantity said to be another many times as large: a figure for each, beside the figure for all."""
    if relation.rule != "unit-identity":
        return False
    for reading in relation.readings:
        try:
            one, two = reading.stated.value().point, reading.computed.value().point
        except CannotTell:
            continue
        if one is None or two is None or not one or not two or max(abs(one / two), abs(two / one)) < _MANY:
            return False
        if _bare(one) == _bare(two):
            return False  # a power of ten, which is a slip
    return True


def _bare(value: Fraction) -> str:
    """The digits that count."""
    return str(value.numerator).strip("0") if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def turned(relation: Relation) -> bool:
    """True for a difference that is the sum of the two figures it was to be worked out from.

    Then one of these is the difference: 分别降低10.2与7.7,差2.5 is right, read the right way round.
    """
    return relation.rule == "difference" and all(_is_sum(reading) for reading in relation.readings)


def _is_sum(reading: Reading) -> bool:
    leaves = [*reading.stated.leaves(), *reading.computed.leaves()]
    if len(leaves) != _OF_TWO:
        return False
    stated, one, two = (leaf.value().interval for leaf in leaves)
    sizes = [-size if size.hi is not None and size.hi <= 0 else size for size in (stated, one, two)]
    return not sizes[0].meet(sizes[1] + sizes[2]).is_empty


def wrong_pair(relation: Relation) -> bool:
    """True for a relation that the words do not state outright and whose sides lie far apart by no slip of the hand.

    Shares, parts and sums whose operands were chosen for want of a better one; the choice was wrong.
    """
    if relation.sure or relation.rule not in _CHOSEN or relation.because == SLIP:
        return False
    return all(_apart(reading) and not _mended(reading) for reading in relation.readings)


def _apart(reading: Reading) -> bool:
    try:
        one, two = reading.stated.value().interval, reading.computed.value().interval
    except CannotTell:
        return False
    if reading.sense is not Sense.EQUAL:  # at least and at most: only the side that breaks the bound counts
        far = reading.outcome().verdict is not Verdict.AGREE
        ends = (one.hi, two.lo) if reading.sense in (Sense.AT_LEAST, Sense.OVER) else (two.hi, one.lo)
    else:
        low, high = (one, two) if (one.hi is not None and two.lo is not None and one.hi < two.lo) else (two, one)
        far, ends = True, (low.hi, high.lo)
    small, large = ends
    return far and small is not None and large is not None and large > 0 and (small <= 0 or large > _APART * small)


def _mended(reading: Reading) -> bool:
    """A power of ten between the two sides, or a slip in one of the figures."""
    stated, computed = reading.stated.value().interval, reading.computed.value().interval
    tens = (stated.scaled(Fraction(10) ** power).meet(computed) for power in (-4, -3, -2, -1, 1, 2, 3, 4))
    if any(not met.is_empty for met in tens):
        return True
    first = next((leaf for leaf in reading.stated.leaves() if isinstance(leaf, Claim)), None)
    if first is not None and any(value in computed for value in slips(first)):
        return True
    return any(_mends(leaf, stated, computed) for leaf in reading.computed.leaves() if isinstance(leaf, Claim))


def _mends(leaf: Claim, stated: Interval, computed: Interval) -> bool:
    """True where one slip in a figure that makes the computed side, as a term or a factor, would make it the stated."""
    own = point(leaf)
    if own is None:
        return False
    one = Interval.exactly(own)
    wanted = (one + (stated - computed), one * stated / computed, one * computed / stated)
    return any(value in among for value in slips(leaf, Slip.TENS, Slip.EXCHANGED, least=DIGITS) for among in wanted)
