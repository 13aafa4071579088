"""Shares of one whole do not add up to more than the whole.

Answers to a question that allows several, or shares of different wholes, stand in one list.

Passes:
    40 %, 35 % and 25 % of customers.
    100 %

Fails:
    60 %, 35 % and 25 % of customers, each counted once.
    120 %
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT214"
NAME: Final = "percent-total"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
