"""A change whose base another article tells: 收入531亿元,增长2%, and there 530.89亿元,上年同期520.48亿元.

The level is known again by its digits, so that articles which tell the same facts need not name it alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate import fellows
from crosstally.relate.apart import other_subject
from crosstally.relate.bases import base_beside, leads_to
from crosstally.relate.chosen import SEVERAL
from crosstally.relate.earlier import time_before
from crosstally.relate.figures import class_of, equal, long, rounded
from crosstally.relate.fit import GAP, LEVELS, RISE, Try, is_near, size
from crosstally.relate.index import OTHER
from crosstally.relate.lexicon import metrics
from crosstally.relate.nodes import Rounded, fits
from crosstally.relate.page import Page, relate
from crosstally.relate.period import Period
from crosstally.relate.spot import AWAITED, Basis, Role, Spot

_REACH: Final = 2  # numbers between a level and what it was
_REVISED: Final = Fraction(1, 100)  # by how much a figure of last year may be corrected since
_Told = dict[object, dict[int, list[Spot]]]


def bases(pages: Sequence[Page]) -> Iterator[Relation]:
    """Relate each change that has no base of its own to the base that stands beside its level in another article."""
    told, kin = _by_figure(pages), _kin(pages)
    for number, page in enumerate(pages):
        for spot in page.spots:
            level = spot.of
            if level is None or not _may_grow(page, spot, level) or base_beside(page, spot, level) is not None:
                continue
            for other, twins in told.get(rounded(level), {}).items():
                near = other in kin[number]
                alike = [s for s in twins if _is_one(s, level) and (near or s.topic.metric == level.topic.metric)]
                then = [s for twin in alike for s in _then(pages[other], twin, spot) if near or _is_plain(s, spot)]
                if other != number and len(then) == 1:
                    yield from _relation(page, spot, level, pages[other], then[0])


def _kin(pages: Sequence[Page]) -> dict[int, set[int]]:
    """Which articles tell the same facts, by their order."""
    order = {id(page): number for number, page in enumerate(pages)}
    kin: dict[int, set[int]] = defaultdict(set)
    for one, two, _ in fellows.found(pages):
        kin[order[id(one)]].add(order[id(two)])
        kin[order[id(two)]].add(order[id(one)])
    return kin


def _by_figure(pages: Sequence[Page]) -> _Told:
    """Where a figure is told, by its first digits, article by article: never all pairs.

    Only those are kept beside which stands a figure of their kind.
    """
    told: _Told = defaultdict(lambda: defaultdict(list))
    for number, page in enumerate(pages):
        for spot in page.spots:
            if spot.role in LEVELS and not spot.base and any(_is_beside(s, spot) for s in page.near(spot, _REACH)):
                told[rounded(spot)][number].append(spot)
    return told


def _may_grow(page: Page, change: Spot, level: Spot) -> bool:
    """True for a change from one period to the next, of a level that chance does not repeat."""
    rate = change.role is Role.CHANGE and change.kind == "percent"
    gap = change.role is Role.DELTA and change.kind == ("point" if level.kind == "percent" else level.kind)
    timed = change.basis is not Basis.YEARLY and not change.topic.scope & AWAITED
    if change.basis is Basis.NONE:  # then it stands right beside its level, and neither is of an earlier time
        beside = change.index == level.index + 1 or (change.index == level.index - 1 and leads_to(page, change, level))
        timed = timed and beside and not any(time_before(page, s) for s in (change, level))
    return (rate or gap) and timed and level.role in LEVELS and long(level)


def _is_plain(then: Spot, change: Spot) -> bool:
    """True for a base that its words call one, of a rate that says what it looks back to: in whatever article."""
    dated = then.base and then.topic.own_period and not other_subject(then.topic, change.topic)
    return dated and change.kind == "percent" and change.basis in (Basis.YEAR, Basis.QUARTER)


def _is_one(twin: Spot, level: Spot) -> bool:
    """True where two articles tell one level."""
    other = (twin.topic.scope ^ level.topic.scope) & OTHER
    return not other and class_of(twin) == class_of(level) and equal(twin, level)


def _is_beside(then: Spot, now: Spot) -> bool:
    """True for two levels of one sentence that may be one thing at two times."""
    kind = then.role in LEVELS and not then.same and then.unit == now.unit and then.stretch == now.stretch
    named = then.topic.metric == now.topic.metric or then.topic.metric not in metrics()
    scope = (then.topic.scope ^ now.topic.scope) & OTHER
    return kind and named and not scope and then.topic.part in ((), now.topic.part)


def _then(page: Page, now: Spot, change: Spot) -> list[Spot]:
    """What a level was in the period that a change of it looks back to."""
    near = (s for s in page.near(now, _REACH) if _is_beside(s, now) and _was(page, s, now, change))
    return [s for s in near if not _is_of_another(page, s, now)]


def _is_of_another(page: Page, then: Spot, now: Spot) -> bool:
    """True for the base of another level's change: 金饰200吨,比270吨少了26%;而金条264吨."""
    changes = (s for s in page.near(then, _REACH) if s.of is not None and s.of is not now and s.of is not then)
    return any(base_beside(page, s, s.of) is then for s in changes if s.of is not None)


def _was(page: Page, then: Spot, now: Spot, change: Spot) -> bool:
    """True for a figure of the period before, by its own date or by words beside it."""
    basis, told = change.basis, [now] if now.topic.own_period else [*filter(None, (change.of, now))]
    periods = [s.topic.period for s in told if s.topic.period is not None]
    if basis is Basis.NONE:
        basis = Basis.YEAR if periods and periods[0].kind == "Y" else basis
    if then.topic.own_period and then.topic.period is not None:
        return any(_is_before(then.topic.period, period, basis) for period in periods)
    return basis is not Basis.NONE and time_before(page, then) == basis.value


def _is_before(then: Period, now: Period, basis: Basis) -> bool:
    """True for the period that a basis looks back to from another; a year that both leave out is one."""
    before = now.back(basis)
    if before is None:
        return False
    return before.fits(then) is True or (before.year is then.year is None and str(before) == str(then))


def _relation(page: Page, change: Spot, level: Spot, other: Page, then: Spot) -> Iterator[Relation]:
    growth = (GAP if change.role is Role.DELTA else RISE).of(change, level, then)
    if not is_near(growth):
        return
    stated, computed = page.of(change), Rounded(growth.make([page.of(level), other.of(then)]))
    reading = (stated, Sense.EQUAL, computed)
    if fits(*reading) or not is_revised(growth):
        yield relate(
            growth.rule, stated, [reading], words=page.words(level, change), cap=Level.WARNING, because=SEVERAL
        )


def is_revised(growth: Try) -> bool:
    """True where a base that was revised a little since explains what is off: offices count growth on such a base."""
    target = size(growth.stated) * (growth.stated.direction or 1)
    level, then = map(size, growth.operands)
    ends = [growth.plain((level, then * (1 + by))) for by in (-_REVISED, _REVISED)]
    return min(ends) <= target <= max(ends)
