"""How a figure fits those it may be made of: exactly, but for a slip of the hand, or not at all.

Where several figures could be meant, the reading that agrees is the one meant. A reading that misses is told only
where the words leave no other, or where one slip (two digits swapped, a power of ten) would make it fit.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from crosstally.model import Claim, Expression, Level, Relation, total
from crosstally.quantity.compare import Sense, Verdict, compare
from crosstally.quantity.slip import Slip
from crosstally.quantity.stated import CannotTell
from crosstally.relate.fold import fold
from crosstally.relate.nodes import ONE, Bare, Rounded, commensurable
from crosstally.relate.page import Page, relate
from crosstally.relate.slips import Plain, near, place, point, slips
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import pattern
from crosstally.relate.words import everywhere

FORCED: Final = "which figures it is made of is read from their order"
SLIP: Final = "the text does not say outright which figures it is made of; one slip would make these agree"
LEVELS: Final = (Role.LEVEL, Role.SHARE)
_CHANCE: Final = Fraction(1, 20)  # that figures agree but for a slip without belonging together
_WORDED: Final = Fraction(1, 2)  # the same, where words say that they belong together and one must be wrong
DIGITS: Final = 3  # that count, in a figure whose slip is believed
FAR: Final = Fraction(12)  # so many times off, figures do not belong together, whatever the words

Make = Callable[[Sequence[Expression]], Expression]


@dataclass(frozen=True, slots=True)
class Try:
    """One reading: a stated figure, its operands, and how they make it, over claims and over plain numbers."""

    rule: str
    stated: Spot
    operands: tuple[Spot, ...]
    make: Make
    plain: Plain
    wrap: Callable[[Claim], Expression] = lambda claim: claim


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of figure that others make: its rule, and how they make it, over claims and over plain numbers."""

    rule: str
    make: Make
    plain: Plain

    def of(self, stated: Spot, *operands: Spot) -> Try:
        """The reading that a figure is made so of others."""
        return Try(self.rule, stated, operands, self.make, self.plain)


def wording(name: str) -> re.Pattern[str]:
    """The pattern of one name in `ties.txt`, in whichever language it fits."""
    return pattern(name, "ties")


@cache
def pairs(name: str) -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """The pairs of patterns of one name in `ties.txt`."""
    return tuple((re.compile(row[1]), re.compile(row[2])) for row in everywhere("ties") if row[0] == name)


def between(page: Page, one: Spot, two: Spot) -> str:
    """The folded words from the end of one number to the beginning of another."""
    return fold(page.text[one.mention.end : two.mention.start])


def choose(
    page: Page, tries: Sequence[Try], *, forced: bool, sure: bool = False, odd: Sequence[Try] = ()
) -> Iterator[Relation]:
    """Tell the reading that agrees; else the only one there is; else the one that a slip keeps from agreeing.

    An `odd` reading, which words announce though no figures could be like that, is told only for a slip.
    """
    for one in tries:
        if agrees(page, one):
            yield told(page, one, sure=sure)
            return
    if forced and len(tries) == 1 and is_near(tries[0]):
        yield told(page, tries[0], sure=sure)
        return
    found = slipped(page, tries) or slipped(page, odd, chance=_WORDED)
    if found is not None:
        yield told(page, found, because=SLIP)


def slipped(page: Page, tries: Sequence[Try], *, chance: Fraction = _CHANCE) -> Try | None:
    """The first reading that one slip keeps from agreeing; a later one must be the less likely to be chance."""
    return next((one for rank, one in enumerate(tries, 1) if but_for_a_slip(page, one, rank, chance)), None)


def settle(page: Page, fitting: Sequence[Try], tries: Sequence[Try], because: str) -> Iterator[Relation]:
    """Tell the first reading that fits, and why it is meant; else the one that a slip keeps from fitting."""
    if fitting:
        yield told(page, fitting[0], because=because)
    elif (found := slipped(page, tries)) is not None:
        yield told(page, found, because=SLIP)


def told(page: Page, one: Try, *, sure: bool = False, because: str = FORCED, cap: Level | None = None) -> Relation:
    """Write a reading as a relation; the words must state it outright for an error."""
    stated = page.of(one.stated)
    computed = Rounded(one.make([page.of(spot) for spot in one.operands]))
    readings = [(one.wrap(stated), Sense.EQUAL, computed)]
    words = page.words(one.stated, *one.operands)
    return relate(
        one.rule, stated, readings, words=words, sure=sure, cap=cap, because="" if sure and cap is None else because
    )


def agrees(page: Page, one: Try) -> bool:
    """True where the intervals of both sides meet."""
    computed = one.make([page.of(spot) for spot in one.operands])
    try:
        verdict = compare(one.wrap(page.of(one.stated)).value(), Rounded(computed).value()).verdict
    except CannotTell:
        return False
    return verdict is Verdict.AGREE


def but_for_a_slip(page: Page, one: Try, readings: int = 1, chance: Fraction = _CHANCE) -> bool:
    """True where one slip in one of the figures would make them agree, and chance is unlikely to."""
    return next(slip_chances(page, one, readings, chance), None) is not None


def slip_chances(page: Page, one: Try, readings: int = 1, most: Fraction = Fraction(1)) -> Iterator[Fraction]:
    """For each kind of slip that would make figures agree, how likely chance alone does so too; none above `most`."""
    stated = page.of(one.stated)
    target, points = point(stated), [point(page.of(spot)) for spot in one.operands]
    values = [value for value in points if value]
    room = slack(page, one)
    if not target or room is None or len(values) != len(points):
        return
    close = 2 * room / abs(target) * readings
    open_to = _may_be_wrong(one)
    for kind in (Slip.TENS, Slip.EXCHANGED, Slip.MISPRINTED):
        altered = [
            list(slips(page.of(spot), kind, least=DIGITS)) if order in open_to else []
            for order, spot in enumerate((one.stated, *one.operands))
        ]
        chance = sum(map(len, altered)) * close
        if chance <= most and _mended(one, values, target, room, altered):
            yield chance


def _mended(
    one: Try, values: Sequence[Fraction], target: Fraction, room: Fraction, altered: Sequence[Sequence[Fraction]]
) -> bool:
    """True where one of the altered figures, the stated one first, makes all agree."""
    if any(_meets(one.plain(values), value, room * abs(value / target)) for value in altered[0]):
        return True
    return any(
        _meets(one.plain([*values[:i], value, *values[i + 1 :]]), target, room)
        for i, others in enumerate(altered[1:]) for value in others
    )  # fmt: skip


def _may_be_wrong(one: Try) -> set[int]:
    """The places of the figures that a slip may be in, the stated one first: a part above its sum, or the sum."""
    over = [i for i, spot in enumerate(one.operands, 1) if size(spot) >= size(one.stated)]
    if one.rule != "sum-of-parts" or not over:
        return set(range(len(one.operands) + 1))
    return {0, *over} if len(over) == 1 else {0}


def slack(page: Page, one: Try) -> Fraction | None:
    """How far rounding alone may set the two sides apart; None where a bound or a missing figure leaves that open."""
    stated = page.of(one.stated)
    step = place(stated)
    try:
        ends = one.make([page.of(spot) for spot in one.operands]).value().interval
    except CannotTell:
        return None
    if not step or ends.lo is None or ends.hi is None:
        return None
    target, computed = abs(point(stated) or Fraction(0)), abs(ends.lo + ends.hi) / 2
    scale = target / computed if computed else Fraction(1)
    return (step + (ends.hi - ends.lo) * scale) / 2


def size(spot: Spot) -> Fraction:
    """The printed size of a number in base units; 0 where the words name none."""
    return abs(spot.value or Fraction(0))


def gives(one: Try) -> Fraction:
    """What a reading gives, by the printed sizes of its figures."""
    return one.plain([size(spot) for spot in one.operands])


def _quotient(items: Sequence[Expression]) -> Expression:
    """The first of two figures over the second, whatever they count."""
    return Bare(items[0]) / Bare(items[1])


SHARE: Final = Kind("share-of-whole", _quotient, lambda v: v[0] / v[1])
TIMES: Final = Kind("fold-change", _quotient, lambda v: v[0] / v[1])
RISE: Final = Kind("change-between", lambda c: _quotient(c) - ONE, lambda v: v[0] / v[1] - 1)
FALL: Final = Kind("change-between", lambda c: ONE - _quotient(c), lambda v: 1 - v[0] / v[1])
GAP: Final = Kind("difference", lambda c: c[0] - c[1], lambda v: v[0] - v[1])
REST: Final = Kind("complement", lambda c: ONE - total(*c), lambda v: 1 - sum(v, Fraction(0)))


def added(stated: Spot, parts: Sequence[Spot]) -> Try:
    """A figure that others add up to, whatever they count."""
    return Try("sum-of-parts", stated, tuple(parts), lambda c: total(*map(Bare, c)), sum, Bare)  # type: ignore[arg-type]


def lying_between(stated: Spot, one: Spot, two: Spot) -> Try:
    """A figure that lies between two others, whatever they count."""
    return Try("difference", stated, (one, two), lambda c: Bare(c[0]) - Bare(c[1]), GAP.plain, Bare)


def akin(one: Spot, two: Spot) -> bool:
    """True for figures of one kind of unit, whatever they count."""
    return commensurable(one.unit, two.unit) and (one.kind == "percent") == (two.kind == "percent")


def is_near(one: Try) -> bool:
    """True where a reading gives what is stated, or something not many times off."""
    target = size(one.stated)
    if not target or not all(map(size, one.operands)):
        return False
    ratio = abs(gives(one)) / target
    return 1 / FAR < ratio < FAR


def is_close(page: Page, one: Try) -> bool:
    """False for figures that make the stated one many times over, which are not those that are meant."""
    return near(page.of(one.stated), [page.of(spot) for spot in one.operands], one.plain)


def _meets(computed: Fraction, target: Fraction, slack: Fraction) -> bool:
    return abs(computed - target) <= slack
