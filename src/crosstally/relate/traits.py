"""What is seen of figures that may make one another: where they stand, what words beside them say, what else is there.

A trait is a few words: the kind of tie, then what is so. `gap xyz only` is a figure and two it may be the sum of, in
that order, and no other of their unit in the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import chain, pairwise
from typing import Final

from crosstally.relate.lexicon import metrics
from crosstally.relate.numbers import Numbers
from crosstally.relate.scale import ALONE
from crosstally.relate.spot import Role, Spot
from crosstally.relate.ties import Tie

_RUNS: Final = ("sum", "mean", "hundred")
_AROUND: Final = 15  # numbers on either side that may be of the same kind
_MANY: Final = 3  # more say no more
_LONG: Final = 5  # the same of the figures of a run
_STEPS: Final = (60, 150, 300, 600)  # letters between the first figure and the last
_WIDE: Final = (3, 10, 100)  # times that the largest is the smallest

Letters = Mapping[int, str]


def traits(numbers: Numbers, tie: Tie) -> Iterator[str]:
    """Yield the traits of a tie, each once."""
    order = tie.order
    letters, shape = _letters(tie, order)
    some = chain(
        _place(numbers, tie, order, letters, shape), _company(numbers, tie, order, shape),
        *(_words(numbers, spot, letters, shape) for spot in tie.spots), _topics(tie),
    )  # fmt: skip
    yield tie.kind
    for trait in dict.fromkeys(some):
        yield f"{tie.kind} {trait}"


def _letters(tie: Tie, order: Sequence[Spot]) -> tuple[Letters, str]:
    """A letter for each figure, and the order they stand in; in a run the last one tells."""
    if tie.kind not in _RUNS:
        letters = {id(spot): name for spot, name in zip(tie.spots, tie.names, strict=True)}
        return letters, "".join(letters[id(spot)] for spot in order)
    letters = {id(spot): "p" for spot in tie.spots}
    letters[id(order[-1])] = "l"
    if tie.kind != "hundred":
        letters[id(tie.spots[0])] = "w"
    return letters, tie.names[0]


def _place(numbers: Numbers, tie: Tie, order: Sequence[Spot], letters: Letters, shape: str) -> Iterator[str]:
    yield f"order {shape}"
    if tie.kind in _RUNS:
        yield f"many {min(_LONG, len(order))}"
    else:
        for one, two in pairwise(order):
            if numbers.rank(two) == numbers.rank(one) + 1:
                yield f"{shape} next {letters[id(one)]}{letters[id(two)]}"
    yield f"span {numbers.sentence(order[-1]) - numbers.sentence(order[0])}"
    words = numbers.page.text[order[0].mention.end : order[-1].mention.start]
    letters_apart = len(words) * 2 if words.isascii() else len(words) * 5  # a character says as much as a short word
    yield f"far {sum(letters_apart >= step for step in _STEPS)}"
    if tie.carried:
        yield f"carried {min(2, tie.carried)}"
    if tie.kind in ("gap", "product"):
        ends = [abs(spot.value or Fraction(1)) for spot in tie.spots]
        yield f"wide {sum(max(ends) >= step * min(ends) for step in _WIDE)}"


def _company(numbers: Numbers, tie: Tie, order: Sequence[Spot], shape: str) -> Iterator[str]:
    """The other figures of its sentences and its paragraph, and how many are of the same unit."""
    rank, own = numbers.rank(order[0]), {id(spot) for spot in order}
    near = numbers.spots[max(0, rank - _AROUND) : numbers.rank(order[-1]) + _AROUND]
    paragraph = numbers.paragraph(order[0])
    others = [s for s in near if id(s) not in own and s.index >= 0 and numbers.paragraph(s) == paragraph]
    alike = [spot for spot in others if _is_alike(numbers, tie, spot)]
    first, last = numbers.sentence(order[0]), numbers.sentence(order[-1])
    here = [spot for spot in others if first <= numbers.sentence(spot) <= last]
    kin = [spot for spot in alike if first <= numbers.sentence(spot) <= last]
    yield f"kin {min(_MANY, len(kin))}"
    yield f"others {min(_MANY, len(here))}"
    if not kin:
        yield f"{shape} only" if not alike else f"{shape} only here"
    low, high = order[0].mention.start, order[-1].mention.start
    yield f"between {min(2, sum(low < spot.mention.start < high for spot in here))}"
    yield f"kin between {min(2, sum(low < spot.mention.start < high for spot in kin))}"


def _is_alike(numbers: Numbers, tie: Tie, spot: Spot) -> bool:
    """True for a figure that could be one of a tie's levels by its unit."""
    level = next((s for s in tie.spots if s.kind != "percent" and not numbers.is_ratio(s)), None)
    return spot.kind == "percent" if level is None else numbers.alike(spot, level)


def _words(numbers: Numbers, spot: Spot, letters: Letters, shape: str) -> Iterator[str]:
    letter = letters[id(spot)]
    before, after = numbers.cues(spot)
    for cue in sorted(before):
        yield from (f"{cue}>{letter}", f"{shape} {cue}>{letter}", f"any {cue}")
    for cue in sorted(after):
        yield from (f"{letter}<{cue}", f"{shape} {letter}<{cue}", f"any {cue}")
    if spot.base:
        yield f"{letter} base"
    if spot.role is not Role.LEVEL:
        yield f"{letter} {spot.role.value}"
    if spot.index < 0:
        yield from (f"{letter} loose", "loose")
    if spot.of is not None:
        yield f"{letter} of {letters.get(id(spot.of), 'another')}"
    if spot.basis.value:
        yield f"{letter} {spot.basis.value}"


def _topics(tie: Tie) -> Iterator[str]:
    """What the figures that are no rates are about."""
    levels = [spot for spot in tie.spots if spot.kind not in ALONE]
    yield f"kind {levels[0].kind if levels else 'percent'}"
    if len({spot.unit.name for spot in levels}) == 1:
        yield "one unit"
    if tie.kind == "product" or len(levels) < 2:
        return
    known = {spot.topic.metric for spot in levels}
    if len(known) == 1 and "" not in known:
        yield "one metric"
    if len({metric for metric in known if metric in metrics()}) > 1:
        yield "two metrics"
    times = {str(spot.topic.period) for spot in levels}
    yield "one time" if len(times) == 1 else "several times"
    if len(times) == len(levels) and all(s.topic.period is not None and s.topic.period.year for s in levels):
        yield "all timed"
    if len({(spot.mention.place or 0) * spot.unit.factor for spot in levels}) == 1:
        yield "one place"
    if len({spot.topic.subject for spot in levels}) > 1:
        yield "two subjects"
    parts = {spot.topic.part for spot in levels}
    if len(parts) == len(levels) and () in parts:
        yield "whole and parts"
