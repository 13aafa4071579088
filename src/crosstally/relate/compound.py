"""Figures that come about by multiplying: growth of volume by growth of price, a day by its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from crosstally.model import Level, Relation, lift
from crosstally.quantity.compare import Sense
from crosstally.relate.index import Index
from crosstally.relate.nodes import ONE, Rounded, lenient
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot

_VALUES: Final = ("revenue", "exports", "imports", "trading-volume")
_VOLUMES: Final = ("sales-volume", "deliveries", "shipments", "production")
_DAYS: Final = {"Y": "365 day"}


def growths(page: Page) -> Iterator[Relation]:
    """Revenue up by what volume and price make together."""
    for index, spot in enumerate(page.spots):
        if spot.role is not Role.CHANGE or spot.topic.metric not in _VALUES or spot.kind != "percent":
            continue
        rest = [s for s in page.spots[index + 1 : index + 4] if s.sentence == spot.sentence and s.role is Role.CHANGE]
        volume = next((s for s in rest if s.topic.metric in _VOLUMES), None)
        price = next((s for s in rest if s.topic.metric == "unit-price"), None)
        if volume is not None and price is not None:
            stated = page.of(spot)
            computed = (ONE + page.of(volume)) * (ONE + page.of(price)) - ONE
            yield relate(
                "product",
                stated,
                [(stated, Sense.EQUAL, lenient(stated, computed))],
                words=page.words(spot, volume, price),
            )


def than(index: Index, page: Page) -> Iterator[Relation]:
    """Bigger than another subject by so many percent: the same figure of the other is the base."""
    for spot in page.spots:
        if not spot.than or spot.role is not Role.CHANGE:
            continue
        level = next(
            (
                s
                for s in reversed(page.spots[: spot.index])
                if s.sentence == spot.sentence and s.role is Role.LEVEL and s.topic.metric
            ),
            None,
        )
        if level is None or level.topic.subject == spot.than:
            continue
        for found in index.of(spot.than, level, page):
            stated = page.of(spot)
            base = found.page.of(found.spot)
            readings = [(stated, Sense.EQUAL, page.of(level) / (base if found.page is page else Rounded(base)) - ONE)]
            yield relate(
                "change-between", stated, readings, words=page.words(level, spot), cap=Level.WARNING,
                because="the other's figure is taken from where it is given",
            )  # fmt: skip
            break


def longer(pages: Sequence[Page]) -> Iterator[Relation]:
    """1.4 seconds for a day's forecast, 10 seconds for seven days': time grows with the length it is for."""
    seen: dict[str, list[tuple[Page, Spot]]] = {}
    for page in pages:
        for spot in page.spots:
            if spot.topic.metric == "time-taken" and spot.topic.part[:1] and spot.topic.part[0].startswith("for "):
                seen.setdefault(spot.topic.subject, []).append((page, spot))
    for rows in seen.values():
        for (one, first), (two, second) in pairwise(rows):
            ratio = _span(second) / _span(first)
            if ratio != 1:
                stated = two.of(second)
                readings = [(stated, Sense.EQUAL, Rounded(one.of(first) * lift(ratio)))]
                yield relate(
                    "product", stated, readings, words=second.mention.text, cap=Level.WARNING,
                    because="if the time grows with the length it is for",
                )  # fmt: skip


def _span(spot: Spot) -> Fraction:
    return Fraction(spot.topic.part[0].split()[1])
