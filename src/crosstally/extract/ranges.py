"""Two numbers that are the ends of one range: 10–12 GB, 200万至1200万, between 5 and 6."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.phrase import Phrase
from crosstally.quantity.convention import Hedge

BETWEEN: Final = 12  # characters before the first end in which its "between" stands
DONE: Final = "done"  # a verb that tells what has happened
LONGEST: Final = 6  # numbers in a list
VAGUE: Final = frozenset({Hedge.SEVERAL, Hedge.RANGE})


def joined(phrase: Phrase, first: Draft) -> Draft:
    """Join a second end to a number, where one follows."""
    text, lang = phrase.low, phrase.lang
    join = lang.joins.at(text, phrase.on(first.end))
    if join is None or first.per or first.extra or (first.hedge in VAGUE and first.unit is None):
        return first
    before = text[max(0, first.start - BETWEEN) : first.start].rstrip()
    if join[0] and not before.endswith(join[0]):
        return first
    hit = lang.run.match(text, _after_currency(phrase, phrase.on(join[1])))
    second = phrase.read(hit.start(), hit.end()) if hit is not None else None
    if second is None or not _ends(first, second) or _changes(phrase, first, second):
        return first
    first.upper, first.end = second, second.end
    return first


def listed(phrase: Phrase, draft: Draft) -> None:
    """Give a bare number the unit of the list it stands in: 1.2万亿、0.4万亿和0.6万亿千瓦时."""
    text, lang, place = phrase.low, phrase.lang, draft.end
    for _ in range(LONGEST):
        link = lang.lists.at(text, place)
        hit = lang.run.match(text, link[1]) if link is not None else None
        after = phrase.read(hit.start(), hit.end()) if hit is not None else None
        if after is None or after.currency or after.kind == "percent":
            return
        if after.unit is not None:
            draft.unit, draft.kind, draft.counter, draft.flag = after.unit, after.kind, after.counter, after.flag
            return
        place = after.end


def _after_currency(phrase: Phrase, place: int) -> int:
    found = phrase.lang.currencies.at(phrase.text, place)
    return place if found is None else phrase.on(found[1])


def _changes(phrase: Phrase, first: Draft, second: Draft) -> bool:
    """Tell whether the words make a change of two numbers (从A到B), not a range (从A到B不等)."""
    text, lang, start = phrase.low, phrase.lang, phrase.back(first.start)
    change = lang.changes.before(text, start)
    if change is None or (change[0] and not _worded(phrase, first)):
        return False
    if change[0] and first.kind == "percent" and (change[0] != DONE or first.end == first.number_end):
        return False
    return lang.still.at(text, phrase.on(second.end)) is None and lang.still.before(text, start) is None


def _worded(phrase: Phrase, first: Draft) -> bool:
    """Tell whether a word, not a sign, joins the two numbers."""
    return phrase.low[phrase.on(first.end)].isalpha()


def _ends(first: Draft, second: Draft) -> bool:
    """Tell whether two numbers can be the ends of one range; the first takes unit and scale of the second."""
    one, two = first.numeral, second.numeral
    if one is None or two is None or second.extra or one.printed.upper is not None or not _units_agree(first, second):
        return False
    high, lead = two.printed.value * second.factor, _lead(second)
    if not first.scaled and second.scaled and one.printed.value < lead:
        first.factor, first.scaled = high / lead, True
    elif first.unit is None and second.unit == "percent":
        first.factor = second.factor
    if one.printed.value * first.factor >= high:
        return False
    if first.unit is None:
        first.unit, first.kind, first.counter, first.noun = second.unit, second.kind, second.counter, second.noun
    return True


def _units_agree(first: Draft, second: Draft) -> bool:
    if first.unit is None:
        return second.unit is not None or second.scaled or first.scaled
    if second.unit is None:
        return first.currency
    return first.unit == second.unit or first.kind == second.kind == "money"


def _lead(draft: Draft) -> Fraction:
    """The number before its scale word: 1200 of 1200万."""
    if draft.numeral is None:
        return Fraction(0)
    return draft.numeral.printed.value if draft.factor != 1 else draft.numeral.lead
