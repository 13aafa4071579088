"""All numbers of an article in their order, with those that the reader takes for no claim: 507 here, 478 there.

A bare number that no word calls a claim may still be one of two that differ by 29, so that what figures make one
another is looked for among all of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from crosstally.model import Mention
from crosstally.quantity.units import PLAIN
from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.scale import common, is_open
from crosstally.relate.scene import cuts
from crosstally.relate.spot import Role, Spot, Topic, unit_of
from crosstally.relate.tables import pattern
from crosstally.relate.words import everywhere

_LOOSE: Final = ("identifier", "name", "score")  # kinds of number that may be figures all the same
_JOINED: Final = re.compile(r"[A-Za-z0-9_.]$")  # F1 and 3.0.5 are no figures
_TO_ONE: Final = pattern("to-one", "ties")
_ONE_TO: Final = pattern("one-to", "ties")
_BESIDE: Final = 9  # letters of `to one`
_LETTERS: Final = 40  # beside a number that may say what it does
_CLAUSE: Final = re.compile(r"[;。!?]|\. ")
_ROW: Final = re.compile(r"^[^\n|\t]*(?:[|\t][^\n|\t]*){2,}$", re.MULTILINE)  # of a table, which no words tie
_CROWDED: Final = 40  # numbers of a sentence; one with more is a table, which no words tie
_SOFT: Final = (";", "；")  # ends of a clause, not of a sentence

Cues = tuple[frozenset[str], frozenset[str]]


@dataclass(eq=False)
class Numbers:
    """The numbers of an article, each a spot; those that are no claims have an index below 0."""

    page: Page
    spots: Sequence[Spot]
    _rank: dict[int, int] = field(default_factory=dict)
    _cuts: Sequence[int] = ()
    _breaks: Sequence[int] = ()
    _cues: dict[int, Cues] = field(default_factory=dict)
    _alike: dict[tuple[int, int], bool] = field(default_factory=dict)
    _ratios: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, page: Page) -> Numbers:
        """Line up the numbers of a page."""
        ends = [end for end in cuts(page.text, page.mentions) if page.text[end - 1 : end] not in _SOFT]
        breaks = [found.end() for found in re.finditer(r"\n\s*\n", page.text)]
        rows = [(found.start(), found.end()) for found in _ROW.finditer(page.text)]
        prose = [s for s in lined_up(page) if not s.same and s.mention.value and not _is_in(rows, s.mention.start)]
        many = Counter(bisect_right(ends, spot.mention.start) for spot in prose)
        spots = [spot for spot in prose if many[bisect_right(ends, spot.mention.start)] <= _CROWDED]
        return cls(page, spots, {id(spot): rank for rank, spot in enumerate(spots)}, ends, breaks)

    def rank(self, spot: Spot) -> int:
        """The place of a number in their order."""
        return self._rank[id(spot)]

    def sentence(self, spot: Spot) -> int:
        """The sentence a number stands in."""
        return bisect_right(self._cuts, spot.mention.start)

    def paragraph(self, spot: Spot) -> int:
        """The paragraph a number stands in."""
        return bisect_right(self._breaks, spot.mention.start)

    def cues(self, spot: Spot) -> Cues:
        """What the words of its clause before and behind a number say that it does, up to its neighbours."""
        if id(spot) not in self._cues:
            before, after = _CLAUSE.split(self._before(spot))[-1], _CLAUSE.split(self._after(spot))[0]
            self._cues[id(spot)] = _named(before), _named(after)
        return self._cues[id(spot)]

    def alike(self, one: Spot, two: Spot) -> bool:
        """True for two figures that may be meant in one unit."""
        pair = id(one), id(two)
        if pair not in self._alike:
            self._alike[pair] = common((one, two)) is not None
        return self._alike[pair]

    def is_ratio(self, spot: Spot) -> bool:
        """True for a multiple, and for a number that words set against one: 18:1, 27 to 1."""
        if id(spot) not in self._ratios:
            self._ratios[id(spot)] = self._is_ratio(spot)
        return self._ratios[id(spot)]

    def _is_ratio(self, spot: Spot) -> bool:
        if not is_open(spot):
            return spot.kind == "ratio"
        text, mention = self.page.text, spot.mention
        after = fold(text[mention.end : mention.end + _BESIDE])
        before = fold(text[max(0, mention.start - _BESIDE) : mention.start])
        return bool(_TO_ONE.match(after) or _ONE_TO.search(before)) or spot.topic.metric == "compression"

    def _before(self, spot: Spot) -> str:
        """The folded letters between the number before and this one."""
        rank = self.rank(spot)
        last = self.spots[rank - 1].mention.end if rank else 0
        return fold(self.page.text[max(last, spot.mention.start - _LETTERS) : spot.mention.start])

    def _after(self, spot: Spot) -> str:
        """The folded letters between this number and the next."""
        end = spot.mention.end + _LETTERS
        if (rank := self.rank(spot) + 1) < len(self.spots):
            end = min(end, self.spots[rank].mention.start)
        return fold(self.page.text[spot.mention.end : end])


def _is_in(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """True for a place in one of some spans, which are in order."""
    last = bisect_right(spans, (at, len(spans) and spans[-1][1])) - 1
    return last >= 0 and at < spans[last][1]


def lined_up(page: Page) -> Iterator[Spot]:
    """The numbers of a page in their order, with those that may be figures though no word says so."""
    known = {spot.mention.start: spot for spot in page.spots}
    end, loose = 0, 0
    for mention in page.mentions:
        if mention.start < end:
            continue
        spot = known.get(mention.start)
        if spot is None and _is_loose(page, mention):
            loose -= 1
            spot = Spot(loose, mention, unit_of(mention) or PLAIN, 0, 0, 0, 0, Role.LEVEL, Topic())
        if spot is not None:
            end = mention.end
            yield spot


def _is_loose(page: Page, mention: Mention) -> bool:
    """True for a bare number that may be a figure though no word says so."""
    if mention.is_claim or mention.kind not in _LOOSE or not mention.place or (mention.value or 0) <= 1:
        return False
    return _JOINED.search(page.text[max(0, mention.start - 1) : mention.start]) is None


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The cues of every language by name."""
    bodies: dict[str, list[str]] = {}
    for name, body in everywhere("cues"):
        bodies.setdefault(name, []).append(body)
    return {name: re.compile("|".join(some)) for name, some in bodies.items()}


def _named(words: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(words))
