"""The midpoint of a range: guidance of $30.2 billion to $34.6 billion, with a midpoint of $32.4 billion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from crosstally.model import Claim, Expression, Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.quantity.convention import Hedge
from crosstally.quantity.interval import Interval
from crosstally.quantity.stated import CannotTell, Stated
from crosstally.relate.fit import akin, wording
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Spot

_MIDPOINT: Final = wording("midpoint")
_MIDPOINT_AFTER: Final = wording("midpoint-after")
_BECAUSE: Final = "which range it is the midpoint of is read from their order"
_REACH: Final = 3  # numbers between a range and its midpoint


@dataclass(frozen=True, slots=True)
class Middle(Expression):
    """Half of both ends of a range together, to half of the place that they are printed to."""

    claim: Claim

    def value(self) -> Stated:
        """Work the node out; `CannotTell` for a range with an open end."""
        read, stated = self.claim.value_read, self.claim.value()
        low, high = stated.interval.lo, stated.interval.hi
        if low is None or high is None:
            raise CannotTell("a range with an open end has no midpoint")
        middle, room = (low + high) / 2, (read.place or 0) * read.unit.factor / 2
        around = Interval.closed(middle - room, middle + room)
        return replace(stated, interval=around, doubled=around, point=middle)

    def parts(self) -> tuple[Expression, ...]:
        """Give the node below."""
        return (self.claim,)

    def sum_line(self) -> str:
        """Write the node with the figures as printed."""
        return f"the midpoint of {self.claim.sum_line()}"


def midpoints(page: Page) -> Iterator[Relation]:
    """Relate each figure that words call a midpoint to the nearest range of its kind before it."""
    for spot in page.spots:
        if not _is_midpoint(page, spot):
            continue
        near = page.spots[max(0, spot.index - _REACH) : spot.index]
        ranges = [s for s in near if _is_range(s) and akin(s, spot) and spot.stretch - s.stretch <= 1]
        if ranges:
            stated, computed = page.of(spot), Middle(page.of(ranges[-1]))
            yield relate(
                "average", stated, [(stated, Sense.EQUAL, computed)], words=page.words(ranges[-1], spot),
                cap=Level.WARNING, because=_BECAUSE,
            )  # fmt: skip


def _is_midpoint(page: Page, spot: Spot) -> bool:
    return bool(_MIDPOINT.search(page.before(spot, own=True)) or _MIDPOINT_AFTER.match(page.after(spot, own=True)))


def _is_range(spot: Spot) -> bool:
    return spot.mention.hedge is Hedge.RANGE and spot.mention.interval.is_bounded
