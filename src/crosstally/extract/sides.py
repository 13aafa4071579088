"""What stands before a number: its sign, its hedge, or a word that makes a window of a span of time."""

from __future__ import annotations

from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import frames
from crosstally.extract.language import FILL
from crosstally.extract.phrase import BOUNDS, Phrase, stronger
from crosstally.quantity.convention import Hedge

CALENDAR: Final = frozenset({"year", "month", "week", "day", "quarter", "decade"})
STEPS: Final = 4  # words stepped over or taken to the left of a number
ADVERB: Final = 28  # characters before a number in which an adverb of its verb may stand
REACH: Final = 28  # letters of a clause of comparison
COUNTED: Final = "counted"
TEN: Final = 10
HUNDRED: Final = 100
BEYOND: Final = frozenset({Hedge.OVER, Hedge.AT_LEAST})
SIGNS: Final = "+-−"
CLOSERS: Final = ")）%"


def sign(phrase: Phrase, draft: Draft) -> None:
    """Take a sign that stands before the number and after nothing it could join."""
    text, at = phrase.text, draft.start - 1
    if at >= 1 and text[at] == " " and text[at - 1] in SIGNS[1:] and (at == 1 or text[at - 2] in " \n("):
        at -= 1
    if at < 0 or text[at] not in SIGNS:
        return
    before = text[at - 1 : at]
    if before and (before in CLOSERS or (before.isascii() and before.isalnum() and not signed(phrase, draft))):
        return
    draft.sign = 1 if text[at] == "+" else -1
    draft.negative = draft.sign < 0
    draft.start = at


def signed(phrase: Phrase, draft: Draft) -> bool:
    """Tell whether a percentage glued to letters has a sign (YoY+8%): a plus, or any behind the words of a basis."""
    at = draft.number_start - 1
    if at < 1 or draft.unit != "percent" or phrase.text[at] not in SIGNS:
        return False
    return phrase.text[at] == "+" or frames(phrase.lang.code).before("signed", phrase.low, at)


def left(phrase: Phrase, draft: Draft) -> None:
    """Take the hedge before a number, stepping over a few words such as 为."""
    if _window(phrase, draft):
        draft.window = True
        return
    _hedge(phrase, draft)
    if draft.hedge is Hedge.NONE and frames(phrase.lang.code).before("about", phrase.low, draft.start, ADVERB):
        draft.hedge = Hedge.ABOUT


def _hedge(phrase: Phrase, draft: Draft) -> None:
    text, lang, place = phrase.low, phrase.lang, phrase.back(draft.start)
    for _ in range(STEPS):
        found = lang.hedges.before(text, place)
        if found is None:
            return
        word, start = found
        if word != FILL:
            hedge = Hedge(word)
            alone = text[start:place] in lang.hedges_bare and not _bare(draft)
            if hedge is Hedge.NONE or alone or _exceeds(hedge, draft.hedge) or _is_excess(phrase, draft, place):
                return
            draft.hedge, draft.start = _joined(hedge, draft.hedge), start
            if draft.hedge in BOUNDS:
                return
        place = phrase.back(start)


def _exceeds(left: Hedge, now: Hedge) -> bool:
    """Tell whether "over" is the verb of an excess that another word bends: 超出近10%."""
    return left is Hedge.OVER and now in {Hedge.NEARLY, Hedge.ABOUT}


def _is_excess(phrase: Phrase, draft: Draft, place: int) -> bool:
    """Tell whether a percentage is by how much something exceeds what it is held against: 比目标超出203%."""
    return draft.unit == "percent" and frames(phrase.lang.code).before("excess", phrase.low, place, REACH)


def _window(phrase: Phrase, draft: Draft) -> bool:
    """Tell whether a span of calendar time only sets a window: 近两年, the past two years, 几年前."""
    if draft.unit not in CALENDAR or draft.per:
        return draft.window
    low, lang = phrase.low, phrase.lang
    before = lang.windows_before.before(low, phrase.back(draft.start))
    if before is not None and before[0] == COUNTED:
        return False
    if frames(lang.code).after("record", low, draft.end) or (before is not None and _exact(draft)):
        return draft.window
    return draft.window or before is not None or lang.windows_after.at(low, phrase.on(draft.end)) is not None


def _exact(draft: Draft) -> bool:
    """Tell whether a span is counted out in digits and no round ten: 过去18年, not 近两年 or the past 10 years."""
    found = draft.numeral
    if found is None or found.worded or draft.unit != "year" or draft.upper is not None:
        return False
    value = found.printed.value
    return value > TEN and value % TEN != 0 and value.denominator == 1


def _bare(draft: Draft) -> bool:
    """Tell whether the number is a scale word alone: 亿 in 过亿."""
    found = draft.numeral
    return found is not None and found.bare and found.hedge is Hedge.NONE and found.printed.value >= HUNDRED


def _joined(left: Hedge, now: Hedge) -> Hedge:
    if left in BOUNDS and now is not Hedge.RANGE and (now is not Hedge.SEVERAL or left in BEYOND):
        return left
    return stronger(now, left) if now is Hedge.NONE else now
