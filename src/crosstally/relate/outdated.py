"""A figure of a time before, told as the present one: 员工235人, where another article has 228人,较3月底的235人减少.

That other article says which of the two is the older. The first has only that one, at no other time; the newer one it
does not print. Where the other gives only how much was added, the older figure is what is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Final

from crosstally.relate import dates, earlier, telltale
from crosstally.relate.apart import is_known, other_metric, other_subject
from crosstally.relate.figures import class_of, digits_of, long, ratio, telling
from crosstally.relate.index import OTHER, same_time
from crosstally.relate.page import Page
from crosstally.relate.pairing import Pair
from crosstally.relate.period import Period
from crosstally.relate.spot import AWAITED, Role, Spot
from crosstally.relate.tables import pattern
from crosstally.relate.telltale import WORD

BECAUSE: Final = "one article tells as the present figure what the other has for a time before"
_DATED: Final = pattern("base-of-time")
_NEAR: Final = 12  # letters before a figure that may date it
_MOST: Final = 2  # times apart: figures of one thing at two times
_SURE: Final = 4  # digits that chance does not repeat
_MONTH: Final = 31  # days
_REACH: Final = 2  # numbers between a figure and what it was before


def told(pair: Pair, *, direct: bool) -> Iterator[tuple[Spot, Spot, str]]:
    """Yield a figure of either article that the other has for a time before, with that one's newer figure.

    Articles that share too little to be known for `direct` fellows must share the older one to its fourth digit.
    """
    for here, swapped in ((pair, False), (pair.turned, True)):
        for now, then, size in _moved(here.right):
            old = _told_as_present(here, now, then, size)
            if old is None or _was_true(here.left, then) or _is_of_its_day(here, old, now):
                continue
            if direct or digits_of(old) >= _SURE:
                yield (now, old, BECAUSE) if swapped else (old, now, BECAUSE)


def _was_true(old: Page, then: Spot) -> bool:
    """True for an article that tells of the time of the older figure itself: 3月18日发表, of 3月的5.2秒,再降到4.6秒."""
    period = then.topic.period
    if period is None or period.kind != "M" or not then.topic.own_period:
        return False
    named = map(dates.period, old.mentions)
    return any(one is not None and one.kind in ("M", "D") and one.index == period.index for one in named)


def _is_of_its_day(here: Pair, old: Spot, now: Spot) -> bool:
    """True for an article that came out long before the other, unless both say that they tell of one time."""
    if same_time(old.topic.period, now.topic.period, "") is True:
        return False
    first, later = (_day(page) for page in (here.left, here.right))
    return first is not None and later is not None and (later - first).days > _MONTH


def _day(page: Page) -> date | None:
    """When an article came out; None where that is not known to the day."""
    try:
        return date.fromisoformat(page.article.published[:10])
    except ValueError:
        return None


def _moved(page: Page) -> Iterator[tuple[Spot, Spot, Fraction]]:
    """A figure, what tells its size of a time before (that one, or by how much it moved), and that size."""
    for now in page.spots:
        if now.role is not Role.LEVEL or now.base or not telling(now) or now.topic.scope & AWAITED or now.value is None:
            continue
        for then in page.spots[max(0, now.index - _REACH) : now.index + _REACH + 1]:
            if then.stretch != now.stretch or then is now or then.value is None or not telling(then):
                continue
            if then.role is Role.LEVEL and _is_earlier(page, now, then):
                yield now, then, then.value
            elif then.role is Role.DELTA and then.of is now and then.unit.dimension == now.unit.dimension:
                yield now, then, now.value - (abs(then.value) if then.direction > 0 else -abs(then.value))


def _is_earlier(page: Page, now: Spot, then: Spot) -> bool:
    """True for a figure of one thing that words call one of a time before."""
    times = ratio(now, then)
    if class_of(then) != class_of(now) or times is None or times > _MOST or _is_before(page, now):
        return False
    one, two = now.topic, then.topic
    later = one.own_period and two.own_period and one.period and two.period and _order(two.period) >= _order(one.period)
    same = two.told == "carried" or one.metric == two.metric
    return same and one.scope & OTHER == two.scope & OTHER and not later and _names_a_time(page, then)


def _order(period: Period) -> tuple[int, int]:
    return period.year or 0, period.index


def _names_a_time(page: Page, then: Spot) -> bool:
    """False for what is only held against another: 61 a second, below the 68 that the maker claims."""
    dated = then.base and (then.topic.own_period or "from" in then.marks)
    return dated or bool(earlier.time_before(page, then)) or bool(_DATED.search(page.before(then, _NEAR, own=True)))


def _is_before(page: Page, spot: Spot) -> bool:
    return spot.base or bool(earlier.time_before(page, spot))


def _told_as_present(here: Pair, now: Spot, then: Spot, size: Fraction) -> Spot | None:
    """The one figure of an article that has an older size and no word of a time before."""
    if here.back.get(now.index):
        return None
    found = [spot for spot in here.left.spots if spot.value == size and class_of(spot) == class_of(now)]
    if len(found) != 1 or found[0].role is not Role.LEVEL or found[0].same or _is_before(here.left, found[0]):
        return None
    return found[0] if _is_of_one(here, found[0], now, then) else None


def _is_of_one(here: Pair, old: Spot, now: Spot, then: Spot) -> bool:
    """True for a figure that may be of the newer time, and that its digits and its words join to the newer one."""
    if other_subject(old.topic, now.topic) or other_metric(old.topic, now.topic):
        return False
    if old.topic.own_period and same_time(old.topic.period, now.topic.period, "") is False:
        return False
    mine, theirs = old.topic.period, now.topic.period
    if mine is not None and theirs is not None and mine.is_dated and theirs.is_dated and mine.year != theirs.year:
        return False  # that article may be of the time before itself
    if not here.likeness.of(old, now) and telltale.says(here.left, old, telltale.apart(here.right, now, then)[1]):
        return False  # of the thing that only the older one is named by: an initial 7.6%, alongside EDF's 12.5%
    named = is_known(old.topic) and old.topic.metric == now.topic.metric
    alike = max(here.likeness.of(old, now), here.likeness.of(old, then)) >= (WORD // 2 if long(old) else WORD)
    return (named or alike) and digits_of(old) > 1
