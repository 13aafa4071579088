"""A total that only grows is not smaller at a later date, and an older figure is called old, not wrong.

Cumulative counts (deliveries, users to date) are copied from last month's page; two dates of one growing total differ
without contradiction.

Passes:
    535 thousand developers at the end of 2022, 600 thousand in May 2023 (cumulative)
    the later is not smaller

Fails:
    600 thousand developers at the end of 2022, 535 thousand in May 2023 (cumulative)
    a total that only grows fell
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from crosstally.model import Agreed, Claim, Corpus, Finding, Level, Result
from crosstally.rules import arithmetic, groups

CODE: Final = "XT303"
NAME: Final = "stale-total"
GROWING: Final = "cumulative"


def check(corpus: Corpus) -> Iterator[Result]:
    """Order the claims of a cumulative fact by period and look for a fall."""
    for group in groups.by(corpus, lambda claim: (claim.fact.subject, claim.fact.metric, claim.fact.scope)):
        if GROWING not in group[0].fact.scope:
            continue
        dated = sorted((c for c in group if c.fact.period[:4].isdigit()), key=lambda c: (c.fact.period, c.id))
        for earlier, later in pairwise(dated):
            if earlier.fact.period == later.fact.period:
                continue
            fallen = later.value().interval.hi, earlier.value().interval.lo
            if fallen[0] is not None and fallen[1] is not None and fallen[0] < fallen[1]:
                yield _finding(earlier, later)
            else:
                yield Agreed(str(later.fact))


def _finding(earlier: Claim, later: Claim) -> Finding:
    unit = later.value_read.unit
    message = (
        f"{later.fact.subject} · {later.fact.metric}: {earlier.words} at {earlier.fact.period} in {earlier.article}, "
        f"{later.words} at {later.fact.period} in {later.article}; a cumulative total does not fall"
    )
    return Finding(
        CODE, NAME, Level.WARNING, "stale", message, later.at, (("stated", later), ("witness", earlier)),
        relation=str(later.fact), sum_line=f"{earlier.words} > {later.words}",
        stated=arithmetic.side(later.value(), unit), computed=arithmetic.side(earlier.value(), unit),
    )  # fmt: skip
