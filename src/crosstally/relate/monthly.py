"""A month's figure over a year: 月费2.1万美元,全年25.2万美元; from $68,000 a month to $21,000, saving $564,000.

Who pays for longer often pays less: $20 a month or $200 a year are two prices, and neither is reckoned from the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from crosstally.model import Expression, Relation, constant, lift
from crosstally.quantity.units import unit
from crosstally.relate.fit import Make, Try, agrees, between, choose, size, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import Bare, bare
from crosstally.relate.page import Page
from crosstally.relate.slips import Plain
from crosstally.relate.spot import NO_AMOUNTS, Role, Spot

_MONTH: Final = wording("per-month")
_MONTH_AFTER: Final = wording("per-month-after")
_YEAR: Final = wording("per-year")
_YEAR_AFTER: Final = wording("per-year-after")
_SAVED: Final = wording("saved")
_WORKED_OUT: Final = wording("over-a-year")
_MONTHS: Final = 12
_HALF: Final = Fraction(1, 2)
_PAID: Final = ("money", "price")
_WORDS: Final = 24  # letters beside a number that say what time it is for
_REACH: Final = 4  # numbers before a year's


def years(page: Page) -> Iterator[Relation]:
    """Relate a year's figure to that of a month before it, and what a year saves to what a month does."""
    for spot in page.spots:
        if not _is_amount(spot) or not _is_of(page, spot, _YEAR, _YEAR_AFTER):
            continue
        near = [s for s in page.spots[max(0, spot.index - _REACH) : spot.index] if _is_kin(s, spot)]
        months = _of_months(page, near)
        saved = _SAVED.search(page.before(spot, _WORDS, own=True))
        tries = list(_saved(page, spot, months)) if saved else list(_twelves(spot, months))
        worked_out = bool(_WORKED_OUT.search(between(page, page.spots[spot.index - 1], spot)))
        if worked_out and not any(agrees(page, one) for one in tries):
            tries = [one for one in tries if _stands_before(page, one)]
        yield from choose(page, tries, forced=worked_out)


def _stands_before(page: Page, one: Try) -> bool:
    """True for a month's figure right before a year's, but for a percentage."""
    last = one.operands[-1].index
    return all(s.kind == "percent" for s in page.spots[last + 1 : one.stated.index])


def _of_months(page: Page, near: Sequence[Spot]) -> list[Spot]:
    """The figures of a month; behind one, those of its sentence are too: 月账单从41.8万降为16.3万,省下25.5万."""
    found: list[Spot] = []
    for spot in near:
        if _is_of(page, spot, _MONTH, _MONTH_AFTER) or (found and found[-1].stretch == spot.stretch):
            found.append(spot)
    return found


def _saved(page: Page, spot: Spot, months: Sequence[Spot]) -> Iterator[Try]:
    """What a year saves where a month's figure fell from one to another."""
    for then in months:
        now = page.spots[then.index + 1]
        fell = then.base and now is not spot and now.stretch == then.stretch and size(now) < size(then)
        if fell and _is_kin(now, spot):
            yield _of(spot, (then, now), lambda c: c[0] - c[1], lambda v: v[0] - v[1])


def _twelves(spot: Spot, months: Sequence[Spot]) -> Iterator[Try]:
    """What a month's figure comes to in a year."""
    for month in months:
        made = _of(spot, (month,), lambda c: c[0], lambda v: v[0])
        if spot.kind not in _PAID or not is_cheaper(made.plain([size(month)]), size(spot)):
            yield made


def is_cheaper(by_month: Fraction, by_year: Fraction) -> bool:
    """True for what a year costs, where it is less than twelve months do and not half of that."""
    return by_month * _HALF < by_year < by_month


def _of(spot: Spot, months: tuple[Spot, ...], make: Make, plain: Plain) -> Try:
    """Twelve times what is made of a month's figures; a saving is told as one less or as so much."""
    less = sum(s.role is Role.DELTA and s.direction < 0 for s in (spot, *months))
    times = -_MONTHS if less % 2 else _MONTHS
    own, of_month = _length(spot, "year"), [_length(month, "month") for month in months]

    def twelve(c: Sequence[Expression]) -> Expression:
        items = [_in_all(item, month, "month") for item, month in zip(c, months, strict=True)]
        return Bare(make(items)) * lift(times)

    return Try(
        "product", spot, months, twelve,
        lambda v: plain([value * by for value, by in zip(v, of_month, strict=True)]) * _MONTHS / own,
        lambda c: Bare(_in_all(c, spot, "year")),
    )  # fmt: skip


def _in_all(item: Expression, spot: Spot, span: str) -> Expression:
    """A figure whose unit is for a time, for all of it: $3,000 a month is $3,000 in a month."""
    return item * constant(f"1 {span}") if _is_timed(spot) else item


def _length(spot: Spot, span: str) -> Fraction:
    return unit(span).factor if _is_timed(spot) else Fraction(1)


def _is_timed(spot: Spot) -> bool:
    return ("time", -1) in spot.unit.dimension


def _is_amount(spot: Spot) -> bool:
    level = spot.role in (Role.LEVEL, Role.DELTA) and not spot.base and not spot.same
    return level and spot.kind not in NO_AMOUNTS and spot.kind != "time"


def _is_kin(one: Spot, spot: Spot) -> bool:
    """True for a level of what a year's figure is of, in its sentence or the one before: money, or of one metric."""
    if spot.kind not in _PAID and (one.topic.metric, one.topic.part) != (spot.topic.metric, spot.topic.part):
        return False
    alike = bare(one.unit.dimension) == bare(spot.unit.dimension) or _untimed(one) == _untimed(spot)
    return one.role in (Role.LEVEL, Role.DELTA) and alike and 0 <= spot.stretch - one.stretch <= 1


def _untimed(spot: Spot) -> object:
    return bare(tuple(row for row in spot.unit.dimension if row != ("time", -1)))


def _is_of(page: Page, spot: Spot, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
    words = page.before(spot, _WORDS, own=True), fold(spot.mention.text) + page.after(spot, _WORDS, own=True)
    return bool(before.search(words[0]) or after.search(words[1]))
