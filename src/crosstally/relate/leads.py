"""A lead over another: 1.742 exaflops, ahead of Frontier's 1.353. That makes it 29% faster than the runner-up.

The base of the percentage is no earlier figure but that of a rival, told in the same sentence or the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Final

from crosstally.model import Relation
from crosstally.relate.fit import FALL, LEVELS, RISE, Try, akin, between, choose, is_close, size, wording
from crosstally.relate.page import Page
from crosstally.relate.shifts import frames
from crosstally.relate.spot import NO_AMOUNTS, Basis, Role, Spot
from crosstally.relate.tables import caught

_MORE: Final = wording("lead-before")
_MORE_AFTER: Final = wording("lead-after")
_LESS: Final = wording("lag-before")
_LESS_AFTER: Final = wording("lag-after")
_RANK: Final = wording("rival")
_TIME: Final = wording("no-rival")
_SPEED: Final = wording("of-speed")
_NAME: Final = re.compile(r"[a-z][a-z0-9-]{2,}|[\u4e00-\u9fff]{2}")
_BESIDE: Final = 24  # letters beside a figure that may say whose it is
_PAIR: Final = 2


def over(page: Page) -> Iterator[Relation]:
    """Relate each lead to the two figures of one kind that stand before it, where it names a rival."""
    framed = {frame.change.index for frame in frames(page)}
    for spot in page.spots:
        if spot.kind != "percent" or spot.role is Role.DELTA or spot.basis is not Basis.NONE or spot.index in framed:
            continue
        words, rival, sign = _rival(page, spot)
        if not words:
            continue
        fast = bool(_SPEED.search(words))
        pairs = [pair for pair in _pairs(page, spot) if not fast or _is_speed(pair[0])]
        tries = [_try(spot, pair, sign) for pair in pairs]
        forced = len(tries) == 1 and _is_named(page, rival, *pairs[0]) and is_close(page, tries[0])
        yield from choose(page, tries, forced=forced)


def _is_speed(spot: Spot) -> bool:
    """True for a figure of so much in a time: what is faster than another need not be more of anything else."""
    return any(base == "time" and power < 0 for base, power in spot.unit.dimension)


def _rival(page: Page, spot: Spot) -> tuple[str, str, int]:
    """The words of a lead (1) or a lag (-1), and whom they name; empty where there are none."""
    before, after = _before(page, spot), page.after(spot)
    ways = ((_MORE.search(before), 1), (_MORE_AFTER.match(after), 1), (_LESS.search(before), -1))
    for match, sign in (*ways, (_LESS_AFTER.match(after), -1)):
        rival = caught(match) if match else ""
        if match and not _TIME.search(match[0]):
            return match[0], rival or match[0], sign
    return "", "", 0


def _before(page: Page, spot: Spot) -> str:
    """The words before a number, with a sign for the number before it: 比第二名的#快."""
    if not spot.index:
        return page.before(spot)
    last = page.spots[spot.index - 1]
    return f"{page.before(last, own=True)}#{between(page, last, spot)}"


def _pairs(page: Page, spot: Spot) -> Iterator[tuple[Spot, Spot]]:
    """The larger and the smaller of two figures of one kind: those of its sentence, or with the one before."""
    for back in (0, 1):
        levels = [
            s for s in page.spots[: spot.index]
            if 0 <= spot.stretch - s.stretch <= back and s.paragraph == spot.paragraph
            and s.role in LEVELS and s.kind not in NO_AMOUNTS and not s.same and size(s)
        ]  # fmt: skip
        found = [
            (one, two) if size(one) > size(two) else (two, one)
            for one, two in combinations(levels, _PAIR) if akin(one, two) and size(one) != size(two)
        ]  # fmt: skip
        if found:
            yield from found
            return


def _is_named(page: Page, rival: str, *pair: Spot) -> bool:
    """True where the rival is named by its rank, or by a word that stands beside one of the two figures."""
    if _RANK.search(rival):
        return True
    names = set(_NAME.findall(rival))
    return any(name in page.around(s, _BESIDE, _BESIDE) for s in pair for name in names)


def _try(spot: Spot, pair: tuple[Spot, Spot], sign: int) -> Try:
    """More than the smaller, or less than the larger, by so many percent."""
    large, small = pair
    return RISE.of(spot, large, small) if sign > 0 else FALL.of(spot, small, large)
