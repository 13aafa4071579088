"""A text as sentences in which each number is one character, so that patterns speak of words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crosstally.model import Mention
from crosstally.relate.fold import fold
from crosstally.relate.tables import pattern

_FIRST: Final = 0xF0000  # a private-use plane: no text has these characters
_LAST: Final = 0xFFFFD
NUMBER: Final = f"[{chr(_FIRST)}-{chr(_LAST)}]"
_ENDS: Final = re.compile(r"[。！？!?；;]+[”」』\"’）)]*|\.[”\"’)]*(?=\s|$)|\n+")
STOP: Final = re.compile(r"[。!?;\n]|\.(?=\s|$)")  # what ends a sentence, in folded words
_AHEAD: Final = pattern("ahead")
_JOINTS: Final = (";", "；")
_SHORT: Final = pattern("short")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Folded words with one private character per number; `mentions[i]` is the number at `at[i]`."""

    text: str
    mentions: tuple[Mention, ...]
    at: tuple[int, ...]
    paragraph: int
    start: int  # where it begins in the article
    raw: str  # the same, unfolded
    joined: bool = False  # to the sentence before by a semicolon


def sentences(text: str, mentions: Sequence[Mention]) -> Iterator[Sentence]:
    """Cut a text into sentences; mentions must be in order and apart."""
    place = done = paragraph = 0
    claims = [m for m in mentions if m.is_claim or _ahead(text, m)]
    for end in cuts(text, claims):
        inside = []
        while done < len(claims) and claims[done].end <= end:
            inside.append(claims[done])
            done += 1
        if text[place:end].strip():
            yield replace(
                _masked(text, place, end, inside, paragraph), joined=text[max(0, place - 1) : place] in _JOINTS
            )
        paragraph += "\n" in text[place:end]
        place = end


def _ahead(text: str, mention: Mention) -> bool:
    """A span that lies ahead (未来7天的预报) is no claim, yet it says what a time taken is for."""
    return mention.kind == "duration" and bool(_AHEAD.search(fold(text[max(0, mention.start - 12) : mention.start])))


def cuts(text: str, claims: Sequence[Mention]) -> Iterator[int]:
    """Ends of sentences, none of them inside a number."""
    after = 0
    for found in _ENDS.finditer(text):
        while after < len(claims) and claims[after].end <= found.start():
            after += 1
        if after < len(claims) and claims[after].start < found.end():
            continue
        if found[0][0] == "." and _SHORT.search(fold(text[max(0, found.start() - 8) : found.start()])):
            continue
        yield found.end()
    yield len(text)


def _masked(text: str, start: int, end: int, mentions: list[Mention], paragraph: int) -> Sentence:
    parts, raw, at, length, place = list[str](), list[str](), list[int](), 0, start
    for index, mention in enumerate(mentions):
        if mention.start < place:  # overlapping mentions: the first stands
            at.append(-1)
            continue
        parts += [fold(text[place : mention.start]), chr(_FIRST + index)]
        raw += [text[place : mention.start], chr(_FIRST + index)]
        length += mention.start - place
        at.append(length)
        length += 1
        place = mention.end
    parts.append(fold(text[place:end]))
    raw.append(text[place:end])
    kept = [(m, p) for m, p in zip(mentions, at, strict=True) if p >= 0]
    return Sentence(
        "".join(parts), tuple(m for m, _ in kept), tuple(p for _, p in kept), paragraph, start, "".join(raw)
    )
