"""Number characters that are no number: names, tails of words, idioms."""

from __future__ import annotations

import re
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import frames
from crosstally.extract.phrase import Phrase

NAME: Final = re.compile(r"[A-Za-z_@#][A-Za-z0-9_.@/+\-\u2010-\u2015]{0,30}$")
GLUE: Final = frozenset("-_./@#+‐‑–—")
MEASURED: Final = re.compile(r"[0-9] ?[A-Za-z]{1,5}/$")  # 35.3GW/74.5GWh are two numbers
UNIT: Final = 8
BEFORE: Final = 24
LONGEST: Final = 40


def name(text: str, start: int, end: int) -> Draft:
    """Draft of a model name or version that holds digits (GPT-3.5, A100)."""
    before = NAME.search(text, max(0, start - BEFORE), start)
    while end < len(text) and end - start < LONGEST and text[end].isascii() and text[end].isalnum():
        end += 1
    return Draft(None, before.start() if before else start, end, start, end, kind="name", claim=False)


def glued_before(text: str, start: int) -> bool:
    """Tell whether a Latin letter, or a letter and a hyphen, is glued before a number."""
    if start == 0:
        return False
    prev = text[start - 1]
    if prev.isascii() and prev.isalnum():
        return True
    if prev not in GLUE or start < 2:
        return False
    if prev == "/" and MEASURED.search(text, max(0, start - UNIT), start) is not None:
        return False
    beyond = text[start - 2]
    return beyond.isascii() and (beyond.isalnum() or beyond in GLUE)


def tail(phrase: Phrase, draft: Draft) -> bool:
    """Tell whether the number begins in the tail of another word: 参数, the one."""
    edge = draft.number_end if phrase.lang.spaced else draft.number_start + 1
    return phrase.lang.tails.before(phrase.low, edge) is not None


def lexical_end(phrase: Phrase, draft: Draft) -> int:
    """Where a word ends that begins with the number's characters and is no number (百度); 0 where there is none."""
    found = phrase.lang.lexical.at(phrase.low, draft.number_start)
    return found[1] if found is not None and found[1] >= draft.number_end else 0


def uncounted(phrase: Phrase, start: int, end: int) -> Draft | None:
    """Draft of number characters in running text with nothing to count behind them (一直, 百度): the commonest kind."""
    lang, text = phrase.lang, phrase.text
    numeral = lang.numerals.read(phrase.low[start:end])
    if numeral is None or not numeral.worded or (numeral.scaled and numeral.length > 1) or numeral.fraction:
        return None
    stop = start + numeral.length
    after = phrase.on(stop)
    if any(table.at(text, after) for table in (lang.units, lang.counters, lang.nouns, lang.joins, lang.between)):
        return None
    kind = "ordinal" if frames(lang.code).before("ordinal", text, start, 2) else "idiom"
    return Draft(numeral, start, stop, start, stop, kind=kind, claim=False)
