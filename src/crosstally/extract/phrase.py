"""The words of one number, from the number on: scale letters, unit or counter, noun, rate, hedge, range."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.language import Language
from crosstally.extract.numerals import Numeral
from crosstally.quantity.convention import Hedge

NOUN_REACH: Final = 14  # characters after a counter in which its noun may stand
GAPS: Final = " -"
HALF: Final = Fraction(1, 2)
NOUN_WORDS: Final = re.compile(r"(?:[ \-]?[A-Za-z][A-Za-z'’.\-]{0,24}){1,6}")


class Phrase:
    """Reads number phrases of one text in one language."""

    def __init__(self, text: str, lang: Language) -> None:
        """Keep the text, lower-cased too where the language needs it."""
        self.text = text
        lower = text.lower() if lang.spaced else text
        self.low = lower if len(lower) == len(text) else text
        self.lang = lang

    def read(self, start: int, run_end: int) -> Draft | None:
        """Read the number whose run of number words stands between two places, with what follows it."""
        numeral = self.lang.numerals.read(self.low[start:run_end])
        if numeral is None:
            return None
        end = start + numeral.length
        draft = Draft(numeral, start, end, start, end, scaled=numeral.scaled, hedge=numeral.hedge)
        self._currency(draft)
        self._unit(draft)
        self._after(draft)
        return draft

    def _currency(self, draft: Draft) -> None:
        place = draft.start
        if place and self.text[place - 1] in "-−–":
            place -= 1
        if place and self.text[place - 1] == " ":
            place -= 1
        found = self.lang.currencies.before(self.text, place)
        if found is None:
            return
        draft.unit, draft.start = found
        draft.kind, draft.currency = "money", True

    def _unit(self, draft: Draft) -> None:
        """Find scale letters, then a unit or a counter, right after the number."""
        place, text, lang = draft.end, self.text, self.lang
        gap = place + 1 if text[place : place + 1] == " " else place
        hyphen = place + 1 if lang.spaced and text[place : place + 1] == "-" else gap
        unit = self._unit_at(gap) or (self._unit_at(hyphen) if hyphen != gap else None)
        scale = lang.scales.at(text, gap) if not draft.scaled else None
        if scale is not None and (unit is None or scale[1] > unit[1]) and self._scales(draft, scale[0][1], gap > place):
            draft.factor, draft.scaled, draft.end = scale[0][0], True, scale[1]
            place = scale[1]
            gap = place + 1 if text[place : place + 1] in (" ", "-") and text[place : place + 1] else place
            unit = self._unit_at(gap)
        if unit is not None:
            self._take_unit(draft, *unit)
        elif not draft.currency:
            self._counter(draft, gap)

    def _unit_at(self, place: int) -> tuple[tuple[str, str], int] | None:
        found = self.lang.units.at(self.text, place)
        if self.lang.spaced:
            lower = self.lang.units.at(self.low, place)
            if lower is not None and (found is None or lower[1] > found[1]):
                return lower
        return found

    def _scales(self, draft: Draft, where: str, spaced: bool) -> bool:
        letter = not spaced
        return where == "any" or (where == "money" and draft.currency and letter)

    def _take_unit(self, draft: Draft, unit: tuple[str, str], end: int) -> None:
        name, kind = unit
        if draft.currency and kind != "money":
            return
        if name == "tenth":
            name, kind, draft.factor = "percent", "percent", draft.factor * 10
        elif name == "US_cent":
            name, draft.factor = "USD", draft.factor / 100
        elif name == "century":
            name, draft.factor = "year", draft.factor * 100
        elif name == "fortnight":
            name, draft.factor = "week", draft.factor * 2
        elif name == "megapixel":
            name, draft.factor = "pixel", draft.factor * 10**6
        if not draft.currency:
            draft.unit, draft.kind = name, kind
        draft.end = end
        if self.text[end : end + 1] == "半" and kind in {"duration", "size"}:
            draft.extra, draft.end = HALF, end + 1

    def _counter(self, draft: Draft, place: int) -> None:
        """Take a counter (张, 家) with the noun behind it, or in English the noun itself."""
        lang, text = self.lang, self.text
        if lang.spaced:
            self._noun_phrase(draft, place)
            return
        if text.startswith(("个半", "个多", "个余"), place):
            unit = lang.units.at("个" + text[place + 2 : place + 8], 0)
            if unit is not None:
                draft.unit, draft.kind = unit[0]
                draft.end = place + 1 + unit[1]
                if text[place + 1] == "半":
                    draft.extra = HALF
                else:
                    draft.hedge = Hedge.MORE_THAN_N_MANY
                return
        found = lang.counters.at(text, place) or lang.nouns.at(text, place)
        if found is None:
            return
        draft.unit, draft.end = found
        draft.kind, draft.counter = "count", text[place : draft.end]
        noun = self._noun(draft.end)
        if noun is not None:
            draft.unit = noun

    def _noun(self, place: int) -> str | None:
        """Look for the counted noun in the next few characters of the clause."""
        for at in range(place, min(place + NOUN_REACH, len(self.text))):
            if self.text[at] in "，。；、,;：:！？!?()（）\n0123456789":
                return None
            found = self.lang.nouns.at(self.text, at)
            if found is not None:
                return found[0]
        return None

    def _noun_phrase(self, draft: Draft, place: int) -> None:
        found = NOUN_WORDS.match(self.low, place)
        if found is None:
            return
        draft.noun = found[0]
        for at in range(found.start(), found.end()):
            if at == found.start() or not self.low[at - 1].isalnum():
                noun = self.lang.nouns.at(self.low, at)
                if noun is not None:
                    draft.unit, draft.kind = noun[0], "count"
                    return

    def _after(self, draft: Draft) -> None:
        """Take a rate and a hedge that follow."""
        place = draft.end
        gap = place + 1 if self.text[place : place + 1] == " " else place
        if draft.unit is not None:
            rate = self.lang.rates_after.at(self.low, gap)
            if rate is not None:
                draft.per, draft.end = rate
                place = draft.end
                gap = place + 1 if self.text[place : place + 1] == " " else place
        hedge = self.lang.hedges_after.at(self.low, gap)
        if hedge is not None:
            draft.hedge = stronger(draft.hedge, hedge[0])
            draft.end = hedge[1]


BOUNDS: Final = frozenset({Hedge.OVER, Hedge.UNDER, Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.UP_TO})


def stronger(one: Hedge, two: Hedge) -> Hedge:
    """Of two hedges on one number the bound wins over the width."""
    if two is Hedge.NONE or one in BOUNDS or one in {Hedge.SEVERAL, Hedge.RANGE}:
        return one
    return two


def single(numeral: Numeral) -> bool:
    """Tell whether the words name one number rather than an interval."""
    return numeral.hedge not in {Hedge.SEVERAL, Hedge.RANGE}
