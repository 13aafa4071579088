"""Averages and rates by what they are for: so much a head, a day, for each of so many; so many at so much each.

The words name what a figure is for; the total is a figure of its kind, the count one of the things named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from crosstally.model import Claim, Expression, Relation, constant, lift
from crosstally.relate import counted
from crosstally.relate.announced import announces
from crosstally.relate.fit import Try, agrees, akin, between, choose, is_near, size, told, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import Bare, Sharp, bare
from crosstally.relate.page import Page
from crosstally.relate.spot import NO_AMOUNTS, Role, Spot
from crosstally.relate.tables import caught

_EACH: Final = wording("each")
_EACH_AFTER: Final = wording("each-after")
_AVERAGE: Final = wording("average")
_THAT_IS: Final = wording("that-is")
_DAY: Final = wording("per-day")
_DAY_AFTER: Final = wording("per-day-after")
_BEFORE, _AFTER = 24, 28  # letters beside a number that say what it is for
_REACH: Final = 8  # numbers on either side
_DAYS: Final = {"Y": (365, 366), "": (365, 366), "H": (181, 182, 183, 184), "Q": (90, 91, 92), "M": (28, 29, 30, 31)}
_WEEK: Final = 7
_SECONDS: Final = 86_400


def each(page: Page) -> Iterator[Relation]:
    """共120户,平均每户2.5人,住300人: a total over how many there are is so much for each."""
    for spot in page.spots:
        noun = _noun(page, spot)
        if not noun:
            continue
        near = _near(page, spot)
        counts = [s for s in near if s.kind in ("count", "plain") and _counts(page, s, noun)]
        totals = [s for s in near if akin(s, spot) and size(s) > size(spot) and s.role is Role.LEVEL]
        if not counts and _AVERAGE.search(page.before(spot, _BEFORE, own=True)):
            totals, counts = _two_before(page, spot)
        pairs = [(total, count) for count in counts for total in totals if total is not count]
        if exact := [_times(spot, *pair) for pair in pairs if _is_exact(page, spot, *pair)]:
            yield told(page, exact[0])
            continue
        tries = [_over(spot, *pair) for pair in pairs]
        here = [one for one in tries if {s.sentence for s in one.operands} == {spot.sentence}]
        forced = len(here) == len(tries) == 1 and _is_worked_out(page, spot)
        yield from choose(page, tries, forced=forced)


def _is_exact(page: Page, spot: Spot, total: Spot, count: Spot) -> bool:
    """True for so many in each of so many, counted one by one and added up: 180台(每台32核,合计5760核)."""
    averaged = _AVERAGE.search(page.before(spot, _BEFORE)) is not None
    summed = announces(page, total) and total.stretch == spot.stretch == count.stretch
    return summed and not averaged and counted.are(spot, total, count) and is_near(_times(spot, total, count))


def _times(spot: Spot, total: Spot, count: Spot) -> Try:
    return Try("product", total, (spot, count), _product, lambda v: v[0] * v[1], _plain)


def _product(items: Sequence[Expression]) -> Expression:
    one, two = (Sharp(Bare(item, everything=True)) for item in items)
    return one * two


def _plain(claim: Claim) -> Expression:
    return Sharp(Bare(claim, everything=True))


def _two_before(page: Page, spot: Spot) -> tuple[list[Spot], list[Spot]]:
    """A total and a count right before an average, whatever it calls what is counted: 3.24亿人次,平均每张票47.7元."""
    pair = [s for s in page.spots[max(0, spot.index - 2) : spot.index] if s.stretch == spot.stretch]
    totals = [s for s in pair if s.role is Role.LEVEL and akin(s, spot) and size(s) > size(spot) and not s.base]
    counts = [s for s in pair if s.role is Role.LEVEL and s.kind in ("count", "plain") and not akin(s, spot)]
    made = [_over(spot, total, count) for total in totals for count in counts]
    return (totals, counts) if made and is_near(made[0]) else ([], [])


def _is_worked_out(page: Page, spot: Spot) -> bool:
    """True for an average, and for a figure that says another one over: $390 million, or $1.30 per share."""
    again = spot.index and _THAT_IS.search(between(page, page.spots[spot.index - 1], spot))
    return bool(_AVERAGE.search(page.before(spot, _BEFORE)) or again)


def days(page: Page) -> Iterator[Relation]:
    """全年出生36,500人,平均每天100人: a figure for the day against that of its period."""
    for spot in page.spots:
        if not _is_daily(page, spot):
            continue
        totals = [
            s for s in _near(page, spot)
            if _of_one_kind(s, spot) and s.role is Role.LEVEL and size(s) > _WEEK * _a_day(spot)
            and not _is_daily(page, s)
        ]  # fmt: skip
        told_of = _told_days(page, spot)
        tries = [_daily(spot, total, count) for total in totals for count in told_of or _lengths(total)]
        averaged = bool(_AVERAGE.search(page.before(spot, _BEFORE)))
        here = [s for s in totals if s.sentence == spot.sentence]
        if not here:
            tries = [one for one in tries if agrees(page, one)]
        if averaged and tries and len(totals) == len(here) == 1 and not any(agrees(page, one) for one in tries):
            yield told(page, tries[0])
        else:
            yield from choose(page, tries, forced=False)


def _told_days(page: Page, spot: Spot) -> Sequence[int]:
    """The days that a sentence names: 10天, 30 days; then a figure for the day is meant over these."""
    spans = [s for s in page.spots if s.stretch == spot.stretch and s.kind == "time" and s.unit.name == "day"]
    told_of = (s.mention.value for s in spans)
    return [int(days) for days in told_of if days is not None and days > 1 and days.denominator == 1]


def _lengths(total: Spot) -> Sequence[int]:
    period = total.topic.period
    return _DAYS.get(period.kind if period is not None else "", ())


def _daily(spot: Spot, total: Spot, count: int) -> Try:
    if not _by_unit(spot):
        return Try("product", spot, (total,), lambda items: Bare(items[0]) / lift(count), lambda v: v[0] / count, Bare)
    span = constant(f"{count} day")
    return Try(
        "product", spot, (total,), lambda items: Bare(items[0] / span), lambda v: v[0] / (count * _SECONDS), Bare
    )


def _a_day(spot: Spot) -> Fraction:
    """How much a figure for the day is in one day."""
    return size(spot) * (_SECONDS if _by_unit(spot) else 1)


def _by_unit(spot: Spot) -> bool:
    return ("time", -1) in spot.unit.dimension and "day" in spot.unit.name


def _of_one_kind(total: Spot, spot: Spot) -> bool:
    """True where a total is of the kind that a figure for the day is, without the day."""
    if not _by_unit(spot):
        return akin(total, spot)
    return bare(total.unit.dimension) == bare(tuple(row for row in spot.unit.dimension if row != ("time", -1)))


def _is_daily(page: Page, spot: Spot) -> bool:
    if spot.role is not Role.LEVEL or spot.kind in NO_AMOUNTS:
        return False
    if ("time", -1) in spot.unit.dimension:
        return _by_unit(spot)
    return bool(_DAY.search(page.before(spot, _BEFORE)) or _DAY_AFTER.search(page.after(spot, _AFTER)))


def _over(spot: Spot, total: Spot, count: Spot) -> Try:
    return Try("product", spot, (total, count), _quotient, lambda v: v[0] / v[1], Bare)


def _quotient(items: Sequence[Expression]) -> Expression:
    return Bare(items[0]) / Bare(items[1], everything=True)


def _noun(page: Page, spot: Spot) -> str:
    """What a figure is for: 户 in 平均每户, head in per head; empty where the words name nothing."""
    if spot.role is not Role.LEVEL or spot.kind in NO_AMOUNTS or not size(spot):
        return ""
    per = [base for base, power in spot.unit.dimension if power < 0 and base not in ("time", "length")]
    found = _EACH.search(page.before(spot, _BEFORE)) or _EACH_AFTER.match(page.after(spot, _AFTER))
    if found is None:
        return per[0] if per else ""
    return caught(found)


def _counts(page: Page, spot: Spot, noun: str) -> bool:
    """True for a number of the things that a noun names, by its own words or those right behind it."""
    words = fold(spot.mention.text) + page.after(spot, _BEFORE).split(",")[0]
    unit = dict(spot.unit.dimension)
    return noun in words or noun in unit


def _near(page: Page, spot: Spot) -> list[Spot]:
    return [s for s in page.near(spot, _REACH) if abs(s.paragraph - spot.paragraph) <= 1 and s.role is Role.LEVEL]
