"""What is a claim: a number with something it measures, and what the words around make of it."""

from __future__ import annotations

from typing import Final

from crosstally.extract.bare import article, bare, fraction, lone, named
from crosstally.extract.drafts import Draft
from crosstally.extract.frames import Frames, frames
from crosstally.extract.numeral import Numeral
from crosstally.extract.phrase import Phrase
from crosstally.quantity.convention import Hedge

NO_CLAIM: Final = frozenset({"date", "name", "idiom"})
BASED: Final = frozenset({"count", "size", ""})
SMALL: Final = 100


def settle(draft: Draft, phrase: Phrase) -> None:
    """Decide whether a draft is a claim, and of what kind."""
    found, around = draft.numeral, frames(phrase.lang.code)
    if found is None or draft.kind in NO_CLAIM:
        draft.claim = False
    elif draft.multiple is not None:
        return
    elif _ordinal(draft, phrase, around):
        draft.kind, draft.claim = "ordinal", False
    elif draft.window or _basis(draft, phrase, around):
        draft.claim, draft.kind = False, draft.kind or "count"
    elif draft.unit is None:
        (fraction if found.fraction else bare)(draft, found, phrase, around)
    elif article(draft, found):
        draft.claim = _counts_one(draft, phrase)
    elif lone(draft, found, phrase):
        draft.claim, draft.kind = False, "idiom"
    elif draft.kind == "count":
        _count(draft, found, phrase, around)


def _ordinal(draft: Draft, phrase: Phrase, around: Frames) -> bool:
    before = around.before("ordinal", phrase.low, draft.number_start, 2)
    return before or around.after("ordinal_after", phrase.low, draft.number_end)


def _basis(draft: Draft, phrase: Phrase, around: Frames) -> bool:
    """Tell whether a number only says per how many, in which unit others are given, or sorts people by age."""
    lang, low = phrase.lang, phrase.low
    if draft.kind in BASED and lang.basis.before(low, phrase.back(draft.start)) is not None:
        return True
    if draft.unit == "year" and around.within("age", low[draft.number_end : draft.end]):
        measured = draft.numeral is not None and draft.numeral.printed.place < 1
        return not measured and (draft.upper is not None or lang.ages.before(low, draft.start) is None)
    return lang.basis_after.at(low, phrase.on(draft.end)) is not None


def _counts_one(draft: Draft, phrase: Phrase) -> bool:
    """Tell whether 一 or one is a number after all: 仅一颗, 一天之内, about one week."""
    if draft.hedge is not Hedge.NONE and draft.kind == "duration":
        return True
    low, lang, place = phrase.low, phrase.lang, phrase.back(draft.start)
    if lang.ones_before.before(low, place) is not None:
        return True
    if draft.kind != "duration":
        return False
    return lang.ones_time.before(low, place) is not None or lang.ones_after.at(low, phrase.on(draft.end)) is not None


def _count(draft: Draft, found: Numeral, phrase: Phrase, around: Frames) -> None:
    """Settle a number of things: no claim where it is a rank, a name, a question or part of a word."""
    low, plain = phrase.low, draft.hedge is Hedge.NONE and not draft.scaled and draft.upper is None
    words = low[draft.number_start : draft.number_end]
    if found.bare and found.worded and phrase.lang.grades.at(low, draft.number_end) is not None:
        draft.claim, draft.kind = False, "idiom"
    elif plain and _ranks(draft, found, around, words):
        draft.claim, draft.kind = False, "ordinal"
    elif (plain and _part_of_word(draft, found)) or _asked(draft, phrase, around, words):
        draft.claim, draft.kind = False, "idiom"
    elif plain and phrase.lang.spaced and _version(found) and named(draft, phrase, around):
        draft.claim, draft.kind = False, "name"


def _asked(draft: Draft, phrase: Phrase, around: Frames, words: str) -> bool:
    return around.within("several", words[:1]) and around.after("asked", phrase.low, draft.end)


def _version(found: Numeral) -> bool:
    return not found.worded and found.printed.value < SMALL


def _ranks(draft: Draft, found: Numeral, around: Frames, words: str) -> bool:
    """Tell whether a number before a counter ranks: 2代, 二次, 3.0大."""
    whole = draft.flag == "whole" and found.printed.place < 1
    return whole or draft.flag == "label" or around.whole("rank", words)


def _part_of_word(draft: Draft, found: Numeral) -> bool:
    """Tell whether number words and what looks like a counter are one word (四处), or digits qualify a noun."""
    if draft.flag == "digits":
        return found.worded
    return draft.flag == "noun" and found.printed.value < SMALL
