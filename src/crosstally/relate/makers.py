"""Who made a figure: two houses that count one market differ, and a reader knows why.

The house named last before a number, in its own sentence or an earlier one, made it; an article that names none speaks
of figures as they were published.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.spot import Spot
from crosstally.relate.words import topic

BECAUSE: Final = "estimates of different makers may differ"


def maker(page: Page, spot: Spot) -> str:
    """The house whose figure a number is; empty where none is named before it."""
    named = [found for found in _pattern().finditer(fold(page.text)) if found.start() < spot.mention.start]
    return _keys()[named[-1][0].lower()] if named else ""


def differ(left: Page, one: Spot, right: Page, two: Spot) -> bool:
    """True for figures that two different houses made."""
    mine, theirs = maker(left, one), maker(right, two)
    return bool(mine and theirs) and mine != theirs


@cache
def _keys() -> dict[str, str]:
    return {fold(word).lower(): key for key, word in topic("makers")}


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted(_keys(), key=len, reverse=True)  # the longest first
    whole = (rf"(?<![a-z]){re.escape(word)}(?![a-z])" if word.isascii() else re.escape(word) for word in words)
    return re.compile("|".join(whole), re.IGNORECASE)
