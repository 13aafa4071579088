"""Which money an article means: what 元 stands for, amounts without a currency, tables in millions."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import frames
from crosstally.extract.phrase import Phrase
from crosstally.extract.shadow import traditional
from crosstally.extract.tables import rows

YUAN: Final = "YUAN"  # what the tables call a plain 元
SIGN: Final = "YEN_OR_YUAN"  # and ¥
YUAN_IS: Final = "CNY"
THOUSAND: Final = 1000
REACH: Final = 60  # letters before a bare amount that hold the word for money and what leads on from it
MANY: Final = 2


@dataclass(frozen=True, slots=True)
class Customs:
    """A language's ways of saying which money is meant."""

    declared: re.Pattern[str]
    scaled: re.Pattern[str]
    amounts: re.Pattern[str]
    plain: re.Pattern[str]
    local: dict[str, str]
    signs: dict[str, re.Pattern[str]]
    scales: dict[str, int]


@cache
def customs(code: str) -> Customs:
    """Compile a language's table."""
    table = rows(code, "money")
    words = sorted((row[1] for row in table if row[0] == "amount"), key=len, reverse=True)
    leads = [row[1] for row in table if row[0] == "lead"]
    return Customs(
        declared=_any([row[1] for row in table if row[0] == "declared"]),
        scaled=_any([row[1] for row in table if row[0] == "scaled"]),
        amounts=re.compile(rf"(?:{'|'.join(words)})(?:{'|'.join(leads)})$" if words else r"(?!)"),
        plain=_any([row[1] for row in table if row[0] == "plain"]),
        local={row[1]: row[2] for row in table if row[0] == "local"},
        signs={row[2]: re.compile(row[1]) for row in table if row[0] == "sign"},
        scales={row[1]: int(row[2]) for row in table if row[0] == "scale"},
    )


def _any(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(patterns) if patterns else r"(?!)")


class Money:
    """Gives 元, bare amounts and table figures of a text their currency and scale, draft by draft."""

    def __init__(self, phrase: Phrase, original: str = "") -> None:
        """Take the text, also as written; what its 元 means is looked up when the first one comes."""
        self._original = original
        self._text = phrase.low
        self._phrase = phrase
        self._ways = customs(phrase.lang.code)
        self._scaled = list(self._ways.scaled.finditer(self._text))
        self._home = self._sign = ""
        self._last: Draft | None = None

    def step(self, draft: Draft) -> None:
        """Settle the money of the next draft."""
        if draft.numeral is None:
            return
        for end in (draft, draft.upper):
            if end is not None and end.unit in (YUAN, SIGN):
                end.unit = self.home if end.unit == YUAN else self.sign
        if draft.kind == "money":
            self._last = draft
            if self._scaled and not draft.scaled:
                self._in_table(draft)
        elif draft.unit == "count" and not draft.counter and self._counts_nothing(draft) and self._amount(draft):
            draft.unit, draft.kind = self._near(draft), "money"

    @property
    def home(self) -> str:
        """What a plain 元 means here: as declared, else the local money named most often, else the yuan."""
        if not self._home:
            self._home = self._declared() or self._local() or YUAN_IS
        return self._home

    @property
    def sign(self) -> str:
        """What ¥ means here: the yen where the text names it oftener than the yuan, which it is else."""
        if not self._sign:
            often = {unit: len(names.findall(self._text)) for unit, names in self._ways.signs.items()}
            self._sign = max(often, key=lambda unit: (often[unit], unit == YUAN_IS), default=YUAN_IS)
        return self._sign

    def _declared(self) -> str:
        found = self._ways.declared.search(self._text)
        named = None if found is None else self._phrase.lang.units.get(found["c"])
        return "" if named is None else named[0]

    def _local(self) -> str:
        """Find the local money that 元 is short for: named at least twice and oftener than 元 alone.

        In the traditional script one name before the first 元 is enough: it is what the rest abbreviates.
        """
        counts: Counter[str] = Counter()
        for word, unit in self._ways.local.items():
            counts[unit] += self._text.count(word)
        best = max(counts, key=lambda unit: counts[unit], default=YUAN_IS)
        if counts[best] <= counts[YUAN_IS]:
            return ""
        plain = [hit.start() for hit in self._ways.plain.finditer(self._text)]
        if traditional(self._original):
            named = [self._text.find(word) for word, unit in self._ways.local.items() if unit == best]
            return best if not plain or min(at for at in named if at >= 0) < plain[0] else ""
        return best if counts[best] >= MANY and counts[best] > len(plain) else ""

    def _near(self, draft: Draft) -> str:
        """Find the currency of a bare amount: that of the money before it in its line, else the text's own."""
        last = self._last
        apart = last is not None and "\n" in self._text[last.start : draft.start] and not self._phrase.lang.spaced
        if last is None or last.unit is None or apart:
            return self.home
        return last.unit

    def _counts_nothing(self, draft: Draft) -> bool:
        """True where no word behind a number says what it counts: 3.2 billion from 2.8 billion."""
        return not draft.noun[: frames(self._phrase.lang.code).until("noun_stops", draft.noun)].strip()

    def _amount(self, draft: Draft) -> bool:
        """Tell whether the words before a bare number make money of it; in English, of the money named before."""
        if self._phrase.lang.spaced and (self._last is None or not draft.scaled):
            return False
        if not draft.scaled and draft.numeral is not None and draft.numeral.printed.value < THOUSAND:
            return False
        return self._ways.amounts.search(self._text, max(0, draft.start - REACH), draft.start) is not None

    def _in_table(self, draft: Draft) -> None:
        """Multiply an amount that stands, without a scale word of its own, in a line declared to be in millions."""
        for found in self._scaled:
            if found.end() <= draft.start and "\n" not in self._text[found.end() : draft.start]:
                draft.factor *= Fraction(self._ways.scales[found["s"]])
                draft.scaled = True
                return
