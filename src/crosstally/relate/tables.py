"""Small tables: classes of words that are not names, and the patterns that each language has for one purpose."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from crosstally.relate.words import everywhere, topic

_NUMBER: Final = "\U000f0000-\U000ffffd"


@cache
def settings(name: str) -> frozenset[str]:
    """The words of one class of `roles.txt` in every language."""
    return frozenset(word for key, word in topic("roles") if key == name)


@cache
def bodies(name: str, table: str = "patterns") -> tuple[str, ...]:
    """The patterns of one name in a table of every language; N stands for a number."""
    return tuple(row[1].replace("N]", f"{_NUMBER}]") for row in everywhere(table) if row[0] == name)


@cache
def body(name: str) -> str:
    """The alternatives of one name in `patterns.txt` of every language, as the body of a pattern."""
    return "|".join(bodies(name))


def caught(found: re.Match[str]) -> str:
    """What the one group that took part in a match caught; empty where none did."""
    return next((text for text in found.groups() if text), "")


@cache
def pattern(name: str, table: str = "patterns") -> re.Pattern[str]:
    """The pattern of one name, in whichever language it fits; one that no language has fits nowhere."""
    return re.compile(f"(?:{'|'.join(bodies(name, table)) or '(?!)'})")
