"""How many things a list names by the signs between its items: A、B和C; a, b and c.

A list is counted only where nothing in it is doubtful; of one that could be counted two ways both counts are given.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from crosstally.relate.fold import fold
from crosstally.relate.tables import pattern

TABLE: Final = "items"
_SIGN: Final = "\ue000"  # of a private plane: it is not folded
_OPEN: Final = pattern("open-list", TABLE)
JOINS: Final = pattern("joins-items", TABLE)
_ASIDE: Final = re.compile(r"\([^()\n]{0,60}\)")
_END: Final = re.compile(r"[。!?\n]|\.(?=\s|$)")
_JOINED: Final = pattern("and", TABLE).pattern
_AND: Final = re.compile(rf"\s(?:{_JOINED}|&)\s")
_LAST: Final = re.compile(rf"^{_JOINED}\s")
_TELLS: Final = pattern("tells", TABLE)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_FEWEST: Final = 3  # items between commas
_MOST: Final = 20
_LONG: Final = 16  # letters of a Chinese item
_WORDS: Final = 6  # words of an English item
NAME: Final = 14  # letters of an item that a message shows


def folded(text: str) -> str:
    """Fold a text but for the sign between Chinese items, which is no comma here."""
    return fold(text.replace("、", _SIGN)).replace(_SIGN, "、")


@dataclass(frozen=True, slots=True)
class Items:
    """The items of a list; `fine` where those that a word joins (A和B) are each counted."""

    coarse: tuple[str, ...]
    fine: tuple[str, ...]
    marked: bool = False  # by marks or bullets, which leave no doubt where an item begins
    joined: bool = False  # a marked item names several things

    @classmethod
    def sure(cls, names: Sequence[str], *, marked: bool = False, joined: bool = False) -> Items:
        """A list that can be counted in one way only."""
        short = tuple(map(_short, names))
        return cls(short, short, marked, joined)


def between_signs(folded: str, raw: str, at: int) -> Items | None:
    """Count the items between 、 or commas from a place to the end of the sentence or the bracket."""
    at += folded[at : at + 1] == "("
    stop = at + _LONG * _MOST
    end = folded.find(")", at, stop) if folded[at - 1 : at] == "(" else -1
    if end < 0:
        found = _END.search(folded, at, stop)
        end = found.start() if found else min(len(folded), stop)
    words = _ASIDE.sub(lambda one: "_" * len(one[0]), folded[at:end])
    if end == stop or not words.strip() or _OPEN.search(words):
        return None
    return han(words, raw[at:end]) if _HAN.search(words) else _latin(words, raw[at:end])


def han(words: str, raw: str) -> Items | None:
    """Count items between 、; a word of joining inside an item leaves two counts."""
    if ";" in words or "、" not in words or ":" in words:
        return None
    listed, comma, rest = words.partition(",")
    coarse = [one.strip() for one in listed.split("、")]
    if comma and ("、" in rest or JOINS.match(rest) or len(rest.split(",")[0].strip()) <= max(map(len, coarse))):
        return None
    fine = [one.strip() for piece in coarse for one in JOINS.split(piece) if one.strip()]
    if not all(coarse) or max(map(len, coarse)) > _LONG:
        return None
    return Items(_printed(coarse, words, raw), _printed(fine, words, raw))


def _latin(words: str, raw: str) -> Items | None:
    """Count items between commas or semicolons, the last joined by and; all must be of one make."""
    sign = ";" if ";" in words else ","
    *pieces, end = (one.strip() for one in words.split(sign))
    last = _LAST.sub("", end)
    if last == end and sign == "," and len(_AND.findall(end)) == 1:
        pieces += [one.strip() for one in _AND.split(end)]
    elif last != end:
        pieces.append(last)
    else:
        return None
    names = _printed(pieces, words, raw)
    return Items(names, names) if len(names) >= _FEWEST and _alike(names) else None


def _alike(names: Sequence[str]) -> bool:
    """True for short items that all begin alike (a capital, a figure, neither), none of which tells of another."""
    return (
        all(names)
        and len({(one[0].isupper(), one[0].isdigit()) for one in names}) == 1
        and max(len(one.split()) for one in names) <= _WORDS
        and not any(_AND.search(one) or _TELLS.match(one.lower()) for one in names)
    )


def _printed(names: Sequence[str], words: str, raw: str) -> tuple[str, ...]:
    """The items as the text prints them."""
    printed, at = list[str](), 0
    for name in names:
        at = words.find(name, at)
        printed.append(_short(raw[at : at + len(name)]))
        at += len(name)
    return tuple(printed)


def _short(name: str) -> str:
    """The first words of an item, for messages."""
    first = re.split(r"[,,。;;:：.!?！？\n]", name.strip(' \n"*_#>'))[0]
    return first if len(first) <= NAME else f"{first[:NAME]}…"
