"""Spans of time in two units (2h 15m), and those that a half names without being one (小半天)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import frames
from crosstally.extract.view import View
from crosstally.quantity.convention import Hedge, Printed

SECONDS: Final = {"day": 86400, "hour": 3600, "minute": 60, "second": 1}
MONTHS: Final = {"year": 12, "month": 1}  # no whole number of days


def rest_after(phrase: View, draft: Draft) -> None:
    """Take the rest of a span of time in a smaller unit: 2h 15m, 3 hours 20 minutes, 1小时30分, 三年零五个月."""
    unit = first = draft.unit or ""
    sizes = next((some for some in (SECONDS, MONTHS) if first in some), None)
    if sizes is None or draft.kind != "duration" or draft.end == draft.number_end or draft.extra:
        return
    while (found := _rest(phrase, phrase.on(draft.end), sizes, unit)) is not None:
        number, unit, end = found
        size = Fraction(sizes[unit], sizes[first])
        draft.extra, draft.extra_place, draft.end = draft.extra + number * size, size, end


def _rest(phrase: View, place: int, sizes: Mapping[str, int], unit: str) -> tuple[Fraction, str, int] | None:
    """Find a whole number, and a unit smaller than the one before it that the number fits into."""
    text, lang = phrase.low, phrase.lang
    joined = frames(lang.code).match("and_rest", text, place)
    run = lang.run.match(text, place if joined is None else joined.end())
    number = None if run is None else lang.numerals.read(run[0])
    if run is None or number is None or number.printed.value.denominator != 1:
        return None
    found = lang.rests.at(text, phrase.on(run.start() + number.length))
    if found is None or sizes.get(found[0], sizes[unit]) >= sizes[unit]:
        return None
    value = number.printed.value
    return (value, *found) if value * sizes[found[0]] < sizes[unit] else None


def halved(phrase: View, draft: Draft) -> None:
    """Read a span that words with a half in them name as a range: 小半天 is two to four hours."""
    found = phrase.lang.halves.before(phrase.low, draft.end)
    if found is None or draft.numeral is None or not draft.numeral.half:
        return
    (draft.unit, low, high), draft.start = found
    one = Fraction(1)
    draft.numeral = replace(draft.numeral, printed=Printed(low, one, one, upper=high), hedge=Hedge.RANGE, half=False)
