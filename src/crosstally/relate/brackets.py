"""What a list gives in brackets: 营业收入:6023.15亿元(4240.61亿元), Revenue: 88.9bn (67.4bn, +32.0%).

Either the text says what its brackets hold (括号内为上年数值), or a line shows it: the figure, that of the time before
and the growth between them fit. Then every figure in such brackets is what the one before it grew from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from crosstally.relate import fit
from crosstally.relate.fit import akin, wording
from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.period import Named
from crosstally.relate.spot import NO_LEVELS, Basis, Role, Spot

_OPENS: Final = re.compile(r"\s?\(\s?")
_GOES_ON: Final = re.compile(r"\s?[,、;]\s?")
_CLOSES: Final = re.compile(r"\s?\)")
_SAYS: Final = wording("brackets-hold")
_GROWTH: Final = wording("growth-behind")
_NONE: Final = wording("bracket-left-out")  # behind a time: (上年无)
_LEAST: Final = 2  # lines that show what brackets hold


@dataclass(frozen=True, slots=True)
class _Line:
    """A figure, the one in brackets behind it, and the growth told beside them, where there is one."""

    now: Spot
    then: Spot
    change: Spot | None


def read(page: Page) -> None:
    """Mark what brackets hold as the base of the figure before, in a text that says or shows that it is that."""
    lines = list(_lines(page))
    if not lines or not (is_declared(page.text) or _is_shown(lines)):
        return
    for line in lines:
        topic = line.now.topic
        before = None if topic.period is None else topic.period.back(Basis.YEAR)
        line.then.base, line.then.same = True, False
        line.then.topic = replace(topic, period=before, own_period=before is not None, told="carried")
        if line.change is not None:
            line.change.of, line.change.topic = line.now, topic


def is_declared(text: str) -> bool:
    """True for a text that says that its brackets hold figures of a time before."""
    return bool(_SAYS.search(fold(text)))


def is_aside(text: str, period: Named) -> bool:
    """True for a period in folded words that dates no figure: of what all brackets hold, or what one leaves out."""
    if any(found.start() <= period.start < found.end() for found in _SAYS.finditer(text)):
        return True
    return bool(_NONE.match(text, period.end)) and text[period.start - 1 : period.start] == "("


def _lines(page: Page) -> Iterator[_Line]:
    for now, then in zip(page.spots, page.spots[1:], strict=False):
        if now.role is not Role.LEVEL or now.kind in NO_LEVELS or not akin(now, then) or then.role is not Role.LEVEL:
            continue
        if _OPENS.fullmatch(fit.between(page, now, then)):
            rest = page.spots[then.index + 1 : then.index + 2]
            change = rest[0] if rest and _is_growth(page, then, rest[0]) else None
            if change is not None or _CLOSES.match(fold(page.text[then.mention.end : then.mention.end + 2])):
                yield _Line(now, then, change)


def _is_growth(page: Page, then: Spot, change: Spot) -> bool:
    """True for a growth behind a figure in brackets: inside them with its sign, or right behind them in words."""
    if change.kind != "percent" or change.role is not Role.CHANGE:
        return False
    words = fit.between(page, then, change)
    return bool(_GOES_ON.fullmatch(words) or _GROWTH.fullmatch(words))


def _is_shown(lines: Sequence[_Line]) -> bool:
    """True where the growth of two lines is that between their two figures."""
    return sum(1 for line in lines if line.change is not None and _fits(line.now, line.then, line.change)) >= _LEAST


def _fits(now: Spot, then: Spot, change: Spot) -> bool:
    if not now.value or not then.value or change.value is None:
        return False
    rate = now.value / then.value - 1
    room = _step(change) + (1 + abs(rate)) * (_step(now) / abs(now.value) + _step(then) / abs(then.value))
    return abs(abs(rate) - abs(change.value)) <= room / 2


def _step(spot: Spot) -> Fraction:
    """The place of the last printed digit, in base units."""
    return Fraction(spot.mention.place or 0) * spot.unit.factor
