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
    for line in _text(name).splitlines():
        if line and not line.startswith("#"):
            yield tuple(line.split("\t"))


def _text(name: str) -> str:
    """A table with the pieces of patterns that its language's tables share in place of their names."""
    text = (HERE / name).read_text(encoding="utf-8")
    for piece, body in _pieces(name.partition("/")[0]):
        text = text.replace(f"{{{piece}}}", body)
    return text


@cache
def _pieces(language: str) -> tuple[tuple[str, str], ...]:
    """The pieces of patterns that a language's tables share, each with its name."""
    path = HERE / language / "pieces.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return tuple((key, body) for key, _, body in (line.partition("\t") for line in lines if not line.startswith("#")))


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
