"""A difference of two percentages is counted in percentage points, a ratio of them in percent.

From 10 % to 15 % is 5 points, or 50 percent; the two are written for each other all the time.

Passes:
    the share rose 5 points, from 10 % to 15 %
    15 − 10 = 5 points

Fails:
    the share rose 5 %, from 10 % to 15 %
    5 points, or 50 percent
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crosstally.model import Binary, Claim, Corpus, Expression, Finding, Level, Relation, Result
from crosstally.quantity.compare import Sense
from crosstally.quantity.figures import short

CODE: Final = "XT604"
NAME: Final = "percent-or-points"


def check(corpus: Corpus) -> Iterator[Result]:
    """Look at each stated percentage that is computed as a difference of two."""
    for relation in corpus.relations:
        reading = relation.readings[0]
        claim, computed = reading.stated, reading.computed
        if reading.sense is not Sense.EQUAL or not isinstance(claim, Claim) or not isinstance(computed, Binary):
            continue
        if claim.value_read.unit.name != "percent" or computed.operator != "-":
            continue
        if _is_percent(computed.left) and _is_percent(computed.right):
            yield _finding(relation, claim, computed)


def _is_percent(node: Expression) -> bool:
    return isinstance(node, Claim) and node.value_read.unit.name == "percent"


def _finding(relation: Relation, claim: Claim, computed: Binary) -> Finding:
    message = f"{claim.words} is computed as {computed.sum_line()}, a difference in percentage points"
    points = short(abs(claim.value_read.number or Fraction(0)))
    claims = tuple(("stated" if one is claim else "operand", one) for one in relation.claims)
    return Finding(
        CODE, NAME, Level.NOTE, "points", message, relation.at, claims, relation=relation.id,
        sum_line=computed.sum_line(), words=relation.words,
        hints=(f"{points} percentage points would fit: percent for points",),
    )  # fmt: skip
