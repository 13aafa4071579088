"""One pass over a text: dates aside, each number becomes a draft; two that belong together become a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crosstally.extract.claims import settle
from crosstally.extract.drafts import Draft
from crosstally.extract.numeral import Numeral
from crosstally.extract.language import FILL
from crosstally.extract.phrase import BOUNDS, Phrase, stronger
from crosstally.quantity.convention import Hedge, Printed

BEFORE: Final = 64  # characters before a number that its reading may look at
BEHIND: Final = 192  # and behind it
MARGIN: Final = 48  # characters behind a phrase that its reading may look at
DENSE: Final = 12  # characters between two numbers in text that is no prose
MOST: Final = 1024  # readings kept at once
CALENDAR: Final = frozenset({"year", "month", "week", "day", "quarter", "decade"})
NAME: Final = re.compile(r"[A-Za-z_@#][A-Za-z0-9_.@/+\-\u2010-\u2015]{0,30}$")
GLUE: Final = frozenset("-_./@#+‐‑–—")
STEPS: Final = 4
PER: Final = frozenset({"money", "count", "size"})
RATE_REACH: Final = 16
CLAUSE: Final = re.compile(r"[,，。;；:：、（(）)0-9]")
HUNDRED: Final = 100
BEYOND: Final = frozenset({Hedge.OVER, Hedge.AT_LEAST})


def drafts(phrase: Phrase) -> Iterator[Draft]:
    """Yield every number and date of a text in order, each settled: a claim or not, and of what kind.

    Where numbers stand denser than in prose, the same words in the same surroundings are read once: tables and
    hostile repetition then cost little.
    """
    low, search, place, count = phrase.low, phrase.lang.start.search, 0, 0
    seen: dict[str, tuple[int, Draft | None]] = {}
    while (hit := search(low, place)) is not None:
        start = hit.start()
        count += 1
        draft = _recalled(phrase, start, seen) if count * DENSE > start > BEFORE else _settled(phrase, start)
        place = start + 1
        if draft is not None:
            place = max(draft.end, place)
            yield draft


def _settled(phrase: Phrase, start: int) -> Draft | None:
    draft = _at(phrase, start)
    if draft is not None:
        settle(draft, phrase)
    return draft


def _recalled(phrase: Phrase, start: int, seen: dict[str, tuple[int, Draft | None]]) -> Draft | None:
    """Read a number, or recall the reading of the same words in the same surroundings."""
    around = phrase.low[start - BEFORE : start + BEHIND]
    known = seen.get(around)
    if known is not None:
        return None if known[1] is None else known[1].moved(start - known[0])
    draft = _settled(phrase, start)
    if len(seen) > MOST:
        seen.clear()
    if draft is None or draft.end < start + BEHIND - MARGIN:
        seen[around] = (start, draft)
    return draft


def _at(phrase: Phrase, start: int) -> Draft | None:
    """Read the date, the multiple or the number that begins at a place."""
    lang, low = phrase.lang, phrase.low
    date = lang.dates.match(low, start)
    if date is not None:
        return _date(phrase, start, date.end())
    multiple = lang.multiples.at(low, start)
    if multiple is not None:
        return _multiple(phrase, start, *multiple)
    run = lang.run.match(low, start)
    return None if run is None else _number(phrase, start, run.end())


def figures(phrase: Phrase) -> Iterator[tuple[int, int, Fraction]]:
    """Yield the bare numbers of a text, wherever they stand: their places and values."""
    place, search = 0, phrase.lang.run.search
    while (hit := search(phrase.low, place)) is not None:
        start = hit.start()
        draft = phrase.read(start, hit.end())
        place = start + 1
        if draft is None or draft.numeral is None:
            continue
        place = max(place, start + draft.numeral.length, draft.number_end)
        if _lone(phrase, draft) or (draft.numeral.worded and _part_of_word(phrase, draft)):
            continue
        draft.start = draft.number_start
        _sign(phrase, draft)
        value = draft.numeral.printed.value * draft.factor
        yield draft.start, draft.number_end, -value if draft.negative else value


def _lone(phrase: Phrase, draft: Draft) -> bool:
    """Tell whether one multiplier (百) or one character of the ledger's set (陆) stands alone: a word, no number."""
    found = draft.numeral
    if found is None or found.length != 1 or phrase.lang.spaced:
        return False
    letter = phrase.low[draft.number_start]
    return letter in phrase.lang.numerals.formal or (found.bare and found.printed.value > 10)


def _part_of_word(phrase: Phrase, draft: Draft) -> bool:
    """Tell whether number characters are part of a word that is no number."""
    tail = _tail(phrase, draft)
    lexical = phrase.lang.lexical.at(phrase.low, draft.number_start)
    return tail or (lexical is not None and lexical[1] >= draft.number_end)


def _word(phrase: Phrase, start: int, end: int) -> Draft | None:
    """Draft of number characters in running text with nothing to count behind them (一直, 百度): the commonest kind."""
    numeral, lang = phrase.lang.numerals.read(phrase.low[start:end]), phrase.lang
    if numeral is None or not numeral.worded or (numeral.scaled and numeral.length > 1) or numeral.fraction:
        return None
    stop = start + numeral.length
    after = phrase.on(stop)
    text = phrase.text
    if lang.units.at(text, after) or lang.counters.at(text, after) or lang.nouns.at(text, after):
        return None
    if lang.joins.at(text, after) or text.startswith("个", after):
        return None
    ordinal = text[start - 1 : start] == "第"
    return Draft(numeral, start, stop, start, stop, kind="ordinal" if ordinal else "idiom", claim=False)


def _tail(phrase: Phrase, draft: Draft) -> bool:
    """Tell whether the number begins in the tail of another word: 参数, the one."""
    edge = draft.number_end if phrase.lang.spaced else draft.number_start + 1
    return phrase.lang.tails.before(phrase.low, edge) is not None


def _date(phrase: Phrase, start: int, end: int) -> Draft | None:
    if glued_before(phrase.text, start):
        return name(phrase.text, start, end)
    return Draft(None, start, end, start, end, kind="date", claim=False)


def _multiple(phrase: Phrase, start: int, value: Fraction, end: int) -> Draft:
    """Draft of a word that names a multiple by itself: doubled, 翻番."""
    shown = Printed(value, Fraction(1, 5), Fraction(1, 5))
    draft = Draft(Numeral(shown, worded=True), start, end, start, end, unit="times", kind="fold_change")
    draft.multiple = value
    more = phrase.lang.hedges_after.at(phrase.low, end)
    if more is not None:
        draft.hedge, draft.end = more
    _left(phrase, draft)
    return draft


def name(text: str, start: int, end: int) -> Draft:
    """Draft of a model name or version that holds digits (GPT-3.5, A100)."""
    before = NAME.search(text, max(0, start - 24), start)
    while end < len(text) and end - start < 40 and text[end].isascii() and text[end].isalnum():
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
    beyond = text[start - 2]
    return beyond.isascii() and (beyond.isalnum() or beyond in GLUE)


def _number(phrase: Phrase, start: int, end: int) -> Draft | None:
    text, lang = phrase.text, phrase.lang
    if not lang.spaced and (word := _word(phrase, start, end)) is not None:
        return word
    draft = phrase.read(start, end)
    if draft is None:
        return None
    digits = text[start].isascii() and text[start].isdigit()
    if digits and not draft.currency and glued_before(text, start):
        return name(text, start, draft.number_end)
    if not digits and _tail(phrase, draft):
        end = draft.number_end if lang.spaced else start + 1
        return Draft(draft.numeral, start, end, start, end, kind="idiom", claim=False)
    lexical = lang.lexical.at(phrase.low, start)
    if lexical is not None and lexical[1] >= draft.number_end:
        return Draft(draft.numeral, start, lexical[1], start, draft.number_end, kind="idiom", claim=False)
    _sign(phrase, draft)
    _left(phrase, draft)
    draft = _range(phrase, draft)
    _rate_before(phrase, draft)
    return draft


def _sign(phrase: Phrase, draft: Draft) -> None:
    """Take a sign that stands before the number and after nothing it could join."""
    at = draft.start - 1
    if at >= 1 and phrase.text[at] == " " and phrase.text[at - 1] in "-−" and (at == 1 or phrase.text[at - 2] in " \n("):
        at -= 1
    if at < 0 or phrase.text[at] not in "+-−":
        return
    if at and (phrase.text[at - 1].isalnum() or phrase.text[at - 1] in ")）%"):
        before = phrase.text[at - 1]
        if before.isascii() or before in ")）%":
            return
    draft.sign = -1 if phrase.text[at] in "-−" else 1
    draft.negative = draft.sign < 0
    draft.start = at


def _left(phrase: Phrase, draft: Draft) -> None:
    """Take the hedge before a number, stepping over a few words such as 为."""
    text, lang = phrase.low, phrase.lang
    place = phrase.back(draft.start)
    if draft.unit in CALENDAR and not draft.per and lang.windows_before.before(text, place) is not None:
        draft.window = True
        return
    if draft.unit in CALENDAR and lang.windows_after.at(text, phrase.on(draft.end)) is not None:
        draft.window = True
    for _ in range(STEPS):
        found = lang.hedges.before(text, place)
        if found is None:
            return
        word, start = found
        if word != FILL:
            hedge = Hedge(word)
            if hedge is Hedge.NONE or (text[start:place] in lang.hedges_bare and not _bare(draft)):
                return
            draft.hedge, draft.start = _joined(hedge, draft.hedge), start
            if draft.hedge in BOUNDS:
                return
        place = phrase.back(start)


def _bare(draft: Draft) -> bool:
    """Tell whether the number is a scale word alone: 亿 in 过亿."""
    found = draft.numeral
    return found is not None and found.bare and found.hedge is Hedge.NONE and found.printed.value >= HUNDRED


def _rate_before(phrase: Phrase, draft: Draft) -> None:
    """每秒400亿亿次, 日均调用量2亿次: the denominator stands before the number, in its clause."""
    rates = phrase.lang.rates_before
    if rates is None or draft.per or draft.unit is None or draft.kind not in PER:
        return
    for found in rates.finditer(phrase.text, max(0, draft.start - RATE_REACH), draft.start):
        draft.per = phrase.lang.rate_units.get(found[0], "")
    if draft.per and CLAUSE.search(phrase.text, found.end(), draft.start):
        draft.per = ""


def _joined(left: Hedge, now: Hedge) -> Hedge:
    if left in BOUNDS and now is not Hedge.RANGE and (now is not Hedge.SEVERAL or left in BEYOND):
        return left
    return stronger(now, left) if now is Hedge.NONE else now


def _range(phrase: Phrase, first: Draft) -> Draft:
    """Join a second end: 10–12 GB, 200万至1200万, between 5 and 6."""
    text, lang = phrase.low, phrase.lang
    join = lang.joins.at(text, phrase.on(first.end))
    if join is None or first.hedge in {Hedge.SEVERAL, Hedge.RANGE} and first.unit is None or first.per or first.extra:
        return first
    between, place = join[0], phrase.on(join[1])
    before = text[max(0, first.start - 12) : first.start].rstrip()
    if between and not before.endswith(between):
        return first
    hit = lang.run.match(text, _after_currency(phrase, place))
    second = phrase.read(hit.start(), hit.end()) if hit is not None else None
    if second is None or not _ends(first, second):
        return first
    if lang.changes.before(text, phrase.back(first.start)) is not None and not _still(phrase, first, second):
        return first
    first.upper, first.end = second, second.end
    return first


def _after_currency(phrase: Phrase, place: int) -> int:
    found = phrase.lang.currencies.at(phrase.text, place)
    return place if found is None else phrase.on(found[1])


def _still(phrase: Phrase, first: Draft, second: Draft) -> bool:
    text, lang = phrase.low, phrase.lang
    return (
        lang.still.at(text, phrase.on(second.end)) is not None
        or lang.still.before(text, phrase.back(first.start)) is not None
    )


def _ends(first: Draft, second: Draft) -> bool:
    """Tell whether two numbers can be the ends of one range; the first takes unit and scale of the second."""
    if first.numeral is None or second.numeral is None or second.extra:
        return False
    if first.unit is None:
        if second.unit is None and not (second.scaled or first.scaled):
            return False
    elif second.unit is None or (first.unit != second.unit and not (first.kind == second.kind == "money")):
        if not (first.currency and second.unit is None):
            return False
    low, high = first.numeral.printed.value * first.factor, second.numeral.printed.value * second.factor
    lead = _mantissa(second)
    if not first.scaled and second.scaled and first.numeral.printed.value < lead:
        first.factor, first.scaled = high / lead, True
        low = first.numeral.printed.value * first.factor
    elif first.unit is None and second.unit == "percent" and second.factor != 1:
        first.factor = second.factor
        low *= first.factor
    if low >= high or first.numeral.printed.upper is not None:
        return False
    if first.unit is None:
        first.unit, first.kind, first.counter, first.noun = second.unit, second.kind, second.counter, second.noun
    return True


def _mantissa(draft: Draft) -> Fraction:
    """The number before its scale word: 1200 of 1200万."""
    if draft.numeral is None:
        return Fraction(0)
    return draft.numeral.printed.value if draft.factor != 1 else draft.numeral.lead
