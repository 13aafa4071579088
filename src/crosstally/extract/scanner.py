"""One pass over a text: dates aside, each number becomes a draft; two that belong together become a range."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crosstally.extract import neighbours
from crosstally.extract.claims import settle
from crosstally.extract.drafts import Draft
from crosstally.extract.numeral import Numeral
from crosstally.extract.phrase import Phrase
from crosstally.extract.ranges import joined, listed
from crosstally.extract.rates import rate_before
from crosstally.extract.sides import left, sign, signed
from crosstally.extract.spans import halved
from crosstally.extract.words import glued_before, lexical_end, name, tail, uncounted
from crosstally.quantity.convention import Printed

BEFORE: Final = 64  # characters before a number that its reading may look at
BEHIND: Final = 192  # and behind it
MARGIN: Final = 48  # characters behind a phrase that its reading may look at
DENSE: Final = 12  # characters between two numbers in text that is no prose
MOST: Final = 1024  # readings kept at once
FIFTH: Final = Fraction(1, 5)  # a multiple in a word is good to a tenth on either side


def drafts(phrase: Phrase, *, everything: bool) -> Iterator[Draft]:
    """Yield every number and date of a text in order, each settled: a claim or not, and of what kind.

    Without `everything` the commonest words that hold a number character and count nothing are passed over at once.

    Where numbers stand denser than in prose, the same words in the same surroundings are read once: tables and
    hostile repetition then cost little.
    """
    low, search, place, count = phrase.low, phrase.lang.start.search, 0, 0
    seen: dict[str, tuple[int, Draft | None]] = {}
    idle = phrase.lang.idle
    while (hit := search(low, place)) is not None:
        start = hit.start()
        if not everything and idle(low, start):
            place = start + 1
            continue
        count += 1
        draft = _recalled(phrase, start, seen) if count * DENSE > start > BEFORE else _settled(phrase, start)
        place = start + 1
        if draft is not None:
            place = max(draft.end, place)
            yield draft


def _settled(phrase: Phrase, start: int) -> Draft | None:
    draft = _at(phrase, start)
    if draft is not None:
        settle(draft, phrase)
    return draft


def _recalled(phrase: Phrase, start: int, seen: dict[str, tuple[int, Draft | None]]) -> Draft | None:
    """Read a number, or recall the reading of the same words in the same surroundings."""
    around = phrase.low[start - BEFORE : start + BEHIND]
    known = seen.get(around)
    if known is not None:
        return None if known[1] is None else known[1].moved(start - known[0])
    draft = _settled(phrase, start)
    if len(seen) > MOST:
        seen.clear()
    if draft is None or draft.end < start + BEHIND - MARGIN:
        seen[around] = (start, draft)
    return draft


def _at(phrase: Phrase, start: int) -> Draft | None:
    """Read the date, the multiple or the number that begins at a place."""
    lang, low = phrase.lang, phrase.low
    date = lang.dates.match(low, start)
    if date is not None:
        return _date(phrase, start, date.end())
    multiple = lang.multiples.at(low, start)
    if multiple is not None:
        return _multiple(phrase, start, *multiple)
    run = lang.run.match(low, start)
    return None if run is None else _number(phrase, start, run.end())


def _date(phrase: Phrase, start: int, end: int) -> Draft | None:
    if glued_before(phrase.text, start):
        return name(phrase.text, start, end)
    return Draft(None, start, end, start, end, kind="date", claim=False)


def _multiple(phrase: Phrase, start: int, value: Fraction, end: int) -> Draft:
    """Draft of a word that names a multiple by itself: doubled, 翻番."""
    shown = Printed(value, FIFTH, FIFTH)
    draft = Draft(Numeral(shown, worded=True), start, end, start, end, unit="times", kind="fold_change")
    draft.multiple = value
    more = phrase.lang.hedges_after.at(phrase.low, end)
    if more is not None:
        draft.hedge, draft.end = more
    left(phrase, draft)
    return draft


def _number(phrase: Phrase, start: int, end: int) -> Draft | None:
    """Read the number at a place, with all that belongs to it on both sides."""
    lang = phrase.lang
    if not lang.spaced and (word := uncounted(phrase, start, end)) is not None:
        return word
    draft = phrase.read(start, end)
    if draft is None:
        return None
    digits = phrase.text[start].isascii() and phrase.text[start].isdigit()
    if digits and not draft.currency and glued_before(phrase.text, start) and not signed(phrase, draft):
        return name(phrase.text, start, draft.number_end)
    word = _part_of_word(phrase, draft, digits=digits)
    if word is not None:
        return word
    neighbours.read(phrase, draft)
    sign(phrase, draft)
    halved(phrase, draft)
    left(phrase, draft)
    draft = joined(phrase, draft)
    if draft.unit is None and digits:
        listed(phrase, draft)
    rate_before(phrase, draft)
    return draft


def _part_of_word(phrase: Phrase, draft: Draft, *, digits: bool) -> Draft | None:
    """Draft of a word that holds number characters and is no number."""
    start = draft.number_start
    end = lexical_end(phrase, draft)
    if not digits and tail(phrase, draft):
        end = draft.number_end if phrase.lang.spaced else start + 1
    return Draft(draft.numeral, start, end, start, draft.number_end, kind="idiom", claim=False) if end else None
