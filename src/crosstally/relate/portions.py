"""Shares whose whole the text leaves open: lists that share one whole, wholes named beside them, a percent and its part.

A list of parts with their shares has one whole: the figure that fits most of them. A share that it does not fit,
while it fits the others, is doubted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from crosstally.model import Expression, Relation
from crosstally.relate.fit import Try, agrees, akin, between, choose, size, told, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import Bare
from crosstally.relate.page import Page
from crosstally.relate.spot import Role, Spot

_SHARE: Final = wording("share-after")
_THAT_IS: Final = wording("that-is")
_INSIDE: Final = wording("whole-inside")
_WHOLE: Final = wording("whole-then")
_MOST: Final = 18  # letters between a part and its share
_ONE: Final = 100
_FITS: Final = 2  # shares of a list that show its whole
_LIES_BACK: Final = 8  # numbers before a share that may be its base

Pair = tuple[Spot, Spot]


def lists(page: Page) -> Iterator[Relation]:
    """A 20 (40 %), B 15 (30 %), C 15 (20 %): the whole of most is the whole of all."""
    by_paragraph: dict[int, list[Pair]] = defaultdict(list)
    for pair in _pairs(page):
        by_paragraph[pair[0].paragraph].append(pair)
    for pairs in by_paragraph.values():
        kinds = {part.unit.dimension for part, _ in pairs}
        for kind in sorted(kinds):
            yield from _list(page, [pair for pair in pairs if pair[0].unit.dimension == kind])


def _list(page: Page, pairs: Sequence[Pair]) -> Iterator[Relation]:
    """The whole that fits most of a list, and each share against it; a share that fits another whole is left alone."""
    candidates = [s for s in page.spots if _may_hold(s, pairs)]
    fits = {s.index: [_share(pair, s) for pair in pairs if agrees(page, _share(pair, s))] for s in candidates}
    best = max(candidates, key=lambda s: (len(fits[s.index]), -s.index), default=None)
    if best is None or not fits[best.index]:
        return
    for made in fits[best.index]:
        yield told(page, made)
    if len(fits[best.index]) < max(_FITS, len(pairs) / 2):
        return
    for pair in pairs:
        others = [s for s in candidates if s is not best and s is not pair[0] and agrees(page, _share(pair, s))]
        made = _share(pair, best)
        if not others and not agrees(page, made) and _in_the_list(pair, fits[best.index]):
            yield told(page, made)


def _in_the_list(pair: Pair, fitting: Sequence[Try]) -> bool:
    """True where a pair stands beside one that fits, in its sentence or the next."""
    return any(abs(one.stated.stretch - pair[1].stretch) <= 1 for one in fitting) and pair[0].topic.scope == next(
        one.operands[0].topic.scope for one in fitting
    )


def _pairs(page: Page) -> Iterator[Pair]:
    """Parts with the share that stands right behind."""
    for part, share in zip(page.spots, page.spots[1:], strict=False):
        if (
            share.kind == "percent"
            and share.role in (Role.SHARE, Role.LEVEL)
            and part.role is Role.LEVEL
            and part.kind not in ("percent", "ratio", "point", "time")
            and part.sentence == share.sentence
            and size(share) * _ONE < _ONE
        ):
            words = between(page, part, share)
            if len(words) <= _MOST and _SHARE.search(words):
                yield part, share


def _may_hold(spot: Spot, pairs: Sequence[Pair]) -> bool:
    part = pairs[0][0]
    return spot.role is Role.LEVEL and akin(spot, part) and any(size(spot) > size(one) for one, _ in pairs)


def _share(pair: Pair, whole: Spot) -> Try:
    part, share = pair
    return Try("share-of-whole", share, (part, whole), _quotient, lambda v: v[0] / v[1])


def _quotient(items: Sequence[Expression]) -> Expression:
    return Bare(items[0]) / Bare(items[1])


def named(page: Page) -> Iterator[Relation]:
    """28亿,占收入70亿的40%; 28 GW, or 40% of 70 GW: part, share and whole beside one another."""
    for one, two, three in zip(page.spots, page.spots[1:], page.spots[2:], strict=False):
        if one.sentence != three.sentence or one.role is not Role.LEVEL or not akin(one, _other(two, three)):
            continue
        first, second = between(page, one, two), between(page, two, three)
        share, whole = (three, two) if three.kind == "percent" else (two, three)
        if share.kind != "percent" or whole.kind == "percent" or not _INSIDE.search(first):
            continue
        if _WHOLE.search(second) and whole.role is Role.LEVEL and one.unit.dimension == whole.unit.dimension:
            made = _share((one, share), whole)
            yield from choose(page, [made], forced=size(whole) > size(one) or size(share) > 1, sure=True)


def _other(two: Spot, three: Spot) -> Spot:
    return two if three.kind == "percent" else three


def parts(page: Page) -> Iterator[Relation]:
    """占70%,即5.25万亿: a percent, and what it comes to of a figure before."""
    for share, part in zip(page.spots, page.spots[1:], strict=False):
        if share.kind != "percent" or share.role not in (Role.SHARE, Role.LEVEL) or part.role is not Role.LEVEL:
            continue
        if share.sentence != part.sentence or part.kind in ("percent", "ratio", "time", "point"):
            continue
        if not _THAT_IS.search(between(page, share, part)) or _is_a_change(page, share):
            continue
        wholes = [
            s for s in reversed(page.spots[max(0, share.index - _LIES_BACK) : share.index])
            if s.role is Role.LEVEL and akin(s, part) and size(s) > size(part) and share.paragraph - s.paragraph <= 1
        ]  # fmt: skip
        tries = [Try("product", part, (share, whole), _product, lambda v: v[0] * v[1], Bare) for whole in wholes]
        yield from choose(page, tries, forced=share.role is Role.SHARE)


def _is_a_change(page: Page, share: Spot) -> bool:
    return bool(share.direction) or "yoy" in str(share.basis) or not fold(page.text[: share.mention.start]).strip()


def _product(items: Sequence[Expression]) -> Expression:
    return items[0] * Bare(items[1])
