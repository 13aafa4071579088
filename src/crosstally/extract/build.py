"""From a draft to a Mention: value, unit, interval."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import Final

from crosstally.errors import UserError
from crosstally.extract.claims import value_of
from crosstally.extract.drafts import Draft
from crosstally.extract.shadow import Shadow
from crosstally.model.mention import Mention
from crosstally.quantity.convention import Convention, Hedge, Manner, Printed
from crosstally.quantity.interval import EVERYTHING, Interval
from crosstally.quantity.units import PLAIN, Unit, unit

ALIASES: Final = {"FLOP/second": "FLOPS", "FLOP/s": "FLOPS"}
LOCAL: Final = {"YUAN": "CNY", "YUAN_OR_PIECE": "count", "DEGREE_OR_KWH": "kWh", "POINT": "point"}


@lru_cache(maxsize=1024)
def known(name: str) -> Unit:
    """The unit of that name; a plain number where the registry has none."""
    try:
        return unit(name)
    except UserError:
        return PLAIN


def shown(draft: Draft) -> Printed:
    """The printed number of a draft in its unit, range ends included."""
    assert draft.numeral is not None
    p, factor = draft.numeral.printed, draft.factor
    value, place, last = p.value * factor, p.place * factor, p.last * factor
    upper = None if p.upper is None else p.upper * factor
    if draft.extra:
        value, place = value + draft.extra, Fraction(1, 2)
        last = place
    if draft.upper is not None and draft.upper.numeral is not None:
        upper = draft.upper.numeral.printed.value * draft.upper.factor
    if draft.negative:
        value = -value
    scaled = p.scaled or (draft.scaled and p.place >= 1)
    return Printed(value, place, last, scaled, upper, p.lower_open, p.upper_open)


def mention(draft: Draft, clean: Shadow, original: str, convention: Convention) -> Mention:
    """Build the mention of a draft, with places in the original."""
    start = clean.place(draft.start)
    end = clean.place(draft.end - 1) + 1
    base = LOCAL.get(draft.unit or "", draft.unit)
    name = f"{base}/{draft.per}" if draft.per and base else base
    name = ALIASES.get(name or "", name)
    text = original[start:end]
    if draft.numeral is None:
        return Mention(text, start, end, None, None, EVERYTHING, EVERYTHING, Hedge.NONE, draft.kind, is_claim=False)
    printed = shown(draft)
    hedge = Hedge.RANGE if draft.upper is not None or draft.numeral.hedge is Hedge.RANGE else draft.hedge
    if hedge is Hedge.NONE and draft.numeral.half and draft.kind == "duration":
        hedge = Hedge.HALF
    manner = known(name).manner(printed.value) if name else Manner.PLAIN
    interval = convention.interval(printed, hedge, manner)
    doubled = convention.interval(printed, hedge, manner, times=2) if hedge.has_width else interval
    return Mention(
        text, start, end, value_of(draft), name, interval, doubled, hedge, "rate" if draft.per else draft.kind,
        is_claim=draft.claim, reached=hedge is Hedge.UP_TO, place=printed.place,
        subject=draft.subject, metric=draft.metric, period=draft.period, scope=draft.scope, source=draft.source,
        direction=draft.direction,
    )  # fmt: skip


def ends(interval: Interval) -> tuple[Fraction | None, Fraction | None]:
    """Both ends."""
    return interval.lo, interval.hi
