"""What is a claim: a number with something it measures, and what the words around make of it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.language import Language
from crosstally.extract.phrase import Phrase
from crosstally.quantity.convention import Hedge

SCALE: Final = 10_000
ASSERTS: Final = re.compile(
    r"(?:为|达|达到|至|到|是|有|共|计|总数|数量|仅|升|降|近|超|约|得分|价|[:：=＝]|"
    r"\b(?:to|of|at|was|is|were|are|reached|hit|totaled|totalled|than|by|scored|score)) ?$"
)
SMALL_WORDS: Final = frozenset({"one", "a", "an"})
FUNCTION: Final = frozenset(
    "the a an and or of in on at to for by with from as is are was were be been has have had it its that this which who "
    "but not if than then so after before during since until while when where".split()
)
CAPITAL: Final = re.compile(r"([A-Z][A-Za-z'’.\-]*) $")
LATIN_NAME: Final = re.compile(r"[A-Za-z][A-Za-z'’.\-]* ?$")


def settle(draft: Draft, phrase: Phrase) -> None:
    """Decide whether a draft is a claim, and of what kind."""
    if draft.kind in {"date", "name", "idiom"} or draft.numeral is None:
        draft.claim = False
        return
    if _ordinal(draft, phrase):
        draft.kind, draft.claim = "ordinal", False
    elif draft.window:
        draft.claim = False
    elif draft.unit is None:
        _bare(draft, phrase)
    elif draft.kind == "count":
        _count(draft, phrase)
    elif draft.kind == "duration":
        draft.claim = not _one(draft) or draft.hedge is not Hedge.NONE or draft.numeral.half or draft.factor != 1


def _one(draft: Draft) -> bool:
    """一 and one: more often an article than a number."""
    found = draft.numeral
    return found is not None and found.worded and found.printed.value == 1 and not found.scaled and not draft.extra \
        and found.hedge is Hedge.NONE and draft.upper is None


def _ordinal(draft: Draft, phrase: Phrase) -> bool:
    before = phrase.text[max(0, draft.start - 2) : draft.start]
    if not phrase.lang.spaced:
        return before.endswith("第") or before.endswith("第 ")
    return phrase.low[draft.number_end : draft.number_end + 2] in {"st", "nd", "rd", "th"}


def _bare(draft: Draft, phrase: Phrase) -> None:
    """A number with no unit: a claim where it has a scale word or the sentence says that something is so many."""
    found = draft.numeral
    if found is None:
        return
    text = phrase.text
    draft.kind = "count"
    if found.fraction:
        draft.unit, draft.kind = _share_unit(found.below)
        draft.factor *= found.below if found.below else 1
        draft.claim = not (found.half and not phrase.lang.spaced)
        return
    if found.scaled or draft.scaled:
        draft.unit = "count"
        draft.claim = not (found.bare and found.printed.value < SCALE)
        return
    if draft.upper is not None:
        draft.unit = "count"
        return
    decimals = found.printed.place < 1
    before = text[max(0, draft.start - 12) : draft.start]
    if draft.hedge is not Hedge.NONE and not found.worded:
        draft.unit, draft.kind = ("times", "ratio") if decimals else ("count", "count")
        return
    if phrase.lang.spaced:
        _bare_english(draft, phrase, before, decimals=decimals)
        return
    draft.claim = not found.worded and ASSERTS.search(before) is not None and found.printed.value != 0
    draft.unit, draft.kind = ("times", "ratio") if decimals else ("count", "count")
    if not draft.claim:
        draft.kind = "name" if decimals else "identifier"


def _share_unit(below: int) -> tuple[str, str]:
    return {100: ("percent", "percent"), 1000: ("permille", "percent")}.get(below, ("times", "ratio"))


def _bare_english(draft: Draft, phrase: Phrase, before: str, *, decimals: bool) -> None:
    """A number before a noun counts; one after a capitalised name is its version."""
    capital = CAPITAL.search(before)
    named = capital is not None and capital[1].lower() not in FUNCTION and not _sentence_start(phrase.text, draft.start, capital[1])
    noun = draft.noun.strip().split(" ")[0].strip(".,") if draft.noun else ""
    draft.unit, draft.kind = ("times", "ratio") if decimals else ("count", "count")
    if named:
        draft.claim, draft.kind = False, "name"
    elif noun and noun not in FUNCTION and not decimals:
        draft.claim = not _one(draft)
    else:
        found = draft.numeral
        draft.claim = found is not None and not found.worded and ASSERTS.search(before) is not None
        if not draft.claim:
            draft.kind = "identifier"


def _sentence_start(text: str, start: int, word: str) -> bool:
    at = start - len(word) - 1
    before = text[max(0, at - 2) : at].strip(" \"“'")
    return not before or before[-1] in ".!?\n:;"


def _count(draft: Draft, phrase: Phrase) -> None:
    found = draft.numeral
    if found is None:
        return
    text = phrase.text
    if _one(draft):
        before = text[max(0, draft.number_start - 3) : draft.number_start]
        draft.claim = not phrase.lang.spaced and before.endswith(("只用", "仅", "只", "只有", "仅用", "仅有"))
        return
    if phrase.lang.spaced:
        capital = CAPITAL.search(text[max(0, draft.start - 24) : draft.start])
        if capital is not None and capital[1].lower() not in FUNCTION and not _sentence_start(text, draft.start, capital[1]) \
                and found.printed.value < 100 and not found.worded and not draft.scaled:
            draft.claim, draft.kind = False, "name"
        return
    if found.worded and found.bare and found.printed.value < SCALE and not found.scaled and found.hedge is Hedge.NONE \
            and draft.hedge is Hedge.NONE and found.printed.value > 10:
        draft.claim, draft.kind = False, "idiom"
    elif found.worded and text[draft.number_start] == "二" and draft.number_end - draft.number_start == 1:
        draft.claim, draft.kind = False, "ordinal"


def value_of(draft: Draft) -> Fraction | None:
    """The one number the words name; None for ranges and vague decades."""
    found = draft.numeral
    if found is None or draft.upper is not None or found.printed.upper is not None:
        return None
    value = found.printed.value * draft.factor + draft.extra
    return -value if draft.negative else value
