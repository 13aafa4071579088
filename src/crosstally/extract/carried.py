"""Bare numbers that are of the unit of the amount before them: 436 million kW of hydro and 46 million biomass."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.phrase import Phrase
from crosstally.extract.tables import rows

_FAR: Final = 60  # letters between two amounts of one list
_AMOUNTS: Final = frozenset({"money", "size"})


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

    def step(self, draft: Draft) -> None:
        """Settle the next draft."""
        last, self._last = self._last, None
        if draft.numeral is None or draft.upper is not None:
            return
        if last is not None and self._is_bare(draft) and self._goes_on(last, draft):
            draft.unit, draft.kind, draft.per, draft.claim = last.unit, last.kind, last.per, True
        if draft.kind in _AMOUNTS and draft.unit is not None and not draft.counter:
            self._last = draft

    def _is_bare(self, draft: Draft) -> bool:
        """True for a large number that counts nothing: 46 million, 170,000."""
        large = draft.scaled or "," in self._text[draft.number_start : draft.number_end]
        return large and draft.unit == draft.kind == "count" and not (draft.per or draft.counter or draft.currency)

    def _goes_on(self, last: Draft, draft: Draft) -> bool:
        """True where the two stand in one list, or one is compared with the other."""
        if draft.start - last.end > _FAR or not _pattern(self._code, "after").match(self._text, draft.end):
            return False
        return _pattern(self._code, "list", "base").fullmatch(self._text, last.end, draft.start) is not None
