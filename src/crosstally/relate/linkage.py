"""How likely two figures of two articles are one fact: the sum of what speaks for it and against it, in bits.

Each trait of the two (a slip of the hand between them, like words, equal figures beside them, one metric, how many
others they might be) has a weight: the logarithm of how much oftener it is found with two figures of one fact than with
two others. That is the record linkage of Fellegi and Sunter (Journal of the American Statistical Association 64,
1969). The weights were estimated by logistic regression on labelled articles, figures of which were altered by slips
(`benchmarks/linkage.py`), and rounded to tenths of a bit. Nothing here is a verdict: what is likely one fact is
compared exactly, and found at a warning at most.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from crosstally.quantity.slip import Slip
from crosstally.quantity.units import Dimension
from crosstally.relate.apart import is_known
from crosstally.relate.figures import MANY, digits_of, is_near, ratio, slip_between
from crosstally.relate.index import OTHER, same_time
from crosstally.relate.pairing import Pair
from crosstally.relate.spot import Spot, Topic
from crosstally.relate.telltale import WORD

ENOUGH: Final = 20  # tenths of a bit: four to one, by the articles that the weights were estimated on
_DIGITS, _TOGETHER = 4, 3  # more say no more
_COUNT: Final[Dimension] = (("count", 1),)
_LIKE: Final = (("several", 2 * WORD), ("one", WORD), ("some", WORD // 2))
_FEW, _OTHERS = 2, 8  # bits: that two short texts have little left over says little

WEIGHTS: Final[Mapping[str, int]] = MappingProxyType({
    "alone": 20, "always": 7, "beside": 16, "best 0": -1, "best 1": 1, "best 2": 7, "exchanged 2": 6, "exchanged 3": 27,
    "exchanged 4": 26, "far": -70, "misprinted 1": -19, "misprinted 2": -12, "misprinted 3": 11, "misprinted 4": 25,
    "near": -25, "no part": 10, "one metric": 12, "one part": 7, "one scope": 11, "one thing": 6, "one time": 19,
    "other": -50, "others": -4, "percent": -8, "tens 1": 3, "tens 2": 8, "tens 3": 38, "tens 4": 39, "together 0": -15,
    "together 1": 5, "together 2": 9, "together 3": 9, "told alike": 7, "two metrics": -14, "words none": -14,
    "words one": 13, "words several": 6, "words some": 2,
})  # fmt: skip


def weight(pair: Pair, one: Spot, two: Spot) -> int:
    """Tenths of a bit that speak for two figures being one fact, less those that speak against it."""
    return sum(WEIGHTS.get(trait, 0) * times for trait, times in traits(pair, one, two))


def traits(pair: Pair, one: Spot, two: Spot) -> Iterator[tuple[str, int]]:
    """Yield what two figures have in common and what not, each with how often it counts."""
    words, best = _words(pair.likeness.of(one, two)), pair.likeness.sides(one, two)
    yield "always", 1
    yield _slip(one, two), 1
    yield f"words {words}", 1
    yield f"best {best}", 1
    yield from ((name, 1) for name in _topics(one.topic, two.topic))
    if pair.anchors(one, two):
        yield "beside", 1
    yield f"together {min(_TOGETHER, pair.together(one, two))}", 1
    if one.kind == "percent":
        yield "percent", 1
    if words != "none" and pair.alone(one, two):
        yield "alone", 1
    if _of_one_thing(one, two):
        yield "one thing", 1
    if words == "several" and best > 1:
        yield "told alike", 1
    yield "others", max(_FEW, min(_OTHERS, pair.others(one, two).bit_length() - 1))


def _of_one_thing(one: Spot, two: Spot) -> bool:
    """True for counts of one thing by their units: cores, countries."""
    return one.kind == "count" and one.unit.dimension == two.unit.dimension != _COUNT


def _words(weight: int) -> str:
    """How much the words beside two figures have in common, in classes."""
    return next((name for name, step in _LIKE if weight >= step), "none")


def _slip(one: Spot, two: Spot) -> str:
    """The slip between two figures and how many digits count; what they are where there is none."""
    slip = slip_between(one, two)
    if slip is None or slip is Slip.LOST:
        times = ratio(one, two)
        return "near" if is_near(one, two) else "far" if times is not None and times > MANY else "other"
    return f"{slip.name.lower()} {min(_DIGITS, digits_of(one), digits_of(two))}"


def _topics(one: Topic, two: Topic) -> Iterator[str]:
    """What the words that the tables know say of two figures."""
    if is_known(one) and is_known(two):
        yield "one metric" if one.metric == two.metric else "two metrics"
    if one.part == two.part:
        yield "one part" if one.part else "no part"
    if one.scope & OTHER == two.scope & OTHER:
        yield "one scope"
    if one.own_period and two.own_period and same_time(one.period, two.period, one.metric):
        yield "one time"
