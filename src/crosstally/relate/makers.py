"""Who made a figure: two houses that count one market differ, and a reader knows why.

The house named last before a number in its paragraph made it, or the one that an article begins with; others speak of
figures as they were published.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.spot import Spot
from crosstally.relate.words import topic

_STOPS: Final = ("\n", "。", ". ", "!", "?", ";", "!", "?", ";")  # between sentences
_HEAD: Final = 60  # letters that an article begins with
BECAUSE: Final = "estimates of different makers may differ"


def maker(page: Page, spot: Spot) -> str:
    """The house whose figure a number is; empty where none is named."""
    named, at = _named(page.text), spot.mention.start
    begins = page.text.rfind("\n", 0, at) + 1
    near = [key for start, key in named if begins <= start < at]
    head = [key for start, key in named if start < _HEAD]
    return next(iter((*reversed(near), *head)), "")


def differ(left: Page, one: Spot, right: Page, two: Spot) -> bool:
    """True for figures that two different houses made."""
    mine, theirs = maker(left, one), maker(right, two)
    return bool(mine and theirs) and mine != theirs


def has_own(left: Page, one: Spot, right: Page, two: Spot) -> bool:
    """True where the sentence of one figure names the house that counted it, and nothing names one for the other."""
    mine, theirs = _in_sentence(left, one), _in_sentence(right, two)
    return (mine and not maker(right, two)) or (theirs and not maker(left, one))


def _in_sentence(page: Page, spot: Spot) -> bool:
    begins = max(page.text.rfind(stop, 0, spot.mention.start) for stop in _STOPS)
    return any(begins < start < spot.mention.start for start, _ in _named(page.text))


@lru_cache(maxsize=256)  # asked for each two figures of two articles
def _named(text: str) -> tuple[tuple[int, str], ...]:
    """Where an article names a house, and which."""
    return tuple((found.start(), _keys()[found[0].lower()]) for found in _pattern().finditer(fold(text)))


@cache
def _keys() -> dict[str, str]:
    return {fold(word).lower(): key for key, word in topic("makers")}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_keys(), key=len, reverse=True)  # the longest first
    whole = (rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in words)
    return re.compile("|".join(whole), re.IGNORECASE | re.ASCII)
