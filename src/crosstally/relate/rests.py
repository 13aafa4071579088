"""What is left, a net figure, a gap: words that say that a figure is the difference of two others nearby.

The words do not say of which two, so that the text is read as meaning two that fit; one slip away is a warning.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Final

from crosstally.model import Relation
from crosstally.relate.closure import closing
from crosstally.relate.fit import GAP
from crosstally.relate.nodes import commensurable
from crosstally.relate.page import Page
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import pattern

_BEFORE: Final = pattern("rest-before")
_AFTER: Final = pattern("rest-after")
_REACH: Final = 6


def rests(page: Page) -> Iterator[Relation]:
    """Relate each figure that is named as a rest, a net figure or a gap to the two it is the difference of."""
    for spot in page.spots:
        if spot.role in (Role.CHANGE, Role.SHARE) or spot.kind in ("ratio", "time") or not _named(page, spot):
            continue
        near = [
            s for s in page.spots[max(0, spot.index - _REACH) : spot.index + 1]
            if s is not spot and s.role is not Role.CHANGE and _like(s, spot) and spot.paragraph - s.paragraph <= 1
        ]  # fmt: skip
        yield from closing(page, spot, GAP, [(a, b) for a, b in permutations(near, 2) if _above(a, b)])


def _named(page: Page, spot: Spot) -> bool:
    return bool(_BEFORE.search(page.before(spot, own=True)) or _AFTER.match(page.after(spot)))


def _like(one: Spot, spot: Spot) -> bool:
    wanted = "percent" if spot.kind == "point" else spot.kind
    return one.kind == wanted and (spot.kind == "point" or commensurable(one.unit, spot.unit))


def _above(one: Spot, two: Spot) -> bool:
    return (one.value or 0) > (two.value or 0)
