"""Margins: a profit over the revenue of its part and period, which may stand elsewhere in the text or in another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Expression, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.index import Index, same_time
from crosstally.relate.lexicon import metrics
from crosstally.relate.nodes import Rounded, worked_out
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import AWAITED, Role, Spot

_TAKEN: Final = "the revenue is taken from another text or period"


def of_profit(index: Index, page: Page) -> Iterator[Relation]:
    """A margin is its profit over revenue, of the same part and period."""
    for spot in page.spots:
        known = metrics().get(spot.topic.metric)
        if known is None or not known.over or spot.role is not Role.LEVEL or spot.base or spot.topic.scope & AWAITED:
            continue
        above = _profit(page, spot, known.over[0])
        if above is None:
            continue
        below = list(index.named(known.over[1], spot, page))
        own = sorted(
            (f for f in below if f.page is page),
            key=lambda f: (f.spot.topic.told == "carried", f.spot.index > spot.index, -f.spot.index),
        )
        for found in own[:1] or below[:1]:
            divisor: Expression = found.page.of(found.spot)
            sure = bool(own) and found.sure
            quotient = page.of(above) / (divisor if own else Rounded(divisor))
            readings = [(page.of(spot), Sense.EQUAL, worked_out(page.of(spot), quotient))]
            yield relate(
                "share-of-whole", page.of(spot), readings, words=page.words(above, spot), sure=sure,
                because="" if sure else _TAKEN,
            )  # fmt: skip


def _profit(page: Page, spot: Spot, metric: str) -> Spot | None:
    """The profit that a margin belongs to: in its sentence, of its part."""
    for other in reversed(page.spots[: spot.index]):
        if other.sentence != spot.sentence:
            return None
        same = other.topic.metric == metric and other.role is Role.LEVEL and not other.base
        if not same or other.topic.part != spot.topic.part or other.topic.scope & AWAITED:
            continue
        if same_time(other.topic.period, spot.topic.period, metric) is not False:
            return other
    return None
