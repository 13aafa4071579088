"""Figures of a passage that may make one another, by their units alone: every two and three, and runs that add up.

Nothing here says that they do: `weighed` does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Final

from crosstally.model import Claim, Expression, lift, total
from crosstally.quantity.units import Unit
from crosstally.relate import naming
from crosstally.relate.balance import makings
from crosstally.relate.fit import FALL, REST, RISE, SHARE, TIMES, Kind, Try
from crosstally.relate.lexicon import LOSSES, metrics
from crosstally.relate.made_of import leaves_some_out
from crosstally.relate.nodes import Bare, In
from crosstally.relate.numbers import Numbers
from crosstally.relate.reckoned import multiplied
from crosstally.relate.scale import ALONE, carried_by, common, factor, is_fall, is_open, signed, size, taken
from crosstally.relate.spot import Role, Spot

_REACH: Final = 10  # numbers behind the first of three
_SENTENCES: Final = 2  # behind that of the first
_RUN: Final = 12  # figures of a sum
_LEAST: Final = 3  # figures of a run; two are of three figures
_PERCENTS: Final = 9
_SHARES: Final = frozenset({"share", "market-share", "penetration"})


_SUM: Final = Kind("sum-of-parts", lambda c: total(*c), lambda v: sum(v, Fraction(0)))
_MEAN: Final = Kind("average", lambda c: total(*c) / lift(len(c)), lambda v: sum(v, Fraction(0)) / len(v))


@dataclass(frozen=True, slots=True)
class Tie:
    """Figures that may make one another: the kind, a letter for each, the figures, and the sum."""

    kind: str
    names: str
    spots: tuple[Spot, ...]
    made: Try
    carried: int = 0  # how many are taken in another's unit

    @property
    def order(self) -> list[Spot]:
        """The figures as the text gives them."""
        return sorted(self.spots, key=lambda spot: spot.mention.start)


def ties(numbers: Numbers) -> Iterator[Tie]:
    """Yield what may make what, of figures that stand near each other in a paragraph."""
    for rank, first in enumerate(numbers.spots):
        near = [spot for spot in numbers.spots[rank + 1 : rank + 1 + _REACH] if _are_near(numbers, first, spot)]
        for one, two in combinations(near, 2):
            yield from _of_three(numbers, (first, one, two))
        yield from _runs(numbers, rank)
        yield from _of_hundred(numbers, rank)


def _are_near(numbers: Numbers, one: Spot, two: Spot) -> bool:
    apart = abs(numbers.sentence(two) - numbers.sentence(one))
    return apart <= _SENTENCES and numbers.paragraph(one) == numbers.paragraph(two)


def _of_three(numbers: Numbers, three: tuple[Spot, ...]) -> Iterator[Tie]:
    rates = [numbers.is_ratio(spot) for spot in three]
    if not any(rates):
        yield from _gaps(numbers, three)
    for place, one in enumerate(three):
        others = [spot for order, spot in enumerate(three) if order != place]
        if any(numbers.is_ratio(spot) or spot.kind == "point" for spot in others):
            continue
        if rates[place] or one.kind == "percent":
            if numbers.alike(*others):
                yield from _rates(one, others, is_multiple=rates[place])
        elif one.kind != "point":
            yield from _products(numbers, one, others)


def _gaps(numbers: Numbers, three: Sequence[Spot]) -> Iterator[Tie]:
    """One figure is the other two together."""
    points = [spot for spot in three if spot.kind == "point"]
    unit = common(three) if points or all(numbers.alike(three[0], spot) for spot in three[1:]) else None
    if len(points) == 1:
        rest = [spot for spot in three if spot not in points]
        if all(spot.kind == "percent" for spot in rest):
            unit = rest[0].unit
        elif all(map(is_open, rest)):
            unit = points[0].unit
    if unit is None or any(spot.kind == "ratio" and not is_open(spot) for spot in three):
        return
    most, one, two = sorted(three, key=lambda spot: size(spot, unit), reverse=True)
    if size(most, unit) > size(one, unit) and not any(_ends_elsewhere(spot, most, three) for spot in three):
        parts = sorted((one, two), key=lambda spot: spot.mention.start)
        made = _of_unit(_SUM, most, parts, unit)
        yield Tie("gap", "xyz", (most, *parts), made, carried_by(unit, *three))


def _ends_elsewhere(change: Spot, most: Spot, three: Sequence[Spot]) -> bool:
    """True for points, or a difference, that rose to another of three figures than the largest, or fell to that."""
    led_to = change.of if change.direction and (change.kind == "point" or _is_last(change, three)) else None
    return led_to in three and (led_to is most) != (change.direction > 0)


def _is_last(change: Spot, three: Sequence[Spot]) -> bool:
    """True for a difference right behind its level, with the third figure before: 3442小时;其中水电3349小时,增加219."""
    behind = change.role is Role.DELTA and change.of is not None and change.of.index == change.index - 1
    return behind and change.index == max(spot.index for spot in three)


def _rates(rate: Spot, levels: Sequence[Spot], *, is_multiple: bool) -> Iterator[Tie]:
    """A percentage or a multiple, and two figures that it may be of."""
    unit = common(levels)
    if unit is None or (levels[0].kind in ALONE and not is_open(levels[0])) or not _may_be_of(rate, levels):
        return
    low, high = sorted(levels, key=lambda spot: size(spot, unit))
    if size(low, unit) == size(high, unit) or (rate.kind == "percent" and "percent" in {s.kind for s in levels}):
        return
    carried = carried_by(unit, *levels)
    below_one = size(rate, rate.unit) < 1 if is_multiple else True
    if below_one and not (rate.role is Role.CHANGE and low.role is Role.DELTA and low.of is high):
        yield Tie("share", "pab", (rate, low, high), _rate(SHARE, rate, (low, high), unit), carried)
    if rate.kind == "percent" and not _is_turn(levels):
        if rate.direction >= 0:
            yield Tie("rise", "pnt", (rate, high, low), _change(rate, high, low, unit), carried)
        if rate.direction < 0 or rate.role is not Role.CHANGE:
            yield Tie("fall", "pnt", (rate, low, high), _change(rate, low, high, unit), carried)
    if is_multiple and not below_one:
        yield Tie("times", "rab", (rate, high, low), _rate(TIMES, rate, (high, low), unit), carried)


def _may_be_of(rate: Spot, levels: Sequence[Spot]) -> bool:
    """False where a rate is named that is not of these: sales fell 4.7%, beside 33 million visitors."""
    topic, own = rate.topic, metrics().get(rate.topic.metric)
    if own is None or topic.told not in ("words", "before"):
        return True
    known = [spot.topic.metric for spot in levels if spot.topic.metric in metrics()]
    if rate.role in (Role.CHANGE, Role.DELTA):
        return all(naming.measures(own, spot) for spot in levels) and {*known} <= {topic.metric}
    return topic.metric in _SHARES or bool(own.over) or len(known) < len(levels) or len({*known}) > 1


def _is_turn(levels: Sequence[Spot]) -> bool:
    """True for a loss and a profit, between which no percentage lies."""
    losses = [spot.topic.metric in LOSSES for spot in levels]
    return any(losses) and not all(losses)


def _products(numbers: Numbers, product: Spot, others: Sequence[Spot]) -> Iterator[Tie]:
    """A figure that is another so many times: by their units, or counted in the unit that both have."""
    if min(product.index, *(spot.index for spot in others)) >= 0:
        for some, signs in makings(numbers.page, product, others):
            if min(signs) > 0:
                operands = tuple(sorted(some, key=lambda spot: spot.mention.start))
                yield Tie("product", "cab", (product, *operands), multiplied(product, operands, signs))
                return
    for many, one in (others, others[::-1]):
        unit = common((product, one))
        counts = many.kind in ("count", "time") or is_open(many)
        if counts and unit is not None and size(product, unit) > size(one, unit):
            made, carried = _many(product, many, one, unit), carried_by(unit, product, one)
            yield Tie("product", "cab", (product, many, one), made, carried)
            return


def _many(product: Spot, many: Spot, one: Spot, unit: Unit) -> Try:
    """So many of one, all in one unit."""
    by, of, own = 1 / many.unit.factor, factor(one, unit), factor(product, unit)
    return Try(
        "product", product, (many, one),
        lambda c: In(c[0], by, ()) * In(c[1], of, unit.dimension), lambda v: v[0] * v[1] * by * of / own,
        lambda c: In(c, own, unit.dimension),
    )  # fmt: skip


def _runs(numbers: Numbers, rank: int) -> Iterator[Tie]:
    """Figures one after another, and the one before or behind them that they add up to or are on average."""
    whole = numbers.spots[rank]
    if numbers.is_ratio(whole) or whole.kind == "point":
        return
    for side, beside in (("first", numbers.spots[rank + 1 :]), ("last", numbers.spots[:rank][::-1])):
        run: list[Spot] = []
        for spot in beside:
            if not _are_near(numbers, whole, spot) or len(run) == _RUN:
                break
            if numbers.is_ratio(spot) or not numbers.alike(spot, whole):
                continue
            run.append(spot)
            if len(run) >= _LEAST and (unit := common((whole, *run))) is not None:
                yield from _of_run(numbers, side, whole, tuple(run), unit)


def _of_run(numbers: Numbers, side: str, whole: Spot, run: tuple[Spot, ...], unit: Unit) -> Iterator[Tie]:
    sizes, own = [size(spot, unit) for spot in run], size(whole, unit)
    names, carried = side[0] + "p" * len(run), carried_by(unit, whole, *run)
    if max(sizes) < own and (sum(sizes) >= own or not leaves_some_out(numbers.page, run[-1])):
        made = _of_unit(_SUM, whole, run, unit)
        yield Tie("sum", names, (whole, *run), made, carried)
    elif min(sizes) < own < max(sizes):
        yield Tie("mean", names, (whole, *run), _of_unit(_MEAN, whole, run, unit), carried)


def _of_hundred(numbers: Numbers, rank: int) -> Iterator[Tie]:
    """Percentages one after another that may be all there are of one whole."""
    run: list[Spot] = []
    for spot in numbers.spots[rank:]:
        if not _are_near(numbers, numbers.spots[rank], spot) or len(run) == _PERCENTS:
            return
        if spot.kind != "percent":
            if not run:
                return
            continue
        run.append(spot)
        if len(run) > 1:
            yield Tie("hundred", "p" * len(run), tuple(run), REST.of(spot, *run[:-1]))


def _of_unit(kind: Kind, stated: Spot, operands: Sequence[Spot], unit: Unit) -> Try:
    """A sum over figures that are all taken in one unit."""
    by, own = [signed(spot, unit) for spot in operands], signed(stated, unit)
    return Try(
        kind.rule, stated, tuple(operands), lambda c: kind.make(taken(c, by, unit)),
        lambda v: kind.plain([value * one for value, one in zip(v, by, strict=True)]) / own,
        lambda c: In(c, own, unit.dimension),
    )  # fmt: skip


def _change(rate: Spot, now: Spot, then: Spot, unit: Unit) -> Try:
    """A change; one that is printed as a fall without a sign is worked out as one."""
    falls = size(now, unit) < size(then, unit) and not is_fall(rate)
    return _rate(FALL if falls else RISE, rate, (now, then), unit)


def _rate(kind: Kind, rate: Spot, operands: tuple[Spot, ...], unit: Unit) -> Try:
    """A plain number over figures that are taken in one unit."""
    by = [factor(spot, unit) for spot in operands]
    return Try(
        kind.rule, rate, operands, lambda c: kind.make([Bare(item, everything=True) for item in taken(c, by, unit)]),
        lambda v: kind.plain([value * one for value, one in zip(v, by, strict=True)]), _plainly,
    )  # fmt: skip


def _plainly(claim: Claim) -> Expression:
    return Bare(claim, everything=True)
