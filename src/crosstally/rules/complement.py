"""What is gone and what is left make a whole; a share and its inverse belong together.

`Compressed by 99.98 %`, `0.02 % left`, `5,000 times smaller` say one thing three ways, and one way slips.

Passes:
    99.98 % smaller: 0.02 % is left.
    1 − 99.98 % = 0.02 %

Fails:
    99.9 % smaller: 0.02 % is left.
    1 − 99.9 % = 0.1 %
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT207"
NAME: Final = "complement"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
