"""`Nearly` puts a value below its number, so the figures it rests on must not give more.

Writers round 43.75 % to `nearly 40 %`; readers take it for 38 or 39.

Passes:
    from 16,000 to 22,200, nearly 40 %
    38.75 % is nearly 40 %

Fails:
    from 16,000 to 23,000, nearly 40 %
    43.75 % is over 40 %
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Claim, Corpus, Finding, Level, Relation, Result
from crosstally.quantity.compare import Sense
from crosstally.quantity.convention import Hedge
from crosstally.quantity.figures import short
from crosstally.rules import arithmetic

CODE: Final = "XT602"
NAME: Final = "nearly-but-above"


def check(corpus: Corpus) -> Iterator[Result]:
    """Recompute each relation whose stated side says nearly."""
    for relation in corpus.relations:
        claim = relation.readings[0].stated
        if relation.readings[0].sense is not Sense.EQUAL or not isinstance(claim, Claim):
            continue
        result = arithmetic.recomputed(relation.readings[0].computed)
        number = claim.value_read.number
        if claim.value_read.hedge is not Hedge.NEARLY or result is None or number is None or claim.value_read.reached:
            continue
        shown = result / claim.value_read.unit.factor
        if shown > number:
            message = (
                f"the text says {claim.words}, which is under {short(number)}; "
                f"{relation.readings[0].computed.sum_line()} gives {short(shown)} {claim.value_read.unit.name}"
            )
            yield _finding(relation, claim, message)


def _finding(relation: Relation, claim: Claim, message: str) -> Finding:
    claims = tuple(("stated" if one is claim else "operand", one) for one in relation.claims)
    return Finding(
        CODE, NAME, Level.NOTE, "above", message, relation.at, claims, relation=relation.id,
        sum_line=relation.readings[0].computed.sum_line(), words=relation.words, because=relation.because,
    )  # fmt: skip
