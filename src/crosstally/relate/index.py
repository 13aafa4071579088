"""Find numbers by what they are about: the blocking that keeps every comparison inside one fact."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from crosstally.quantity.units import Dimension
from crosstally.relate.lexicon import metrics
from crosstally.relate.page import Page
from crosstally.relate.period import Period
from crosstally.relate.spot import Basis, Role, Spot

# Scopes that make another figure of the same name: what was planned is not what came.
OTHER: Final = frozenset(
    {"non-gaap", "gaap", "deducted", "expected", "guidance", "target", "cumulative", "per-day", "per-month", "per-year",
     "per-head", "per-unit"}
)  # fmt: skip
UNSURE: Final = "the text does not say the period of both outright"


@dataclass(frozen=True, slots=True)
class Found:
    """A number found, and whether what it is about is as sure as what was asked for."""

    page: Page
    spot: Spot
    sure: bool


def key(spot: Spot, role: Role | None = None) -> Hashable:
    """What a spot is about without its period: spots with different keys are never compared."""
    topic = spot.topic
    return (
        role or spot.role, topic.subject, topic.part, topic.metric, topic.scope & OTHER,
        _kind(spot) if (role or spot.role) is Role.LEVEL else "",
    )  # fmt: skip


def _kind(spot: Spot) -> str | Dimension:
    return "count" if spot.kind in ("count", "plain") else spot.unit.dimension


class Index:
    """The levels of some pages by key."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Index every level that has a metric."""
        self._levels: dict[Hashable, list[tuple[Page, Spot]]] = defaultdict(list)
        for page in pages:
            for spot in page.spots:
                if spot.role is Role.LEVEL and spot.topic.metric:
                    self._levels[key(spot)].append((page, spot))

    def at(self, like: Spot, period: Period | None, page: Page, part: tuple[str, ...] | None = None) -> Iterator[Found]:
        """Yield the levels like a spot in a period, those of its own page first."""
        wanted = like.topic
        where = (Role.LEVEL, wanted.subject, wanted.part if part is None else part, wanted.metric, wanted.scope & OTHER, _kind(like))
        rows = self._levels.get(where, ())
        for own in (True, False):
            for other, spot in rows:
                if (other is page) == own and (fits := same_time(period, spot.topic.period, wanted.metric)) is not False:
                    yield Found(other, spot, fits is True)


def same_time(one: Period | None, two: Period | None, metric: str) -> bool | None:
    """True where two figures are of one time, False where not, None where the text leaves it open."""
    known = metrics().get(metric)
    if known is not None and known.nature == "fixed":
        return True
    if one is None or two is None:
        return None
    return one.fits(two)


def looks_back(spot: Spot) -> Basis:
    """The basis of a change; a change of a year's figure is against the year before."""
    period = spot.topic.period
    if spot.basis is Basis.NONE and period is not None and period.kind == "Y":
        return Basis.YEAR
    return spot.basis
