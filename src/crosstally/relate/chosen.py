"""Relations that no article states, sifted: figures chosen for want of a better one, and choices that were wrong."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from crosstally.model import Claim, Level, Reading, Relation
from crosstally.quantity.compare import Sense, Verdict
from crosstally.quantity.interval import Interval
from crosstally.quantity.slip import TENS, Slip
from crosstally.quantity.stated import CannotTell
from crosstally.relate.figures import MANY
from crosstally.relate.fit import DIGITS, SLIP
from crosstally.relate.slips import point, slips

_APART: Final = Fraction(3, 2)  # so many times apart, rounding and another edition of a figure explain nothing
_MISSING: Final = Fraction(1, 5)  # of a whole; more than `remainder` lets pass, for what a slip takes from a share
_OF_TWO: Final = 3  # figures of a difference
_CHOSEN: Final = frozenset({"share-of-whole", "part-of-whole", "sum-of-parts"})
SEVERAL: Final = "the figures stand in several articles"


def is_wrong(relation: Relation) -> bool:
    """True for a relation whose figures are of several things, or were chosen or read the wrong way round."""
    return any(wrong(relation) for wrong in (_is_of_other_things, _is_wrong_pair, _is_turned, _is_no_hundred))


def apart(relation: Relation) -> Relation:
    """Cap a sum over figures of several articles: no article states it, and each may round or count in its own way."""
    leaves = (leaf for r in relation.readings for side in (r.stated, r.computed) for leaf in side.leaves())
    articles = {leaf.article for leaf in leaves if isinstance(leaf, Claim)}
    if len(articles) == 1 or relation.cap is not None:
        return relation
    return replace(relation, cap=Level.WARNING, because=relation.because or SEVERAL, sure=False)


def _is_of_other_things(relation: Relation) -> bool:
    """True for one quantity said to be another many times as large: a figure for each, beside the figure for all."""
    if relation.rule != "unit-identity":
        return False
    for reading in relation.readings:
        try:
            one, two = reading.stated.value().point, reading.computed.value().point
        except CannotTell:
            continue
        if one is None or two is None or not one or not two or max(abs(one / two), abs(two / one)) < MANY:
            return False
        if _bare(one) == _bare(two):
            return False  # a power of ten, which is a slip
    return True


def _bare(value: Fraction) -> str:
    """The digits that count."""
    return str(value.numerator).strip("0") if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def _is_turned(relation: Relation) -> bool:
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


def _is_wrong_pair(relation: Relation) -> bool:
    """True for a relation that the words do not state outright and whose sides lie far apart by no slip of the hand.

    Shares, parts and sums whose operands were chosen for want of a better one; the choice was wrong.
    """
    if relation.sure or relation.rule not in _CHOSEN or relation.because == SLIP:
        return False
    return all(_apart(reading) and not _mended(reading) for reading in relation.readings)


def _is_no_hundred(relation: Relation) -> bool:
    """True for a rest and shares that come nowhere near a hundred percent: they are not of one whole."""
    return relation.rule == "complement" and all(_far_from_all(reading) for reading in relation.readings)


def _far_from_all(reading: Reading) -> bool:
    try:
        gap = reading.stated.value().interval.gap(reading.computed.value().interval)
    except CannotTell:
        return False
    return gap is not None and gap > _MISSING


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
    if any(not stated.scaled(power).meet(computed).is_empty for power in TENS):
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
