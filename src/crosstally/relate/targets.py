"""What was aimed at and what came: 72% of the target done, 60 beyond it, 15% short of it, above what was expected.

The aim is the one figure of two beside the stated one that words call a target, a plan, a budget or a forecast; the
other is what came. Whether the stated figure is a part of the aim or lies beyond or short of it is told in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from crosstally.model import Expression, Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.earlier import CLAUSE, beside, words_before, words_behind
from crosstally.relate.fold import fold
from crosstally.relate.moves import Way
from crosstally.relate.nodes import ONE, Printed, alike, commensurable, fits, lenient
from crosstally.relate.page import Page, relate
from crosstally.relate.shifts import kindred, of_another
from crosstally.relate.slips import believable
from crosstally.relate.spot import NO_LEVELS, Role, Spot
from crosstally.relate.tables import pattern

BECAUSE: Final = "which figure is the aim is read from the words beside it"
_AIM: Final = pattern("aim")
_AIM_BEHIND: Final = pattern("aim-behind")
_MET: Final = pattern("aim-met")
_MET_BEHIND: Final = pattern("aim-met-behind")
_OVER: Final = pattern("aim-over")
_UNDER: Final = pattern("aim-under")
_OLDER: Final = pattern("older-yoy")
_DIGITS: Final = re.compile(r"\d[\d,.]{0,20}")
_BACK: Final = 2  # numbers before the stated one in its clause


def reached(page: Page) -> Iterator[Relation]:
    """Relate what is said of an aim to the aim and to what came, one figure before or behind the other."""
    for spot in page.spots:
        before, after = beside(page, spot)
        for pair in (before[-2:], [*before[-1:], *after[:1]]):
            told = _told(page, spot, *pair) if len(pair) == 2 and _fit(*pair) else None
            if told is not None:
                yield told
                break


def _fit(one: Spot, two: Spot) -> bool:
    """True for two amounts of one unit, of which no words say that they are of two metrics."""
    if any(s.role is not Role.LEVEL or s.kind in NO_LEVELS for s in (one, two)):
        return False
    told = {s.topic.metric for s in (one, two) if s.topic.metric and s.topic.told == "words"}
    return len(told) <= 1 and kindred(one, two)


def _told(page: Page, stated: Spot, one: Spot, two: Spot) -> Relation | None:
    aims = [s for s in (one, two) if _is_aim(page, s)]
    came = two if aims[:1] == [one] else one
    if len(aims) == 1 and aims[0].mention.value is None:
        return None  # a range is met anywhere in it
    if len(aims) != 1 or of_another(stated, came) or _aims(_clause(page, stated)):
        return None
    claim, (now, aim) = page.of(stated), alike(page.of(came), page.of(aims[0]))
    if _OVER.search(fold(aims[0].mention.text)) or _UNDER.search(fold(aims[0].mention.text)):
        aim = Printed(page.of(aims[0]))
    ways = [
        way for way in _ways(page, stated, came, now, aim)
        if believable(claim, [page.of(came), page.of(aims[0])], way.plain)
    ]  # fmt: skip
    fitting = [way for way in ways if fits(claim, Sense.EQUAL, way.computed)] or ways
    for way in fitting[:1]:
        sides = [(claim, Sense.EQUAL, lenient(claim, way.computed))]
        return relate(
            way.rule, claim, sides, words=page.words(stated, one, two), cap=Level.WARNING, because=BECAUSE
        )  # fmt: skip
    return None


def _ways(page: Page, stated: Spot, came: Spot, now: Expression, aim: Expression) -> Iterator[Way]:
    """What the words beside the stated figure make of it: beyond the aim, short of it, or a part of it."""
    clause, behind = _clause(page, stated), words_behind(page, stated)
    over, under = (bool(said.search(clause) or said.search(behind)) for said in (_OVER, _UNDER))
    if stated.kind == "percent" and (_MET.search(clause) or _MET_BEHIND.match(behind)):
        yield Way("share-of-whole", now / aim, lambda v: v[0] / v[1])
    if over == under or stated.role is Role.SHARE or _OLDER.search(clause):
        return
    sign = 1 if over else -1
    if stated.kind == "percent":
        yield Way("change-between", now / aim - ONE if over else ONE - now / aim, lambda v: sign * (v[0] / v[1] - 1))
    elif commensurable(stated.unit, came.unit):
        yield Way("difference", now - aim if over else aim - now, lambda v: sign * (v[0] - v[1]))


def _clause(page: Page, spot: Spot) -> str:
    """The words of a figure's clause before it, without the digits of other numbers."""
    start = page.spots[max(0, spot.index - _BACK)].mention.start
    text = page.text[start : spot.mention.start]
    return CLAUSE.split(_DIGITS.sub("", fold(text)))[-1]


def _is_aim(page: Page, spot: Spot) -> bool:
    """True where words right before or right behind a figure call it an aim."""
    return bool(_AIM.search(words_before(page, spot)) or _AIM_BEHIND.match(words_behind(page, spot)))


def _aims(words: str) -> bool:
    """True for words that make the stated figure an aim itself (a target of 15%), and say no more of it."""
    return bool(_AIM.search(words)) and not any(said.search(words) for said in (_MET, _OVER, _UNDER))
