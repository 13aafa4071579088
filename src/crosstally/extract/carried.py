"""Bare numbers that are of the unit of the figure before them: 436 million kW of hydro and 46 million biomass."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache
from typing import Final

from crosstally.extract.bare import LARGE
from crosstally.extract.drafts import Draft
from crosstally.extract.phrase import Phrase
from crosstally.extract.tables import rows
from crosstally.extract.view import MACHINE_HOUR

_FAR: Final = 60  # letters between two figures of one list
_LISTED: Final = frozenset({"money", "size", "ratio", "rate"})
_FINE: Final = Fraction(1, 100)
_BETWEEN: Final = frozenset({"date", "percent_change", "fold_change"})  # what may stand between two of one list
_UNCOUNTED: Final = frozenset({"count", "identifier"})


@cache
def _pattern(code: str, *roles: str) -> re.Pattern[str]:
    bodies = [row[1] for row in rows(code, "carried") if row[0] in roles]
    return re.compile("|".join(f"(?:{body})" for body in bodies) or "(?!)")


class Carried:
    """Gives a bare number the unit of the amount before it, draft by draft, where words of a list stand between."""

    def __init__(self, phrase: Phrase) -> None:
        """Take the text."""
        self._text = phrase.low
        self._code = phrase.lang.code
        self._last: Draft | None = None
        self._machines: int | None = None

    def step(self, draft: Draft) -> None:
        """Settle the next draft."""
        last, self._last = self._last, None
        self._hours(draft)
        if draft.kind in _BETWEEN or (draft.kind == "name" and draft.numeral is None):
            self._last = last
            return
        if draft.numeral is None or draft.upper is not None:
            return
        if last is not None and any(goes(last, draft) for goes in (self._is_amount, self._is_count, self._is_index)):
            draft.unit, draft.kind, draft.per, draft.claim = last.unit, last.kind, last.per, True
        if draft.unit is not None and ((draft.kind in _LISTED and not draft.counter) or _is_counted(draft)):
            self._last = draft

    def _hours(self, draft: Draft) -> None:
        """Take hours that are more than a year for those of machines, where the paragraph counts such: 11.9万小时."""
        many = draft.numeral is not None and draft.numeral.printed.value * draft.factor >= LARGE
        if (
            many
            and draft.unit == "hour"
            and self._machines is not None
            and "\n" not in self._text[self._machines : draft.start]
        ):
            draft.unit, draft.kind = MACHINE_HOUR
        if draft.unit == MACHINE_HOUR[0]:
            self._machines = draft.end

    def _is_amount(self, last: Draft, draft: Draft) -> bool:
        """Tell whether a large number that counts nothing goes on with an amount: 46 million, 170,000."""
        large = draft.scaled or "," in self._text[draft.number_start : draft.number_end]
        bare = large and draft.unit == draft.kind == "count" and not (draft.per or draft.counter or draft.currency)
        return (
            bare
            and not _is_counted(last)
            and last.kind != "ratio"
            and self._goes_on(last, draft, "after", "list", "base")
        )

    def _is_count(self, last: Draft, draft: Draft) -> bool:
        """Tell whether a number goes on with what is counted: 917 aircraft, 405 from Airbus."""
        bare = draft.unit == "count" and draft.kind in _UNCOUNTED and not (draft.per or draft.counter or draft.currency)
        return bare and _is_counted(last) and self._goes_on(last, draft, "behind", "counted")

    def _is_index(self, last: Draft, draft: Draft) -> bool:
        """Tell whether a bare decimal goes on with a list of such: 两地同为1.03,首尔0.58垫底."""
        plain = last.kind == "ratio" and last.claim and not last.counter and last.unit == draft.unit
        return (
            plain
            and draft.kind == "name"
            and _is_fine(last)
            and _is_fine(draft)
            and self._goes_on(last, draft, "below", "decimals")
        )

    def _goes_on(self, last: Draft, draft: Draft, after: str, *between: str) -> bool:
        """True where the two stand in one list, or one is compared with the other."""
        end = max(last.end, last.noun_end)
        if draft.start - last.end > _FAR or not _pattern(self._code, after).match(self._text, draft.end):
            return False
        return _pattern(self._code, *between).fullmatch(self._text, end, draft.start) is not None


def _is_fine(draft: Draft) -> bool:
    """True for two decimals or more: a version has one."""
    return draft.numeral is not None and draft.numeral.printed.place <= _FINE and not draft.counter


def _is_counted(draft: Draft) -> bool:
    """True for so many of a thing that has a name."""
    return draft.kind == "count" and draft.unit not in {None, "count"} and draft.claim and not draft.per
