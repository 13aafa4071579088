"""From a draft to a Mention: value, unit, interval."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from crosstally.errors import UserError
from crosstally.extract.drafts import ONE, ZERO, Draft, Measure
from crosstally.extract.numeral import Numeral
from crosstally.model.mention import Mention
from crosstally.model.plain import Plain
from crosstally.quantity.convention import Convention, Hedge, Manner, Printed
from crosstally.quantity.interval import EVERYTHING
from crosstally.quantity.units import PLAIN, Unit, unit

ALIASES: Final = {"FLOP/second": "FLOPS", "FLOP/s": "FLOPS"}
LOCAL: Final = {"YUAN": "CNY", "YEN_OR_YUAN": "CNY", "YUAN_OR_PIECE": "count", "DEGREE_OR_KWH": "kWh", "POINT": "point"}


@lru_cache(maxsize=1024)
def known(name: str) -> Unit:
    """The unit of that name; a plain number where the registry has none."""
    try:
        return unit(name)
    except UserError:
        return PLAIN


def shown(draft: Draft, numeral: Numeral) -> Printed:
    """The printed number of a draft in its unit, range ends included."""
    p, factor = numeral.printed, draft.factor
    if factor is ONE and draft.extra is ZERO and draft.upper is None and not draft.negative:
        return p
    value, place, last = p.value * factor, p.place * factor, p.last * factor
    upper = None if p.upper is None else p.upper * factor
    if draft.extra:
        value = value + draft.extra
        place = last = draft.extra_place
    if draft.upper is not None and draft.upper.numeral is not None:
        upper = draft.upper.numeral.printed.value * draft.upper.factor
    if draft.negative:
        value = -value
    scaled = p.scaled or (draft.scaled and p.place >= 1)
    return Printed(value, place, last, scaled, upper, p.lower_open, p.upper_open)


class Builder:
    """Builds the mentions of one text under one convention; equal words are measured once."""

    def __init__(self, clean: Plain, original: str, convention: Convention) -> None:
        """Keep the text and how to read it."""
        self._clean = clean
        self.original = original
        self._convention = convention

    def mention(self, draft: Draft, offset: int) -> Mention:
        """Build the mention of a draft that counts from `offset`, with places in the original."""
        start, end = draft.start + offset, draft.end + offset
        if self._clean.starts:
            start, end = self._clean.place(start), self._clean.place(end - 1) + 1
        text, numeral = self.original[start:end], draft.numeral
        if numeral is None:
            return Mention(text, start, end, None, None, EVERYTHING, EVERYTHING, Hedge.NONE, draft.kind, False)  # noqa: FBT003
        twin = draft.twin
        source = twin if twin is not None and twin.factor is draft.factor and twin.unit == draft.unit else draft
        found = source.measure
        if found is None:
            found = source.measure = self._measured(draft, numeral)
        return Mention(
            text, start, end, found.value, found.unit, found.interval, found.doubled, found.hedge,
            "rate" if draft.per else draft.kind, draft.claim, found.hedge is Hedge.UP_TO, found.place,
            draft.subject, draft.metric, draft.period, draft.scope, draft.source, draft.direction,
        )  # fmt: skip

    def _measured(self, draft: Draft, numeral: Numeral) -> Measure:
        name = _unit_name(draft.unit, draft.per)
        hedge = _hedge(draft, numeral)
        printed = shown(draft, numeral)
        manner = known(name).manner(printed.value) if name else Manner.PLAIN
        interval = self._convention.interval(printed, hedge, manner)
        doubled = self._convention.interval(printed, hedge, manner, times=2) if hedge.has_width else interval
        value = None if printed.upper is not None else printed.value
        return Measure(value, name, interval, doubled, hedge, printed.place)


def _hedge(draft: Draft, numeral: Numeral) -> Hedge:
    if draft.upper is not None or numeral.hedge is Hedge.RANGE:
        return Hedge.RANGE
    if draft.hedge is Hedge.NONE and numeral.half and draft.kind == "duration":
        return Hedge.HALF
    return draft.hedge


@lru_cache(maxsize=4096)
def _unit_name(unit: str | None, per: str) -> str | None:
    base = LOCAL.get(unit or "", unit)
    name = f"{base}/{per}" if per and base else base
    return ALIASES.get(name or "", name)
