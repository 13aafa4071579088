"""A language's words for what numbers are about: metrics, changes, scopes, sources, names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crosstally.extract.tables import Words, rows


@dataclass(frozen=True, slots=True)
class Topics:
    """The words, each with its role: `metric:revenue`, `rise`, `basis:yoy`, `scope:core`."""

    words: Words[str]
    letters: re.Pattern[str]  # characters a word can begin with
    sources: tuple[re.Pattern[str], ...]
    names: re.Pattern[str]
    common: frozenset[str]


@cache
def topics(code: str, *, spaced: bool) -> Topics:
    """Load a language's tables."""
    words: dict[str, str] = {}
    for role in ("metric", "scope"):
        for name, forms in rows(code, f"{role}s"):
            words |= dict.fromkeys(forms.split("|"), f"{role}:{name}")
    for row in rows(code, "changes"):
        words[row[1]] = f"{row[0]}:{row[2]}" if len(row) > 2 else row[0]
    firsts = "".join(sorted({re.escape(word[0]) for word in words}))
    edge = r"(?<![a-z0-9])" if spaced else ""
    return Topics(
        words=Words(words),
        letters=re.compile(f"{edge}[{firsts}]"),
        sources=tuple(re.compile(row[0]) for row in rows(code, "sources")),
        names=re.compile("|".join(row[0] for row in rows(code, "names")) or r"(?!)"),
        common=frozenset(row[0] for row in rows(code, "common")),
    )
