"""Which of several sources to doubt: those that seldom agree where others can be compared with them.

The share of facts on which a source gives the value that most trusted sources give, worked out in rounds, as in the
literature on truth discovery (Li, Dong et al. 2013). It ranks and never judges: a finding names both sides.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Final

from crosstally.model import Claim

_FIRST: Final = 0.8  # what a source is trusted before anything is known
_WEIGHT: Final = 2.0  # as if it had been right so on two facts
_ROUNDS: Final = 10
_FALSE: Final = 10.0  # so many wrong values there are to every right one
_LEAST, _MOST = 0.05, 0.99

Facts = Sequence[Mapping[str, Fraction]]  # of each fact: source to value


def trust(groups: Iterable[Sequence[Claim]]) -> dict[str, float]:
    """Give each source a trust between 0 and 1 from the facts that it and others tell."""
    facts = [
        {claim.article: point for claim in group if (point := claim.value().point) is not None} for group in groups
    ]
    return _rounds([fact for fact in facts if fact])


def doubted(group: Sequence[Claim], trusted: Mapping[str, float]) -> tuple[Claim, ...]:
    """The claims of one fact that the better trusted sources speak against."""
    values = {claim.article: point for claim in group if (point := claim.value().point) is not None}
    if len(set(values.values())) < 2:
        return ()
    chances = _chances(values, trusted)
    best = max(chances, key=lambda value: (chances[value], -value))
    return tuple(claim for claim in group if claim.value().point != best)


def _rounds(facts: Facts) -> dict[str, float]:
    trusted: dict[str, float] = {source: _FIRST for fact in facts for source in fact}
    for _ in range(_ROUNDS):
        right: dict[str, float] = defaultdict(float)
        told: dict[str, int] = defaultdict(int)
        for fact in facts:
            chances = _chances(fact, trusted)
            for source, value in fact.items():
                right[source] += chances[value]
                told[source] += 1
        trusted = {s: (right[s] + _WEIGHT * _FIRST) / (told[s] + _WEIGHT) for s in trusted}
    return trusted


def _chances(fact: Mapping[str, Fraction], trusted: Mapping[str, float]) -> dict[Fraction, float]:
    """How likely each value of a fact is, as its sources are trusted."""
    scores: dict[Fraction, float] = defaultdict(float)
    for source, value in fact.items():
        sure = min(max(trusted.get(source, _FIRST), _LEAST), _MOST)
        scores[value] += math.log(sure * _FALSE / (1 - sure))
    most = max(scores.values())
    weights = {value: math.exp(score - most) for value, score in scores.items()}
    total = sum(weights.values())
    return {value: weight / total for value, weight in weights.items()}
