"""What a frame of change claims: a rate, a difference, a multiple, a speed-up, or points that are told in percent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from crosstally.model import Claim, Expression, Level, Relation, lift
from crosstally.quantity.compare import Sense
from crosstally.quantity.stated import CannotTell
from crosstally.relate.index import Index
from crosstally.relate.nodes import ONE, Bare, In, Printed, Sized, alike, fits, lenient, worked_out
from crosstally.relate.page import Page, relate
from crosstally.relate.shifts import POINTS, Frame, frames, per
from crosstally.relate.slips import Plain, believable, near, point
from crosstally.relate.spot import Basis, Role

_GUESS: Final = "g"
_HUNDRED: Final = Fraction(100)
_TIMES: Final = "a gain of N times can be read in two ways, and neither fits"
_ORDER: Final = "which figures are compared is read from the order of the words"
_RELATIVE: Final = "the relative change is of so many percent: percent may be meant for points"
_POINTS: Final = "a difference of two percentages can be told in percent or in points, and neither fits"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to work a figure out of two levels: as an expression and over plain numbers."""

    rule: str
    computed: Expression
    plain: Plain
    mistaken: Expression | None = None  # the same over the new figure instead of the old


def told(page: Page) -> Iterator[Relation]:
    """Relate the change of each frame to its two levels: from A to B by P, A against B, up P from B."""
    yield from relations(page, [frame for frame in frames(page) if frame.slot != _GUESS])


def guessed(_index: Index, page: Page) -> Iterator[Relation]:
    """Relate a change to the figure before it, where only their order says that it starts from there.

    After the changes on a named base, which say the same with more right.
    """
    yield from relations(page, [frame for frame in frames(page) if frame.slot == _GUESS])


def relations(page: Page, found: Sequence[Frame], doubt: str = "") -> Iterator[Relation]:
    """Relate the change of each frame to its levels; a `doubt` says why none of them is stated outright."""
    likely = near if doubt else believable  # a slip that explains figures far apart is believed only of stated pairs
    for frame in found:
        if frame.change.basis is Basis.YEARLY or _is_of_another(frame):
            continue
        stated, operands = page.of(frame.change), [page.of(frame.now), page.of(frame.then)]
        now, then = _levels(frame, *operands) if frame.slot != "d" else (operands[0], Printed(operands[1]))
        ways = list(_ways(frame, stated, now, then))
        if ways and likely(stated, operands, *(way.plain for way in ways)):
            yield _relation(page, frame, stated, ways, doubt)
        elif frame.change.kind == "point" and _is_relative(stated, now, then):
            yield _relation(page, frame, stated, ways, _RELATIVE)


def _is_of_another(frame: Frame) -> bool:
    """True for the growth of money before a share that rose: 收入50亿元,增长3.75倍,占比由16.9%增至38.9%."""
    level = frame.change.of
    return level is not None and level.role is Role.LEVEL and level.kind == "money" and frame.now.kind == "percent"


def _is_relative(stated: Claim, now: Expression, then: Expression) -> bool:
    """True for points that are the relative change instead: from 40 to 50 percent, up 25 points."""
    return fits(*_equal(stated, lenient(stated, now / then - ONE)))


def _relation(page: Page, frame: Frame, stated: Claim, ways: Sequence[Way], doubt: str) -> Relation:
    """The reading that fits, where one does; else all of them."""
    fitting = [way for way in ways if fits(*_sides(stated, way))][-1:]
    kept = fitting or list(ways)
    why = "" if len(ways) == 1 and frame.slot in "cd" else _POINTS if frame.now.kind == "percent" else _TIMES
    why = doubt or (_ORDER if why and len(ways) == 1 else why)
    return relate(
        kept[0].rule, stated, [_sides(stated, way) for way in kept],
        words=page.words(frame.change, frame.now, frame.then),
        cap=Level.WARNING if why else None, because=why,
    )  # fmt: skip


def _sides(stated: Claim, way: Way) -> tuple[Expression, Sense, Expression]:
    rate = way.rule == "change-between"
    computed = worked_out(stated, way.computed, way.mistaken) if rate else lenient(stated, way.computed)
    return _equal(stated, computed)


def _equal(stated: Claim, computed: Expression) -> tuple[Expression, Sense, Expression]:
    """The two sides as equal, without what they count where that differs."""
    try:
        mine, other = stated.value().dimension, computed.value().dimension
    except CannotTell:
        return stated, Sense.EQUAL, computed  # a base that may be nothing: nothing to compare
    plain = not other  # of a price whose `per` one side leaves out
    return (
        (stated, Sense.EQUAL, computed) if mine == other else (Bare(stated, plain), Sense.EQUAL, Bare(computed, plain))
    )


def _levels(frame: Frame, now: Claim, then: Claim) -> tuple[Expression, Expression]:
    factor = per(frame.now, frame.then)
    if now.value_read.unit.dimension == then.value_read.unit.dimension or factor is None:
        one, two = alike(now, then)
        return one, two
    return Bare(now, everything=True), In(then, factor, ())  # a price whose `per` is left out the second time


def _ways(frame: Frame, stated: Claim, now: Expression, then: Expression) -> Iterator[Way]:
    factor = per(frame.now, frame.then) or Fraction(1)
    target, change = point(stated), frame.change
    if all(spot.role is Role.CHANGE and spot.direction < 0 for spot in (frame.now, frame.then)):
        now, then = Sized(now), Sized(then)  # a fall of 3.0%, 0.4 points less than the 3.4% of the month before
    falls = frame.way < 0 and not (target is not None and target < 0)
    sign = -1 if falls else 1
    rate = Way(
        "change-between", ONE - now / then if falls else now / then - ONE,
        lambda v: sign * (v[0] / (v[1] * factor) - 1), then / now - ONE if falls else ONE - then / now,
    )  # fmt: skip
    scale = _HUNDRED if frame.now.kind == "percent" and change.unit.name in POINTS else Fraction(1)
    apart = then - now if falls else now - then
    gap = Way(
        "difference", apart if scale == 1 else apart * lift(scale), lambda v: sign * (v[0] - v[1] * factor) * scale
    )  # fmt: skip
    if frame.slot in "mfi" or (change.kind == "ratio" and abs(target or Fraction(1)) >= 1):
        yield from _multiples(frame, now, then, factor)
    elif change.kind == "percent" and frame.now.kind == "percent":
        yield from (gap, rate)
    elif change.kind in ("percent", "ratio"):
        yield rate
    else:
        yield gap


def _multiples(frame: Frame, now: Expression, then: Expression, factor: Fraction) -> Iterator[Way]:
    """So many times the old value; with a word of growth also one time more; a speed is the times upside down."""
    small, large = (spot.mention.value or 1 for spot in (frame.now, frame.then))
    turned = frame.slot == "f" and (frame.now.kind == "time" or small < large)
    times = then / now if turned else now / then
    yield Way("fold-change", times, lambda v: v[1] * factor / v[0] if turned else v[0] / (v[1] * factor))
    if frame.slot not in "mi" and not frame.change.itself:
        more = times - ONE
        yield Way("fold-change", more, lambda v: (v[1] * factor / v[0] if turned else v[0] / (v[1] * factor)) - 1)
