"""Find numbers by what they are about: the blocking that keeps every comparison inside one fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from crosstally.quantity.units import Dimension
from crosstally.relate.lexicon import is_timeless, metrics
from crosstally.relate.nodes import bare
from crosstally.relate.page import Page
from crosstally.relate.period import Period
from crosstally.relate.spot import AWAITED, PERCENTILES, Basis, Role, Spot

# Scopes that make another figure of the same name.
OTHER: Final = AWAITED | PERCENTILES | {
    "non-gaap", "gaap", "ifrs", "deducted", "cumulative", "per-day", "per-month", "per-year", "per-head", "per-unit",
    "remaining", "authorised", "like-for-like", "new", "gross", "active", "previous", "cltc", "wltp", "nedc", "epa",
    "limit",
}  # fmt: skip
_VERSION: Final = re.compile(r"[ -]\d")
_GUESSED: Final = AWAITED - {"target"}  # a target is set once, so that two articles can tell the same
_SINCE: Final = frozenset({"cumulative"})
UNSURE: Final = "the text does not say the period of both outright"


@dataclass(frozen=True, slots=True)
class Found:
    """A number found, and whether what it is about is as sure as what was asked for."""

    page: Page
    spot: Spot
    sure: bool


def key(spot: Spot, role: Role | None = None) -> tuple[Hashable, ...]:
    """What a spot is about without its period: spots with different keys are never compared."""
    topic = spot.topic
    return (
        role or spot.role, topic.subject, topic.part, topic.metric, topic.scope & OTHER,
        _kind(spot) if (role or spot.role) is Role.LEVEL else "",
    )  # fmt: skip


def unversioned(subject: str) -> str:
    """The name of a subject without its version: gpt of gpt-4."""
    return _VERSION.split(subject)[0]


def stands(spot: Spot) -> bool:
    """False for a figure that another is compared with, where its own period is not said."""
    return not spot.same and (not spot.base or (spot.topic.own_period and not spot.topic.scope & _GUESSED))


def _kind(spot: Spot) -> str | Dimension:
    """The kind of unit that two figures of one fact share: counts of one metric are alike whatever they are called."""
    known = metrics().get(spot.topic.metric)
    if spot.kind in ("count", "plain"):
        return "count"
    return (
        bare(spot.unit.dimension) if known is not None and {"money", "price"} <= known.classes else spot.unit.dimension
    )


class Index:
    """The levels of some pages by key."""

    def __init__(self, pages: Iterable[Page]) -> None:
        """Index every level that has a metric."""
        self._levels: dict[Hashable, list[tuple[Page, Spot]]] = defaultdict(list)
        self._metrics: dict[Hashable, list[tuple[Page, Spot]]] = defaultdict(list)
        for page in pages:
            for spot in page.spots:
                if spot.role is Role.LEVEL and spot.topic.metric and stands(spot):
                    self._levels[_place(spot, spot.topic.part[-1:])].append((page, spot))
                    if not spot.topic.scope & OTHER:
                        self._metrics[spot.topic.subject, spot.topic.part, spot.topic.metric].append((page, spot))

    def at(self, like: Spot, period: Period | None, page: Page, *, loose: bool = False) -> Iterator[Found]:
        """Yield the levels like a spot in a period, those of its own page first.

        A loose search finds a part also below another whole: ads, and the ads of the core business.
        """
        part = like.topic.part
        rows = [r for r in self._levels.get(_place(like, part[-1:]), ()) if loose or r[1].topic.part == part]
        for own in (True, False):
            for other, spot in rows:
                fits = same_time(period, spot.topic.period, like.topic.metric, strict=True)
                if (other is page) == own and spot is not like and fits is not False:
                    yield Found(other, spot, fits is True)

    def named(self, metric: str, like: Spot, page: Page) -> Iterator[Found]:
        """Yield the figures of a metric of a spot's subject, part and period, without a scope, its own page first."""
        topic = like.topic
        rows = self._metrics.get((topic.subject, topic.part, metric), ())
        for own in (True, False):
            for other, spot in rows:
                fits = same_time(topic.period, spot.topic.period, metric, strict=True)
                if (other is page) == own and fits is not False:
                    yield Found(other, spot, fits is True)

    def of_year(self, like: Spot, page: Page) -> Iterator[Found]:
        """Yield the levels like a spot in periods of its year, those of its own page first.

        A figure since January counts as one of its period, whether the words call it cumulative or not.
        """
        wanted = like.topic.period
        rows = [
            row for scope in ({*like.topic.scope} - _SINCE, {*like.topic.scope} | _SINCE)
            for row in self._levels.get(_place(like, like.topic.part[-1:], frozenset(scope)), ())
            if row[1].topic.part == like.topic.part
        ]  # fmt: skip
        for own in (True, False):
            for other, spot in rows:
                if (other is page) == own and _one_year(spot.topic.period, wanted, same_text=own):
                    yield Found(other, spot, sure=True)

    def of(self, subject: str, like: Spot, page: Page) -> Iterator[Found]:
        """Yield another subject's figures of a spot's metric, those of its own page first."""
        rows = self._metrics.get((subject, like.topic.part, like.topic.metric), ())
        for own in (True, False):
            yield from (Found(other, spot, sure=False) for other, spot in rows if (other is page) == own)


def _place(spot: Spot, part: tuple[str, ...], scope: frozenset[str] | None = None) -> Hashable:
    kind = _kind(spot) if spot.role is Role.LEVEL else ""
    return spot.topic.subject, part, spot.topic.metric, (spot.topic.scope if scope is None else scope) & OTHER, kind


def _one_year(one: Period | None, two: Period | None, *, same_text: bool) -> bool:
    """True for periods of one year, calendar or fiscal; a year that is not named is each text's own."""
    if one is None or two is None:
        return False
    return one.year == two.year and one.fiscal == two.fiscal and (same_text or one.is_dated)


def same_time(one: Period | None, two: Period | None, metric: str, *, strict: bool = False) -> bool | None:
    """True where two figures are of one time, False where not, None where the text leaves it open."""
    if is_timeless(metric):
        return True
    if one is None or two is None:
        return None
    return one.fits(two) if one.kind == two.kind or not strict else False


def looks_back(spot: Spot) -> Basis:
    """The basis of a change; a change of a figure of a year, a half or its first months is against the year before."""
    period = spot.topic.period
    if spot.basis is Basis.NONE and period is not None and period.kind in "YHN":
        return Basis.YEAR
    return spot.basis
