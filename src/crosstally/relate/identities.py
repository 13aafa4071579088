"""Equations that hold by definition (net exports are exports less imports), and differences that a text states."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

from crosstally.model import Expression, Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.fit import agrees, but_for_a_slip, lying_between
from crosstally.relate.index import Found, Index
from crosstally.relate.nodes import Bare, Rounded, fits
from crosstally.relate.page import Page, relate
from crosstally.relate.slips import believable
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import pattern
from crosstally.relate.words import rows

_BY_DEFINITION: Final = "by the usual definition; the text may use another"
_MORE: Final = pattern("more-than")
_TWO: Final = 2
_RULES: Final = {"-": "difference", "*": "product", "/": "product"}


@cache
def _identities() -> dict[str, tuple[str, str, str]]:
    """Metric to first metric, operator, second metric."""
    return {key: tuple(text.split()) for key, text, *_ in rows("identities.txt")}  # type: ignore[misc]


@cache
def _loose() -> frozenset[str]:
    """Metrics whose definitions differ so much that only a slip is told."""
    return frozenset(key for key, _, *cells in rows("identities.txt") if cells)


def by_definition(index: Index, page: Page) -> Iterator[Relation]:
    """Relate a figure to the two it is made of, in its own text where they stand there."""
    for spot in page.spots:
        made_of = _identities().get(spot.topic.metric)
        if made_of is None or spot.role not in (Role.LEVEL, Role.DELTA) or spot.topic.scope:
            continue
        one, two = (_of(index, made_of[place], spot, page) for place in (0, 2))
        if spot.topic.metric in _loose() and not _closes(page, spot, one, two):
            continue
        if one is not None and two is not None:
            first, second = (_operand(found, page) for found in (one, two))
            computed: Expression = {"-": Bare(first) - Bare(second), "*": first * second, "/": first / second}[
                made_of[1]
            ]
            stated = page.of(spot)
            wrapped = Bare(stated), Bare(computed)
            yield relate(
                _RULES[made_of[1]], stated, [(wrapped[0], Sense.EQUAL, wrapped[1])], words=spot.mention.text,
                cap=Level.WARNING, because=_BY_DEFINITION,
            )  # fmt: skip


def _closes(page: Page, spot: Spot, one: Found | None, two: Found | None) -> bool:
    """True where two figures of a page are what is left, or would be but for a slip."""
    if one is None or two is None or not one.page is two.page is page:
        return False
    made = lying_between(spot, one.spot, two.spot)
    return agrees(page, made) or but_for_a_slip(page, made)


def _operand(found: Found, page: Page) -> Expression:
    claim = found.page.of(found.spot)
    return claim if found.page is page else Rounded(claim)


def _of(index: Index, metric: str, spot: Spot, page: Page) -> Found | None:
    """The one figure of a metric that belongs to another: of its own text, else the only one there is."""
    rows = list(index.named(metric, spot, page))
    own = [found for found in rows if found.page is page]
    values = {found.spot.mention.value for found in own or rows}
    return (own or rows)[0] if len(values) == 1 else None


def more_than(page: Page) -> Iterator[Relation]:
    """死亡人数较出生人数多10,400人: the difference of two metrics the clause names."""
    for spot in page.spots:
        before = page.text[max(0, spot.mention.start - 24) : spot.mention.start]
        if spot.role is not Role.DELTA or not _MORE.search(before) or spot.kind == "point":
            continue
        levels = [
            s for s in page.spots[: spot.index] if s.sentence == spot.sentence and s.role is Role.LEVEL and not s.base
        ]
        of = {s.topic.metric: s for s in levels if s.kind == spot.kind and s.topic.metric}
        if len(of) != _TWO:
            continue
        one, two = (page.of(s) for s in of.values())
        stated = page.of(spot)
        if not believable(stated, [one, two], lambda v: abs(v[0] - v[1])):
            continue  # 奖牌总数比上届多2枚: more than another time's
        readings = [
            (Bare(stated), Sense.EQUAL, Bare(one) - Bare(two)),
            (Bare(stated), Sense.EQUAL, Bare(two) - Bare(one)),
        ]
        fitting = [reading for reading in readings if fits(*reading)]
        yield relate(
            "difference", stated, fitting or readings, words=page.words(*of.values(), spot), cap=Level.WARNING,
            because="which two figures it is the difference of is read from their order",
        )  # fmt: skip
