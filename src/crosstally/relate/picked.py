"""What a clause picks out for the number in the next: 收入的大头仍是餐饮,为39亿元; the largest was food, at $4 billion.

The clause of such a number is a copula alone, so that it measures what the clause before it names, and no whole that
is spoken of there.
"""

from __future__ import annotations

from typing import Final

from crosstally.relate import phrase
from crosstally.relate.lexicon import Word
from crosstally.relate.naming import suits
from crosstally.relate.spot import Spot
from crosstally.relate.tables import pattern
from crosstally.relate.window import Window, clause_start

_COPULA: Final = pattern("copula")
_PICKED: Final = pattern("picked")


def noun(window: Window, spot: Spot) -> str:
    """The noun phrase that the clause before a number picks out; empty where the number has more words of its own."""
    end = window.start - 1
    if end < window.left or not _COPULA.fullmatch(window.text, window.start, window.at):
        return ""
    start = clause_start(window.text, end, window.left)
    found = _PICKED.match(window.text[:end], start)
    if found is None:
        return ""
    name = next(key for key, words in found.groupdict().items() if words)
    begin, stop = found.span(name)
    if any(begin <= word.start < stop and _names_no_part(word, spot) for word in window.before):
        return ""
    return phrase.before(window.text, begin, stop)


def _names_no_part(word: Word, spot: Spot) -> bool:
    """True for what is measured itself, a change of it, or who is spoken of: 最大的亮点是收入增长."""
    return bool(word.of("changes") or word.of("subject")) or suits(word, spot)
