"""Names of parts: 智能云业务, cloud, 云 are one part; a phrase nobody put in a table is a part by its own words."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from crosstally.relate.tables import body, pattern
from crosstally.relate.words import rows

_WORD: Final = r"(?<![a-z])(?:{})(?![a-z])"  # in Latin letters only whole words count
_JOINS: Final = re.compile(_WORD.format(rf"(?:{body('joins')})+"))
_NOT: Final = pattern("not")
_ALONG: Final = pattern("along")  # what goes with a part: 汽车|及相关产品


@cache
def _table() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {word: key for key, words in rows("parts.txt") for word in words.split("|")}
    longest = sorted(names, key=lambda word: (-len(word), word))
    return re.compile(_WORD.format("|".join(map(re.escape, longest)))), names


def named(part: str) -> bool:
    """True for a part of the table."""
    return part.removeprefix("non-") in _table()[1].values()


def holds(phrase: str) -> bool:
    """True where a name of the table stands in a phrase."""
    return bool(_table()[0].search(phrase))


def known(phrase: str) -> bool:
    """True where the table knows every word of a phrase."""
    pattern, names = _table()
    return all(part.removeprefix("non-") in names.values() for part in path(phrase)) and bool(pattern.search(phrase))


def leading(text: str, start: int) -> tuple[str, ...]:
    """The part of the table that stands right at a place: 百度|核心."""
    pattern, names = _table()
    found = pattern.match(text, start + (text[start : start + 1] == " "))
    if found is None or (found[0].isascii() and text[found.end() : found.end() + 1].isalnum()):
        return ()
    return (names[found[0]],)


def path(phrase: str) -> tuple[str, ...]:
    """The parts a noun phrase names; the phrase itself where the table does not know all of it."""
    if not phrase:
        return ()
    phrase = _ALONG.sub("", phrase) or phrase
    negated = _NOT.match(phrase)
    bare = phrase[negated.end() :] if negated else phrase
    pattern, names = _table()
    rest = _JOINS.sub("", pattern.sub("", bare))
    found = tuple(dict.fromkeys(names[m[0]] for m in pattern.finditer(bare)))
    if rest or not found:
        short = _JOINS.sub("", bare)
        found = (short if len(short) > 1 else bare,)  # 到店 is no 到
    return (f"non-{found[0]}", *found[1:]) if negated else found
