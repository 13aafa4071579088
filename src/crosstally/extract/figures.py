"""The bare numbers of a text, wherever they stand, as a number recogniser lists them."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from crosstally.extract.drafts import Draft
from crosstally.extract.phrase import Phrase
from crosstally.extract.sides import sign
from crosstally.extract.words import lexical_end, tail


def figures(phrase: Phrase) -> Iterator[tuple[int, int, Fraction]]:
    """Yield the bare numbers of a text, wherever they stand: their places and values."""
    place, search = 0, phrase.lang.run.search
    while (hit := search(phrase.low, place)) is not None:
        start = hit.start()
        draft = phrase.read(start, hit.end())
        place = start + 1
        if draft is None or draft.numeral is None:
            continue
        place = max(place, start + draft.numeral.length, draft.number_end)
        if _lone(phrase, draft) or (draft.numeral.worded and _part_of_word(phrase, draft)):
            continue
        draft.start = draft.number_start
        sign(phrase, draft)
        value = draft.numeral.printed.value * draft.factor
        yield draft.start, draft.number_end, -value if draft.negative else value


def _lone(phrase: Phrase, draft: Draft) -> bool:
    """Tell whether one multiplier (百) or one character of the ledger's set (陆) stands alone: a word, no number."""
    found = draft.numeral
    if found is None or found.length != 1 or phrase.lang.spaced:
        return False
    letter = phrase.low[draft.number_start]
    return letter in phrase.lang.numerals.formal or (found.bare and found.printed.value > 10)


def _part_of_word(phrase: Phrase, draft: Draft) -> bool:
    """Tell whether number characters are part of a word that is no number."""
    return tail(phrase, draft) or lexical_end(phrase, draft) > 0
