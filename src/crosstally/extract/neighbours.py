"""Numbers that only what follows makes a figure: a ratio told against one (6.4:1, 4 to 1), medals (14金22银27铜)."""

from __future__ import annotations

from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import Frames, frames
from crosstally.extract.view import View
from crosstally.quantity.convention import Hedge

REACH: Final = 40  # letters before a number that may call it a ratio


def read(phrase: View, draft: Draft) -> None:
    """Give a bare number the unit that its neighbours show."""
    if draft.numeral is None or draft.unit is not None or draft.scaled or draft.numeral.worded or draft.currency:
        return
    around = frames(phrase.lang.code)
    one = around.match("to_one", phrase.low, draft.end)
    if one is not None and _is_ratio(draft, phrase, around):
        draft.unit, draft.kind, draft.end = "times", "ratio", one.end()
    elif _is_medals(draft, phrase, around):
        draft.unit, draft.kind, draft.end = "count", "count", draft.end + 1


def _is_ratio(draft: Draft, phrase: View, around: Frames) -> bool:
    """Tell whether so many to one is a ratio and no score: it has decimals, or words call it one."""
    decimals = draft.numeral is not None and draft.numeral.printed.place < 1
    return decimals or around.before("ratio_named", phrase.low, draft.start, REACH)


def _is_medals(draft: Draft, phrase: View, around: Frames) -> bool:
    """Tell whether a number is one of a row of medals: 18金 alone is an alloy."""
    if draft.hedge is not Hedge.NONE:
        return False
    low, end = phrase.low, draft.end
    last = around.before("medals_before", low, draft.start) and around.after("medal", low, end)
    return last or around.after("medals", low, end)
