"""Who an article is about where no table knows the name: the name it repeats, and texts that tell the same figures.

Two texts are taken to speak of one subject where their own names for it are equal, or where they print several of
the same exact figures; texts that nothing joins are never compared.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations
from typing import Final

from crosstally.relate import parts
from crosstally.relate.figures import signature
from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.scene import STOP
from crosstally.relate.spot import Spot

_SHARED: Final = 3  # so many equal figures of three digits or more join two texts
_DIGITS: Final = 100
_TWICE: Final = 2
_MOST_PAGES: Final = 20  # a figure in more texts than these is a round one and joins nothing

_UNNAMED: Final = "subject of "


def is_named(subject: str) -> bool:
    """False for the subject of an article that no word names."""
    return bool(subject) and not subject.startswith(_UNNAMED)


def own_name(page: Page) -> None:
    """Take the name that an article repeats before its metrics for its subject, where the tables name none.

    Its first sentence names it: what comes up later is a part of it.
    """
    unnamed = [s for s in page.spots if not s.topic.subject]
    folded = fold(page.text)
    opening = STOP.split(folded.lstrip(), maxsplit=1)[0]
    firsts = (s.topic.part[0] for s in unnamed if s.topic.part)
    counts = Counter(name for name in firsts if not parts.named(name) and not parts.holds(name))
    often = [name for name, _ in counts.most_common() if folded.count(name) >= _TWICE and name in opening]
    if not often:
        return
    name = max(often, key=lambda n: (folded.count(n), n))
    for spot in unnamed:
        if spot.topic.part[:1] == (name,):
            spot.topic = replace(spot.topic, part=spot.topic.part[1:])
    page.own = name


def joined(pages: Sequence[Page]) -> None:
    """Give each article's unnamed subject the name it shares with other articles, or a name of its own."""
    groups = _Groups()
    for one, two in _pairs(pages):
        groups.join(one, two)
    for page in pages:
        name = groups.name(page)
        for spot in page.spots:
            if not spot.topic.subject or spot.topic.subject == page.main:
                spot.topic = replace(spot.topic, subject=name)


def _pairs(pages: Sequence[Page]) -> Iterator[tuple[Page, Page]]:
    """Yield articles that share a name, or enough figures, of which one at least has no name in the tables.

    Those that share most come first: whom an article is joined to decides who else it may be joined to.
    """
    names: dict[str, Page] = {}
    for page in pages:
        if page.own and not page.main:
            if page.own in names:
                yield names[page.own], page
            names.setdefault(page.own, page)
    figures = [{figure for spot in page.spots if (figure := _figure(spot)) is not None} for page in pages]
    for (first, second), times in sorted(shared(figures).items(), key=lambda pair: (-pair[1], pair[0])):
        one, two = pages[first], pages[second]
        if times >= _SHARED and not (one.main and two.main):
            yield one, two


def shared(articles: Sequence[Collection[Hashable]]) -> Counter[tuple[int, int]]:
    """How many of their figures each two articles share, by their order; found by figure, never by all pairs."""
    where: dict[Hashable, list[int]] = defaultdict(list)
    for number, figures in enumerate(articles):
        for figure in figures:
            where[figure].append(number)
    joined = (combinations(numbers, 2) for numbers in where.values() if len(numbers) <= _MOST_PAGES)
    return Counter(chain.from_iterable(joined))


def _figure(spot: Spot) -> Hashable | None:
    """The size of a figure that chance does not repeat, in whatever rounding: three digits or more, an amount."""
    number, place = spot.mention.value, spot.mention.place
    if number is None or not place or spot.kind == "time" or abs(number / place) < _DIGITS:
        return None
    return signature(spot)


class _Groups:
    """Articles joined into subjects; the group's name is that of the tables where one has it."""

    def __init__(self) -> None:
        self._up: dict[int, Page] = {}

    def _root(self, page: Page) -> Page:
        while id(page) in self._up:
            page = self._up[id(page)]
        return page

    def join(self, one: Page, two: Page) -> None:
        """Join two articles, unless the tables name two subjects for them."""
        first, second = self._root(one), self._root(two)
        if first is second or (first.main and second.main and first.main != second.main):
            return
        upper, lower = (first, second) if first.main or not second.main else (second, first)
        self._up[id(lower)] = upper

    def name(self, page: Page) -> str:
        """The subject of an article: by the tables, else by the first article of its group."""
        root = self._root(page)
        return root.main or f"{_UNNAMED}{root.article.id}"
