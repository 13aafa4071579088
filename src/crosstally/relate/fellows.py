"""Which articles tell the same facts: those that share figures that chance does not repeat, found by figure.

Two articles of which each has a subject of its own that the other never names are no fellows, whatever they share.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from crosstally.relate.index import unversioned
from crosstally.relate.page import Page
from crosstally.relate.pairing import rounded, sort_of, telling

_SHARED: Final = 3  # figures that two articles share
_MOST: Final = 8  # fellows of one article; among very many some share figures by chance
_MOST_PAGES: Final = 20  # a figure in more articles than these is a round one and joins nothing


def found(pages: Sequence[Page]) -> Iterator[tuple[Page, Page, bool]]:
    """Yield the pairs of articles that tell the same facts; false for those that only a third article joins."""
    shared = _shared(pages)
    near: dict[int, set[int]] = defaultdict(set)
    for (one, two), times in shared.items():
        if times >= _SHARED:
            near[one].add(two)
            near[two].add(one)
    for one, two in sorted(shared):
        few = max(len(near[one]), len(near[two])) <= _MOST
        if two in near[one] or (few and near[one] & near[two]):  # what tells the facts of a third tells the other's
            yield pages[one], pages[two], two in near[one]


def _shared(pages: Sequence[Page]) -> Counter[tuple[int, int]]:
    """How many figures articles share that may be of one subject, by their order: never all pairs."""
    where: dict[object, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for spot in page.spots:
            if telling(spot):
                where[rounded(spot), sort_of(spot)].add(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in where.values():
        if len(numbers) <= _MOST_PAGES:
            shared.update(combinations(sorted(numbers), 2))
    subjects = [_Subjects.of(page) for page in pages]
    return Counter({(one, two): n for (one, two), n in shared.items() if subjects[one].may_be(subjects[two])})


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
