"""Words that only say on which side of a figure another lies: fallen to A from B, no more than B and kept, topped B.

Each frame is a pattern of a language over a paragraph in which every number is one character; the words of a bound
that belong to its number (突破3亿元, at most 20) stay in front of it. A frame names the figure that is bounded, what
bounds it, and the side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import Final

from crosstally.model import Expression, Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.figures import APART, ratio
from crosstally.relate.fit import akin, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import Bare, In, Printed, Sized
from crosstally.relate.page import Page, relate
from crosstally.relate.scene import NUMBER
from crosstally.relate.shifts import filled, kindred, per
from crosstally.relate.spot import Role, Spot
from crosstally.relate.words import LANGUAGES, rows

_FIRST: Final = ord(NUMBER[1])
_SENSES: Final = {
    "over": Sense.OVER, "under": Sense.UNDER, "at-most": Sense.AT_MOST, "at-least": Sense.AT_LEAST,
}  # fmt: skip
_AHEAD: Final = re.compile(r"(?P<words>[a-z\u4e00-\u9fff ]*)[^a-z\d]?\d")
_BEHIND: Final = wording("bound-behind")
_TURNED: Final = wording("turned-scale")
_MOVE: Final = "move"
_LATER: Final = "later"
_CLOSE: Final = Fraction(2)  # so many times apart, a power of ten aside
_BECAUSE: Final = "that these two figures are the ones compared is read from their order"


@cache
def _frames() -> tuple[tuple[str, Sense, re.Pattern[str]], ...]:
    """The frames of every language: what they are about, the side that they name, and their pattern."""
    made = []
    for language in LANGUAGES:
        table = [*rows(f"{language}/bounds.txt")]
        pieces = {cells[1]: cells[2] for cells in table if cells[0] == "let"}
        made += [
            (name, _SENSES[side], re.compile(filled(frame, pieces))) for name, side, frame in table if name != "let"
        ]
    return tuple(made)


def bounds(page: Page) -> Iterator[Relation]:
    """Relate a figure to the one that words say it lies above or below, each pair once."""
    seen: set[tuple[int, int]] = set()
    for text, at in _paragraphs(page):
        for name, sense, frame in _frames():
            for found in frame.finditer(text):
                one, two = at[found.start("a")], at[found.start("b")]
                if (one.index, two.index) not in seen and _may_be(name, one, two, found[0]):
                    seen.add((one.index, two.index))
                    yield _bounded(page, name, sense, one, two)


def _bounded(page: Page, name: str, sense: Sense, one: Spot, two: Spot) -> Relation:
    stated, other = (_side(page, spot, name) for spot in (one, two))
    factor = None if akin(one, two) else per(one, two)
    if factor is not None:  # a price whose `per` is left out the second time
        stated, other = Bare(stated, everything=True), In(other, factor, ())
    elif one.unit.dimension != two.unit.dimension:
        stated, other = Bare(stated), Bare(other)
    return relate(
        "order", page.of(one), [(stated, sense, other)], words=page.words(one, two), cap=Level.WARNING, because=_BECAUSE
    )


def _side(page: Page, spot: Spot, name: str) -> Expression:
    """A figure without the words that bound it, or the fall that it was taken for."""
    if name != _MOVE:
        return Printed(page.of(spot))
    return page.of(spot) if (spot.mention.value or 0) < 0 else Sized(page.of(spot))


def _may_be(name: str, one: Spot, two: Spot, words: str) -> bool:
    """True for two levels of one kind, not so far apart that they are of two things."""
    if not kindred(one, two) or (_is_far(one, two) and not (name == _LATER and _is_near_but_for_tens(one, two))):
        return False
    if name == _LATER:
        alike = one.topic.metric == two.topic.metric and one.topic.part == two.topic.part
        return alike and bool(one.topic.metric) and one.role is two.role is Role.LEVEL
    if name != _MOVE:
        return one.role is two.role is Role.LEVEL
    moved = one.kind == "time" or _TURNED.search(words)  # what got better took less
    return not moved and Role.LEVEL in (one.role, two.role) and Role.SHARE not in (one.role, two.role)


def _is_far(one: Spot, two: Spot) -> bool:
    """True for figures so far apart that they are of two things; a `per` that is left out counts."""
    factor = None if akin(one, two) else per(one, two)
    if factor is None or one.value is None or two.value is None or not (one.value and two.value):
        return (ratio(one, two) or APART) >= APART
    times = abs(one.value / (two.value * factor))
    return not 1 / Fraction(APART) < times < APART


def _is_near_but_for_tens(one: Spot, two: Spot) -> bool:
    """True for figures that a power of ten in one would bring together: from 130亿 up to 17亿."""
    times = ratio(one, two)
    return times is not None and any(1 / _CLOSE < times / ten < _CLOSE for ten in (10, 100))


def _paragraphs(page: Page) -> Iterator[tuple[str, dict[int, Spot]]]:
    """Each paragraph with one character per number, and the numbers by where that stands."""
    parts, at, length, place = list[str](), dict[int, Spot](), 0, 0
    for order, spot in enumerate(page.spots):
        mention = spot.mention
        if mention.start < place:
            continue
        ahead, behind = _beside(mention.text)
        words = fold(page.text[place : mention.start])
        if order and page.spots[order - 1].paragraph != spot.paragraph:
            yield "".join(parts), at
            parts, at, length = [], {}, 0
        at[length + len(words) + len(ahead)] = spot
        parts += [words, ahead, chr(_FIRST + order), behind]
        length += sum(map(len, parts[-4:]))
        place = mention.end
    yield "".join([*parts, fold(page.text[place:])]), at


def _beside(text: str) -> tuple[str, str]:
    """The words of a bound before the first digit of a number, and those at its end."""
    folded = fold(text)
    found, bound = _AHEAD.match(folded), _BEHIND.search(folded)
    return found["words"] if found else "", bound[0] if bound else ""
