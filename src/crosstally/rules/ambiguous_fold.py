"""A multiple after a word of growth can be read as the new size or as what was added.

提升3倍 and `increased threefold` are used for 3 times and for 4 times the old value; readers differ by one whole.

Passes:
    the speed rose to 3 times the old one
    only one reading

Fails:
    速度提升3倍
    3 times, or 4 times, the old speed
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Agreed, Corpus, Finding, Level, Result
from crosstally.quantity.figures import short
from crosstally.rules import words

CODE: Final = "XT601"
NAME: Final = "ambiguous-fold"


def check(corpus: Corpus) -> Iterator[Result]:
    """Look at each multiple whose words name a growth."""
    for claim in corpus.claims.values():
        number = claim.value_read.number
        if claim.value_read.unit.name != "times" or number is None or number <= 1:
            continue
        word = words.stands_in(claim, "rise")
        if not word or number + 1 in claim.value_read.interval:  # one more is within what the words admit
            yield Agreed(claim.id)
            continue
        message = (
            f"{claim.id}: {word} … {claim.words} can be read as {short(number)} or as {short(number + 1)} "
            "times the old value"
        )
        stated = (("stated", claim),)
        yield Finding(CODE, NAME, Level.NOTE, "two-readings", message, claim.at, stated, relation=claim.id)
