"""Nothing that is counted or paid falls by more than 100 %.

`Costs fell 150 %` divides by the new figure, or means a fall to 1/1.5.

Passes:
    costs fell 60 %
    two fifths are left

Fails:
    costs fell 150 %
    less than nothing is left
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Claim, Corpus, Finding, Level, Result
from crosstally.rules import words

CODE: Final = "XT603"
NAME: Final = "fall-over-100-percent"
# What may turn negative may fall by more than all of it.
_SIGNED: Final = ("profit", "income", "earnings", "loss", "cash flow", "margin", "net_profit", "operating_profit")


def check(corpus: Corpus) -> Iterator[Result]:
    """Look at each percentage over 100 that the words call a fall."""
    for claim in corpus.claims.values():
        number = claim.value_read.number
        if claim.value_read.unit.name != "percent" or number is None or abs(number) <= 100:
            continue
        falls = number < 0 or (claim.mention is not None and claim.mention.direction < 0) or _falls(claim)
        if falls and not any(word in claim.fact.metric.lower() for word in _SIGNED):
            message = f"{claim.id}: {claim.words} is a fall by more than all there was"
            at = claim.at
            yield Finding(CODE, NAME, Level.WARNING, "impossible", message, at, (("stated", claim),), relation=claim.id)


def _falls(claim: Claim) -> bool:
    return claim.mention is None and bool(words.stands_in(claim, "fall"))
