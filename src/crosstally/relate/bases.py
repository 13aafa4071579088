"""The figure that a change starts from: the one of its sentence that the words hold it against."""

from __future__ import annotations

import re
from typing import Final

from crosstally.relate.fit import between
from crosstally.relate.nodes import commensurable
from crosstally.relate.page import Page
from crosstally.relate.roles import COMPARES
from crosstally.relate.spot import AWAITED, Basis, Role, Spot
from crosstally.relate.tables import body, pattern

_ABOVE_OR_BELOW: Final = pattern("above-or-below")
_LEADS_ON: Final = pattern("leads-on")
_FROM: Final = pattern("from-after")
_TO: Final = re.compile(rf",?\s?(?:{body('reached')})\s?")
_REACH: Final = 3  # numbers between a change and its base
_IN_BRACKETS: Final = pattern("in-brackets")


def base_beside(page: Page, change: Spot, level: Spot) -> Spot | None:
    """The figure of the same sentence that a change starts from; None where the words name none."""
    near = [
        s for s in page.near(change, _REACH)
        if s.sentence == change.sentence and s.base and s is not level
        and commensurable(s.unit, level.unit)
        and s.topic.metric == level.topic.metric and s.topic.part == level.topic.part
        and not s.topic.scope & AWAITED
        and (s.index < change.index or s.topic.subject == level.topic.subject)  # up 2.6 points, above Tesla's 18.2 %
        and not _held_against(page, s, change) and not _compared_anew(page, s, change)
    ]  # fmt: skip
    near = [s for s in near if not _between(page, s, level, change)]
    if not near:
        return None
    beside = level if level.index > change.index else change  # dropped 12.5% to $735m from $840m
    base = min(near, key=lambda s: abs(s.index - beside.index))
    return None if _other_basis(change, base, level) else base


def _between(page: Page, base: Spot, level: Spot, change: Spot) -> bool:
    """True where another level of the kind stands between a base and its change."""
    low, high = sorted((base.index, change.index))
    return any(
        s.role is Role.LEVEL
        and not s.base
        and not s.same
        and s is not level
        and s.unit.dimension == level.unit.dimension
        for s in page.spots[low + 1 : high]
    )


def _other_basis(change: Spot, base: Spot, level: Spot) -> bool:
    """True where the base is of another time than the change looks back to."""
    if change.basis is Basis.NONE or level.topic.period is None or base.topic.period is None:
        return False
    if str(base.topic.period) == str(level.topic.period):
        return False
    back = level.topic.period.back(change.basis)
    return back is not None and back.fits(base.topic.period) is False


def _held_against(page: Page, base: Spot, change: Spot) -> bool:
    """True for a yardstick behind a change on another time: 11.9%, 5.1 points up on the year, below the trade's 15%."""
    if base.index < change.index or change.basis is Basis.NONE or base.topic.own_period:
        return False
    return bool(_ABOVE_OR_BELOW.search(page.before(base, own=True)))


def _compared_anew(page: Page, base: Spot, change: Spot) -> bool:
    """True for a change behind another that names what it looks back to: 比上年的5万增加6%,比2019年增加9%."""
    return 0 <= base.index < change.index - 1 and bool(COMPARES.search(page.before(change, own=True)))


def leads_to(page: Page, change: Spot, level: Spot) -> bool:
    """True for a change that is told with where it led: rose 2.7% to 209.1 million; not: up 12% since 5.24 million."""
    return level.reached or bool(_TO.fullmatch(between(page, change, level)))


def level_and_base(page: Page, change: Spot, level: Spot) -> tuple[Spot, Spot] | None:
    """The level of a change and what it starts from, where the sentence gives both.

    Where brackets give a figure again in another currency, ¥286 billion ($38.4 billion), the one before them counts.
    """
    first = _outside(page, level)
    base = base_beside(page, change, first) or base_beside(page, change, level)
    if base is None:
        return None
    then = _outside(page, base)
    for pair in ((first, then), (first, base), (level, base)):
        if commensurable(pair[0].unit, pair[1].unit) and pair[0] is not pair[1]:
            return pair
    return None


def _outside(page: Page, spot: Spot) -> Spot:
    """The amount of money that brackets give again, for one inside them; else the spot itself."""
    if not spot.index or spot.kind != "money":
        return spot
    host = page.spots[spot.index - 1]
    again = host.kind == "money" and host.unit != spot.unit and _IN_BRACKETS.fullmatch(between(page, host, spot))
    return host if again else spot


def are_told_at_once(page: Page, change: Spot, level: Spot, base: Spot) -> bool:
    """True for a rate or points beside a level and its base: from 18.8 to 20.1, up 3.7; by 20%, from 100 to 1,500."""
    if change.kind not in ("percent", "point") or level.unit != base.unit or level.kind == change.kind:
        return False  # a growth that slowed to 2.2% from 5.1% is a level of its own
    places = [spot.index for spot in (change, level, base)]
    run = page.spots[min(places) : max(places) + 1]
    alone = all(s in (change, level, base) or s.same or _is_of_named_time(s, level) for s in run)
    alone = alone and len({s.stretch for s in run}) == 1
    after = page.after(change, own=True)
    if _LEADS_ON.fullmatch(after):
        return False  # dropped 12.5% to another level
    return alone and (change.index > base.index or "," not in after or bool(_FROM.fullmatch(after)))


def _is_of_named_time(spot: Spot, level: Spot) -> bool:
    """True for another change of a level, that says what it looks back to."""
    return spot.role is Role.CHANGE and spot.of is level and spot.basis is not Basis.NONE
