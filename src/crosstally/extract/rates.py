"""Per what a number is given: a price per tonne, calls a day, 每秒400亿亿次."""

from __future__ import annotations

import re
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import frames
from crosstally.extract.view import View

PER: Final = frozenset({"money", "count", "size"})
RATIOS: Final = frozenset({"percent", "fold_change"})
NO_DENOMINATOR: Final = RATIOS | {"money"}
RATE_REACH: Final = 16
CLAUSE: Final = re.compile(r"[,，。;；:：、（(）)0-9]")
TIMES: Final = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})
THING: Final = re.compile(r" [a-z]{4,24}")
WORD: Final = re.compile(r"[a-z]{1,24}")


def rate_after(phrase: View, draft: Draft) -> None:
    """Take a denominator behind the number, unless it says when ($10 million a year earlier)."""
    if draft.unit is None:
        _density(phrase, draft)
        _of_things(phrase, draft)
        return
    if draft.kind in RATIOS:
        return
    rate = _rate_at(phrase, draft.end)
    if rate is not None:
        draft.per, draft.end = rate
    elif draft.noun_end and (rate := _rate_at(phrase, draft.noun_end)) is not None and rate[0] in TIMES:
        draft.per = rate[0]


def _rate_at(phrase: View, place: int) -> tuple[str, int] | None:
    """Find a denominator at a place, and where it ends."""
    gap = phrase.on(place)
    rate = max(phrase.lang.rates_after.at(phrase.low, gap), _linked(phrase, gap), key=lambda one: one[1] if one else 0)
    return None if rate is None or frames(phrase.lang.code).after("then", phrase.low, rate[1]) else rate


def _of_things(phrase: View, draft: Draft) -> None:
    """Take a time behind the one word that says what a bare number counts: eight trips per day."""
    word = THING.match(phrase.low, draft.end) if phrase.lang.spaced and draft.unit is None else None
    rate = None if word is None else _linked(phrase, phrase.on(word.end()))
    if rate is not None and rate[0] in TIMES:
        draft.unit, draft.kind, draft.per = "count", "count", rate[0]


def _density(phrase: View, draft: Draft) -> None:
    """Take a measure behind a bare count: a density of 8,750 per km²."""
    link = phrase.lang.links.at(phrase.low, phrase.on(draft.end))
    unit = None if link is None else phrase.unit_at(phrase.on(link[1]))
    if phrase.lang.spaced and unit is not None and unit[0][1] == "size":
        draft.unit, draft.kind, draft.per, draft.end = "count", "count", unit[0][0], unit[1]


def _linked(phrase: View, place: int) -> tuple[str, int] | None:
    """Find a denominator behind a link: per MWh, /吨, 每平方米, per million tokens."""
    link = phrase.lang.links.at(phrase.low, place)
    if link is None:
        return None
    at = phrase.on(link[1])
    lot = phrase.lang.lots.at(phrase.low, at)
    if lot is not None:
        return lot
    unit = phrase.unit_at(at)
    if unit is not None:
        return None if unit[0][1] in NO_DENOMINATOR else (unit[0][0], unit[1])
    if not phrase.lang.spaced:
        counter = phrase.lang.nouns.at(phrase.text, at)
        if counter is not None:
            return counter
        other = phrase.lang.counters.at(phrase.text, at)
        return None if other is None else (other[0].unit, other[1])
    word = WORD.match(phrase.low, at)
    noun = None if word is None else phrase.lang.nouns.get(word[0]) or phrase.lang.nouns.get(word[0] + "s")
    return None if word is None or noun is None else (noun, word.end())


def rate_before(phrase: View, draft: Draft) -> None:
    """Take the denominator before the number, in its clause: 每秒400亿亿次, 日均调用量2亿次."""
    rates = phrase.lang.rates_before
    if rates is None or draft.per or draft.unit is None or draft.kind not in PER:
        return
    found = list(rates.finditer(phrase.text, max(0, draft.start - RATE_REACH), draft.number_start))
    last = found[-1] if found else None
    if last is not None and CLAUSE.search(phrase.text, last.end(), draft.start) is None:
        draft.per = phrase.lang.rate_units.get(last[0], "")
