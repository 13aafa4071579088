"""A part is not more than its whole, a bound is kept.

The part is newer than the whole, or counts another thing.

Passes:
    Of 24 servers 16 stand in phase one.
    16 ≤ 24

Fails:
    Of 16 servers 24 stand in phase one.
    24 > 16
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT211"
NAME: Final = "part-of-whole"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
