"""Models that no table knows, by name and size: Falcon 180B and Falcon 40B are two subjects, their sizes no figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from crosstally.model import Mention
from crosstally.relate.fold import fold
from crosstally.relate.lexicon import Lexicon
from crosstally.relate.phrase import is_stop

_SIZED: Final = re.compile(
    r"(?<![A-Za-z0-9-])(?P<name>[A-Z][A-Za-z]{1,15}(?:[ -]?\d(?:\.\d{1,2})?)?)[ -]"
    r"(?P<size>\d{1,4}(?:\.\d{1,2})?[BM])(?![A-Za-z0-9])"
)
_SIZE: Final = re.compile(r"(?<![A-Za-z0-9.-])\d{1,4}(?:\.\d{1,2})?[BM](?![A-Za-z0-9])")


def figures(text: str, mentions: Sequence[Mention], words: Lexicon) -> list[Mention]:
    """Leave out numbers that are the size in a model's name, or that name alone once the text has said it in full."""
    known = sizes(text, words)
    places = [(start, end) for start, end, _ in found(text, known, words)]
    return [m for m in mentions if not any(start < m.end and m.start < end for start, end in places)]


def sizes(text: str, words: Lexicon) -> dict[str, str]:
    """Each size that belongs to one name of a text, with the name: 180b of falcon 180b."""
    named: dict[str, set[str]] = {}
    for found in _SIZED.finditer(text):
        if _is_name(found["name"], words):
            named.setdefault(fold(found["size"]), set()).add(_key_of(found))
    return {size: names.pop() for size, names in named.items() if len(names) == 1}


def _key_of(found: re.Match[str]) -> str:
    """The subject that a name with a size is."""
    return fold(f"{found['name']} {found['size']}").replace("-", " ")


def is_sized(key: str) -> bool:
    """True for the subject that a model of some size is."""
    return _SIZE.search(key.rpartition(" ")[2].upper()) is not None


def _is_name(name: str, words: Lexicon) -> bool:
    """False for a word that only begins a sentence: Revenue 25B, About 30M."""
    word = fold(name)
    return not is_stop(word) and not any(words.sense(word, topic) for topic in ("metrics", "scopes", "changes"))


def found(raw: str, known: Mapping[str, str], words: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield where a text names a sized model, in full or by a size it is `known` by, and which one."""
    done = 0
    for full in _SIZED.finditer(raw):
        if _is_name(full["name"], words):
            yield from _short(raw, done, full.start(), known)
            yield full.start(), full.end(), _key_of(full)
            done = full.end()
    yield from _short(raw, done, len(raw), known)


def _short(raw: str, start: int, end: int, known: Mapping[str, str]) -> Iterator[tuple[int, int, str]]:
    for size in _SIZE.finditer(raw, start, end):
        if key := known.get(fold(size[0])):
            yield size.start(), size.end(), key
