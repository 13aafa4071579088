"""A stated multiple is the quotient of its two figures.

`Up fivefold` and `five times` differ by one; before and after are swapped; a speed-up is taken from another test.

Passes:
    It took 5 months and now takes 1: five times as fast.
    5 ÷ 1 = 5

Fails:
    A contract took half a day and takes one minute: ten times as fast.
    240 ÷ 1 = 240
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT204"
NAME: Final = "fold-change"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
