"""A change whose base another article tells: 收入531亿元,增长2%, and there 530.89亿元,上年同期520.48亿元.

The level is known again by its digits, so that the two articles need not name it alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.bases import base_beside
from crosstally.relate.chosen import SEVERAL
from crosstally.relate.figures import class_of, equal, long, rounded
from crosstally.relate.fit import RISE, is_near
from crosstally.relate.index import OTHER
from crosstally.relate.nodes import Rounded
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Basis, Role, Spot

_REACH: Final = 2  # numbers between a level and what it was


def bases(pages: Sequence[Page]) -> Iterator[Relation]:
    """Relate each change that has no base of its own to the base that stands beside its level in another article."""
    told = _by_figure(pages)
    for page in pages:
        for spot in page.spots:
            level = spot.of
            if level is None or not _may_grow(spot, level) or base_beside(page, spot, level) is not None:
                continue
            for other, twins in told[level.topic.metric, rounded(level)].items():
                then = [
                    near for twin in twins if _is_one(twin, level)
                    for near in pages[other].near(twin, _REACH) if _was(near, twin, spot.basis)
                ]  # fmt: skip
                if pages[other] is not page and len(then) == 1:
                    yield from _relation(page, spot, level, pages[other], then[0])


def _by_figure(pages: Sequence[Page]) -> dict[tuple[str, object], dict[int, list[Spot]]]:
    """Where a metric's figure is told, by its first digits, article by article: never all pairs.

    Only those are kept beside which stands what they were before.
    """
    told: dict[tuple[str, object], dict[int, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for number, page in enumerate(pages):
        for spot in page.spots:
            if spot.role is Role.LEVEL and not spot.base and any(near.base for near in page.near(spot, _REACH)):
                told[spot.topic.metric, rounded(spot)][number].append(spot)
    return told


def _may_grow(change: Spot, level: Spot) -> bool:
    """True for a rate of change on a named basis, of a level that chance does not repeat."""
    rate = change.role is Role.CHANGE and change.kind == "percent" and change.basis in (Basis.YEAR, Basis.QUARTER)
    return rate and level.role is Role.LEVEL and long(level)


def _is_one(twin: Spot, level: Spot) -> bool:
    """True where two articles tell one level."""
    other = (twin.topic.scope ^ level.topic.scope) & OTHER
    return not other and class_of(twin) == class_of(level) and equal(twin, level)


def _was(then: Spot, now: Spot, basis: Basis) -> bool:
    """True for the same thing in the period that a basis looks back to."""
    before = now.topic.period.back(basis) if now.topic.period is not None else None
    same = (then.sentence, then.unit, then.topic.metric, then.topic.part) == (
        now.sentence, now.unit, now.topic.metric, now.topic.part,
    )  # fmt: skip
    if not same or not then.base or not then.topic.own_period or then.topic.period is None or before is None:
        return False
    return before.fits(then.topic.period) is True


def _relation(page: Page, change: Spot, level: Spot, other: Page, then: Spot) -> Iterator[Relation]:
    growth = RISE.of(change, level, then)
    if is_near(growth):
        stated, computed = page.of(change), Rounded(growth.make([page.of(level), other.of(then)]))
        yield relate(
            growth.rule, stated, [(stated, Sense.EQUAL, computed)], words=page.words(level, change),
            cap=Level.WARNING, because=SEVERAL,
        )  # fmt: skip
