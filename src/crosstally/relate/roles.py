"""What a number does in its clause, read from the words that touch it: a level, a change, a difference, a share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crosstally.relate.lexicon import Word
from crosstally.relate.spot import Basis, Role

# What may stand between a word of change and its number. Left out: 和 and `and`, which start another figure.
_FILL_LEFT: Final = re.compile(
    r"(?:[\s了约近超逾达到至的幅度为是可:(\"+-]|左右|大约|高达|放缓|加快|收窄|整整|分别|将|by|of|a|an|about|around|nearly|to|some|at|was|is|were|than|over|as|much|roughly|another|further|almost){0,6}"
)
_FILL_RIGHT: Final = re.compile(r"[\s-]{0,2}(?:year-on-year |year-over-year |annual |或)?")
_BACK: Final = re.compile(r"(?:高于|低于|好于|差于|远胜|胜过|超出|不及|高出|优于|比)[^,;]{0,16}$|(?:^|[\s,(])(?:from|than|versus|vs\.?|against|compared (?:with|to))\s*$|(?:从|由|自|与|相比|比|较)\s*$")
_TO: Final = re.compile(r"\bto\s*(?:about |around |nearly |some |roughly )?$|(?:至|到|为|成|达到)[约近超逾的]?\s*$")
_NAMES: Final = ("增幅", "涨幅", "升幅", "增速", "增长率", "减幅", "降幅", "跌幅", "growth", "increase of", "rise of")
_CHANGES: Final = ("percent", "ratio", "point")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number does, which way it points, and whether it is the end or the base of a change."""

    role: Role
    direction: int = 0
    reached: bool = False
    base: bool = False


def role(text: str, at: int, kind: str, before: Sequence[Word], after: Sequence[Word], told: int, sign: str, *, itself: bool = False) -> Reading:
    """Read the number at `at` of a folded sentence.

    `before` and `after` are the words between it and its neighbours, `told` the direction that the reader of
    numbers found in its own words, `sign` a printed + or -; `itself` marks words that are a change (翻倍, doubled).
    """
    found = _beside(text, at, before, after)
    if found is None and kind == "ratio" and itself:
        found = (1, False)
    direction = found[0] if found else told
    if found is None and sign and kind in _CHANGES:
        direction = -1 if sign in "-−" else 1
    if not direction:
        return Reading(Role.LEVEL, base=bool(_BACK.search(text, max(0, at - 16), at)))
    reached = found is not None and found[1] and kind != "ratio"
    if reached:
        return Reading(Role.LEVEL, direction, reached=True)
    return Reading(Role.CHANGE if kind in ("percent", "ratio") else Role.DELTA, direction)


def _beside(text: str, at: int, before: Sequence[Word], after: Sequence[Word]) -> tuple[int, bool] | None:
    """Direction of the word of change that touches the number, and whether the number is where it got to."""
    for word in reversed(before):
        way = _way(word)
        if way and _FILL_LEFT.fullmatch(text, word.end, at):
            joint = text[word.end : at]
            named = word.text in _NAMES
            return way, bool(_TO.search(joint)) and not named
        if way or word.of("metrics"):
            break
        if word.of("changes") == "reach":
            continue
    for word in after[:1]:
        way = _way(word)
        if way and word.text.isascii() and _FILL_RIGHT.fullmatch(text, at + 1, word.start):
            return way, False
    return None


def _way(word: Word) -> int:
    return {"up": 1, "down": -1}.get(word.of("changes"), 0)


def basis(words: Sequence[Word]) -> Basis:
    """The basis of comparison that the words name, the last one where there are several."""
    for word in reversed(words):
        if word.of("changes") in ("yoy", "qoq", "mom"):
            return Basis(word.of("changes"))
    return Basis.NONE
