"""A stated difference is one figure less the other.

A rise is often worked out from unrounded figures, or from another pair than the one printed beside it.

Passes:
    Revenue was $12.4 million, $1.2 million more than the $11.2 million of 2024.
    12.4 − 11.2 = 1.2

Fails:
    The price rose 5,900 yuan, from 93,999 to 99,799.
    99,799 − 93,999 = 5,800, not 5,900
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT201"
NAME: Final = "difference"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
