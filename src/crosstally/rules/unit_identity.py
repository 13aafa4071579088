"""One quantity written in two units, or twice, is one quantity.

万 and 亿, billion and 十億, EFLOPS and 億億次 are converted by head.

Passes:
    4 EFLOPS (400亿亿 operations a second).
    4 × 10^18 = 4 × 10^18

Fails:
    4 EFLOPS (40亿亿 operations a second).
    4 × 10^18 against 4 × 10^17
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT209"
NAME: Final = "unit-identity"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
