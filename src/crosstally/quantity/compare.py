"""Comparison with answers that are told apart: agree, mismatch, contradiction, cannot tell because."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from crosstally.quantity.interval import Interval
from crosstally.quantity.stated import CannotTell, Stated


class Verdict(StrEnum):
    """What a comparison found (DESIGN 3.3)."""

    AGREE = "agree"
    MISMATCH = "mismatch"  # the printed figures do not give the printed result
    CONTRADICTION = "contradiction"  # cannot all be true, however they were rounded
    CANNOT_TELL = "cannot-tell"


class Sense(StrEnum):
    """What is asked of the two sides."""

    EQUAL = "=="
    AT_MOST = "<="
    AT_LEAST = ">="
    UNDER = "<"
    OVER = ">"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A verdict, how far apart the two sides are at least (base units), and why nothing could be told."""

    verdict: Verdict
    gap: Fraction | None = None
    because: str = ""


MIRROR: Final = {Sense.AT_LEAST: Sense.AT_MOST, Sense.OVER: Sense.UNDER}


def compare(stated: Stated, computed: Stated, sense: Sense = Sense.EQUAL) -> Outcome:
    """Compare the stated side with the computed one; both in base units."""
    if stated.dimension != computed.dimension:
        try:
            stated - computed
        except CannotTell as why:
            return Outcome(Verdict.CANNOT_TELL, because=str(why))
    if computed.interval.is_empty or stated.interval.is_empty:
        return Outcome(Verdict.CANNOT_TELL, because="no value satisfies the words of one side")
    if sense in MIRROR:
        return compare(computed, stated, MIRROR[sense])
    if computed.interval.lo is None and computed.interval.hi is None:
        return Outcome(Verdict.CANNOT_TELL, because="the computed side is unbounded")
    gap = _apart(stated.interval, computed.interval, sense)
    if gap is not None:
        certain = _apart(stated.doubled, computed.doubled, sense) is not None
        return Outcome(Verdict.CONTRADICTION if certain else Verdict.MISMATCH, gap)
    missed = _printed_apart(stated, computed, sense)
    return Outcome(Verdict.AGREE) if missed is None else Outcome(Verdict.MISMATCH, missed)


def _printed_apart(stated: Stated, computed: Stated, sense: Sense) -> Fraction | None:
    """How far the result recomputed from unhedged printed figures is from what is stated."""
    if computed.point is None:
        return None
    recomputed = Interval.exactly(computed.point)
    if sense is Sense.EQUAL:
        return _apart(stated.interval, recomputed, sense)
    return None if stated.point is None else _apart(Interval.exactly(stated.point), recomputed, sense)


def _apart(stated: Interval, computed: Interval, sense: Sense) -> Fraction | None:
    """How far the sides are from what is asked; None where they can satisfy it."""
    if sense is Sense.EQUAL:
        return stated.gap(computed)
    if stated.lo is None or computed.hi is None:
        return None
    strict = sense is Sense.UNDER or stated.lo_open or computed.hi_open
    distance = stated.lo - computed.hi
    return distance if distance > 0 or (distance == 0 and strict) else None
