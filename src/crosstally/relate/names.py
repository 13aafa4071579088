"""Who an article is about: subjects by table and alias, models by their version, and the article's main subject."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from crosstally.relate.fold import fold
from crosstally.relate.lexicon import Lexicon, Word

# A name with a version: gpt-3, ernie 3.0. Left out: one letter and digits (v100, a100), which are chips and roads.
_VERSIONED: Final = re.compile(r"(?<![a-z0-9-])[a-z]{2,}[a-z-]*?-?\d+(?:\.\d+)*[a-z]?(?![a-z0-9%])")
_VERSION: Final = re.compile(r"[ -]?(\d+(?:\.\d+)+|\d)(?![\d.,]|\s?[%亿万千百年月日个倍]|\s?(?:million|billion|percent))")
_NO_NAMES: Final = re.compile(r"^(?:q[1-4]|fy|fiscal|covid|h[12]|in|of|to|top|by|and|or|at|on|the|us|hk|rmb|usd|cny|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|version|level|nasdaq)[ -]?\d*")


class Names:
    """The subjects of one article."""

    def __init__(self, lexicon: Lexicon, texts: Iterable[str]) -> None:
        """Count who is named, to find the main subject."""
        self._lexicon = lexicon
        counts: Counter[str] = Counter()
        for text in texts:
            for word in self.words(text):
                if key := word.of("subject"):
                    counts[key] += {"place": 1, "body": 0}.get(word.of("kind"), 3)
        most = counts.most_common(1)
        self.main = most[0][0] if most else ""
        self.is_place = bool(most) and most[0][1] < 3

    def words(self, text: str) -> list[Word]:
        """The words of a folded sentence, names with versions joined to one."""
        known = list(self._lexicon.words(text))
        made = list(self._versioned(text, known))
        taken = [(w.start, w.end) for w in made]
        kept = [w for w in known if not any(s <= w.start < e for s, e in taken)]
        return sorted([*kept, *made], key=lambda word: word.start)

    def subject(self, word: Word) -> str:
        """The subject a word names; empty for other words and for places beside a firm's name."""
        key = word.of("subject")
        if word.of("kind") == "body" or (word.of("kind") == "place" and not self.is_place):
            return ""
        return key

    def _versioned(self, text: str, known: list[Word]) -> Iterator[Word]:
        for word in known:
            if word.of("kind") in ("product", "company") and (found := _VERSION.match(text, word.end)):
                key = f"{word.of('subject')} {found[1]}"
                yield Word(word.start, found.end(), text[word.start : found.end()], {"subject": key, "kind": "product"})
        for found in _VERSIONED.finditer(text):
            if not _NO_NAMES.match(found[0]) and not any(w.start <= found.start() < w.end for w in known):
                yield Word(found.start(), found.end(), found[0], {"subject": found[0].replace(" ", "-"), "kind": "product"})


def aliases(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Read a project's alias table: `id = name, name`; comments begin with #."""
    table: dict[str, tuple[str, ...]] = {}
    for line in lines:
        key, equals, names = line.partition("=")
        if equals and not line.lstrip().startswith("#"):
            table[fold(key.strip())] = tuple(fold(name.strip()) for name in names.split(",") if name.strip())
    return table
