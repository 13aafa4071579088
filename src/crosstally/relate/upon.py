"""What two articles tell of one figure: where both print it, its growth, its share and its multiple are one fact each.

The figure itself says what the growth is of, whatever the words: 自营门店收入178.8亿元,增长82.7%, and the same
178.8亿元,升幅72.7% elsewhere. Only what is the only one of its kind on each side is compared, and near each other only
a slip of the hand makes a finding: what a growth belongs to is often misread.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from crosstally.relate import agreement
from crosstally.relate.bases import base_beside
from crosstally.relate.figures import is_near, long, slip_between
from crosstally.relate.index import looks_back
from crosstally.relate.multiples import is_of_another
from crosstally.relate.page import Page
from crosstally.relate.pairing import Pair
from crosstally.relate.period import Period
from crosstally.relate.spot import AWAITED, NO_AMOUNTS, Basis, Role, Spot

BECAUSE: Final = "the two are told of a figure that both articles print"
_Kind = tuple[Role, str, str]


def told(pair: Pair) -> Iterator[tuple[Spot, Spot]]:
    """Yield the growths and shares that differ of a figure that both articles print."""
    theirs = _by_level(pair.right)
    for index, kinds in _by_level(pair.left).items():
        level = pair.left.spots[index]
        twins = [other for other in pair.partners.get(index, ()) if long(level) and long(pair.right.spots[other])]
        exact = [other for other in twins if pair.right.spots[other].value == level.value]
        for other in exact if len(exact) == 1 else twins if len(twins) == 1 else ():
            for kind, mine in kinds.items():
                yield from _differing(pair, mine, theirs.get(other, {}).get(kind, []))


def _differing(pair: Pair, mine: list[Spot], theirs: list[Spot]) -> Iterator[tuple[Spot, Spot]]:
    if len(mine) != 1 or len(theirs) != 1:
        return
    one, two = mine[0], theirs[0]
    if _of_other_times(pair, one, two):
        return
    far = one.role is Role.LEVEL or one.kind == "point"
    far = far or (_looks_back(pair.left, one) and _looks_back(pair.right, two))
    far = far and not is_near(one, two)
    same = agreement.is_one_fact((pair.left, one), (pair.right, two))  # 增加4.46倍, and more than fivefold
    if not same and (slip_between(one, two) is not None or far):
        yield one, two


def _looks_back(page: Page, change: Spot) -> bool:
    """True for a change whose words say what it looks back to, or give the figure of then."""
    level = change.of
    if change.role is not Role.CHANGE or level is None:
        return False
    return looks_back(change) is not Basis.NONE or base_beside(page, change, level) is not None


def _by_level(page: Page) -> dict[int, dict[_Kind, list[Spot]]]:
    found: dict[int, dict[_Kind, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for spot in page.spots:
        if (level := _times_what(page, spot)) is not None:
            found[level.index][spot.role, spot.kind, ""].append(spot)
        level = spot.of
        if level is not None and spot.kind == "point" and _told_without_time(spot):
            found[level.index][spot.role, spot.kind, ""].append(spot)
        if level is None or spot.role not in (Role.CHANGE, Role.SHARE) or level.role is not Role.LEVEL:
            continue
        if not (spot.topic.scope | level.topic.scope) & AWAITED and spot.basis is not Basis.YEARLY:
            basis = _since(page, spot, level) if spot.role is Role.CHANGE else ""
            found[level.index][spot.role, spot.kind, basis].append(spot)
    return found


def _since(page: Page, change: Spot, level: Spot) -> str:
    """What a change looks back to: the quarter before, where that is the time of its base; else the year before."""
    base, now = base_beside(page, change, level), level.topic.period
    if change.basis is Basis.NONE and base is not None and base.topic.own_period and base.topic.period and now:
        before = now.back(str(Basis.QUARTER))
        return str(Basis.QUARTER if before and before.fits(base.topic.period) else Basis.YEAR)
    return str(looks_back(change)) or str(Basis.YEAR)


def _of_other_times(pair: Pair, one: Spot, two: Spot) -> bool:
    """True for changes since two times, by the figures they are held against: 比2019年的5333万, 比2023年的5325万."""
    mine, theirs = _then(pair.left, one), _then(pair.right, two)
    if mine is None or theirs is None or mine.kind != theirs.kind:
        return False
    return mine.fits(theirs) is False


def _then(page: Page, change: Spot) -> Period | None:
    """The time that a change looks back to: that of its base, where it is named, else by its own words."""
    level = change.of
    if change.role is not Role.CHANGE or level is None:
        return None
    base, now = base_beside(page, change, level), level.topic.period
    if base is not None and base.topic.own_period and base.topic.period != now:
        return base.topic.period
    return None if now is None else now.back(str(looks_back(change)) or str(Basis.YEAR))


def _told_without_time(points: Spot) -> bool:
    """True for points that a percentage rose by to where it is, no words naming a time but the one before."""
    yearly = points.basis in (Basis.NONE, Basis.YEAR) and not points.topic.scope & AWAITED
    return points.role is Role.DELTA and points.of is not None and points.of.reached and yearly


def _times_what(page: Page, spot: Spot) -> Spot | None:
    """The figure right before a multiple that is so many times another's: 3084万小时,是后者的8倍."""
    last = page.spots[spot.index - 1] if spot.index else spot
    if spot.kind != "ratio" or spot.role is not Role.LEVEL or (spot.value or 0) <= 1 or not is_of_another(page, spot):
        return None
    return last if last.sentence == spot.sentence and last.role is Role.LEVEL and last.kind not in NO_AMOUNTS else None
