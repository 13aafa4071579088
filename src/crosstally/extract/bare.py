"""Numbers without a unit: claims with a scale word, a noun to count, or a sentence that says so."""

from __future__ import annotations

import re
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import Frames
from crosstally.extract.numeral import Numeral
from crosstally.extract.phrase import Phrase
from crosstally.quantity.convention import Hedge

LARGE: Final = 10_000
CAPITAL: Final = re.compile(r"([A-Z][A-Za-z'’.\-]*) $")
NAME_REACH: Final = 24
COMPARED: Final = 20
NUMBERED: Final = re.compile(r"\.[0-9]|[ -][0-9]{3,4}(?![0-9,.%])")
NUMBERED_BEFORE: Final = re.compile(r"[0-9][.\- ]$")
PARTS: Final = {100: ("percent", "percent"), 1000: ("permille", "percent")}


def fraction(draft: Draft, found: Numeral, phrase: Phrase, frames: Frames) -> None:
    """Settle 三分之一, two thirds, 百分之五: a half alone needs a hedge or something it is half of."""
    draft.unit, draft.kind = PARTS.get(found.below, ("times", "ratio"))
    if found.below:
        draft.factor *= found.below
    low, end = phrase.low, draft.end
    if draft.hedge is not Hedge.NONE or frames.after("whole", low, phrase.on(end)):
        return
    if not found.worded:
        draft.claim = frames.before("part", low, draft.start)
        return
    quarter = frames.within("quarters", low[draft.number_start : draft.number_end])
    told = (quarter and frames.after("apart", low, end)) or (found.half and frames.before("halved", low, draft.start))
    draft.claim = told or not (found.half or quarter)


def bare(draft: Draft, found: Numeral, phrase: Phrase, frames: Frames) -> None:
    """Settle a number that neither a unit nor a counter follows."""
    decimals = found.printed.place < 1 and not draft.scaled
    draft.unit, draft.kind = ("times", "ratio") if decimals else ("count", "count")
    if found.scaled or draft.scaled:
        if found.hedge is Hedge.SEVERAL and phrase.lang.spaced and not _noun(draft, frames):
            draft.claim, draft.kind = False, "idiom"
            return
        large = found.printed.value * draft.factor >= LARGE and not lone(draft, found, phrase)
        draft.claim = (large or not found.bare or draft.hedge is not Hedge.NONE) and not grade(draft, found, phrase)
    elif draft.upper is not None:
        return
    elif found.hedge is Hedge.SEVERAL or (found.worded and not phrase.lang.spaced):
        draft.claim = phrase.lang.spaced and _noun(draft, frames) != ""
        draft.kind = "count" if draft.claim else "idiom"
    elif draft.hedge is Hedge.NONE:
        _plain(draft, found, phrase, frames)


def _plain(draft: Draft, found: Numeral, phrase: Phrase, frames: Frames) -> None:
    """Settle a bare number without hedge and scale word."""
    decimals = draft.kind == "ratio"
    owned = decimals and _owned(draft, phrase, frames)
    if _identifier(draft, phrase):
        draft.claim, draft.kind = False, "identifier"
    elif "," in phrase.text[draft.number_start : draft.number_end]:
        return
    elif phrase.lang.spaced and not owned and named(draft, phrase, frames):
        draft.claim, draft.kind = False, "name"
    elif not _counts(draft, found, phrase, frames):
        asserted = owned or frames.before("asserts", phrase.low, draft.start)
        draft.claim = not found.worded and found.printed.value != 0 and asserted
        if not draft.claim:
            draft.kind = "name" if decimals else "identifier"


def _owned(draft: Draft, phrase: Phrase, frames: Frames) -> bool:
    """Tell whether decimals are someone's, and name nothing that follows: 比乙的49.9高, above the other's 51.1."""
    mine = frames.before("owner", phrase.low, draft.start)
    return mine and frames.after("owned", phrase.low, draft.end)


def _counts(draft: Draft, found: Numeral, phrase: Phrase, frames: Frames) -> bool:
    """Tell whether a bare number changes into another, is some of a total, or counts the noun behind it."""
    low = phrase.low
    changes = frames.before("change", low, draft.start)
    changes = changes and (phrase.lang.spaced or frames.after("onward", low, draft.end))
    joined = changes or frames.after("among", low, draft.end)
    if joined and found.printed.value:
        return True
    if draft.kind == "ratio" and frames.before("compared", low, draft.start, COMPARED):
        return True
    if draft.kind == "ratio" or not _noun(draft, frames):
        return False
    draft.claim = not article(draft, found)
    return True


def _noun(draft: Draft, frames: Frames) -> str:
    """Give the word right behind a number where it can be counted; after "of" the next one."""
    words = draft.noun.split()
    if draft.numeral is not None and draft.numeral.hedge is Hedge.SEVERAL:
        words = words[1:] if frames.after("whole", draft.noun.lstrip() + " ", 0) else words
    noun = words[0].strip(".,") if words else ""
    return "" if frames.whole("function", noun) else noun


def article(draft: Draft, found: Numeral) -> bool:
    """Tell whether 一 or one stands before a thing or a measure: more often an article than a number."""
    return (
        found.worded and found.printed.value == 1 and not found.scaled and not draft.extra and draft.upper is None
        and found.hedge is Hedge.NONE and draft.kind not in {"money", "percent", "fold_change"} and not draft.scaled
    )  # fmt: skip


def lone(draft: Draft, found: Numeral, phrase: Phrase) -> bool:
    """百公里, 千家, 万人: a lone multiplier before a unit is a manner of speaking; 千倍, 百万 and 超万人 are not."""
    if phrase.lang.spaced or not (found.bare and found.worded) or draft.kind == "fold_change":
        return False
    short = (not found.scaled or found.length == 1) and found.printed.value > 10
    return short and found.hedge is Hedge.NONE and draft.hedge is Hedge.NONE


def _identifier(draft: Draft, phrase: Phrase) -> bool:
    """Tell whether digits name something: 0712, +44, 5.0.3, 400 820 6161, stock code 2917."""
    text, start = phrase.text, draft.number_start
    words = text[start : draft.number_end]
    if draft.sign or (words.startswith("0") and words.isdigit() and len(words) > 1):
        return True
    if NUMBERED.match(text, draft.number_end) or NUMBERED_BEFORE.search(text, max(0, start - 2), start):
        return True
    return phrase.lang.labels.before(phrase.low, phrase.back(start)) is not None


def grade(draft: Draft, found: Numeral, phrase: Phrase) -> bool:
    """千亿级, the hundred-billion scale: a scale word alone that grades something."""
    joined = phrase.lang.spaced and phrase.text[draft.end : draft.end + 1] in {" ", "-"}
    graded = phrase.lang.grades.at(phrase.low, draft.end + joined) is not None
    return graded and found.worded and (found.bare or phrase.lang.spaced)


def named(draft: Draft, phrase: Phrase, frames: Frames) -> bool:
    """Tell whether a capitalised name stands right before (Windows 11), not just the sentence's first word."""
    text, start = phrase.text, draft.start
    capital = CAPITAL.search(text[max(0, start - NAME_REACH) : start])
    if capital is None or frames.whole("function", capital[1].lower()):
        return False
    at = start - len(capital[1]) - 1
    opening = text[max(0, at - 2) : at].strip(" \"“'")
    return bool(opening) and opening[-1] not in ".!?\n:;"
