"""Sums of money given again in another currency: two of them in one article are at one rate of exchange.

Rates of different days lie a little apart, and so do rounded sums; one that lies far off is a slip.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise
from typing import Final

from crosstally.model import Expression, Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.fit import Try, agrees, between, size, wording
from crosstally.relate.nodes import Rounded
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Spot

BECAUSE: Final = "the article gives two sums in both currencies; their rates of exchange differ"
_AGAIN: Final = wording("in-another-currency")
_DRIFT: Final = Fraction(3, 2)  # so far apart may rates of exchange of different days lie
_A_SHARE: Final = ("eps", "dividend-per-share", "share-price")  # a depositary unit abroad is several shares at home
_MOST: Final = 12  # sums of an article that are compared

Pair = tuple[Spot, Spot]


def rates(page: Page) -> Iterator[Relation]:
    """80亿美元(约新台币2437亿元) and 8亿美元(约新台币243.7亿元): the second sum at the rate of the first."""
    for first, second in combinations(list(_pairs(page))[:_MOST], 2):
        if (one := _in_order(first, second)) is None:
            continue
        made = Try("product", second[1], (*one, second[0]), _at_rate, lambda v: v[1] / v[0] * v[2])
        ratio = made.plain([size(s) for s in made.operands]) / size(second[1])
        if agrees(page, made) or not 1 / _DRIFT < ratio < _DRIFT:
            stated, computed = page.of(second[1]), made.make([page.of(s) for s in made.operands])
            yield relate(
                made.rule, stated, [(stated, Sense.EQUAL, Rounded(computed))], words=page.words(*first, *second),
                cap=Level.WARNING, because=BECAUSE,
            )  # fmt: skip


def _pairs(page: Page) -> Iterator[Pair]:
    """Sums of money with the same in another currency right behind, in brackets or as words say."""
    for one, two in pairwise(page.spots):
        money = one.kind == two.kind == "money" and one.unit.dimension != two.unit.dimension
        if (
            money
            and one.topic.metric not in _A_SHARE
            and size(one)
            and size(two)
            and _AGAIN.search(between(page, one, two))
        ):
            yield one, two


def _in_order(first: Pair, second: Pair) -> Pair | None:
    """The first pair in the currencies of the second; None where they are of others."""
    wanted = [s.unit.dimension for s in second]
    for pair in (first, first[::-1]):
        if [s.unit.dimension for s in pair] == wanted:
            return pair[0], pair[1]
    return None


def _at_rate(items: Sequence[Expression]) -> Expression:
    return items[1] / items[0] * items[2]
