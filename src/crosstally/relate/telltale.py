"""Words that name a figure without a table: those beside it in both of two articles, and beside few others.

What a figure counts is told by nouns of any kind (第二拉格朗日点, sunshield). Where the words beside a figure of one
article are more like those beside one figure of the other than like those of any other there, and the other way
round, the two may be one; digits say the rest. Articles in two languages share the things that a dictionary knows.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, pairwise
from typing import Final

from crosstally.relate import glossary, phrase
from crosstally.relate.figures import class_of
from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.scene import STOP
from crosstally.relate.spot import Spot
from crosstally.relate.tables import pattern

_BEFORE, _AFTER = 60, 24  # letters beside a number that may name it
_CLAUSE: Final = re.compile(r"[,。!?;:、\n]|\.(?=\s|$)")
_LATIN: Final = re.compile(r"[a-z][a-z0-9-]+")
_JOINT: Final = pattern("siblings", "ties")  # 网页的2%与问答的2.5%: what is behind it is the next one's
_NAMED_BEHIND: Final = pattern("siblings-named-behind", "ties")  # 405 from Airbus, 463 from Boeing:
_NEXT: Final = pattern("siblings-next", "ties")  # what is before it is the one before's
_ROW: Final = re.compile(r"[|\s*-]*(?P<label>[^\d|:：\n。.]{2,40})[|:：]")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]+")
_THING: Final = "="  # before what the dictionary knows, which weighs twice as much as any other word
_METRIC: Final = "~"  # before the metric of a figure
_MOST: Final = 8  # a word beside more figures than these tells none of them
WORD: Final = 840  # the weight of a word beside one figure of each article: any number up to _MOST divides it evenly
NAMED: Final = 2 * WORD  # what names a figure: one thing, or three characters

_Beside = Mapping[str, Sequence[Spot]]


@dataclass(frozen=True)
class Likeness:
    """How much the words beside the figures of two articles have in common, by the figures' indexes."""

    shared: Mapping[tuple[int, int], int]
    best: tuple[Mapping[int, tuple[int, int]], Mapping[int, tuple[int, int]]]

    def of(self, one: Spot, two: Spot) -> int:
        """The weight of the words that two figures share; a word beside n figures weighs an n-th."""
        return self.shared.get((one.index, two.index), 0)

    def sides(self, one: Spot, two: Spot) -> int:
        """For how many of two figures nothing else of the other article has as much in common."""
        weight = self.of(one, two)
        return sum(
            weight > 0 and side.get(spot.index) == (weight, 1) for side, spot in zip(self.best, (one, two), strict=True)
        )


def likeness(left: Page, right: Page) -> Likeness:
    """Weigh the words that figures of one class share in two articles; found by word, never by all pairs."""
    mine, theirs = _beside(left), _beside(right)
    shared: Counter[tuple[int, int]] = Counter()
    for word in mine.keys() & theirs.keys():
        weight = (1 + word.startswith(_THING)) * WORD // max(len(mine[word]), len(theirs[word]))
        pairs = ((one, two) for one in mine[word] for two in theirs[word] if class_of(one) == class_of(two))
        shared.update({(one.index, two.index): weight for one, two in pairs})
    return Likeness(shared, (_best(shared, 0), _best(shared, 1)))


def _best(shared: Mapping[tuple[int, int], int], side: int) -> Mapping[int, tuple[int, int]]:
    """The largest weight of each figure of one side, and how often it is reached."""
    of: dict[int, list[int]] = defaultdict(list)
    for pair, weight in shared.items():
        of[pair[side]].append(weight)
    return {index: (max(found), found.count(max(found))) for index, found in of.items()}


@lru_cache(maxsize=64)  # an article is held against several
def _beside(page: Page) -> _Beside:
    """The words of an article that stand beside few of its figures, with these."""
    beside: dict[str, list[Spot]] = defaultdict(list)
    for spot in page.spots:
        for word in _words(page, spot):
            beside[word].append(spot)
    return {word: spots for word, spots in beside.items() if len(spots) <= _MOST}


def apart(page: Page, one: Spot, two: Spot) -> tuple[frozenset[str], frozenset[str]]:
    """The words beside each of two figures that do not stand beside the other, and the metrics that they name."""
    first, second = (_words(page, spot) | {_METRIC + spot.topic.metric} for spot in (one, two))
    return first - second - {_METRIC}, second - first - {_METRIC}


def says(page: Page, spot: Spot, words: Collection[str]) -> bool:
    """True where one of some words stands beside a figure."""
    return not _words(page, spot).isdisjoint(words)


def _words(page: Page, spot: Spot) -> frozenset[str]:
    before, after = _before(page, spot), page.after(spot, _AFTER, own=True)
    if _NAMED_BEHIND.search(after) and _NEXT.search(before):
        before = ""
    behind = _CLAUSE.split(_JOINT.split(after)[0])[0]
    near = f"{label(page, spot)}|{STOP.split(before)[-1]}|{fold(spot.mention.text)}|{behind}"
    pairs = (one + two for run in _HAN.findall(near) for one, two in pairwise(run))
    plain = (word for word in chain(_LATIN.findall(near), pairs) if not phrase.is_stop(word))
    return frozenset(chain(map(glossary.singular, plain), (_THING + thing for thing in glossary.things(near))))


def _before(page: Page, spot: Spot) -> str:
    """The words before a figure; of where it went, those before where it came from: 写入P99从48毫秒降到19毫秒."""
    before = page.before(spot, _BEFORE, own=True)
    came = page.spots[spot.index - 1] if spot.index else spot
    if not came.base or came.stretch != spot.stretch or class_of(came) != class_of(spot) or _CLAUSE.search(before):
        return before
    return f"{STOP.split(page.before(came, _BEFORE, own=True))[-1]}|{before}"


def label(page: Page, spot: Spot) -> str:
    """What heads the line of a list or table in which a figure stands: Asia-Pacific: 45.3m; | 亚太 | 45 |."""
    start = page.text.rfind("\n", 0, spot.mention.start) + 1
    found = _ROW.match(page.text, start, spot.mention.start)
    return fold(found["label"]) if found else ""
