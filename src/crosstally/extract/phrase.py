"""The words of one number, from the number on: scale letters, unit or counter, noun, rate, hedge."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import frames
from crosstally.extract.rates import rate_after
from crosstally.extract.spans import rest_after
from crosstally.extract.view import View
from crosstally.quantity.convention import Hedge

NOUN_REACH: Final = 12  # characters after a counter in which its noun may stand
LINE: Final = 120  # characters of a line of a list
LABELLED: Final = re.compile(r"[^:\n.]{1,48}: ?[$£€¥+\-]?[0-9]")
NOUN_RUN: Final = 3  # characters after a noun in which its head may follow (行业大模型 are models)
NEAR: Final = 24  # characters on either side that choose the sense of a unit
HALF: Final = Fraction(1, 2)
STOPS: Final = frozenset('，。；、,;：:！？!?()（）《》“”"\n0123456789')
NOUN_WORDS: Final = re.compile(r"(?:[ \-]?[A-Za-z][A-Za-z0-9'’.\-]{0,24}){1,6}")
PLUS: Final = frozenset("+＋")
YEARS: Final = frozenset({"year", "decade", "century"})
HALVED: Final = frozenset({"duration", "size", "fold_change"})
SMALLER: Final[dict[str, tuple[str, int | Fraction]]] = {
    "tenth": ("percent", 10), "US_cent": ("USD", Fraction(1, 100)), "century": ("year", 100),
    "HK_cent": ("HKD", Fraction(1, 100)), "CN_cent": ("CNY", Fraction(1, 100)), "CN_dime": ("CNY", Fraction(1, 10)),
    "fortnight": ("week", 2), "megapixel": ("pixel", 10**6),
}  # fmt: skip
BOUNDS: Final = frozenset({Hedge.OVER, Hedge.UNDER, Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.UP_TO})


class Phrase(View):
    """Reads number phrases of one text in one language."""

    def read(self, start: int, run_end: int) -> Draft | None:
        """Read the number whose run of number words stands between two places, with what follows it."""
        numeral = self.lang.numerals.read(self.low[start:run_end])
        if numeral is not None and numeral.core and self._compares(numeral.hedge, start + numeral.length):
            numeral = self.lang.numerals.read(self.low[start : start + numeral.core])
        if numeral is None:
            return None
        end = start + numeral.length
        core = start + (numeral.core or numeral.length)
        draft = Draft(numeral, start, end, start, core, scaled=numeral.scaled, hedge=numeral.hedge)
        self._currency(draft)
        self._measure(draft)
        self._after(draft)
        return draft

    def _currency(self, draft: Draft) -> None:
        """Take a currency that stands before the number."""
        place = draft.start
        if place and self.text[place - 1] in "-−–":
            place -= 1
        found = self.lang.currencies.before(self.text, self.back(place))
        if found is not None:
            draft.unit, draft.start = found
            draft.kind, draft.currency = "money", True
            draft.negative = place < draft.number_start or self.text[draft.start - 1 : draft.start] in {"-", "−"}

    def _measure(self, draft: Draft) -> None:
        """Find scale letters, then a unit or a counter, right after the number."""
        place = draft.end
        millions = self._is_millions(draft)
        unit = None if millions else self._unit_near(place)
        scale = None if draft.scaled else self.lang.scales.at(self.text, self.on(place))
        longer = scale is not None and (unit is None or scale[1] > unit[1] - draft.currency)
        if scale is not None and longer and (millions or _multiplies(scale[0][1], draft)):
            draft.factor, draft.scaled = scale[0][0], True
            draft.end = draft.number_end = place = scale[1]
            unit = self._unit_near(place)
        if unit is not None and self._take_unit(draft, *unit):
            return
        if not draft.currency and not _is_part(draft):
            if self.text[place : place + 1] in PLUS and not self._plus_name(place + 1):
                draft.hedge, draft.end = Hedge.OVER, place + 1
            self._counter(draft, self.on(draft.end))

    def _is_millions(self, draft: Draft) -> bool:
        """Tell whether an m behind a number with decimals is no metre: 39.6m bags; 80.1m beside $3,931m in its line."""
        fine = draft.numeral is not None and draft.numeral.printed.place < 1 and not draft.scaled
        if not fine or self.low[draft.end : draft.end + 1] != "m":
            return False
        words = frames(self.lang.code)
        alone = not self.low[draft.end + 1 : draft.end + 2].strip(",;)\n")  # 3.2m wide is a length
        beside = alone and words.within("millions_beside", self._listed(draft))
        return beside or words.after("millions", self.low, draft.end)

    def _listed(self, draft: Draft) -> str:
        """The lines of a list, each with its label (Total: 13.1m), from one on either side of a number's own."""
        start = self.low.rfind("\n", max(0, draft.start - LINE), draft.start) + 1
        start = max(0, self.low.rfind("\n", max(0, start - LINE), max(0, start - 1)))
        lines = self.low[start : draft.end + LINE].split("\n")
        return "\n".join(line for line in lines if LABELLED.match(line))

    def _unit_near(self, place: int) -> tuple[tuple[str, str], int] | None:
        """Find a unit after the number, after a space, or in English after a hyphen."""
        gap = self.on(place)
        found = self.unit_at(gap)
        spaced = self.lang.spaced
        if found is not None and spaced and gap > place and self.text[found[1] : found[1] + 1] == "-":
            return None if self.text[found[1] + 1 : found[1] + 2].isalpha() else found
        if found is None and spaced and self.text[place : place + 1] == "-":
            return self.unit_at(place + 1)
        return found

    def _adjective(self, draft: Draft) -> bool:
        """Tell whether a span of years is an adjective (a five-year plan), which claims nothing."""
        return draft.unit in YEARS and self.text[draft.number_end : draft.number_end + 1] == "-"

    def _take_unit(self, draft: Draft, unit: tuple[str, str], end: int) -> bool:
        """Take a unit in the sense that the words near it choose; False where it has none here."""
        name, kind = unit
        if draft.currency and kind != "money":
            return False
        if name in self.lang.senses:
            chosen = self._sense(name, draft.start, end)
            if chosen is None:
                return name not in SMALLER and name != "percent"
            name, kind = chosen
        if name in SMALLER:
            name, times = SMALLER[name]
            draft.factor *= times
        if not draft.currency:
            draft.unit, draft.kind = name, kind
        draft.end = end
        if unit[0] == "tenth" and (ones := self.lang.numerals.digit(self.text[end : end + 1])):
            draft.extra, draft.end = Fraction(ones), end + 1
        elif kind in HALVED and frames(self.lang.code).after("and_half", self.text, end):
            draft.extra, draft.extra_place, draft.end = HALF, HALF, end + 1
        return True

    def _sense(self, name: str, start: int, end: int) -> tuple[str, str] | None:
        before, after = self.low[max(0, start - NEAR) : start], self.low[end : end + NEAR]
        for sense in self.lang.senses[name]:
            if sense.near.search(before) or sense.near.search(after):
                return None if sense.unit == "-" else (sense.unit, sense.kind)
        return ("percent", "percent") if name == "percent" else None

    def _counter(self, draft: Draft, place: int) -> None:
        """Take a counter (张, 家) with the noun behind it, or in a spaced language the noun itself."""
        if self.lang.spaced:
            self._noun_phrase(draft, place)
        elif not self._half_counted(draft, place):
            found = self.lang.counters.at(self.text, place)
            if frames(self.lang.code).after("no_counter", self.text, place):
                return
            if found is not None:
                draft.unit, draft.flag = found[0].unit, found[0].flag
                draft.kind, draft.end = "score" if found[0].unit == "point" else "count", found[1]
                draft.counter = self.text[place : draft.end]
                draft.unit = self._noun(draft.end) or draft.unit
            elif (noun := self.lang.nouns.at(self.text, place)) is not None:
                draft.unit, draft.end = noun
                draft.kind, draft.flag = "count", "noun"

    def _half_counted(self, draft: Draft, place: int) -> bool:
        """一个半小时, 12个多月: the half or the rest stands between counter and unit."""
        between = self.lang.between.at(self.text, place)
        if between is None:
            return False
        counter = self.text[place : between[1] - 1]
        unit = self.lang.units.at(counter + self.text[between[1] : between[1] + 6], 0)
        if unit is None:
            return False
        (draft.unit, draft.kind), length = unit
        draft.end = between[1] + length - len(counter)
        if between[0] == "half":
            draft.extra = draft.extra_place = HALF
        else:
            draft.hedge = Hedge.MORE_THAN_N_MANY
        return True

    def _noun(self, place: int) -> str | None:
        """Look for the counted noun in the next few characters of the clause: the last of a run of nouns."""
        unit, at, end = None, place, min(place + NOUN_REACH, len(self.text))
        while at < end and self.text[at] not in STOPS:
            found = self.lang.nouns.at(self.text, at)
            at += 1
            if found is not None:
                unit, at = found
                end = min(end, at + NOUN_RUN)
        return unit

    def _noun_phrase(self, draft: Draft, place: int) -> None:
        """Look for the counted noun among the words that follow."""
        found = NOUN_WORDS.match(self.low, place)
        if found is None:
            return
        draft.noun = found[0]
        for at in range(found.start(), found.start() + frames(self.lang.code).until("noun_stops", found[0])):
            if at == found.start() or not self.low[at - 1].isalnum():
                noun = self.lang.nouns.at(self.low, at)
                if noun is not None:
                    draft.unit, draft.kind, draft.noun_end = noun[0], "count", noun[1]
                    self._hedge_after(draft, self.on(noun[1]))
                    return

    def _after(self, draft: Draft) -> None:
        """Take a rate and a hedge that follow."""
        draft.window = self.lang.spaced and self._adjective(draft)
        rest_after(self, draft)
        rate_after(self, draft)
        self._hedge_after(draft, self.on(draft.end))

    def _hedge_after(self, draft: Draft, place: int) -> None:
        hedge = self.lang.hedges_after.at(self.low, place)
        if (
            hedge is not None
            and not self._plus_name(hedge[1])
            and not self._compares(*hedge, finely=self._is_fine(draft))
        ):
            draft.hedge = stronger(draft.hedge, hedge[0])
            draft.end = hedge[1]

    def _compares(self, hedge: Hedge, end: int, *, finely: bool = False) -> bool:
        """Tell whether 多 compares (比上年的35万人多5900人, 比9.8万亿多出近七成) and does not bend this number.

        Behind what is told finely another verb may stand between: 比上年的519.5亿元多花30.5亿元.
        """
        role = "outdone_finely" if finely else "outdone"
        return hedge is Hedge.MORE_THAN_N_MANY and frames(self.lang.code).after(role, self.low, self.on(end))

    def _is_fine(self, draft: Draft) -> bool:
        """Tell whether a number has decimals, which nobody bends."""
        return "." in self.text[draft.number_start : draft.number_end]

    def _plus_name(self, end: int) -> bool:
        """Tell whether a plus sign joins names or sums (5+N+X) and is no hedge."""
        return self.text[end - 1] in "+＋" and self.text[end : end + 1].isalnum() and self.text[end].isascii()


def _is_part(draft: Draft) -> bool:
    """Tell whether the number is a part of what follows it (a third of children), not a count."""
    return draft.numeral is not None and draft.numeral.fraction


def _multiplies(where: str, draft: Draft) -> bool:
    return where == "any" or (where == "money" and draft.currency)


def stronger(one: Hedge, two: Hedge) -> Hedge:
    """Of two hedges on one number the bound wins over the width."""
    if two is Hedge.NONE or one in BOUNDS or one in {Hedge.SEVERAL, Hedge.RANGE}:
        return one
    return two
