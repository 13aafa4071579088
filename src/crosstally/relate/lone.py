"""Shares of the one larger figure of their kind that stands before them: 6710亿,每次激活370亿,占5.5%."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Level, Relation
from crosstally.relate import siblings
from crosstally.relate.fit import agrees, choose, is_close, told, wording
from crosstally.relate.index import same_time
from crosstally.relate.of_what import clause
from crosstally.relate.page import Page
from crosstally.relate.portions import Pair, is_of, may_hold, share_of, tied
from crosstally.relate.spot import Role, Spot

BECAUSE: Final = "the whole is the one larger figure of its kind before the share"
_ALL: Final = wording("of-the-whole")
_ALL_AFTER: Final = wording("of-the-whole-after")
_MOST: Final = 20  # letters behind a share that say what it is of


def of_all(page: Page) -> Iterator[Relation]:
    """340 billion, 43 billion of them active, a tenth of the whole: the only larger figure of its kind is the whole.

    Where no words say that it is the whole, it must stand in the same sentence or the one before, and no figure may fit
    better. A figure of another time than the part is not its whole, unless it gives just the share.
    """
    for pair in tied(page):
        part, share = pair
        wholes = [s for s in page.spots[: part.index] if s.paragraph == part.paragraph and may_hold(s, [pair])]
        wholes = [s for s in wholes if not siblings.are(page, s, part) and not siblings.have_percentages(page, s, part)]
        tries = [share_of(pair, whole) for whole in wholes]
        tries = [one for one in tries if _is_of_one_time(one.operands[1], part) or agrees(page, one)]
        if _ALL.search(clause(page, share)) or _ALL_AFTER.match(page.after(share, _MOST)):
            yield from choose(page, tries, forced=len(wholes) == 1)
        elif len(tries) == len(wholes) == 1 and _is_plainly_whole(page, wholes[0], pair) and is_close(page, tries[0]):
            yield told(page, tries[0], sure=True, cap=Level.WARNING, because=BECAUSE)


def _is_plainly_whole(page: Page, whole: Spot, pair: Pair) -> bool:
    """True for a whole beside its part, counted by the same unit, where no other figure would fit."""
    part, share = pair
    others = (s for s in page.spots if s is not whole and s is not part and may_hold(s, [pair]))
    between_them = page.spots[part.index + 1 : share.index]
    one = part.stretch - whole.stretch <= 1 and whole.unit.name == part.unit.name
    if not one or not is_of(pair, whole) or any(s.role not in (Role.CHANGE, Role.DELTA) for s in between_them):
        return False
    return not any(agrees(page, share_of(pair, other)) for other in others)


def _is_of_one_time(whole: Spot, part: Spot) -> bool:
    """False for figures that are told of different times, unless a part is of a quarter of the whole's year."""
    now, then = whole.topic.period, part.topic.period
    inside = now is not None and then is not None and then.inside(now)
    return inside or same_time(now, then, part.topic.metric) is not False
