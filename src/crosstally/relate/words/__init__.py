"""The tables of words that relate/ knows: one file per language and topic, `id<TAB>word|word`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
LANGUAGES: Final = ("zh", "en")


def rows(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each line of a table; comments and blank lines are left out."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


def everywhere(name: str) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each line of one topic's tables, in every language that has one."""
    for language in LANGUAGES:
        path = f"{language}/{name}.txt"
        if (HERE / path).is_file():
            yield from rows(path)


def topic(name: str) -> Iterator[tuple[str, str]]:
    """Yield (id, word) of one topic in every language that has it."""
    for key, words in everywhere(name):
        yield from ((key, word) for word in words.split("|"))


@cache
def han() -> dict[int, str]:
    """Give the map from traditional to simplified characters, one to one."""
    traditional, simplified = (cells[0] for cells in rows("zh/han.txt"))
    return {ord(a): b for a, b in zip(traditional, simplified, strict=True)}
