"""Lengths of time that say what another is for: 1.4 seconds for a 24-hour forecast; the next 7 days in a minute."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import pairwise
from typing import Final

from crosstally.quantity.numeral import take
from crosstally.quantity.units import unit
from crosstally.relate.scene import Sentence
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import pattern
from crosstally.relate.words import rows

_HORIZON: Final = pattern("horizon")
_MUCH: Final = 50  # a time is so many times another that one must be for the other


def horizons(made: Sequence[Spot], sentence: Sentence) -> None:
    """The next 7 days in a few minutes: a span that lies ahead says what the time taken behind it is for."""
    for spot in made:
        if spot.topic.metric != "time-taken" or any(part.startswith("for ") for part in spot.topic.part):
            continue
        ahead = [found for found in _HORIZON.finditer(sentence.text) if found.end() <= spot.at]
        number = take(ahead[-1]["n"] or ahead[-1]["ne"]) if ahead else None
        if number is not None:
            length = number[0].value * unit(_spans()[ahead[-1]["u"] or ahead[-1]["ue"]]).factor
            spot.topic = replace(spot.topic, part=(f"for {length.limit_denominator(1)} s",))


@cache
def _spans() -> dict[str, str]:
    return {word: name for name, words in rows("spans.txt") for word in words.split("|")}


def spans(made: Sequence[Spot]) -> None:
    """1.4 seconds for a 24-hour forecast: of two times the shorter is taken, the longer says for what."""
    times = [s for s in made if s.kind == "time" and s.role is Role.LEVEL and _length(s)]
    for one, two in pairwise(times):
        short, long = sorted((one, two), key=_length)
        if "time-taken" in (one.topic.metric, two.topic.metric) and _length(long) > _MUCH * _length(short):
            part = f"for {_length(long).limit_denominator(1)} s"
            short.topic = replace(long.topic if short.topic.metric != "time-taken" else short.topic, part=(part,))
            long.topic = replace(long.topic, metric="", told="")


def _length(spot: Spot) -> Fraction:
    low = spot.mention.interval.lo if spot.mention.value is None else spot.mention.value
    return (low or Fraction(0)) * spot.unit.factor
