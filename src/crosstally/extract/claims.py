"""What is a claim: a number with something it measures, and what the words around make of it."""

from __future__ import annotations

import re
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.phrase import Phrase
from crosstally.extract.numeral import Numeral
from crosstally.quantity.convention import Hedge

LARGE: Final = 10_000
ASSERTS: Final = re.compile(
    r"(?:为|达|达到|[升降增减跌涨降]至|[升降增减跌涨]到|是|有|共|计|总数|数量|仅|近|超|约|得分|价|[:：=＝]|"
    r"\b(?:to|of|at|was|is|were|are|reached|hit|totaled|totalled|than|by|scored|score)) ?$"
)
FUNCTION: Final = frozenset(
    "the a an and or of in on at to for by with from as is are was were be been has have had it its that this which who "
    "but not if than then so after before during since until while when where".split()
)
CAPITAL: Final = re.compile(r"([A-Z][A-Za-z'’.\-]*) $")
QUESTION: Final = re.compile(r"[^。！!\n]{0,16}[?？]")
NUMBERED: Final = re.compile(r"\.[0-9]|[ -][0-9]{3,4}(?![0-9,.%])")
NUMBERED_BEFORE: Final = re.compile(r"[0-9][.\- ]$")
FROM: Final = re.compile(r"\bfrom $")
OF: Final = re.compile(r" of [0-9]")
HALVED: Final = re.compile(r"(?:[的了占达至到近]|\b(?:by|in|to)) ?$")
PART: Final = re.compile(r"(?:[的为至到是占约了]|\b(?:the|a|to|by|is|was)) ?$")


def settle(draft: Draft, phrase: Phrase) -> None:
    """Decide whether a draft is a claim, and of what kind."""
    found = draft.numeral
    if draft.kind in {"date", "name", "idiom"} or found is None:
        draft.claim = False
    elif draft.multiple is not None:
        return
    elif _ordinal(draft, phrase):
        draft.kind, draft.claim = "ordinal", False
    elif draft.window or _basis(draft, phrase):
        draft.claim = False
    elif found.fraction and draft.unit is None:
        _fraction(draft, found, phrase)
    elif draft.unit is None:
        _bare(draft, found, phrase)
    elif _article(draft, found):
        draft.claim = _counts_one(draft, phrase)
    elif _lone_multiplier(draft, found, phrase):
        draft.claim, draft.kind = False, "idiom"
    elif draft.kind == "count":
        _count(draft, found, phrase)


def _basis(draft: Draft, phrase: Phrase) -> bool:
    """Tell whether a number only says per how many, or in which unit others are given."""
    if draft.kind in {"count", "size", ""} and phrase.lang.basis.before(phrase.low, phrase.back(draft.start)) is not None:
        return True
    if draft.unit == "year" and not phrase.lang.spaced and phrase.text[draft.end - 1] in "岁上下":
        return _age_class(draft, phrase)
    return phrase.lang.basis_after.at(phrase.low, phrase.on(draft.end)) is not None


def _age_class(draft: Draft, phrase: Phrase) -> bool:
    """Tell whether an age sorts people (65岁以上人口) and measures nobody."""
    if "岁" not in phrase.text[draft.number_end : draft.end]:
        return False
    return draft.upper is not None or phrase.lang.ages.before(phrase.text, draft.start) is None


def _lone_multiplier(draft: Draft, found: Numeral, phrase: Phrase) -> bool:
    """百公里, 千家, 万人: a lone multiplier before a unit is a manner of speaking; 千倍, 百万 and 超万人 are not."""
    short = not found.scaled or found.length == 1
    lone = found.bare and found.worded and short and found.printed.value > 10 and not phrase.lang.spaced
    return lone and found.hedge is Hedge.NONE and draft.hedge is Hedge.NONE and draft.kind != "fold_change"


def _article(draft: Draft, found: Numeral) -> bool:
    """一 and one before a thing or a measure: more often an article than a number."""
    return (
        found.worded and found.printed.value == 1 and not found.scaled and not draft.extra and draft.upper is None
        and found.hedge is Hedge.NONE and draft.kind not in {"money", "percent", "fold_change"} and not draft.scaled
    )  # fmt: skip


def _counts_one(draft: Draft, phrase: Phrase) -> bool:
    """Tell whether 一 or one is a number after all: 仅一颗, 一天之内, about one week."""
    if draft.hedge is not Hedge.NONE and draft.kind == "duration":
        return True
    low, lang = phrase.low, phrase.lang
    place = phrase.back(draft.start)
    if lang.ones_before.before(low, place) is not None:
        return True
    if draft.kind != "duration":
        return False
    return lang.ones_time.before(low, place) is not None or lang.ones_after.at(low, phrase.on(draft.end)) is not None


def _ordinal(draft: Draft, phrase: Phrase) -> bool:
    if not phrase.lang.spaced:
        return phrase.text[max(0, draft.number_start - 2) : draft.number_start].rstrip().endswith("第")
    return phrase.low[draft.number_end : draft.number_end + 2] in {"st", "nd", "rd", "th"}


def _fraction(draft: Draft, found: Numeral, phrase: Phrase) -> None:
    """三分之一, two thirds; 百分之五 is a percentage. A half alone needs a hedge or something it is half of."""
    draft.unit, draft.kind = {100: ("percent", "percent"), 1000: ("permille", "percent")}.get(found.below, ("times", "ratio"))
    draft.factor *= found.below or 1
    whole = phrase.low.startswith(("of ", "的"), phrase.on(draft.end))
    quarter = "quarter" in phrase.low[draft.number_start : draft.number_end]
    if found.worded:
        apart = phrase.low[draft.end : draft.end + 1] in {",", ")", "."} and quarter
        told = found.half and HALVED.search(phrase.low, max(0, draft.start - 4), draft.start) is not None
        draft.claim = draft.hedge is not Hedge.NONE or whole or apart or told or not (found.half or quarter)
    else:
        before = phrase.low[max(0, draft.start - 8) : draft.start]
        draft.claim = draft.hedge is not Hedge.NONE or whole or PART.search(before) is not None


def _bare(draft: Draft, found: Numeral, phrase: Phrase) -> None:
    """A number with no unit: a claim where it has a scale word or the sentence says that something is so many."""
    decimals = found.printed.place < 1 and not draft.scaled
    draft.unit, draft.kind = ("times", "ratio") if decimals else ("count", "count")
    if found.scaled or draft.scaled:
        large = found.printed.value * draft.factor >= LARGE and not _lone_multiplier(draft, found, phrase)
        draft.claim = (large or not found.bare or draft.hedge is not Hedge.NONE) and not _grade(draft, found, phrase)
        return
    if draft.upper is not None:
        return
    if found.hedge is Hedge.SEVERAL or (found.worded and not phrase.lang.spaced):
        draft.claim, draft.kind = False, "idiom"
        return
    if draft.hedge is not Hedge.NONE:
        return
    before = phrase.text[max(0, draft.start - 24) : draft.start]
    if _identifier(draft, phrase):
        draft.claim, draft.kind = False, "identifier"
        return
    if "," in phrase.text[draft.number_start : draft.number_end]:
        return
    if phrase.lang.spaced and _named(before, phrase.text, draft.start):
        draft.claim, draft.kind = False, "name"
        return
    if phrase.lang.spaced and found.printed.value and (FROM.search(before) or OF.match(phrase.low, draft.end)):
        return
    first = draft.noun.strip().split(" ")[0].strip(".,") if draft.noun else ""
    if first and first not in FUNCTION and not decimals:
        draft.claim = not _article(draft, found)
        return
    draft.claim = not found.worded and found.printed.value != 0 and ASSERTS.search(before) is not None
    if not draft.claim:
        draft.kind = "name" if decimals else "identifier"


def _identifier(draft: Draft, phrase: Phrase) -> bool:
    """Tell whether digits name something: 0712, +44, 5.0.3, 400 820 6161, stock code 2917."""
    text = phrase.text
    words = text[draft.number_start : draft.number_end]
    if draft.sign or words.startswith("0") and words.isdigit() and len(words) > 1:
        return True
    if NUMBERED.match(text, draft.number_end) or NUMBERED_BEFORE.search(text, max(0, draft.number_start - 3), draft.number_start):
        return True
    return phrase.lang.labels.before(phrase.low, phrase.back(draft.number_start)) is not None


def _grade(draft: Draft, found: Numeral, phrase: Phrase) -> bool:
    """千亿级, the hundred-billion scale: a scale word alone that grades something."""
    place = draft.end + 1 if phrase.text[draft.end : draft.end + 1] in {" ", "-"} and phrase.lang.spaced else draft.end
    graded = phrase.lang.grades.at(phrase.low, place) is not None
    return graded and found.worded and (found.bare or phrase.lang.spaced)


def _named(before: str, text: str, start: int) -> bool:
    """Tell whether a capitalised name stands right before (Windows 11), not just the sentence's first word."""
    capital = CAPITAL.search(before)
    if capital is None or capital[1].lower() in FUNCTION:
        return False
    at = start - len(capital[1]) - 1
    opening = text[max(0, at - 2) : at].strip(" \"“'")
    return bool(opening) and opening[-1] not in ".!?\n:;"


def _count(draft: Draft, found: Numeral, phrase: Phrase) -> None:
    """A number of things: no claim where it is a rank, a name, a question or part of a word."""
    if found.bare and found.worded and not phrase.lang.spaced and phrase.lang.grades.at(phrase.low, draft.number_end):
        draft.claim, draft.kind = False, "idiom"
        return
    plain = draft.hedge is Hedge.NONE and not draft.scaled and draft.upper is None
    text = phrase.text
    if phrase.lang.spaced:
        if plain and not found.worded and found.printed.value < 100 and _named(text[max(0, draft.start - 24) : draft.start], text, draft.start):
            draft.claim, draft.kind = False, "name"
        return
    decimals = found.printed.place < 1
    small = found.printed.value < 100
    worded_two = found.worded and text[draft.number_start] == "二" and draft.number_end - draft.number_start == 1
    if plain and (draft.flag == "label" or worded_two or (decimals and draft.counter == "大")):
        draft.claim, draft.kind = False, "ordinal"
    elif plain and ((draft.flag == "digits" and found.worded) or (draft.flag == "noun" and small)):
        draft.claim, draft.kind = False, "idiom"
    elif found.hedge is Hedge.SEVERAL and text[draft.number_start] == "几" and QUESTION.match(text, draft.end):
        draft.claim, draft.kind = False, "idiom"
