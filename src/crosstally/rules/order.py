"""Figures stand in the order that the words give them.

`Up from 50 to 40`, a minimum above the maximum: the two were swapped.

Passes:
    Between 2 and 12 million; this run cost 4.6 million.
    2 ≤ 4.6 ≤ 12

Fails:
    Between 2 and 4 million; this run cost 4.6 million.
    4.6 lies outside [2, 4]
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT212"
NAME: Final = "order"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
