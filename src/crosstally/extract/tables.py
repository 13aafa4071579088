"""Language tables: text files of tab-separated rows under languages/, one file per language and topic."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, Generic, TypeVar

HERE: Final = Path(__file__).parent / "languages"
COMMON: Final = "common"
T = TypeVar("T")


def rows(language: str, topic: str) -> list[list[str]]:
    """Read the rows of one topic; a language without the file has none. Lines that start with # are remarks."""
    path = HERE / language / f"{topic}.txt"
    if not path.is_file():
        return []
    lines = path.read_text(encoding="utf-8").split("\n")
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


def shared(language: str, topic: str) -> list[list[str]]:
    """Rows of a topic that every language shares, then the language's own."""
    return rows(COMMON, topic) + rows(language, topic)


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that have tables."""
    return tuple(sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name != COMMON))


class Words(Generic[T]):
    """A table of words that finds the longest one at a place, or ending there.

    A word that begins or ends in a Latin letter must not be glued to another one, nor before a digit (A100).
    """

    __slots__ = ("_entries", "_first", "_last")

    def __init__(self, entries: dict[str, T]) -> None:
        """Index the words by their first and last character, longest first."""
        self._entries = entries
        self._first = _lengths(entries, 0)
        self._last = _lengths(entries, -1)

    def __len__(self) -> int:
        """How many words there are."""
        return len(self._entries)

    def get(self, word: str) -> T | None:
        """Look up one word."""
        return self._entries.get(word)

    def at(self, text: str, start: int) -> tuple[T, int] | None:
        """Find the longest word that starts at `start`; gives its entry and where it ends."""
        for length in self._first.get(text[start : start + 1], ()):
            end = start + length
            entry = self._entries.get(text[start:end]) if end <= len(text) else None
            if entry is not None and not (_latin(text[end - 1]) and _alphanumeric(text[end : end + 1])):
                return entry, end
        return None

    def before(self, text: str, end: int) -> tuple[T, int] | None:
        """Find the longest word that ends at `end`; gives its entry and where it starts."""
        if end <= 0:
            return None
        for length in self._last.get(text[end - 1], ()):
            start = end - length
            if start >= 0:
                entry = self._entries.get(text[start:end])
                if entry is not None and not _glued(text, start):
                    return entry, start
        return None


def _lengths(entries: dict[str, T], index: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in entries:
        found.setdefault(word[index], set()).add(len(word))
    return {letter: tuple(sorted(lengths, reverse=True)) for letter, lengths in found.items()}


def _glued(text: str, place: int) -> bool:
    """True where a Latin letter stands on both sides of a place."""
    return 0 < place < len(text) and _latin(text[place - 1]) and _latin(text[place])


def _alphanumeric(letter: str) -> bool:
    return letter.isascii() and letter.isalnum()


def _latin(letter: str) -> bool:
    return letter.isascii() and letter.isalpha()
