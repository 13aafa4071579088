"""A task that took so long, takes so long now, and is so many times as fast."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.nodes import Rounded, Sharp
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import caught, pattern

_TASK: Final = pattern("task")
_BACK: Final = 8  # sentences back that may tell how long the task took before
_BEFORE, _AFTER = 60, 30  # letters beside a time that name the task
_ELSEWHERE: Final = "how long it took before is told some sentences back"


def ups(page: Page) -> Iterator[Relation]:
    """From five months to one, five times as fast; half a day for a contract, then one minute, dozens of times."""
    for spot in page.spots:
        if spot.topic.metric != "speedup" or spot.kind != "ratio":
            continue
        times = [s for s in page.spots[: spot.index] if s.kind == "time" and s.role is Role.LEVEL]
        here = [s for s in times if s.sentence == spot.sentence]
        if not here:
            continue
        now = here[-1]
        before = here[-2] if len(here) > 1 and here[-2].base else _before(page, times, now)
        if before is not None and (now.reached or before.base):
            yield _relation(page, spot, before, now)


def _before(page: Page, times: list[Spot], now: Spot) -> Spot | None:
    """How long the same task took, told earlier: the sentences name one thing that it is done to."""
    tasks = _tasks(page, now)
    for spot in reversed(times):
        if now.sentence - spot.sentence > _BACK:
            return None
        longer = (spot.mention.interval.lo or 0) * spot.unit.factor > (now.mention.interval.hi or 0) * now.unit.factor
        if spot.sentence < now.sentence and longer and spot.topic.metric == "time-taken" and tasks & _tasks(page, spot):
            return spot
    return None


def _tasks(page: Page, spot: Spot) -> set[str]:
    return {caught(found) for found in _TASK.finditer(page.around(spot, _BEFORE, _AFTER))}


def _relation(page: Page, spot: Spot, before: Spot, now: Spot) -> Relation:
    stated, ratio = page.of(spot), Rounded(Sharp(page.of(before)) / Sharp(page.of(now)))
    near = before.sentence == now.sentence
    return relate(
        "fold-change", stated, [(stated, Sense.EQUAL, ratio)], words=page.words(now, spot), cap=Level.WARNING,
        because="a gain of N times is read as N times as fast" if near else _ELSEWHERE,
    )  # fmt: skip
