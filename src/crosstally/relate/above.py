"""No part is more than its whole: of a whole that a text gives two figures for, one of them may be wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from crosstally.model import Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.fit import between, size
from crosstally.relate.index import same_time
from crosstally.relate.lexicon import nature
from crosstally.relate.page import Page, relate
from crosstally.relate.parts import named
from crosstally.relate.spot import Role, Spot
from crosstally.relate.wholes import NETTED, is_whole_of

_FAR: Final = 20  # so many times its whole, a figure is no part of it
_TWICE: Final = 2  # figures that a text may give for one thing, one of them wrong
_NAME: Final = re.compile(r"[\u4e00-\u9fff]{1,6}")


def no_part_above(page: Page) -> Iterator[Relation]:
    """No part is more than its whole; of a whole that a text gives many figures for, the largest counts.

    Many figures of one name are figures of several things, and so is a part many times its whole.
    """
    wholes = [
        s for s in page.spots
        if s.role is Role.LEVEL and not s.base and s.topic.metric not in NETTED and not _is_of_days(page, s)
    ]  # fmt: skip
    for spot in page.spots:
        if not _is_part(spot) or page.is_cell(spot):
            continue
        held = sorted((s for s in wholes if is_whole_of(s, [spot])), key=size, reverse=True)
        for whole in held if len({size(s) for s in held}) <= _TWICE else held[:1]:
            if size(spot) <= _FAR * size(whole):
                yield _at_most(page, spot, whole)


def _is_of_days(page: Page, whole: Spot) -> bool:
    """True for the figure of a length of time that stands right before its name: 春节档8天票房95.10亿元."""
    span = page.spots[whole.index - 1] if whole.index else whole
    near = span.kind == "time" and span.stretch == whole.stretch
    return near and _NAME.fullmatch(between(page, span, whole)) is not None


def _at_most(page: Page, spot: Spot, whole: Spot) -> Relation:
    timed = same_time(whole.topic.period, spot.topic.period, spot.topic.metric) is not None
    sure = timed and spot.topic.told == "words" == whole.topic.told
    return relate(
        "part-of-whole", page.of(spot), [(page.of(spot), Sense.AT_MOST, page.of(whole))],
        words=page.words(spot, whole), sure=sure,
        because="" if sure else "what is counted was read from the words before",
    )  # fmt: skip


def _is_part(spot: Spot) -> bool:
    """True for an amount of a part that the tables know."""
    amount = spot.role is Role.LEVEL and not spot.base and not spot.same and spot.kind not in ("percent", "price")
    known = bool(spot.topic.part) and all(map(named, spot.topic.part))
    return amount and known and nature(spot.topic.metric) not in ("", "loose")
