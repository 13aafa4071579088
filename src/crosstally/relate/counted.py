"""Sums of things counted one by one: 3,600张 are no rounding of 3,570, so their parts must come to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from crosstally.model import Claim, Expression, total
from crosstally.quantity.convention import Hedge
from crosstally.relate import fit
from crosstally.relate.fit import Try
from crosstally.relate.fold import fold
from crosstally.relate.nodes import Bare, Sharp
from crosstally.relate.spot import Spot

_DIGITS: Final = re.compile(r"\d{1,3}(?:,?\d{3}){0,2}(?![.\d万亿千百])")


def added(whole: Spot, parts: Sequence[Spot]) -> Try:
    """A figure that others add up to; to the last one where all were counted."""
    if not are(whole, *parts):
        return fit.added(whole, parts)
    return Try("sum-of-parts", whole, tuple(parts), _add, _plain, _sharp)


def are(*spots: Spot) -> bool:
    """True for things that were counted: whole numbers in digits alone, neither 3.6千 nor about 3,600."""
    return all(
        spot.kind in ("count", "plain") and spot.mention.hedge is Hedge.NONE and _DIGITS.match(fold(spot.mention.text))
        for spot in spots
    )  # fmt: skip


def _add(items: Sequence[Expression]) -> Expression:
    return total(*(Sharp(Bare(item)) for item in items))


def _plain(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0))


def _sharp(claim: Claim) -> Expression:
    return Sharp(Bare(claim))
