"""Figures of periods that make up a longer one: two quarters a half, nine months and a quarter the year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from crosstally.model import Level, Relation, total
from crosstally.quantity.compare import Sense
from crosstally.relate.index import Found, Index
from crosstally.relate.lexicon import metrics
from crosstally.relate.nodes import Rounded, alike
from crosstally.relate.page import Page, relate
from crosstally.relate.period import Period
from crosstally.relate.spot import Role, Spot

Span = tuple[str, int]
_FOLLOW: Final = "periods that follow one another make up the longer one"
_SEVERAL: Final = "the figures of the periods stand in several texts"
_MADE_OF: Final[dict[Span, tuple[tuple[Span, ...], ...]]] = {
    ("H", 1): ((("Q", 1), ("Q", 2)),),
    ("H", 2): ((("Q", 3), ("Q", 4)),),
    ("N", 9): ((("Q", 1), ("Q", 2), ("Q", 3)), (("H", 1), ("Q", 3))),
    ("Y", 0): ((("H", 1), ("H", 2)), (("N", 9), ("Q", 4)), (("Q", 1), ("Q", 2), ("Q", 3), ("Q", 4))),
    **{("Q", q): ((("M", 3 * q - 2), ("M", 3 * q - 1), ("M", 3 * q)),) for q in (1, 2, 3, 4)},
}


def sums(index: Index, page: Page) -> Iterator[Relation]:
    """Relate a figure of a long period to those of the shorter ones that make it up."""
    for spot in page.spots:
        known = metrics().get(spot.topic.metric)
        if (
            spot.role is not Role.LEVEL
            or spot.base
            or spot.kind == "percent"
            or known is None
            or known.nature != "flow"
        ):
            continue
        period = spot.topic.period
        for spans in _MADE_OF.get((period.kind, period.index), ()) if period is not None else ():
            parts = [_figure(index, page, spot, span) for span in spans]
            if all(parts):
                yield _sum(page, spot, [part for part in parts if part is not None])
                break


def _figure(index: Index, page: Page, like: Spot, span: Span) -> Found | None:
    period = like.topic.period
    wanted: Period | None = None if period is None else replace(period, kind=span[0], index=span[1])
    return next((found for found in index.at(like, wanted, page) if found.sure), None)


def _sum(page: Page, spot: Spot, parts: list[Found]) -> Relation:
    stated, *items = alike(page.of(spot), *(found.page.of(found.spot) for found in parts))
    own = all(found.page is page for found in parts)
    addends = [item if found.page is page else Rounded(item) for item, found in zip(items, parts, strict=True)]
    return relate(
        "sum-of-parts", page.of(spot), [(stated, Sense.EQUAL, total(*addends))], words=spot.mention.text,
        cap=Level.WARNING,
        because=_FOLLOW if own else _SEVERAL,
    )  # fmt: skip
