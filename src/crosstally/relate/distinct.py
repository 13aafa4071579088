"""Two figures of two articles that are two facts, whatever else speaks for their being one."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from crosstally.quantity.slip import Slip, altered
from crosstally.relate import of_what, parts
from crosstally.relate.apart import is_known, other_time
from crosstally.relate.figures import digits_of, figure, is_cut_off, ratio, slip_between, telling
from crosstally.relate.fit import wording
from crosstally.relate.fold import fold
from crosstally.relate.naming import LASTING
from crosstally.relate.page import Page
from crosstally.relate.pairing import Pair
from crosstally.relate.remainder import is_rest
from crosstally.relate.spot import AWAITED, Role, Spot

_THREE: Final = 3  # digits
_NEAR: Final = Fraction(51, 50)  # so near each other, figures are sooner of two definitions than mistyped
_PEAK: Final = wording("at-peak")
_MEAN: Final = wording("on-average")
_GROUPS: Final = wording("groups")
_SINGLES: Final = wording("singles")
_WORDS: Final = 24
_FAR: Final = 50  # so many times apart, two figures need a word in common


def are(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for figures of two times, one awaited, of two wholes or levels, a rise and a fall, cut off, or far off."""
    awaited = (one.topic.scope ^ two.topic.scope) & AWAITED
    apart = other_time(one, two) or bool(awaited) or _of_other_wholes(pair, one, two) or is_cut_off(one, two)
    apart = apart or _of_other_levels(pair, one, two) or one.direction * two.direction < 0
    apart = apart or _was_and_is(one, two) or _is_a_rest(pair, one, two) or is_at_peak(pair.left, one, pair.right, two)
    apart = apart or are_counted_apart(one, two)
    apart = apart or _is_far_off(pair, one, two) or _is_rounded_off(pair, one, two)
    return apart or _are_tens_of_parts(one, two)


def _was_and_is(one: Spot, two: Spot) -> bool:
    """True for what something started from and where another got to, of two digits, exchanged as they may be."""
    return one.base != two.base and min(digits_of(one), digits_of(two)) < _THREE


def _is_a_rest(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for what is left of a figure, where the other is no rest and no word names them alike: 剩下723.8亿."""
    return is_rest(pair.left, one) is not is_rest(pair.right, two) and not pair.likeness.of(one, two)


def is_at_peak(left: Page, one: Spot, right: Page, two: Spot) -> bool:
    """True for the most there was and what there is on average: it peaked at 264,000, it averages 96,000."""
    mine, theirs = left.before(one, _WORDS, own=True), right.before(two, _WORDS, own=True)
    return any(_PEAK.search(a) and _MEAN.search(b) for a, b in ((mine, theirs), (theirs, mine)))


def are_counted_apart(one: Spot, two: Spot) -> bool:
    """True for groups of something and single ones, by their measure words: 128组, 126台."""
    mine, theirs = fold(one.mention.text), fold(two.mention.text)
    return any(_GROUPS.search(a) and _SINGLES.search(b) for a, b in ((mine, theirs), (theirs, mine)))


def _of_other_levels(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for changes of two levels, one of which the other article prints too: 3442小时,减少157; 2127小时,减少107."""
    mine, theirs = one.of, two.of
    if mine is None or theirs is None or not (telling(mine) and telling(theirs)):
        return False
    there, here = pair.partners.get(mine.index, set()), pair.back.get(theirs.index, set())
    return bool(there or here) and theirs.index not in there


def _of_other_wholes(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for shares of two things by their words: 占营业收入的3.9%, 占销量的39%."""
    if one.role is not Role.SHARE or two.role is not Role.SHARE:
        return False
    mine, theirs = of_what.metric(pair.left, one), of_what.metric(pair.right, two)
    return bool(mine and theirs) and mine != theirs


def _is_rounded_off(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for digits exchanged and one of three rounded off (45.3 as 43.5, as 43), where no words of both name one."""
    bounded = one.mention.interval.is_bounded and two.mention.interval.is_bounded
    named = bounded and pair.likeness.sides(one, two) > 1 and not (one.topic.scope ^ two.topic.scope) & LASTING
    if named or slip_between(one, two) is not Slip.EXCHANGED:
        return False
    coarse, fine = sorted((digits_of(one), digits_of(two)))
    near = coarse < fine and (ratio(one, two) or 0) < _NEAR  # 395.8, 39.9 billion: of two definitions
    return (near or coarse < min(fine, _THREE)) and not _is_exact(one, two)


def _are_tens_of_parts(one: Spot, two: Spot) -> bool:
    """True for figures of two parts or times, ten times apart but for rounding: phones' 366亿, the group's 3659亿."""
    if slip_between(one, two) is not Slip.TENS or digits_of(one) == digits_of(two):
        return False
    told = {*one.topic.part} ^ {*two.topic.part}
    return one.base != two.base or (
        any(map(parts.named, told)) and is_known(one.topic) and one.topic.metric == two.topic.metric
    )


def _is_exact(one: Spot, two: Spot) -> bool:
    """True where two digits of one figure, exchanged, make the other to the last: 41.0, 40.1."""
    mine, theirs = figure(one), figure(two)
    return any(a and b and b[0] in altered(a, Slip.EXCHANGED) for a, b in ((mine, theirs), (theirs, mine)))


def _is_far_off(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for figures a hundred times or more apart that no word makes one: 114 trains, 114,000 people.

    亿 read as billion and 万 as thousand, the commonest slips, keep a figure ten times from itself.
    """
    named = pair.likeness.of(one, two) or (is_known(one.topic) and one.topic.metric == two.topic.metric)
    return not named and (ratio(one, two) or 0) > _FAR
