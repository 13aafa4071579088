"""A stated growth or decline is what its two figures give.

Growth is quoted from a release and the figures from a table with another base; falls are divided by the new figure.

Passes:
    Sales rose 10 % from 280 to 308.
    308 ÷ 280 − 1 = 10 %

Fails:
    Bitcoin went from 16,000 to 23,000 dollars, a rise of nearly 40 %.
    23,000 ÷ 16,000 − 1 = 43.75 %
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT203"
NAME: Final = "change-between"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
