"""A stated share is the part over the whole.

The whole is another than the reader thinks: core revenue against total revenue, adults against people.

Passes:
    Research cost 21.4 billion of 95.4 billion revenue: 22.4 %.
    21.4 ÷ 95.4 = 22.4 %

Fails:
    Research cost 21.4 billion of 123.7 billion revenue: 22.4 %.
    21.4 ÷ 123.7 = 17.3 %
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT205"
NAME: Final = "share-of-whole"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
