"""Labels of what follows: `1)手机:收入513亿元`, `二、云业务。`, `- Cloud: …` name the part of their paragraph.

A part that the tables know needs no mark (`手机。全年出货…`); `海外市场方面,` names the part of its sentence alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from crosstally.relate import parts, phrase
from crosstally.relate.lexicon import Word
from crosstally.relate.tables import body, caught, pattern, settings

_LABEL: Final = re.compile(
    rf"\s{{0,8}}(?:\(?(?:\d{{1,2}}|{body('label-rank')}|[a-h])[).、]|[-*+•·●▪])\s{{0,4}}\*{{0,2}}"
    r"(?P<name>[^:。,;!?()\U000f0000-\U000ffffd]{1,24}?)\*{0,2}\s?(?:[:。]|$)"
)

_BARE: Final = re.compile(
    r"\s{0,4}\*{0,2}(?P<name>[^:。.,;!?()\U000f0000-\U000ffffd]{1,24}?)\*{0,2}\s?(?:[:。.](?=\s|$)|[:。]|$)"
)
_AS_FOR_PART: Final = pattern("as-for-part")
_AS_FOR: Final = pattern("as-for")
_HEAD: Final = pattern("head")
_PRONOUN: Final = pattern("pronoun")


def topic_of(text: str) -> tuple[str, ...]:
    """The part that the words before the first comma of a sentence name: 海外市场方面, and in phones.

    Words that say that it is a part need no table: 到店业务方面, the food delivery segment.
    """
    for said, told in ((_AS_FOR_PART, True), (_AS_FOR, False)):
        found = said.match(text)
        name = caught(found) if found else ""
        if name and (told or parts.known(name)):
            return parts.path(phrase.before(name, 0, len(name)))
    return ()


def head_of(text: str) -> tuple[str, ...]:
    """What a sentence begins to speak of: 汽车是绝对主力, the mirror weighs; empty where it goes on with a pronoun."""
    found = _HEAD.match(text)
    name = caught(found) if found else ""
    return parts.path(phrase.before(name, 0, len(name)))


def goes_on(text: str) -> bool:
    """True for a sentence that begins with a pronoun."""
    return bool(_PRONOUN.match(text))


def part_of(text: str, words: Sequence[Word]) -> tuple[str, ...]:
    """The part that a label at the beginning of a folded sentence names; empty where it names none.

    A label that names a metric, a time or the whole is none: `1. Revenue:`, `2. Outlook:`.
    """
    found = _LABEL.match(text)
    if found is None:
        bare = _BARE.match(text)
        return parts.path(bare["name"]) if bare and parts.known(bare["name"]) else ()
    name = found["name"].strip()
    inside = (w for w in words if found.start("name") <= w.start < found.end("name"))
    if name in settings("headings") or any(w.of("metrics") or w.of("scopes") or w.of("changes") for w in inside):
        return ()
    return parts.path(name)
