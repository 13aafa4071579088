"""Which articles tell the same facts: those that share figures that chance does not repeat, found by figure.

Two articles of which each has a subject of its own that the other never names are no fellows, whatever they share.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from crosstally.relate import join
from crosstally.relate.figures import signature, telling
from crosstally.relate.index import unversioned
from crosstally.relate.page import Page

_SHARED: Final = 3  # figures that two articles share
_ALIKE: Final = 2  # the same, where the articles are few: two figures of short articles, told in other roundings
_FEW: Final = 25  # articles; of more, some share two figures by chance
_MOST: Final = 8  # fellows of one article; among very many some share figures by chance


def found(pages: Sequence[Page]) -> Iterator[tuple[Page, Page, bool]]:
    """Yield the pairs of articles that tell the same facts.

    False for those that share little, or that only a third article joins.
    """
    shared = _shared(pages)
    near: dict[int, set[int]] = defaultdict(set)
    for (one, two), times in shared.items():
        if times >= _SHARED:
            near[one].add(two)
            near[two].add(one)
    for one, two in sorted(shared):
        few = max(len(near[one]), len(near[two])) <= _MOST
        third = few and near[one] & near[two]  # what tells the facts of a third tells the other's
        if two in near[one] or third or (len(pages) <= _FEW and shared[one, two] >= _ALIKE):
            yield pages[one], pages[two], two in near[one]


def _shared(pages: Sequence[Page]) -> dict[tuple[int, int], int]:
    """How many figures articles share that may be of one subject, by their order."""
    figures = [{signature(spot) for spot in page.spots if telling(spot)} for page in pages]
    subjects = [_Subjects.of(page) for page in pages]
    pairs = [(one, two) for one, two in join.shared(figures) if subjects[one].may_be(subjects[two])]
    return {(one, two): len(figures[one] & figures[two]) for one, two in pairs}  # what many texts print counts too


@dataclass(frozen=True)
class _Subjects:
    """Whom an article is about, where the tables know it, and all whom its figures are of."""

    main: str
    named: frozenset[str]

    @classmethod
    def of(cls, page: Page) -> _Subjects:
        return cls(unversioned(page.main), frozenset(unversioned(spot.topic.subject) for spot in page.spots))

    def may_be(self, other: _Subjects) -> bool:
        """True where one article names whom the other is about, or is about no one that the tables know."""
        return not (self.main and other.main) or self.main in other.named or other.main in self.named
