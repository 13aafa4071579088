"""Words that name a figure without a table: beside it in both of two articles, and beside no other figure of either.

What a figure counts is told by nouns of any kind (第二拉格朗日点, sunshield). A pair of characters or a Latin word that
stands by one figure only in each of two articles says that the two may be one; digits say the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from crosstally.relate import phrase
from crosstally.relate.page import Page
from crosstally.relate.spot import Spot

_BEFORE, _AFTER = 40, 24  # letters beside a number that may name it
_END: Final = re.compile(r"[。!?;\n]|\.(?=\s|$)")
_CLAUSE: Final = re.compile(r"[,。!?;\n]|\.(?=\s|$)")
_LATIN: Final = re.compile(r"[a-z][a-z-]{2,}")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_ENOUGH: Final = 2  # a word of three characters has two pairs


@dataclass(frozen=True)
class Telltale:
    """The words beside each figure of an article, and beside how many figures each stands."""

    beside: dict[int, frozenset[str]]
    often: Counter[str]

    def only(self, spot: Spot) -> frozenset[str]:
        """The words that stand beside this figure and no other."""
        return frozenset(word for word in self.beside[spot.index] if self.often[word] == 1)


def read(page: Page) -> Telltale:
    """Collect the words beside each figure of an article."""
    beside = {spot.index: _words(page, spot) for spot in page.spots}
    return Telltale(beside, Counter(word for words in beside.values() for word in words))


def alike(left: Telltale, one: Spot, right: Telltale, two: Spot) -> bool:
    """True where the same words single out two figures in their articles."""
    return len(left.only(one) & right.only(two)) >= _ENOUGH


def _words(page: Page, spot: Spot) -> frozenset[str]:
    before, after = page.before(spot, _BEFORE, own=True), page.after(spot, _AFTER, own=True)
    near = f"{_END.split(before)[-1]} {_CLAUSE.split(after)[0]}"
    pairs = (one + two for run in _HAN.findall(near) for one, two in pairwise(run))
    return frozenset(word for word in (*_LATIN.findall(near), *pairs) if not phrase.is_stop(word))
