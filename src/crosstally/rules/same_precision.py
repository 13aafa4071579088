"""Two claims about one fact, printed to the same place, print the same number.

311 and 312 may round to meet at 311.5, yet two pages that print one figure to the same digit took it from one
source: one of them slipped (SEC EDGAR Filer Manual 6.5.12).

Passes:
    one page says 31.1 billion, another 31.08 billion
    printed to different places, and they meet

Fails:
    one page says 31.1 billion, another 31.2 billion
    printed to the same place, different numbers
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crosstally.model import Agreed, Claim, Corpus, Finding, Level, Result
from crosstally.quantity.convention import Hedge
from crosstally.rules import arithmetic, groups

CODE: Final = "XT302"
NAME: Final = "same-precision"


def check(corpus: Corpus) -> Iterator[Result]:
    """Compare unhedged claims of each fact that share the place of their last digit."""
    for group in groups.facts(corpus):
        if groups.clash(group) is not None:
            continue  # said already, and harder, by same-fact
        for claims in _by_place(group):
            first, last = claims[0], claims[-1]
            if first.value().point == last.value().point:
                yield Agreed(str(first.fact))
            else:
                yield _finding(first, last)


def _by_place(group: tuple[Claim, ...]) -> Iterator[list[Claim]]:
    """Claims whose last digit has one place and counts the same: 1,400 is rounded beside 1,382, not beside 1,500."""
    places: dict[tuple[Fraction, Fraction | None], list[Claim]] = {}
    for claim in group:
        read = claim.value_read
        if read.hedge is Hedge.NONE and read.place is not None and claim.value().point is not None:
            places.setdefault((read.place * read.unit.factor, claim.value().interval.width), []).append(claim)
    for claims in places.values():
        if len(claims) > 1:
            yield sorted(claims, key=lambda claim: (claim.value().point or 0, claim.id))


def _finding(low: Claim, high: Claim) -> Finding:
    unit = low.value_read.unit
    message = f"{low.fact}: {low.article} says {low.words}, {high.article} says {high.words}, printed to the same place"
    return Finding(
        CODE, NAME, Level.WARNING, "mismatch", message, low.at, (("stated", low), ("witness", high)),
        relation=str(low.fact), sum_line=f"{low.words} ≠ {high.words}",
        stated=arithmetic.side(low.value(), unit), computed=arithmetic.side(high.value(), unit),
    )  # fmt: skip
