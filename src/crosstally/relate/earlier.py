"""Changes told apart from their levels: 收入46亿元。上年同期为40亿元,增幅15%; in 2022 A. By 2024 B, up P percent.

A change is related to the two figures of one kind that stand next to it, before it or on either side, where words or
dates say which of the two is the older. Where the change looks back to another time, or anything names another
thing, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from crosstally.model import Relation
from crosstally.relate import moves
from crosstally.relate.fit import GAP, agrees, size
from crosstally.relate.index import OTHER, Index
from crosstally.relate.page import Page
from crosstally.relate.scene import STOP
from crosstally.relate.shifts import Frame, frames, kindred
from crosstally.relate.spot import Basis, Role, Spot
from crosstally.relate.tables import pattern

BECAUSE: Final = "which figures the change is of is read from where they stand"
YEAR: Final = re.compile(r"(?<![\d.,])(?:19|20)\d{2}(?![\d.,]\d)")
CLAUSE: Final = re.compile(r"[,:()、。!?;\n]|\.(?=\s|$)")  # what ends a clause
_CAUSE: Final = pattern("cause")  # a change that is the cause of another is of something else
_BACK: Final = 2  # sentences before the change
_SPAN: Final = 40  # letters beside a figure that may date it
_BASES: Final = (Basis.YEAR, Basis.QUARTER, Basis.MONTH)


def changes(_index: Index, page: Page) -> Iterator[Relation]:
    """Relate each change that no frame of one sentence holds to the older and the newer figure beside it."""
    framed = {frame.change.index for frame in frames(page)}
    for spot in page.spots:
        free = spot.role in (Role.CHANGE, Role.DELTA) and spot.index not in framed and spot.kind != "ratio"
        if free and not _CAUSE.search(page.before(spot, _SPAN, own=True)):
            yield from moves.relations(page, list(_frames(page, spot))[:1], doubt=BECAUSE)


def _frames(page: Page, change: Spot) -> Iterator[Frame]:
    """The frame of the two figures before a change, or of the one before and the one behind it."""
    before, after = beside(page, change)
    before = [s for s in before if not _is_gap(page, s, before)]
    for pair in (before[-2:], [*before[-1:], *after[:1]]):
        ordered = _ordered(page, change, *pair) if len(pair) == 2 and _fit(change, *pair) else None
        if ordered is None or not _looks_there(page, change, ordered[1]):
            continue
        now, then = ordered
        if now.index < change.index:
            yield Frame(now, then, change, "c", change.direction)


def _is_gap(page: Page, spot: Spot, before: list[Spot]) -> bool:
    """True for what the two figures before it differ by: 263.6万人,上年同期158万人,净增105万人,增幅67%."""
    now, then = ([None, None, *(s for s in before if s.index < spot.index)])[-2:]
    if now is None or then is None or not spot.kind == now.kind == then.kind:
        return False
    return agrees(page, GAP.of(spot, now, then)) or agrees(page, GAP.of(spot, then, now))


def beside(page: Page, change: Spot) -> tuple[list[Spot], list[Spot]]:
    """The figures before and behind a change in its paragraph, lengths of time and repeated figures left out."""
    near = [
        s for s in page.spots[max(0, change.index - 5) : change.index + 3]
        if s.paragraph == change.paragraph and not s.same and (s.kind != "time" or change.kind == "time")
        and -_BACK <= s.stretch - change.stretch <= 1
    ]  # fmt: skip
    return [s for s in near if s.index < change.index], [s for s in near if s.index > change.index]


def _fit(change: Spot, one: Spot, two: Spot) -> bool:
    """True for two levels of one thing that the change can be of."""
    levels = (one, two)
    if any(s.role not in (Role.LEVEL, Role.SHARE) for s in levels):
        return False
    if not kindred(one, two) or change.of not in (None, one, two) or not _in_one_scope(one, two):
        return False
    if change.role is Role.DELTA:
        wanted = "percent" if change.kind == "point" else change.kind
        if one.kind != wanted:
            return False
    told = {s.topic.metric for s in (*levels, change) if s.topic.metric and s.topic.told in ("words", "noun")}
    parts = {s.topic.part for s in levels if s.topic.part}
    return len(told) <= 1 and len(parts) <= 1 and one.topic.subject == two.topic.subject


def _in_one_scope(one: Spot, two: Spot) -> bool:
    """True for figures of one scope; a figure that carries its metric on from another carries the scope too."""
    mine, theirs = one.topic.scope & OTHER, two.topic.scope & OTHER
    return mine == theirs or (two.topic.told == "carried" and theirs < mine)


def _ordered(page: Page, change: Spot, one: Spot, two: Spot) -> tuple[Spot, Spot] | None:
    """The newer and the older of two figures; None where neither words nor dates say."""
    if (told := _told_apart(change, one, two) or _told_apart(change, two, one)) is not None:
        return told
    first, second = time_before(page, one), time_before(page, two)
    if bool(first) != bool(second):
        basis = first or second
        if change.basis is not Basis.NONE and basis not in (change.basis.value, "some"):
            return None
        return (two, one) if first else (one, two)
    return _dated(change, one, two)


def time_before(page: Page, spot: Spot) -> str:
    """Which time before the words beside a figure name: `yoy`, `qoq`, `mom`, `some`; empty for none."""
    words = words_before(page, spot) + "|" + words_behind(page, spot)
    named = next((basis.value for basis in _BASES if pattern(f"older-{basis.value}").search(words)), "")
    return named or ("some" if pattern("older").search(words) else "")


def words_before(page: Page, spot: Spot) -> str:
    """The clause before a figure, with the one before it where that holds no number and begins the sentence."""
    text = page.before(spot, _SPAN, own=True)
    stops = list(STOP.finditer(text))
    if stops:
        return text[stops[-1].end() :]
    cuts = list(CLAUSE.finditer(text))
    return text[cuts[-1].end() :] if cuts else text


def words_behind(page: Page, spot: Spot) -> str:
    """The words between a figure and the next number or the end of its clause."""
    return CLAUSE.split(page.after(spot, _SPAN, own=True), maxsplit=1)[0]


def _dated(change: Spot, one: Spot, two: Spot) -> tuple[Spot, Spot] | None:
    """The newer and the older by their own dates; the change must not look back another way."""
    first, second = one.topic.period, two.topic.period
    if first is None or second is None or not (one.topic.own_period and two.topic.own_period):
        return None
    if first.kind != second.kind or first.kind == "D" or first.is_dated != second.is_dated:
        return None
    places = [(period.year or 0, period.index) for period in (first, second)]
    if places[0] == places[1]:
        return None
    now, then = (one, two) if places[0] > places[1] else (two, one)
    if change.basis is not Basis.NONE and now.topic.period is not None and then.topic.period is not None:
        monthly = change.basis is Basis.QUARTER and now.topic.period.kind == "M"  # 环比 of a month
        back = now.topic.period.back(Basis.MONTH if monthly else change.basis)
        if back is None or back.fits(then.topic.period) is False:
            return None
    return now, then


def _told_apart(change: Spot, now: Spot, then: Spot) -> tuple[Spot, Spot] | None:
    """Last year's figure and that of a year by its number, which is older: where they moved as the words say."""
    new, old = now.topic.period, then.topic.period
    if new is None or old is None or new.kind != "Y" or old.kind != "Y" or change.basis is not Basis.NONE:
        return None
    own = now.topic.own_period and then.topic.own_period and old.is_dated and not new.is_dated
    return (now, then) if own and change.direction == (1 if size(now) > size(then) else -1) else None


def _looks_there(page: Page, change: Spot, then: Spot) -> bool:
    """False where the words of the change name a year that is not the older figure's."""
    words = words_before(page, change)
    years = {int(year) for year in YEAR.findall(words)}
    period = then.topic.period
    return not years or (period is not None and years == {period.year})
