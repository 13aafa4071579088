"""Price times count, rate times time, per day times days give the stated amount.

Each factor is right somewhere, but not in the same year, for the same model or per the same thing.

Passes:
    512 cards at 110,000 yuan cost 56 million yuan.
    512 × 110,000 = 56,320,000

Fails:
    30,000 chips at 10,000 dollars cost 800 million dollars.
    30,000 × 10,000 = 300 million
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT208"
NAME: Final = "product"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
