"""Two figures, and right behind them what comparing them gives: 41,902 fewer, four times the latter, 96% of it.

The words stand beside the second figure, so that the two nearest of one kind are meant. Figures many times off are
not those that are compared, unless a slip of the hand explains it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from crosstally.model import Relation, total
from crosstally.relate.fit import (
    FALL,
    GAP,
    RISE,
    SHARE,
    TIMES,
    Try,
    added,
    agrees,
    akin,
    between,
    gives,
    is_near,
    lying_between,
    size,
    told,
    wording,
)
from crosstally.relate.lexicon import LOSSES
from crosstally.relate.nodes import Bare
from crosstally.relate.page import Page
from crosstally.relate.slips import believable
from crosstally.relate.spot import NO_AMOUNTS, NO_LEVELS, Basis, Role, Spot

BECAUSE: Final = "which two figures are compared is read from their order"
_GAP: Final = wording("gap-before")
_GAP_THEN: Final = wording("gap-then")
_GAP_AFTER: Final = wording("gap-after")
_MEASURE: Final = wording("measure-before")
_FORMER: Final = wording("former-of-latter")
_LATTER: Final = wording("latter-of-former")
_FORMER_AFTER: Final = wording("of-the-former")
_LATTER_AFTER: Final = wording("of-the-latter")
_OF_IT: Final = wording("of-it")
_ROOM: Final = wording("room-after")
_ROOM_BEFORE: Final = wording("room-before")
_LOW: Final = wording("room-below")
_THAN: Final = wording("room-base")
_OVER_ALL: Final = wording("over-all")
_MANY: Final = {"point": "percent", "time": "time"}  # what a gap of a kind lies between
_PAIR: Final = 2
_BESIDE: Final = 40  # letters beside a figure that say how it compares

Pair = tuple[Spot, Spot]


def gaps(page: Page) -> Iterator[Relation]:
    """It sold 526,409; the rival 484,507, 41,902 fewer: the difference of the two figures right before it."""
    for spot in page.spots:
        gauged = spot.kind not in NO_LEVELS or spot.kind == "time"
        if spot.role not in (Role.LEVEL, Role.DELTA) or spot.basis is not Basis.NONE or not gauged:
            continue
        pair = _two_before(page, spot)
        if pair is None or pair[1].index != spot.index - 1 or not _tells_gap(page, pair[1], spot):
            continue
        if spot.kind in _MANY and pair[0].index != spot.index - _PAIR:
            continue  # percentages and times are many, and those meant stand one behind the other
        if sum(s.topic.metric in LOSSES for s in pair) == 1:  # between a loss and a profit lie both
            yield from _choose(page, added(spot, pair))
            continue
        falls = spot.role is Role.DELTA and spot.direction < 0
        ordered = sorted(pair, key=size, reverse=not falls)
        yield from _choose(page, (GAP.of if _is_points(spot) else lying_between)(spot, *ordered))


def over_all(page: Page) -> Iterator[Relation]:
    """甲120亿,比乙(50亿)和丙(60亿)加起来还多10亿: what a figure lies above or below several others together."""
    for spot in page.spots:
        if spot.kind in NO_LEVELS or not is_over_all(page, spot):
            continue
        first, *parts = _levels_before(page, spot) or [spot]
        made = _over_parts(spot, first, parts)
        if len(parts) >= _PAIR and is_near(made) and gives(made) > 0:
            yield told(page, made)


def _levels_before(page: Page, spot: Spot) -> list[Spot]:
    """The levels of its kind before a figure in its sentence."""
    before = [s for s in page.spots[: spot.index] if s.stretch == spot.stretch and akin(s, spot)]
    return [s for s in before if s.role is Role.LEVEL and not s.same]


def _over_parts(spot: Spot, first: Spot, parts: Sequence[Spot]) -> Try:
    """A figure less several others together; a printed lack is negative."""
    sign = -1 if spot.role is Role.DELTA and spot.direction < 0 else 1
    return Try(
        "difference", spot, (first, *parts), lambda c: Bare(c[0]) - total(*map(Bare, c[1:])),
        lambda v: (v[0] - sum(v[1:], Fraction(0))) * sign, Bare,
    )  # fmt: skip


def is_over_all(page: Page, spot: Spot) -> bool:
    """True for what something is more or less than several others together."""
    return bool(_OVER_ALL.search(page.before(spot, _BESIDE, own=True)))


def _is_points(spot: Spot) -> bool:
    """True for points, which lie between percentages: 44.9% against 41.7%, a margin of 3.2 points."""
    return spot.kind == "point"


def _tells_gap(page: Page, two: Spot, spot: Spot) -> bool:
    words = between(page, two, spot)
    if _MEASURE.search(page.before(two, _BESIDE, own=True)):
        return False  # 长77米,宽54米,高35米
    return bool(_GAP.search(words) or (_GAP_THEN.search(words) and _GAP_AFTER.match(_after(page, spot))))


def quotients(page: Page) -> Iterator[Relation]:
    """700万小时。乙用了172万小时,前者是后者的4倍; 62.4 TWh, near its 64.9 TWh: 96 per cent of it."""
    for spot in page.spots:
        if spot.kind not in ("percent", "ratio") or spot.role in (Role.CHANGE, Role.DELTA) or not size(spot):
            continue
        pair = _two_before(page, spot)
        over = _over(page, spot, *pair) if pair is not None else None
        if over is not None:
            yield from _choose(page, (SHARE if spot.kind == "percent" else TIMES).of(spot, *over))


def _over(page: Page, spot: Spot, one: Spot, two: Spot) -> Pair | None:
    """Which of two figures is so many times or such a part of the other; None where no words tell."""
    words, after = between(page, two, spot), _after(page, spot)
    if _FORMER.search(words) or _LATTER_AFTER.match(after):
        return one, two
    if _LATTER.search(words) or _FORMER_AFTER.match(after):
        return two, one
    if not _OF_IT.match(after) or two.index != spot.index - 1 or spot.kind != "percent":
        return None
    return (one, two) if (size(spot) < 1) == (size(one) < size(two)) else (two, one)


def room(page: Page) -> Iterator[Relation]:
    """目标价306港元,较现价203港元有51%空间; 306, a 51% premium to 203: what one figure lies above another."""
    for spot in page.spots:
        if spot.kind != "percent" or not _tells_room(page, spot):
            continue
        behind = page.spots[spot.index + 1 : spot.index + 2]
        pair = _two_before(page, spot)
        if behind and _THAN.search(between(page, spot, behind[0])):
            last = _two_before(page, behind[0], least=1)
            pair = None if last is None or not akin(last[1], behind[0]) else (last[1], behind[0])
        elif pair is None or not _THAN.search(_before(page, pair[1])):
            continue
        if pair is not None:
            low = bool(_LOW.search(_before(page, spot) + _after(page, spot)))
            yield from _choose(page, (FALL if low else RISE).of(spot, *pair))


def _tells_room(page: Page, spot: Spot) -> bool:
    return bool(_ROOM.match(_after(page, spot)) or _ROOM_BEFORE.search(_before(page, spot)))


def _two_before(page: Page, spot: Spot, least: int = 2) -> Pair | None:
    """The two nearest amounts of one kind before a number, in its sentence or from the one before it."""
    found: list[Spot] = []
    for other in reversed(page.spots[: spot.index]):
        if other.paragraph != spot.paragraph or spot.stretch - other.stretch > 1 or len(found) == _PAIR:
            break
        wanted = other.kind == _MANY[spot.kind] if spot.kind in _MANY else other.kind not in NO_AMOUNTS
        if not wanted or other.role is not Role.LEVEL or other.same or not size(other):
            continue
        if other.base and not _is_points(spot):
            continue  # what one of the two was before
        if not found or akin(other, found[0]):
            found.append(other)
    if len(found) < least:
        return None
    return found[-1], found[0]


def _choose(page: Page, one: Try) -> Iterator[Relation]:
    if agrees(page, one) or believable(page.of(one.stated), [page.of(s) for s in one.operands], one.plain):
        yield told(page, one, because=BECAUSE)


def _before(page: Page, spot: Spot) -> str:
    return page.before(spot, _BESIDE, own=True)


def _after(page: Page, spot: Spot) -> str:
    return page.after(spot, _BESIDE, own=True)
