"""Which money an article means: what 元 stands for, amounts without a currency, tables in millions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.phrase import Phrase
from crosstally.extract.tables import rows

YUAN: Final = "YUAN"
REACH: Final = 10
MANY: Final = 2
SCALES: Final = {
    "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9,
    "thousands": 10**3, "millions": 10**6, "billions": 10**9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Customs:
    """A language's ways of saying which money is meant."""

    declared: re.Pattern[str]
    scaled: re.Pattern[str]
    amounts: re.Pattern[str]
    local: dict[str, str]


@cache
def customs(code: str) -> Customs:
    """Compile a language's table."""
    table = rows(code, "money")
    words = sorted((row[1] for row in table if row[0] == "amount"), key=len, reverse=True)
    return Customs(
        declared=_any([row[1] for row in table if row[0] == "declared"]),
        scaled=_any([row[1] for row in table if row[0] == "scaled"]),
        amounts=re.compile(rf"(?:{'|'.join(words)})[^,，。;；、\n0-9%]{{0,4}}$" if words else r"(?!)"),
        local={row[1]: row[2] for row in table if row[0] == "local"},
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) if patterns else r"(?!)")


def resolve(drafts: Sequence[Draft], phrase: Phrase) -> None:
    """Give 元, bare amounts and table figures of a text their currency and scale."""
    ways, text = customs(phrase.lang.code), phrase.low
    home = _home(ways, drafts, phrase)
    last, line = "", -1
    scaled = list(ways.scaled.finditer(text))
    for draft in drafts:
        if draft.numeral is None:
            continue
        for end in (draft, draft.upper):
            if end is not None and end.unit == YUAN:
                end.unit = home
        if draft.kind == "money":
            last, line = draft.unit or "", draft.start
            if scaled and not draft.scaled:
                _in_table(draft, scaled, text)
        elif draft.unit == "count" and not draft.counter and not draft.noun and _amount(draft, ways, text):
            near = last if last and "\n" not in text[line : draft.start] else home
            draft.unit, draft.kind = near, "money"


def _amount(draft: Draft, ways: Customs, text: str) -> bool:
    """Tell whether the words before a bare number make money of it."""
    if not draft.scaled and draft.numeral is not None and draft.numeral.printed.value < 1000:
        return False
    return ways.amounts.search(text, max(0, draft.start - REACH), draft.start) is not None


def _home(ways: Customs, drafts: Sequence[Draft], phrase: Phrase) -> str:
    """What a plain 元 means here: as declared, else the money named most often beside it, else the yuan."""
    found = ways.declared.search(phrase.text)
    if found is not None:
        named = phrase.lang.units.get(found["c"])
        if named is not None:
            return named[0]
    names = Counter(draft.unit for draft in drafts if draft.unit in set(ways.local.values()) | {"CNY"})
    for unit, times in names.most_common(1):
        if unit != "CNY" and times >= MANY and unit is not None:
            return unit
    return "CNY"


def _in_table(draft: Draft, scaled: Sequence[re.Match[str]], text: str) -> None:
    """Multiply an amount that stands, without a scale word of its own, in a line declared to be in millions."""
    for found in scaled:
        if found.end() <= draft.start and "\n" not in text[found.end() : draft.start]:
            draft.factor *= Fraction(SCALES[found["s"]])
            draft.scaled = True
            return
