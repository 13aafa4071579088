"""The vocabulary as one matcher: where in a folded text words with a meaning stand.

The words of all topics and languages are one pattern, built as a tree by first letters so that a text is read once,
whatever the size of the tables. Of words that begin at one place the longest wins; it may have several senses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from crosstally.relate.fold import fold
from crosstally.relate.words import rows, topic

TOPICS: Final = ("metrics", "scopes", "changes", "frames")
LOSSES: Final = frozenset({"net-loss", "operating-loss"})
_LATIN: Final = re.compile(r"[a-z0-9]")
Senses = dict[str, str]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the vocabulary in a text: its place, and what it may mean by topic."""

    start: int
    end: int
    text: str
    senses: Senses

    def of(self, name: str) -> str:
        """The id it has in a topic; empty where it has none."""
        return self.senses.get(name, "")


@dataclass(frozen=True, slots=True)
class Metric:
    """What a metric is measured in (classes of unit), and whether it is a flow, a stock or fixed.

    `over` names the two metrics whose quotient it is, `wider` the general words that mean it too.
    """

    id: str
    classes: frozenset[str]
    nature: str
    over: tuple[str, ...] = ()
    wider: frozenset[str] = frozenset()
    by_kind: tuple[tuple[str, str], ...] = ()

    def of_kind(self, kind: str, unit: str = "") -> str:
        """The metric that its name means for a class of unit: sales are revenue in money and a volume in vehicles.

        The name of a unit counts before its class: people registered are users, vehicles are registrations.
        """
        kinds = dict(self.by_kind)
        return kinds.get(unit) or kinds.get(kind) or (self.by_kind[0][1] if self.by_kind else self.id)


class Lexicon:
    """All words with their senses, and the pattern that finds them."""

    def __init__(self, aliases: Mapping[str, Iterable[str]] = {}) -> None:
        """Load the tables; `aliases` are a project's own names of subjects."""
        self._senses: dict[str, Senses] = {}
        for name in TOPICS:
            for key, word in topic(name):
                self._add(name, key, word)
        whole = (word for key, word in topic("stops") if key == "keep")  # nothing is read inside these: 自营, 材料
        self._senses |= {word: {} for word in whole if word not in self._senses}
        for key, words in rows("parts.txt"):
            for word in words.split("|"):
                self._add("part", key, word)
        for key, kind, words in rows("subjects.txt"):
            for word in words.split("|"):
                self._add("subject", key, word)
                self._add("kind", kind, word)
        for key, names in aliases.items():
            for word in (key, *names):
                self._add("subject", fold(key), fold(word))
                self._add("kind", "company", fold(word))
        self._pattern = _pattern(self._senses)

    def _add(self, name: str, key: str, word: str) -> None:
        self._senses.setdefault(word, {})[name] = key

    def knows(self, word: str) -> bool:
        """True for a word of the tables."""
        return word in self._senses or word.removesuffix("s") in self._senses

    def sense(self, word: str, name: str) -> str:
        """What a word means in a topic; empty where the tables do not say."""
        return self._senses.get(word, {}).get(name, "")

    def words(self, text: str) -> Iterator[Word]:
        """Yield the words of a folded text in order; none overlaps another."""
        for found in self._pattern.finditer(text):
            word = found[0]
            senses = self._senses.get(word) or self._senses.get(word.removesuffix("s"), {})
            yield Word(found.start(), found.end(), word, senses)


@cache
def metrics() -> dict[str, Metric]:
    """The metrics by id."""
    return {row[0]: _metric(*row) for row in rows("metrics.txt")}


def _metric(key: str, classes: str, nature: str, *more: str) -> Metric:
    """Read a row; a fourth cell `a/b` names a quotient, `<a` a wider name."""
    over = tuple(more[0].split("/")) if more and "/" in more[0] else ()
    wider = frozenset(more[0][1:].split(",")) if more and more[0].startswith("<") else frozenset[str]()
    kinds = more[0][1:].split(",") if more and more[0].startswith("@") else []
    by_kind = tuple((kind, name) for kind, _, name in (pair.partition(":") for pair in kinds))
    return Metric(key, frozenset(classes.split(",")), nature, over, wider, by_kind)


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    latin = sorted(word for word in words if _LATIN.match(word[0]) and _LATIN.match(word[-1]))
    other = sorted(set(words) - set(latin))
    return re.compile(rf"(?<![a-z0-9-])(?:{_tree(latin)})s?(?![a-z0-9])|{_tree(other)}")


def _tree(words: list[str], depth: int = 0) -> str:
    """Write words as a pattern that branches at each letter, longest first."""
    branches: dict[str, list[str]] = {}
    ends = False
    for word in words:
        if len(word) == depth:
            ends = True
        else:
            branches.setdefault(word[depth], []).append(word)
    if not branches:
        return ""
    parts = [_branch(letter, below, depth) for letter, below in branches.items()]
    joined = parts[0] if len(parts) == 1 and not ends else f"(?:{'|'.join(parts)})"
    return f"{joined}?" if ends else joined


def _branch(letter: str, below: list[str], depth: int) -> str:
    if len(below) == 1:
        return re.escape(below[0][depth:])
    return re.escape(letter) + _tree(below, depth + 1)


def is_timeless(metric: str) -> bool:
    """True for a metric that does not change with time: a product's property, the size of a thing."""
    return nature(metric) in ("fixed", "loose", "size")


def nature(metric: str) -> str:
    """How a metric lives in time: flow, net, rate, stock, fixed, size or loose; empty for one that no table knows."""
    known = metrics().get(metric)
    return "" if known is None else known.nature
