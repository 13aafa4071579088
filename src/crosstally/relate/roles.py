"""What a number does in its clause, read from the words that touch it: a level, a change, a difference, a share."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crosstally.relate.lexicon import Word
from crosstally.relate.scene import NUMBER
from crosstally.relate.spot import Basis, Role
from crosstally.relate.tables import body, pattern, settings
from crosstally.relate.window import Window, clause_start

# What may stand between a word of change and its number. Left out: 和 and `and`, which start another figure.
FILL_LEFT: Final = re.compile(rf"(?:[\s:(\"+-]|{body('fill-left')}){{0,6}}")
_FILL_RIGHT: Final = re.compile(rf"[\s-]{{0,2}}(?:{body('fill-right')})?")
_THAN_BY: Final = pattern("than-by")
_RAISED: Final = pattern("raised-by")
_BACK: Final = pattern("base"), pattern("base-of-time")
_OF_BEFORE: Final = pattern("of-what-was")
_WITH: Final = pattern("with")
_COMPARED: Final = pattern("compared")
_TO: Final = pattern("got-to")
_PARTS: Final = ("percent", "ratio", "point")
_BEFORE: Final = 44  # letters before a number that may call it a base
_BY: Final = pattern("by-so-much")
_LEADS: Final = re.compile(rf" to [^,;.]{{0,12}}{NUMBER}")
_MOST: Final = pattern("most")
_PRICED: Final = pattern("priced")
COMPARES: Final = pattern("than")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a number does, which way it points, and whether it is the end or the base of a change."""

    role: Role
    direction: int = 0
    reached: bool = False
    base: bool = False


def role(around: Window, kind: str, *, told: int = 0, sign: str = "", itself: bool = False) -> Reading:
    """Read a number of a unit class by the words around it.

    `told` is the direction that the reader of numbers found in its own words, `sign` a printed + or -; `itself`
    marks words that are a change without a number (翻倍, doubled).
    """
    if kind == "percent" and _OF_BEFORE.search(around.text, max(0, around.at - _BEFORE), around.at):
        return Reading(Role.SHARE)
    if got := _got_to(around):
        return Reading(Role.LEVEL, got, reached=True)
    if kind not in _PARTS and _leads_on(around):
        return Reading(Role.LEVEL, base=True)
    base = any(back.search(around.text, max(0, around.at - _BEFORE), around.at) for back in _BACK)
    base = base or bool(
        _WITH.search(around.text, around.left, around.at) and _COMPARED.match(around.text, around.at + 1)
    )
    found = _beside(around, kind) or ((1, False) if itself and kind == "ratio" else None)
    direction = found[0] if found else told if kind in ("percent", "point") and not base else 0
    if found is None and sign and kind in _PARTS:
        direction = -1 if sign in "-−" else 1
    if not direction:
        return Reading(Role.LEVEL, base=base)
    if found is not None and found[1] and kind != "ratio":
        return Reading(Role.LEVEL, direction, reached=True)
    return Reading(Role.CHANGE if kind in ("percent", "ratio") else Role.DELTA, direction)


def _leads_on(around: Window) -> bool:
    """True where the word of change right behind a number says what it became: 2.4 PB shrank to 1.5 PB."""
    word = around.after[0] if around.after else None
    touching = word is not None and word.text.isascii() and around.text[around.at + 1 : word.start].strip() == ""
    return touching and word is not None and bool(_way(word)) and bool(_LEADS.match(around.text, word.end))


def _got_to(around: Window) -> int:
    """Where a change ended: 升至, 降到; the way it went, 0 for other words."""
    last = around.near[-1] if around.near else None
    if last is None or last.of("changes") != "reach" or not FILL_LEFT.fullmatch(around.text, last.end, around.at):
        return 0
    return -1 if last.text[0] in settings("falls") else 1 if last.text[0] in settings("rises") else 0


def _beside(around: Window, kind: str) -> tuple[int, bool] | None:
    """Direction of the word of change that touches the number, and whether the number is where it got to."""
    if _RAISED.search(around.text, around.left, around.at):
        return 1, False
    for word in reversed(around.near):
        way = (
            0 if _is_size(around, word, kind) or _is_loss(around, word, kind) or _is_most(around, word) else _way(word)
        )
        if way and _THAN_BY.fullmatch(around.text, word.end, around.at):
            return way, False
        if way and FILL_LEFT.fullmatch(around.text, word.end, around.at):
            return way, bool(_TO.search(around.text[word.end : around.at])) and word.text not in settings("names")
        if way and _BY.search(around.text, word.end, around.at):
            return way, False  # lifted the profit of its shareholders by 44 %
        if way or (word.of("metrics") and not _BY.search(around.text, word.end, around.at)):
            break
    for word in around.after[:1]:
        way = _way(word)
        if way and word.text.isascii() and _FILL_RIGHT.fullmatch(around.text, around.at + 1, word.start):
            return way, False
    return None


def _is_size(around: Window, word: Word, kind: str) -> bool:
    """True for a word of comparison that compares nothing: 坝高289米 is no rise, 比原来高5米 is one."""
    compares = COMPARES.search(around.text, around.left, word.start)
    return kind == "length" and word.text in settings("touching") and not compares


def _is_most(around: Window, word: Word) -> bool:
    """True for the most there may be, which has not risen: 最高将达170亿."""
    return bool(_MOST.search(around.text, 0, word.start))


def _is_loss(around: Window, word: Word, kind: str) -> bool:
    """True for money that someone lost, which is no fall of what stands before: and the retailer lost $97 million."""
    if kind != "money" or word.text not in settings("loses"):
        return False
    start = clause_start(around.text, word.start, around.left)
    named = any(w.of("metrics") for w in around.near if start <= w.start < word.start)
    return not named and not _PRICED.search(around.text, 0, word.start)


def _way(word: Word) -> int:
    return {"up": 1, "down": -1}.get(word.of("changes"), 0)


def basis(words: Sequence[Word]) -> Basis:
    """The basis of comparison that the words name, the last one where there are several."""
    for word in reversed(words):
        if word.of("changes") in ("yoy", "qoq", "mom"):
            return Basis(word.of("changes"))
    return Basis.NONE
