"""Figures that close: a share, a change or a difference among neighbours whose words do not name all of it.

Where several figures could be meant, the text is read as meaning those that agree. Those that miss are left alone,
unless one slip of the hand (two digits swapped, a power of ten) would make them agree: agreement to all printed
digits but for a slip is seldom chance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from functools import partial
from itertools import permutations
from typing import Final

from crosstally.model import Claim, Expression, Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.quantity.slip import Slip, digits
from crosstally.relate import siblings
from crosstally.relate.figures import digits_of
from crosstally.relate.fit import DIGITS, GAP, RISE, SHARE, SLIP, Kind, agrees, wording
from crosstally.relate.lexicon import metrics
from crosstally.relate.nodes import Bare, Rounded, Sized, commensurable
from crosstally.relate.of_what import clause, of_another
from crosstally.relate.page import Page, relate
from crosstally.relate.slips import place, point, slips
from crosstally.relate.spot import AWAITED, NO_LEVELS, Basis, Role, Spot

_SHARE: Final = wording("share-after")
_REACH: Final = 5  # numbers on either side that may be meant


def changes(page: Page) -> Iterator[Relation]:
    """A change or difference whose base no word names, among the figures beside it."""
    for spot in page.spots:
        if spot.role not in (Role.CHANGE, Role.DELTA) or spot.kind == "ratio" or spot.basis is Basis.YEARLY:
            continue
        if spot.topic.scope & AWAITED:
            continue
        kind = RISE if spot.role is Role.CHANGE else GAP
        near = [s for s in _near(page, spot) if s.role in (Role.LEVEL, Role.SHARE)]
        if spot.role is Role.DELTA:
            near = [s for s in near if s.kind == ("percent" if spot.kind == "point" else spot.kind)]
        else:
            near = [s for s in near if s.kind not in NO_LEVELS]
        told = [(now, then) for now, then in permutations(near, 2) if then.base or not now.base]
        pairs = [(now, then) for now, then in told if commensurable(now.unit, then.unit)]
        yield from closing(page, spot, kind, pairs, slipped=partial(_one_thing, page, spot))


def _one_thing(page: Page, change: Spot, now: Spot, then: Spot) -> bool:
    """True for two figures of one thing, that of the change where its level is known.

    A slip is believed only where they could be one figure at two times, and no other stands right before the change.
    """
    if change.of is not None and change.of.role is Role.LEVEL and change.of not in (now, then):
        return False
    last = page.spots[change.index - 1] if change.index else None
    if last is not None and last not in (now, then) and _is_level_of(last, change, now):
        return False
    one, two = now.topic, then.topic
    same = (one.subject, one.part, one.metric) == (two.subject, two.part, two.metric)
    return same and (then.base or str(one.period) != str(two.period) or not one.metric)


def _is_level_of(last: Spot, change: Spot, like: Spot) -> bool:
    """True for the level right before a change in its sentence, of the kind that is looked for."""
    return last.sentence == change.sentence and last.role is Role.LEVEL and commensurable(last.unit, like.unit)


def shares(page: Page) -> Iterator[Relation]:
    """A share whose whole no word names: the figure before it over a larger one nearby."""
    for spot in page.spots:
        if spot.kind != "percent" or spot.role is Role.CHANGE or spot.role is Role.DELTA or not spot.index:
            continue
        part = page.spots[spot.index - 1]
        if part.base or part.sentence != spot.sentence or part.role is not Role.LEVEL or part.kind in NO_LEVELS:
            continue
        wholes = [s for s in page.spots[max(0, spot.index - 3 * _REACH) : spot.index + _REACH] if _holds(s, part)]
        pairs = [(part, whole) for whole in wholes if not siblings.have_percentages(page, whole, part)]
        if not any(_gives(page, spot, part, whole) for whole in page.spots if whole not in wholes):
            yield from closing(page, spot, SHARE, pairs, slipped=partial(_is_meant, page, spot))


def _gives(page: Page, share: Spot, part: Spot, whole: Spot) -> bool:
    """True for a figure that stands farther off and is the whole of a share, within what was rounded."""
    known = share.topic.metric in ("", *metrics()) and whole.topic.metric in metrics()
    return known and _holds(whole, part) and agrees(page, SHARE.of(share, part, whole))


def _is_meant(page: Page, share: Spot, part: Spot, whole: Spot) -> bool:
    """True for a share of three digits, or one that words tie to its part in the sentence of the whole.

    A share of two digits some slip in some figure gives by chance. A figure that a list joins to the part is no whole,
    nor one beside which nothing says what the share is of: 14.6% of the stock.
    """
    read = page.of(share).value_read
    if read.number is None or read.place is None or read.hedge.has_width or siblings.are(page, whole, part):
        return False
    if of_another(page, share, whole):
        return False
    said = whole.stretch == share.stretch and _SHARE.search(clause(page, share))
    return bool(said) or len(digits((read.number, read.place))) >= DIGITS


def closing(
    page: Page, stated: Spot, kind: Kind, pairs: Sequence[tuple[Spot, Spot]],
    slipped: Callable[[Spot, Spot], bool] = lambda _one, _two: True,
) -> Iterator[Relation]:  # fmt: skip
    """The pair that agrees, or the one that would but for a slip, where none agrees within what was rounded."""
    slip: tuple[Spot, Spot] | None = None
    for one, two in pairs:
        found = _verdict(page, stated, one, two, kind)
        if found == "agree":
            yield _relation(page, stated, one, two, kind)
            return
        if found == "slip" and slip is None and slipped(one, two):
            slip = one, two
    if slip is not None and not any(agrees(page, kind.of(stated, *pair)) for pair in pairs):
        yield _relation(page, stated, *slip, kind)


def _relation(page: Page, stated: Spot, one: Spot, two: Spot, kind: Kind) -> Relation:
    claim, left, right = page.of(stated), page.of(one), page.of(two)
    alike = left.value_read.unit.dimension == right.value_read.unit.dimension
    computed = kind.make([left, right] if alike else [Bare(left), Bare(right)])
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
    made = kind.plain([first, second])
    if closes(made, target, step):
        hedged = claims[0].value_read.hedge.has_width
        return "" if hedged and abs(made) not in Sized(claims[0]).value().interval else "agree"
    if digits_of(stated) <= 1:
        return ""  # some slip in some figure gives one digit by chance
    for altered in one_slip(claims[0]):
        if closes(made, altered, step * abs(altered / target)):
            return "slip"
    for altered in one_slip(claims[1]):
        if closes(kind.plain([altered, second]), target, step):
            return "slip"
    return "slip" if any(closes(kind.plain([first, b]), target, step) for b in one_slip(claims[2]) if b) else ""


def closes(computed: Fraction, target: Fraction, step: Fraction) -> bool:
    """True where a figure, rounded to a step, is the other."""
    return abs(computed - target) <= step / 2


def one_slip(claim: Claim) -> Iterator[Fraction]:
    """Yield what one slip of the hand may have made the printed figure of."""
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
        whole.role is Role.LEVEL
        and not whole.base
        and whole is not part
        and same
        and one is not None
        and two is not None
        and one > two
    )
