"""The time between two dates is the time stated, also where the dates stand in two articles.

A text is updated and its `two weeks ago` is not; counts that grow with time keep the old count.

Passes:
    Launched on March 16; by April 13, four weeks later, four updates.
    28 days ÷ 7 = 4

Fails:
    Launched on March 16; by May 18, with an update a week, four updates.
    63 days ÷ 7 = 9
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT213"
NAME: Final = "elapsed-time"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
