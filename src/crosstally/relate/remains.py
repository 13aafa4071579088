"""What is left of what there was: 从240毫秒降到84毫秒,只有原来的35%; from 240 ms to 84 ms, 35% of what it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Level, Relation
from crosstally.relate.fit import SHARE, akin, between, size, told, wording
from crosstally.relate.page import Page
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import pattern

_OF_BEFORE: Final = pattern("of-what-was")
_OF_BEFORE_AFTER: Final = pattern("of-what-was-after")
_WAS: Final = wording("was-and-is")
_RATES: Final = (Role.CHANGE, Role.DELTA)
_NO_LEVELS: Final = ("ratio", "point")
_TWO: Final = 2
_PAIR: Final = "which figure was before and which is left is read from their order"


def of_before(page: Page) -> Iterator[Relation]:
    """Relate a share of what there was to the two levels of its sentence."""
    for share in page.spots:
        part = share.kind == "percent" or (share.kind == "ratio" and size(share) < 1)
        if not part or not is_of_before(page, share):
            continue
        levels = _levels(page, share)
        if levels is not None and not _is_about(share, *levels):
            yield told(page, SHARE.of(share, *levels), sure=True, cap=Level.WARNING, because=_PAIR)


def is_of_before(page: Page, share: Spot) -> bool:
    """True for so much of what there was: 原来的35%, 35% of what it was."""
    return bool(_OF_BEFORE.search(page.before(share, own=True)) or _OF_BEFORE_AFTER.match(page.after(share)))


def _is_about(share: Spot, now: Spot, then: Spot) -> bool:
    """True for a fraction in words that is nearer than the next: an eighth, for 48 of 410, is no ninth."""
    return share.kind == "ratio" and abs(size(now) / size(then) - size(share)) < size(share) ** 2


def _levels(page: Page, share: Spot) -> tuple[Spot, Spot] | None:
    """The level now and the one before: the last two figures of the sentence before a share."""
    levels = [s for s in page.spots[: share.index] if s.stretch == share.stretch and s.role not in _RATES]
    if len(levels) < _TWO:
        return None
    then, now = levels[-_TWO:]
    words = f"{page.before(then, own=True)}|{between(page, then, now)}"
    moved = (then.base and "from" in then.marks) or bool(_WAS.search(words))
    return (now, then) if moved and akin(then, now) and not now.base and then.kind not in _NO_LEVELS else None
