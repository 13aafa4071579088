"""Lists whose names leave nothing out, so that their figures make the whole: three sectors, all regions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.spot import Spot
from crosstally.relate.words import rows

_WORDS: Final = 40  # letters beside a figure that name it


@cache
def _sets() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(tuple(re.compile(kind) for kind in row) for row in rows("sets.txt"))


def are_all(page: Page, parts: Sequence[Spot]) -> bool:
    """True for figures that are named, one each, by all the names of a set."""
    names = [_beside(page, spot) for spot in parts]
    return any(
        len(kinds) == len(names) and all(sum(bool(kind.search(name)) for name in names) == 1 for kind in kinds)
        and all(any(kind.search(name) for kind in kinds) for name in names)
        for kinds in _sets()
    )  # fmt: skip


def _beside(page: Page, spot: Spot) -> str:
    """The words before a figure, behind the one before it, back to what ends a list's item."""
    start = page.spots[spot.index - 1].mention.end if spot.index else 0
    return fold(page.text[max(start, spot.mention.start - _WORDS) : spot.mention.start])
