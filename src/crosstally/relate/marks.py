"""How many things a list names by its marks: 一是 …,二是 …; First, …; 1. …; bullets of Markdown, items of HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import Final

from crosstally.relate.items import NAME, TABLE, Items
from crosstally.relate.tables import bodies, pattern

MOST: Final = 20
_GOES_ON: Final = pattern("goes-on", TABLE)
_JOINED: Final = pattern("joined", TABLE)
_BOUND: Final = r"(?:(?<=[。;:,.!?\n(])|^)[#*>\s\"]{0,8}"
_BULLET: Final = re.compile(r"(?P<indent> {0,3})(?P<sign>[-*+•·●▪])[ \t]+(?P<item>\S.*)")
_FIRST: Final = re.compile(r"[ \t]{0,8}\n\s{0,40}[-*+•·●▪]")
_HTML: Final = re.compile(
    r"(?:\s|</?(?:p|div|h\d|br|strong|b|section)\b[^<>]{0,200}>){0,12}<(?P<tag>[uo]l)\b[^<>]{0,200}>"
)
_ITEM: Final = re.compile(r"<li\b[^<>]{0,200}>(?P<item>[^<]{0,60})")
_REACH: Final = 12_000  # letters after an announcement that its marks may stand in
_NEAR: Final = 800  # letters after the last mark in which another may stand unseen
_LINES: Final = 4  # after a list of bullets in which another may go on with it
_PARAGRAPH: Final = re.compile(r"\n\s*\n(?![\s\d])")
_PLACES: Final[dict[str, Sequence[str]]] = {
    **{name: bodies(name, TABLE)[0].split("|") for name in ("han", "ordinal")},
    "digit": tuple(str(number) for number in range(1, MOST)),
    "letter": tuple("abcdefghijklmnopqrs"),
    "ring": tuple(chr(0x2460 + number) for number in range(MOST - 1)),
}


@dataclass(frozen=True)
class Series:
    """Marks of one make: what stands before the rank, the kind of rank, and what stands behind it."""

    before: str
    kind: str
    behind: str

    @cache  # noqa: B019  (a handful of series, which live as long as the tables)
    def mark(self, rank: int) -> re.Pattern[str]:
        """The mark of one item, where an item may begin."""
        return re.compile(f"{_BOUND}{self.before}{self._name(rank)}{self.behind}")

    @cache  # noqa: B019  (as above)
    def hint(self, rank: int) -> re.Pattern[str]:
        """The mark of one item anywhere, in words that may be put otherwise."""
        loose = self.kind == "ordinal" or (self.kind == "han" and self.before.isalpha())
        return re.compile(f"{self.before}{self._name(rank)}{'' if loose else self.behind}")

    def _name(self, rank: int) -> str:
        names = _PLACES[self.kind]
        return names[rank - 1] if rank <= len(names) else "(?!)"


@cache
def _series() -> tuple[Series, ...]:
    """The makes of marks in every language."""
    return tuple(Series(*re.split(r"\{([a-z]+)\}", one, maxsplit=1)) for one in bodies("mark", TABLE))


def marked(text: str, raw: str, at: int) -> Items | None:
    """Count the marks of a list whose first stands at a place; bare figures need a colon before them."""
    for series in _series():
        bare = series.kind == "digit" and not series.before
        first = None if bare and text[at - 1] != ":" else series.mark(1).match(text, at)
        if first is not None and (ends := _run(text, series, first.end())):
            return _items([raw[end : end + 2 * NAME] for end in ends])
    return None


def _run(text: str, series: Series, end: int) -> list[int]:
    """Where the marks of a series end; nothing where one is missing or the list may go on without a mark."""
    ends, reach = [end], min(len(text), end + _REACH)
    again = series.mark(1).search(text, end, reach)
    stop = reach if again is None else again.start()
    while len(ends) < MOST - 2 and (found := series.mark(len(ends) + 1).search(text, ends[-1], stop)) is not None:
        ends.append(found.end())
    last = ends[-1]
    near = min(stop, last + _NEAR)
    more = [series.hint(len(ends) + gap).search(text, last, near) for gap in (1, 2)]
    lazy = again is not None and _PARAGRAPH.search(text, last, stop) is None  # 1. 2. 1. 1.
    return [] if len(ends) == 1 or any(more) or lazy or _GOES_ON.search(text, last, near) else ends


def bullets(text: str, at: int) -> Items | None:
    """Count the bullets of the lines after a place; one that follows a line between them leaves the list open."""
    if _FIRST.match(text, at) is None:
        return None
    found: list[re.Match[str]] = []
    lines = iter(text[at : at + _REACH].lstrip("\n").split("\n"))
    for line in lines:
        one = _BULLET.fullmatch(line.rstrip())
        if one is not None and (not found or one.group("sign", "indent") == found[0].group("sign", "indent")):
            found.append(one)
        elif line.strip() and not (found and line.startswith(("  ", "\t"))):
            break
    if len(found) == 1 or any(_BULLET.fullmatch(line.rstrip()) for line in islice(lines, _LINES)):
        return None
    return _items([one["item"] for one in found]) if found else None


def tags(text: str, at: int) -> Items | None:
    """Count the items of an HTML list that begins at a place; lists inside lists are left alone."""
    begun = _HTML.match(text, at)
    if begun is None:
        return None
    inside, closed, _ = text[begun.end() : begun.end() + _REACH].partition(f"</{begun['tag']}>")
    if not closed or "<ul" in inside or "<ol" in inside:
        return None
    names = [one["item"].strip() for one in _ITEM.finditer(inside)]
    return _items(names) if len(names) > 1 else None


def _items(names: Sequence[str]) -> Items:
    """The items of a marked list; where one names several things, more may be meant than there are marks."""
    return Items.sure(names, marked=True, joined=any(_JOINED.search(one) for one in names))
