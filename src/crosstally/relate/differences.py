"""A rate told beside the difference that makes it: shrank by 10.75 from 875.56, a fall of 1.2%; up 0.6 or 4.6%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate import slips
from crosstally.relate.bases import base_beside
from crosstally.relate.nodes import ONE, fits, lenient, worked_out
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Basis, Role

_ONE_BASE: Final = "that the rate and the difference have one base is read from their order"


def by_base(page: Page) -> Iterator[Relation]:
    """It shrank by 10.75 million from 875.56 million, a fall of 1.2%: the rate is the difference over the base."""
    for delta, base, rate in zip(page.spots, page.spots[1:], page.spots[2:], strict=False):
        told = delta.role is Role.DELTA and base.base and rate.role is Role.CHANGE and rate.kind == "percent"
        if not told or rate.of is not None or not delta.stretch == base.stretch == rate.stretch:
            continue
        if delta.unit.dimension != base.unit.dimension or base.role is not Role.LEVEL or rate.basis is Basis.YEARLY:
            continue
        computed = page.of(delta) / page.of(base)
        if "new" in delta.topic.scope:  # 新增92.9万台,比上一年的65.1万台多42.7%: both are what came new
            computed = computed - ONE
        yield relate(
            "change-between", page.of(rate), [(page.of(rate), Sense.EQUAL, lenient(page.of(rate), computed))],
            words=page.words(delta, base, rate), cap=Level.WARNING,
            because=_ONE_BASE,
        )  # fmt: skip


def by_difference(page: Page) -> Iterator[Relation]:
    """Closed at 13.6, up 0.6 or 4.6%: the rate is the difference over the level less the difference."""
    for spot in page.spots:
        level = spot.of
        if spot.role is not Role.CHANGE or spot.kind != "percent" or level is None or base_beside(page, spot, level):
            continue
        delta = next(
            (s for s in page.near(spot, 2) if s.role is Role.DELTA and s.of is level and s.sentence == spot.sentence),
            None,
        )
        if (
            delta is None
            or delta.kind != level.kind
            or spot.basis is Basis.YEARLY
            or (Basis.NONE not in (delta.basis, spot.basis) and delta.basis != spot.basis)
            or not slips.believable(page.of(spot), [page.of(level), page.of(delta)], lambda v: v[1] / (v[0] - v[1]))
        ):
            continue
        stated, rise = page.of(spot), page.of(delta)
        if fits(stated, Sense.EQUAL, lenient(stated, rise / page.of(level))):
            continue  # the level is the one it rose from
        computed = rise / (page.of(level) - rise)
        yield relate(
            "change-between", stated, [(stated, Sense.EQUAL, worked_out(stated, computed))],
            words=page.words(level, delta, spot), cap=Level.WARNING,
            because=_ONE_BASE,
        )  # fmt: skip
