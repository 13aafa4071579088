"""Whether units multiply to another: things that are counted match by name, a bare count matches any.

A figure for one thing, whose unit does not say so (7 MW each), is divided by that one thing; card-hours may be taken
as hours, since a price per hour of cards is meant for each of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from typing import Final

from crosstally.relate.fit import wording
from crosstally.relate.nodes import bare
from crosstally.relate.page import Page
from crosstally.relate.spot import Spot

_AT: Final = wording("at-rate")
_FOR_ONE: Final = wording("for-one")
_FOR_ONE_AFTER: Final = wording("for-one-after")
_PRICES: Final = ("unit-price", "price", "share-price")
_WORDS: Final = 40  # letters beside a number that say what it is for
_PAIR, _THREE = 2, 3  # figures that make another
_CLOSEST: Final = 8  # figures beside one that are tried by threes
_GENERAL: Final = ("person", "machine")  # things by their kind alone
_ANY: Final = "count"  # the name of a thing that the words leave open
_EACH: Final = "each"  # the thing that a figure is for, where its words leave that open
_OPEN: Final = (_ANY, _EACH)

Signs = tuple[int, ...]
Powers = Counter[str]


def makings(page: Page, spot: Spot, near: Sequence[Spot]) -> Iterator[tuple[tuple[Spot, ...], Signs]]:
    """Yield the figures that multiply (1) or divide (-1) to the unit of one."""
    units = {s.index: _readings(page, s) for s in (spot, *near)}
    closest = sorted(near, key=lambda s: abs(s.index - spot.index))[:_CLOSEST]
    for many, among in ((_PAIR, near), (_THREE, sorted(closest, key=lambda s: s.index))):
        for some in combinations(among, many):
            readings = list(product(units[spot.index], *(units[s.index] for s in some)))
            for signs in _signs(many):
                if any(_balance(signs, *reading) for reading in readings):
                    yield some, signs


def names_all(page: Page, *spots: Spot) -> bool:
    """True where the unit of each figure names the things it counts."""
    return not any(powers[_ANY] or powers[_EACH] for spot in spots for powers in _readings(page, spot)[:1])


def _signs(many: int) -> Iterator[Signs]:
    """All multiplied, or of two one over the other."""
    yield (1,) * many
    if many == _PAIR:
        yield from ((1, -1), (-1, 1))


def _readings(page: Page, spot: Spot) -> list[Powers]:
    """The powers of a figure's unit, the ones it has first."""
    powers = Counter(dict(spot.unit.dimension))
    things = [base for base in powers if not _is_measured(base)]
    if spot.kind == "count" and not any(powers[base] < 0 for base in things) and for_one(page, spot):
        return [Counter({**powers, _EACH: -1})]
    if any(powers[base] < 0 for base in things) or spot.kind in ("count", "time"):
        return [powers]
    if things and powers["time"] > 0:
        return [powers, Counter({base: power for base, power in powers.items() if base not in things})]
    return [Counter({**powers, _EACH: -1}) if "/" not in spot.unit.name and for_one(page, spot) else powers]


def for_one(page: Page, spot: Spot) -> bool:
    """True where words give a figure for one thing: of 7 MW each, 单机容量7兆瓦, at $45, an average price of $45."""
    before, after = page.before(spot, _WORDS, own=True), page.after(spot, _WORDS)
    if spot.index and page.spots[spot.index - 1].stretch == spot.stretch:
        before = _FOR_ONE_AFTER.sub("", before, count=1)  # said of the number before
    if _FOR_ONE.search(before) or _FOR_ONE_AFTER.match(after):
        return True
    priced = spot.topic.metric in _PRICES and spot.topic.told == "words"
    return spot.kind == "money" and (priced or bool(_AT.search(before)))


def _balance(signs: Signs, wanted: Powers, *parts: Powers) -> bool:
    """True where the units multiply to the wanted one, what is counted by any name standing for one name only."""
    left = Counter({base: -power for base, power in wanted.items()})
    for part, sign in zip(parts, signs, strict=True):
        for base, power in part.items():
            left[base] += sign * power
    opened = 1 if min(signs) < 0 else 2  # 512 servers with eight cards each, 4,096 in all: of what, and of what each
    return _closes(left, opened) or _closes(_loose(left), opened)


def _closes(left: Powers, opened: int) -> bool:
    """True where nothing is left, or for each name one that is left open."""
    rest = {base: power for base, power in left.items() if power}
    named = [power for base, power in rest.items() if base not in _OPEN]
    left_open = [power for base, power in rest.items() if base in _OPEN]
    above, below = sum(p for p in left_open if p > 0), -sum(p for p in left_open if p < 0)
    fits = named.count(1) <= below and named.count(-1) <= above and named.count(1) + named.count(-1) == len(named)
    return fits and above + below <= opened and not sum(rest.values()) and not any(map(_is_measured, rest))


def _loose(left: Powers) -> Powers:
    """The powers with what names things but in general left open: 人 counts pupils, 台 servers."""
    open_ = Counter({base: power for base, power in left.items() if base not in _GENERAL})
    open_[_ANY] += sum(left[base] for base in _GENERAL)
    return open_


def _is_measured(base: str) -> bool:
    return bare(((base, 1),)) == ((base, 1),) and base not in _OPEN
