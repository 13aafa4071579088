"""What speaks for figures of a passage being meant to make one another, and what they come to.

Whether they are meant is the sum, in tenths of a bit, of what is seen of them (`traits`): their order, the other
figures there, and what the words beside each say. The weights (`weights.txt`) were learnt, by logistic regression, from
passages in which such figures agree to more digits than chance explains (`benchmarks/ties.py`); no passage had to be
labelled. They choose what is compared and are no verdict: the comparison is exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from typing import Final

from crosstally.relate import siblings
from crosstally.relate.figures import digits_of
from crosstally.relate.fit import FAR, agrees, size, slack, slip_chances, wording
from crosstally.relate.index import OTHER
from crosstally.relate.lexicon import metrics
from crosstally.relate.made_of import makes_it_instead
from crosstally.relate.numbers import Numbers
from crosstally.relate.of_what import of_another
from crosstally.relate.page import Page
from crosstally.relate.slips import is_of_tens, place, point, times
from crosstally.relate.spot import AWAITED, Basis, Role, Spot
from crosstally.relate.ties import Tie, ties
from crosstally.relate.traits import traits
from crosstally.relate.words import rows

CHANGES: Final = ("rise", "fall")
_WITH_A_SLIP: Final = -20  # tenths of a bit, with what the slip itself says
_WITHOUT: Final = 3  # where no slip would make them agree
# Three figures of any text may look like these; so more must be seen of them.
_MORE: Final = {"gap": 28, "times": 27, "product": 13, "mean": 15, "hundred": 15}
_EXPLAINED: Final = 0
_SURE: Final = 50  # thirty to one
_SMALL: Final = Fraction(1, 50)  # a miss that a figure worked out in another way explains
_NEAR: Final = Fraction(4)  # so many times off, figures do not make one another
_UNLIKELY: Final = -100  # no digits make up for that
_SELDOM: Final = 6  # bits: one figure in fifty or so
_DOUBTFUL: Final = -10  # less says nothing: some slip in some figure
_NEVER: Final = -1000
_EACH: Final = frozenset({"per-day", "per-month", "per-year"})
_NET: Final = wording("net-of-costs")
_SMALLEST: Final = Fraction(1, 10)  # growth below which a step of the rate is as likely by chance


@cache
def weights() -> Mapping[str, int]:
    """What each trait says, in tenths of a bit."""
    return {trait: int(tenths) for trait, tenths in rows("weights.txt")}


@dataclass(eq=False)
class Weighed:
    """A tie with what speaks for it; what it comes to is worked out once."""

    page: Page
    tie: Tie
    weight: int

    @cached_property
    def agrees(self) -> bool:
        """True where the figures make one another."""
        return agrees(self.page, self.tie.made)

    @cached_property
    def chance(self) -> Fraction | None:
        """How likely figures that have nothing to do with one another agree; None where rounding leaves that open."""
        room, target = slack(self.page, self.tie.made), point(self.page.of(self.tie.made.stated))
        if not room or not target or not all(spot.mention.interval.is_bounded for spot in self.tie.spots):
            return None
        if self.tie.kind == "hundred":
            return 2 * room
        target = abs(target)
        return 2 * room / (max(target, _SMALLEST) if self.tie.kind in CHANGES else target)

    @cached_property
    def claims(self) -> frozenset[str]:
        """The claims of its figures."""
        return frozenset(self.page.of(spot).id for spot in self.tie.spots)

    @cached_property
    def explains(self) -> bool:
        """True for figures that are likely meant, by their agreeing to so many digits."""
        if self.weight < _UNLIKELY or not self.chance or not self.agrees:
            return False
        return self.weight + 10 * _bits(1 / self.chance) > _EXPLAINED

    @property
    def is_sure(self) -> bool:
        """True for exact figures that agree to so many digits that they are meant, whatever else they are part of."""
        hedged = any(self.page.of(spot).value_read.hedge.has_width for spot in self.tie.spots)
        return self.explains and not hedged and self.weight + 10 * _bits(1 / (self.chance or Fraction(1))) > _SURE

    def is_wrong(self) -> bool:
        """True for figures that miss: by a slip, or where they are the likelier meant, by not too much."""
        if self.chance is None or self.agrees or self._is_of_another_time():
            return False
        if self._is_off_by_a_digit() or self._is_of_all():
            return False
        if self.weight >= _MORE.get(self.tie.kind, _WITHOUT) and self._is_near():
            return True
        return self.weight + self._slip() >= _WITH_A_SLIP

    def _is_of_another_time(self) -> bool:
        """True for what is still to come, and for a difference to an earlier figure that is not here."""
        spots = self.tie.spots
        back = any(spot.role is Role.DELTA and spot.basis is not Basis.NONE for spot in spots)
        away = back and self.tie.kind == "gap" and not any(spot.base for spot in spots)
        return away or any(spot.topic.scope & AWAITED for spot in spots)

    def _is_of_all(self) -> bool:
        """True where what all take in would be the product of what is told of one thing; or others make it.

        Nor is what is left of a product when its costs are paid.
        """
        whole, *others = self.tie.spots
        all_of_it = whole.topic.told == "words" and whole.topic.metric in metrics() and not whole.topic.part
        others_told = all_of_it and any(spot.topic.part for spot in others)
        net = bool(_NET.search(self.page.before(whole, own=True)))
        return self.tie.kind == "product" and (others_told or net or makes_it_instead(self.page, self.tie.made))

    def _is_off_by_a_digit(self) -> bool:
        """True for a figure that was cut off, not rounded, or worked out from more digits than are printed."""
        made = self.tie.made
        stated = self.page.of(made.stated)
        computed = made.make([self.page.of(spot) for spot in made.operands]).value().interval
        gap = made.wrap(stated).value().interval.gap(computed)
        return gap is not None and gap <= place(stated) / 2

    def _is_near(self) -> bool:
        """True for figures without a hedge that are not many times off."""
        claims = [self.page.of(spot) for spot in self.tie.spots]
        if any(claim.value_read.hedge.has_width for claim in claims):
            return False
        ratio = _ratio(self.page, self.tie)
        if ratio is None:
            return False
        exact = all(digits_of(spot) > 1 for spot in self.tie.spots) and abs(ratio - 1) > _SMALL
        return exact and 1 / _NEAR <= ratio <= _NEAR

    def _slip(self) -> int:
        """What a slip that would make figures agree says for their being meant to, in tenths of a bit.

        One figure in fifty is taken to be wrong by a slip; of figures that are not meant, as many as chance makes.
        """
        likely = 10 * (_bits(1 / min(slip_chances(self.page, self.tie.made), default=Fraction(1))) - _SELDOM)
        return likely if likely >= _DOUBTFUL else _NEVER


def weighed(page: Page) -> tuple[Weighed, ...]:
    """What may make what in an article, with what speaks for it."""
    numbers = Numbers.of(page)
    return tuple(Weighed(page, tie, _weight(numbers, tie)) for tie in ties(numbers) if _is_thinkable(page, tie))


def _is_thinkable(page: Page, tie: Tie) -> bool:
    """False for figures so far from making one another that no slip but a power of ten explains it.

    Nor is so much time with so many people a product, where nothing is told of each day of it, nor a percentage that
    another rose to (from 31% to 54%) a rise of other figures, nor a share one of a whole that its words do not name.
    Of a longer row of figures alike no three make one another.
    """
    if tie.kind == "product" and _is_of_time(tie) and not any(spot.topic.scope & _EACH for spot in tie.spots):
        return False
    if tie.kind in CHANGES and (_is_an_end(page, tie.made.stated) or _are_of_two_scopes(*tie.made.operands)):
        return False
    if tie.kind == "product" and _is_more_than_all(tie):
        return False
    if tie.kind == "gap" and siblings.are_of_a_row(page, *tie.spots):
        return False
    if tie.kind == "share" and of_another(page, tie.made.stated, tie.made.operands[1]):
        return False
    ratio = _ratio(page, tie)
    return ratio is not None and (1 / FAR < ratio < FAR or is_of_tens(ratio))


def _is_an_end(page: Page, spot: Spot) -> bool:
    """True for a level that another, right before it, is said to have moved to."""
    start = page.spots[spot.index - 1] if spot.index else spot
    return spot.role is Role.LEVEL and start.base and "from" in start.marks and start.kind == spot.kind


def _are_of_two_scopes(now: Spot, then: Spot) -> bool:
    """True for figures of two sentences, of which one alone is adjusted, expected or of a part of the time."""
    apart = now.sentence != then.sentence and now.topic.metric == then.topic.metric != ""
    return apart and now.topic.scope & OTHER != then.topic.scope & OTHER


def _is_more_than_all(tie: Tie) -> bool:
    """True for so much percent of a figure, said to make one no smaller than it: 10.92亿, 77.5%, 11.08亿."""
    product, *operands = tie.spots
    rates = [spot for spot in operands if spot.kind == "percent" and size(spot) < 1]
    wholes = [spot for spot in operands if spot not in rates]
    return bool(rates) and len(wholes) == 1 and size(wholes[0]) <= size(product) < 2 * size(wholes[0])


def _is_of_time(tie: Tie) -> bool:
    """True for a length of time by a count, said to make a count."""
    product, *operands = (spot.kind for spot in tie.spots)
    return product == "count" and sorted(operands) == ["count", "time"]


def _ratio(page: Page, tie: Tie) -> Fraction | None:
    """What figures make over what is stated; None where one of them is open or nothing."""
    operands = [page.of(spot) for spot in tie.made.operands]
    return times(page.of(tie.made.stated), operands, tie.made.plain)


def _weight(numbers: Numbers, tie: Tie) -> int:
    table = weights()
    return sum(table.get(trait, 0) for trait in traits(numbers, tie))


def _bits(times: Fraction | int) -> int:
    """The whole binary logarithm of a number above nothing, 0 for one below 1."""
    return max(0, int(times).bit_length() - 1)
