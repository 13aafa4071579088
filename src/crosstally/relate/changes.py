"""Changes: from A to B by P percent, up N times on a base that stands in the text, a difference beside two levels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from crosstally.model import Claim, Expression, Level, Relation
from crosstally.quantity.compare import Sense, Verdict
from crosstally.relate import slips
from crosstally.relate.bases import are_told_at_once, base_beside, level_and_base
from crosstally.relate.compared import is_over_all
from crosstally.relate.earlier import time_before
from crosstally.relate.elsewhere import is_revised
from crosstally.relate.figures import equal
from crosstally.relate.fit import RISE, size
from crosstally.relate.index import UNSURE, Found, Index, looks_back
from crosstally.relate.lexicon import is_timeless
from crosstally.relate.nodes import ONE, Bare, Rounded, alike, fits, lenient, worked_out
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Basis, Role, Spot

_REACH: Final = 3  # numbers on either side of a level that may tell how it changed
FAR: Final = "the figures are so far apart that one of them may be of something else"


def beside(page: Page) -> Iterator[Relation]:
    """Relate each change to the level and the base in its own sentence."""
    for spot in page.spots:
        level = spot.of
        if spot.role not in (Role.CHANGE, Role.DELTA) or level is None or level.role is not Role.LEVEL:
            continue
        if spot.basis is Basis.YEARLY or is_over_all(page, spot):
            continue
        found = level_and_base(page, spot, level)
        if found is None:
            continue
        level, base = found
        if spot.kind == "percent" and (_told_in_points(page, level, base) or _told_before(page, spot, level, base)):
            continue
        made = _relation(page, spot, *alike(page.of(level), page.of(base)), words=page.words(spot, level, base))
        if _believable(page, spot, Found(page, level, sure=True), Found(page, base, sure=True)):
            yield made
        elif are_told_at_once(page, spot, level, base) and not _is_of_earlier(page, spot, level, base):
            yield replace(made, cap=Level.WARNING, because=FAR)


def _told_in_points(page: Page, level: Spot, base: Spot) -> bool:
    """True for percentages whose gap the sentence gives in points: what rose by percent beside them is another."""
    if level.kind != "percent" or base.kind != "percent":
        return False
    now, then = page.of(level), page.of(base)
    points = [s for s in page.near(level, _REACH) if s.kind == "point" and s.stretch == level.stretch]
    return any(_agrees(page.of(s), now - then, then - now) for s in points)


def _told_before(page: Page, change: Spot, level: Spot, base: Spot) -> bool:
    """True where another rate before a change is the one between its levels: to 9.14 from 9.84 (-7.1%), as rates …."""
    rates = [s for s in page.spots[min(level.index, base.index) : change.index] if s.kind == "percent"]
    times = page.of(level) / page.of(base)
    return any(_agrees(page.of(s), times - ONE, ONE - times) for s in rates if s not in (level, base))


def _is_of_earlier(page: Page, change: Spot, level: Spot, base: Spot) -> bool:
    """True where a figure before the level changed so to that base: 79.37 GW, 7.18 of it offshore, up 59.3% from …."""
    here = [s for s in page.spots[: level.index] if s.sentence == change.sentence and s.kind == level.kind]
    then = page.of(base)
    return any(_agrees(page.of(change), page.of(now) / then - ONE) for now in here if now.unit == base.unit)


def _believable(page: Page, change: Spot, level: Found, *bases: Found) -> bool:
    """False where the change is many times off: it is of other figures than these."""
    now, stated = level.page.of(level.spot), page.of(change)
    return any(slips.believable(stated, [now, base.page.of(base.spot)], *_plain(change)) for base in bases)


def _plain(change: Spot) -> tuple[slips.Plain, ...]:
    if change.role is Role.DELTA:
        return (lambda v: v[0] - v[1],)
    rate: slips.Plain = lambda v: v[0] / v[1] - 1  # noqa: E731
    return (rate, lambda v: v[0] / v[1]) if change.kind == "ratio" else (rate,)


def on_base(index: Index, page: Page) -> Iterator[Relation]:
    """Relate each change to a base of its period before, in this article or another."""
    for spot in page.spots:
        if spot.role not in (Role.CHANGE, Role.DELTA) or not spot.topic.metric or spot.kind == "point":
            continue
        if spot.of is not None and base_beside(page, spot, spot.of) is not None:
            continue
        if spot.basis is Basis.NONE and time_before(page, spot):
            continue  # 前一年的增幅只有3.6% is of the year before
        yield from _from_index(index, page, spot)


def _from_index(index: Index, page: Page, spot: Spot) -> Iterator[Relation]:
    levels = [Found(page, spot.of, sure=True)] if spot.of is not None else list(index.at(spot, spot.topic.period, page))
    for level in levels[:1]:
        bases = _bases(index, level, spot)
        if not bases:
            continue
        sure = level.sure and all(b.sure for b in bases) and looks_back(spot) is spot.basis and not spot.topic.part
        words = page.words(spot, level.spot) if level.page is page else spot.mention.text
        top, *below = alike(level.page.of(level.spot), *(b.page.of(b.spot) for b in bases))
        claims = [item if b.page is page else Rounded(item) for item, b in zip(below, bases, strict=True)]
        if not _believable(page, spot, level, *bases) or _is_of_all(index, page, spot, level, bases):
            continue
        made = _relation(page, spot, top, *claims, words=words, sure=sure)
        fitting = [r for r in made.readings if r.outcome().verdict is Verdict.AGREE]
        there = [b.spot for b in bases if b.page is not page]
        if not fitting and spot.kind == "percent" and any(is_revised(RISE.of(spot, level.spot, s)) for s in there):
            continue
        yield replace(made, readings=tuple(fitting)) if fitting and len(bases) > 1 else made


def _is_of_all(index: Index, page: Page, change: Spot, level: Found, bases: Sequence[Found]) -> bool:
    """True for a level taken for one of a part, that grew so from the figure of the whole: it is of that."""
    if not level.spot.topic.part or change.kind != "percent" or _fit(page.of(change), level, bases):
        return False
    whole = replace(level, spot=replace(level.spot, topic=replace(level.spot.topic, part=())))
    return _fit(page.of(change), level, _bases(index, whole, change))


def _fit(stated: Claim, level: Found, bases: Sequence[Found]) -> bool:
    """True where a level grew so from one of some bases."""
    now = Bare(level.page.of(level.spot))
    return any(fits(stated, Sense.EQUAL, Rounded(now / Bare(base.page.of(base.spot)) - ONE)) for base in bases)


def _bases(index: Index, level: Found, change: Spot) -> list[Found]:
    """The bases a change may stand on; several where the text leaves the whole of a part open.

    A monthly figure without a named basis is compared with the month before, where that is given.
    """
    period = level.spot.topic.period
    if period is None or is_timeless(level.spot.topic.metric):
        return []  # what has no time has no time before
    found: list[Found] = []
    for basis in [change.basis] if change.basis is not Basis.NONE else _open(period.kind):
        if found:
            break
        back = period.back(basis)
        rows = [] if back is None else list(index.at(level.spot, back, level.page, loose=True))
        rows = [f for f in rows if f.sure or (f.page is level.page and _is_named(f.spot))]
        if any(equal(f.spot, level.spot) for f in rows):
            continue  # the level itself, of another time by mistake
        if change.role is Role.DELTA:
            rows = [f for f in rows if f.page is level.page]
        own = [f for f in rows if f.page is level.page]
        found += _parted(own) if own else _told_alike(rows)
    return found


def _is_named(base: Spot) -> bool:
    """True for a base whose time is open and that its own words name, and give a size."""
    return base.topic.told != "carried" and base.mention.interval.is_bounded


def _told_alike(rows: list[Found]) -> list[Found]:
    """The bases that other articles tell; none of a part for which they tell two that differ."""
    return [
        base for base in _parted(rows)
        if all(equal(base.spot, row.spot) for row in rows if row.spot.topic.part == base.spot.topic.part)
    ]  # fmt: skip


def _parted(rows: list[Found]) -> list[Found]:
    """The first figure of each path of parts."""
    seen: dict[tuple[str, ...], Found] = {}
    for row in rows:
        seen.setdefault(row.spot.topic.part, row)
    return list(seen.values())


def _open(kind: str) -> list[Basis]:
    return [Basis.MONTH, Basis.YEAR] if kind == "M" else [Basis.YEAR]


def _relation(
    page: Page, spot: Spot, level: Expression, *bases: Expression, words: str = "", sure: bool = True
) -> Relation:
    stated = page.of(spot)
    shares = spot.of is not None and spot.kind == spot.of.kind == "percent"
    gap = spot.role is Role.DELTA or (shares and _agrees(stated, *(level - base for base in bases)))
    rule = "difference" if gap else "fold-change" if spot.kind == "ratio" else "change-between"
    sums = [
        lenient(stated, e) if gap else _worked_out(stated, e, level, base)
        for base in bases for e in ([level - base] if gap else _rates(spot, level, base))
    ]  # fmt: skip
    readings: list[tuple[Expression, Sense, Expression]] = [(stated, Sense.EQUAL, computed) for computed in sums]
    if spot.role is Role.DELTA and spot.of is not None and _unlike(spot.kind, spot.of.kind):
        readings = [(Bare(stated), Sense.EQUAL, Bare(computed)) for computed in sums]
    return relate(rule, stated, readings, words=words, sure=sure, because="" if sure else UNSURE)


def _worked_out(stated: Claim, computed: Expression, level: Expression, base: Expression) -> Expression:
    if stated.value_read.unit.name not in ("percent", "permille"):
        return lenient(stated, computed)
    return worked_out(stated, computed, ONE - base / level)


def _unlike(one: str, two: str) -> bool:
    """True where a difference is in another unit than its level: a gain of 5 points on a score of 86."""
    return one != two and {one, two} != {"point", "percent"}


def _rates(spot: Spot, level: Expression, base: Expression) -> Iterator[Expression]:
    """What a rate says of two levels; so many times may be told of the level or of what it grew by.

    Up by a half, or a third less, is not to it; halved is to a half.
    """
    part = spot.kind == "ratio" and size(spot) < 1
    if not (part and spot.itself):
        yield level / base - ONE
    if spot.kind == "ratio" and (spot.itself or not (part and spot.direction)):
        yield level / base


def _agrees(stated: Claim, *computed: Expression) -> bool:
    """True where a figure is one of several that others make."""
    return any(fits(stated, Sense.EQUAL, lenient(stated, one)) for one in computed)
