"""Spans of time in two units (2h 15m), and those that a half names without being one (小半天)."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.view import View
from crosstally.quantity.convention import Hedge, Printed

SECONDS: Final = {"day": 86400, "hour": 3600, "minute": 60, "second": 1}
DIGITS: Final = 3


def rest_after(phrase: View, draft: Draft) -> None:
    """Take the rest of a span of time in a smaller unit: 2h 15m, 3 hours 20 minutes, 1小时30分."""
    if draft.unit not in SECONDS or draft.kind != "duration" or draft.end == draft.number_end or draft.extra:
        return
    unit = draft.unit
    while (found := _rest(phrase, phrase.on(draft.end), unit)) is not None:
        number, unit, end = found
        size = Fraction(SECONDS[unit], SECONDS[draft.unit])
        draft.extra, draft.extra_place, draft.end = draft.extra + number * size, size, end


def _rest(phrase: View, place: int, unit: str) -> tuple[int, str, int] | None:
    """Find a whole number, and a unit smaller than the one before it that the number fits into."""
    text, end = phrase.low, place
    while end < place + DIGITS and text[end : end + 1].isdecimal():
        end += 1
    found = phrase.lang.rests.at(text, phrase.on(end)) if end > place else None
    if found is None or SECONDS[found[0]] >= SECONDS[unit]:
        return None
    number = int(text[place:end])
    return (number, *found) if number * SECONDS[found[0]] < SECONDS[unit] else None


def halved(phrase: View, draft: Draft) -> None:
    """Read a span that words with a half in them name as a range: 小半天 is two to four hours."""
    found = phrase.lang.halves.before(phrase.low, draft.end)
    if found is None or draft.numeral is None or not draft.numeral.half:
        return
    (draft.unit, low, high), draft.start = found
    one = Fraction(1)
    draft.numeral = replace(draft.numeral, printed=Printed(low, one, one, upper=high), hedge=Hedge.RANGE, half=False)
