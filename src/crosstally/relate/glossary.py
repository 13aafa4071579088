"""What common things are called in Chinese and in English: 遮光罩 and sunshield are one thing.

A dictionary as any bilingual reader has it, so that the words beside a figure are the same in two languages. It names
what numbers count and belong to; what they measure is in the table of metrics.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from crosstally.relate.words import rows

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_LATIN: Final = re.compile(r"[a-z][a-z.']*")
_RUN: Final = re.compile(r"[a-z][a-z.']*(?:[ -][a-z][a-z.']*)*")  # words with nothing but spaces between
_LONGEST: Final = 3  # English words of one name


@dataclass(frozen=True)
class _Book:
    """The names of things in Chinese and in English, each with the things it may name."""

    han: Mapping[str, frozenset[str]]
    latin: Mapping[tuple[str, ...], frozenset[str]]
    longest: int  # characters of a Chinese name


def singular(word: str) -> str:
    """An English noun without the ending of its plural."""
    word = word.removesuffix("'s").rstrip(".'")
    for ending, single in _plurals():
        if word.endswith(ending):
            return word.removesuffix(ending) + single
    return word.removesuffix("s")


def things(text: str) -> Iterator[str]:
    """Yield the things that a folded text names, each by its Chinese names; the longest name in a place counts."""
    yield from _han(text)
    yield from _latin(text)


def is_thing(text: str) -> bool:
    """True for a Chinese phrase that is one name of the book: 外卖."""
    return text in _book().han


def _han(text: str) -> Iterator[str]:
    book, at = _book(), 0
    while at < len(text):
        ends = range(min(len(text), at + book.longest), at + 1, -1)
        end = next((end for end in ends if text[at:end] in book.han), 0) if _HAN.match(text, at) else 0
        yield from book.han[text[at:end]] if end else ()
        at = end or at + 1


def _latin(text: str) -> Iterator[str]:
    book = _book().latin
    for run in _RUN.findall(text):
        words, at = [singular(word) for word in _LATIN.findall(run)], 0
        while at < len(words):
            ends = range(min(len(words), at + _LONGEST), at, -1)
            end = next((end for end in ends if tuple(words[at:end]) in book), 0)
            yield from book[tuple(words[at:end])] if end else ()
            at = end or at + 1


@cache
def _plurals() -> tuple[tuple[str, ...], ...]:
    """Endings of English plurals, each with that of the single noun; a first one wins over a later one."""
    return tuple(rows("en/plurals.txt"))


@cache
def _book() -> _Book:
    han: dict[str, set[str]] = defaultdict(set)
    latin: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for chinese, english in rows("glossary.txt"):
        for word in chinese.split("|"):
            han[word].add(chinese)
        for name in english.split("|"):
            latin[tuple(map(singular, _LATIN.findall(name)))].add(chinese)
    return _Book(
        {word: frozenset(ids) for word, ids in han.items()}, {name: frozenset(ids) for name, ids in latin.items()},
        max(map(len, han), default=0),
    )  # fmt: skip
