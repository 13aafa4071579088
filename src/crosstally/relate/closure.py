"""Figures that close: a share, a change or a difference among neighbours whose words do not name all of it.

Where several figures could be meant, the text is read as meaning those that agree. Those that miss are left alone,
unless one slip of the hand (two digits swapped, a power of ten) would make them agree: agreement to all printed
digits but for a slip is seldom chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import permutations
from typing import Final

from crosstally.model import Claim, Expression, Level, Relation, total
from crosstally.quantity.compare import Sense
from crosstally.quantity.slip import Slip, digits
from crosstally.relate import siblings
from crosstally.relate.figures import digits_of
from crosstally.relate.fit import DIGITS, SLIP, wording
from crosstally.relate.lexicon import metrics
from crosstally.relate.nodes import ONE, Bare, Rounded, alike, commensurable
from crosstally.relate.page import Page, relate
from crosstally.relate.portions import clause
from crosstally.relate.slips import place, point, slips
from crosstally.relate.spot import AWAITED, NO_LEVELS, Basis, Role, Spot

_SHARE: Final = wording("share-after")
_REACH: Final = 5  # numbers on either side that may be meant

Make = Callable[[Expression, Expression], Expression]
Plain = Callable[[Fraction, Fraction], Fraction]


@dataclass(frozen=True, slots=True)
class Kind:
    """A way two figures make a third: the rule, the expression, and the same over plain numbers."""

    rule: str
    make: Make
    plain: Plain


SHARE: Final = Kind("share-of-whole", lambda a, b: a / b, lambda a, b: a / b)
CHANGE: Final = Kind("change-between", lambda a, b: a / b - ONE, lambda a, b: a / b - 1)
GAP: Final = Kind("difference", lambda a, b: a - b, lambda a, b: a - b)


def changes(page: Page) -> Iterator[Relation]:
    """A change or difference whose base no word names, among the figures beside it."""
    for spot in page.spots:
        if spot.role not in (Role.CHANGE, Role.DELTA) or spot.kind == "ratio" or spot.basis is Basis.YEARLY:
            continue
        if spot.topic.scope & AWAITED:
            continue
        kind = CHANGE if spot.role is Role.CHANGE else GAP
        near = [s for s in _near(page, spot) if s.role in (Role.LEVEL, Role.SHARE)]
        if spot.role is Role.DELTA:
            near = [s for s in near if s.kind == ("percent" if spot.kind == "point" else spot.kind)]
        else:
            near = [s for s in near if s.kind not in NO_LEVELS]
        pairs = [(a, b) for a, b in permutations(near, 2) if commensurable(a.unit, b.unit)]
        yield from closing(page, spot, kind, pairs, slipped=partial(_one_thing, spot))


def _one_thing(change: Spot, now: Spot, then: Spot) -> bool:
    """True for two figures of one thing, that of the change where its level is known.

    A slip is believed only where they could be one figure at two times.
    """
    if change.of is not None and change.of.role is Role.LEVEL and change.of not in (now, then):
        return False
    one, two = now.topic, then.topic
    same = (one.subject, one.part, one.metric) == (two.subject, two.part, two.metric)
    return same and (then.base or str(one.period) != str(two.period) or not one.metric)


def shares(page: Page) -> Iterator[Relation]:
    """A share whose whole no word names: the figure before it over a larger one nearby."""
    for spot in page.spots:
        if spot.kind != "percent" or spot.role is Role.CHANGE or spot.role is Role.DELTA or not spot.index:
            continue
        part = page.spots[spot.index - 1]
        if part.base or part.sentence != spot.sentence or part.role is not Role.LEVEL or part.kind in NO_LEVELS:
            continue
        wholes = [s for s in page.spots[max(0, spot.index - 3 * _REACH) : spot.index + _REACH] if _holds(s, part)]
        pairs = [(part, whole) for whole in wholes]
        if not any(_gives(page, spot, part, whole) for whole in page.spots if whole not in wholes):
            yield from closing(page, spot, SHARE, pairs, slipped=partial(_is_meant, page, spot))


def _gives(page: Page, share: Spot, part: Spot, whole: Spot) -> bool:
    """True for a figure that stands farther off and is the whole of a share to all printed digits."""
    known = share.topic.metric in metrics() and whole.topic.metric in metrics()
    return known and _holds(whole, part) and _verdict(page, share, part, whole, SHARE) == "agree"


def _is_meant(page: Page, share: Spot, part: Spot, whole: Spot) -> bool:
    """True for a share of three digits, or one that words tie to its part in the sentence of the whole.

    A share of two digits some slip in some figure gives by chance. A figure that a list joins to the part is no whole.
    """
    read = page.of(share).value_read
    if read.number is None or read.place is None or read.hedge.has_width or siblings.are(page, whole, part):
        return False
    said = whole.stretch == share.stretch and _SHARE.search(clause(page, share))
    return bool(said) or len(digits((read.number, read.place))) >= DIGITS


def totals(page: Page) -> Iterator[Relation]:
    """A, B and C, together D: the figures before a total make it up, or would but for a slip in one."""
    for whole in page.spots:
        if whole.role is not Role.LEVEL or not whole.marks & {"sum"} or whole.kind in NO_LEVELS:
            continue
        before = [
            s for s in page.spots[max(0, whole.index - 3 * _REACH) : whole.index]
            if s.role is Role.LEVEL and s.stretch == whole.stretch and not s.base
            and commensurable(s.unit, whole.unit) and s.kind == whole.kind
        ]  # fmt: skip
        yield from _total(page, whole, [before[-most:] for most in range(2, len(before) + 1)])


def _total(page: Page, whole: Spot, runs: Sequence[Sequence[Spot]]) -> Iterator[Relation]:
    """The run of parts that adds up; else the one that would but for one slip."""
    claim = page.of(whole)
    for found in (_adds_up, _slips_up):
        for run in runs:
            parts = [page.of(s) for s in run]
            if found(claim, parts):
                one, *items = alike(claim, *parts)
                yield relate(
                    "sum-of-parts", claim, [(one, Sense.EQUAL, Rounded(total(*items)))], words=page.words(*run, whole),
                    cap=Level.WARNING, because=SLIP,
                )  # fmt: skip
                return


def _adds_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    points = [point(claim) for claim in (whole, *parts)]
    known = [point for point in points if point is not None]
    return len(known) == len(points) and _meets(sum(known[1:], Fraction(0)), known[0], _step(whole, *parts))


def _slips_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    target, *points = [point(claim) for claim in (whole, *parts)]
    known = [point for point in points if point is not None]
    if target is None or len(known) < len(parts):
        return False
    added, step = sum(known, Fraction(0)), _step(whole, *parts)
    if any(_meets(added, altered, step) for altered in _slips(whole)):
        return True
    return any(
        _meets(added - point + altered, target, step)
        for claim, point in zip(parts, known, strict=True)
        for altered in _slips(claim)
    )


def _step(*claims: Claim) -> Fraction:
    """The coarsest place that the figures are printed to."""
    return max(map(place, claims))


def closing(
    page: Page, stated: Spot, kind: Kind, pairs: Sequence[tuple[Spot, Spot]],
    slipped: Callable[[Spot, Spot], bool] = lambda _one, _two: True,
) -> Iterator[Relation]:  # fmt: skip
    """The pair that agrees, or the one that would but for a slip; neither where no pair does."""
    slip: tuple[Spot, Spot] | None = None
    for one, two in pairs:
        found = _verdict(page, stated, one, two, kind)
        if found == "agree":
            yield _relation(page, stated, one, two, kind)
            return
        if found == "slip" and slip is None and slipped(one, two):
            slip = one, two
    if slip is not None:
        yield _relation(page, stated, *slip, kind)


def _relation(page: Page, stated: Spot, one: Spot, two: Spot, kind: Kind) -> Relation:
    claim = page.of(stated)
    left, right = page.of(one), page.of(two)
    if left.value_read.unit.dimension != right.value_read.unit.dimension:
        first, second = Bare(left), Bare(right)
        computed = kind.make(first, second)
    else:
        computed = kind.make(left, right)
    shown: Expression = claim if kind is not GAP or stated.kind == one.kind else Bare(claim)
    other = Bare(computed) if shown is not claim else computed
    return relate(
        kind.rule, claim, [(shown, Sense.EQUAL, Rounded(other))], words=page.words(stated, one, two), cap=Level.WARNING,
        because=SLIP,
    )  # fmt: skip


def _verdict(page: Page, stated: Spot, one: Spot, two: Spot, kind: Kind) -> str:
    claims = [page.of(stated), page.of(one), page.of(two)]
    points = [point(claim) for claim in claims]
    target, first, second = points
    if target is None or first is None or second is None or not target or not second:
        return ""
    step = place(claims[0])
    if _meets(kind.plain(first, second), target, step):
        return "agree"
    if digits_of(stated) <= 1:
        return ""  # some slip in some figure gives one digit by chance
    for altered in _slips(claims[0]):
        if _meets(kind.plain(first, second), altered, step * abs(altered / target)):
            return "slip"
    for altered in _slips(claims[1]):
        if _meets(kind.plain(altered, second), target, step):
            return "slip"
    return "slip" if any(_meets(kind.plain(first, b), target, step) for b in _slips(claims[2]) if b) else ""


def _meets(computed: Fraction, target: Fraction, step: Fraction) -> bool:
    return abs(computed - target) <= step / 2


def _slips(claim: Claim) -> Iterator[Fraction]:
    return slips(claim, Slip.TENS, Slip.EXCHANGED, Slip.CROSSED, least=DIGITS)


def _near(page: Page, spot: Spot) -> list[Spot]:
    return [
        s for s in page.near(spot, _REACH)
        if s.paragraph == spot.paragraph and abs(s.stretch - spot.stretch) <= 1
        and not s.topic.scope & AWAITED
    ]  # fmt: skip


def _holds(whole: Spot, part: Spot) -> bool:
    one, two = whole.value, part.value
    same = commensurable(whole.unit, part.unit) and whole.unit.dimension
    return bool(
        whole.role is Role.LEVEL and whole is not part and same and one is not None and two is not None and one > two
    )
