"""Growth in each of several years: from A in 2019 to B in 2024, 10 percent a year.

A rate a year, taken as often as there are years, leads from the first level to the last. The years are the two that
stand beside the levels, or the one span of time that the sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crosstally.model import Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.earlier import YEAR
from crosstally.relate.fold import fold
from crosstally.relate.nodes import ONE, Bare, Power, Rounded
from crosstally.relate.page import Page, relate
from crosstally.relate.shifts import Frame, frames
from crosstally.relate.slips import FAR, point
from crosstally.relate.spot import Basis

BECAUSE: Final = "how many years lie between is read from the years beside the figures"
_MOST: Final = 40  # years
_BESIDE: Final = 24  # letters before the first figure in which its year may stand


def rates(page: Page) -> Iterator[Relation]:
    """Relate each rate a year to the two levels of its frame and the years between them."""
    for frame in frames(page):
        years = _years(page, frame) if frame.change.basis is Basis.YEARLY and frame.change.kind == "percent" else 0
        if not 1 < years <= _MOST:
            continue
        rate, now, then = page.of(frame.change), page.of(frame.now), page.of(frame.then)
        grown, whole = Power(ONE + rate, years), Bare(now, everything=True) / Bare(then, everything=True)
        if _is_near(point(rate), point(now), point(then), years):
            yield relate(
                "change-between", rate, [(grown, Sense.EQUAL, Rounded(whole))],
                words=page.words(frame.change, frame.now, frame.then), cap=Level.WARNING, because=BECAUSE,
            )  # fmt: skip


def _years(page: Page, frame: Frame) -> int:
    """The years from the first level to the last; 0 where the words leave them open."""
    first, last = sorted((frame.now, frame.then, frame.change), key=lambda spot: spot.index)[::2]
    start = max(0, first.mention.start - _BESIDE)
    named = sorted({int(year) for year in YEAR.findall(fold(page.text[start : last.mention.start]))})
    if len(named) == 2:
        return named[1] - named[0]
    spans = [s for s in page.spots if s.sentence == first.sentence and s.unit.name == "year" and s.mention.value]
    return int(spans[0].mention.value or 0) if len(spans) == 1 and not named else 0


def _is_near(rate: Fraction | None, now: Fraction | None, then: Fraction | None, years: int) -> bool:
    """False where no rate like the stated one leads from one level to the other."""
    if not rate or not now or not then or now * then < 0:
        return False
    low, high = sorted((1 + rate / FAR, 1 + rate * FAR))
    return max(low, Fraction(0)) ** years < now / then < high**years
