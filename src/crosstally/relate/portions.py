"""Shares whose whole the text leaves open: lists of one whole, wholes named beside the share, a percent and its part.

A list of parts with their shares has one whole: the figure that fits most of them. A share that it does not fit,
while it fits the others, is doubted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from crosstally.model import Expression, Level, Relation
from crosstally.relate.announced import announces
from crosstally.relate.figures import equal
from crosstally.relate.fit import (
    LEVELS,
    SHARE,
    Try,
    agrees,
    akin,
    between,
    choose,
    is_close,
    is_near,
    size,
    told,
    wording,
)
from crosstally.relate.index import OTHER, same_time
from crosstally.relate.lexicon import metrics
from crosstally.relate.nodes import Bare
from crosstally.relate.of_what import clause, whole_metric
from crosstally.relate.page import Page
from crosstally.relate.spot import NO_AMOUNTS, Role, Spot
from crosstally.relate.wholes import kin

_SHARE: Final = wording("share-after")
_THAT_IS: Final = wording("that-is")
_INSIDE: Final = wording("whole-inside")
_WHOLE: Final = wording("whole-then")
_OF_WHICH: Final = wording("of-which")
_FITS: Final = 2  # shares of a list that show its whole
_LIES_BACK: Final = 8  # numbers before a share that may be its base

OF_METRIC: Final = "the whole is the one figure that the text gives for what the share is of"
PART_OF: Final = "the whole is the figure that the part is said to be of"
LISTED: Final = "the other shares of the list are of this whole"

Pair = tuple[Spot, Spot]


def lists(page: Page) -> Iterator[Relation]:
    """A 20 (40 %), B 15 (30 %), C 15 (20 %): the whole of most is the whole of all."""
    groups: dict[tuple[object, ...], list[Pair]] = defaultdict(list)
    for part, share in tied(page):
        groups[part.paragraph, part.unit.dimension].append((part, share))
    for pairs in groups.values():
        yield from _list(page, pairs)


def _list(page: Page, pairs: Sequence[Pair]) -> Iterator[Relation]:
    """The whole that fits most of a list, and each share against it; a share that fits another is left alone."""
    candidates = [s for s in page.spots if may_hold(s, pairs)]
    fits = {s.index: [share_of(pair, s) for pair in pairs if agrees(page, share_of(pair, s))] for s in candidates}
    best = max(candidates, key=lambda s: (len(fits[s.index]), -s.index), default=None)
    if best is None:
        return
    fitting = fits[best.index]
    for made in fitting:
        yield told(page, made)
    if len(fitting) < max(_FITS, len(pairs) / 2):
        return
    for pair in pairs:
        fits_any = any(agrees(page, share_of(pair, s)) for s in candidates if s is not pair[0])
        if not fits_any and _in_the_list(pair, fitting):
            yield told(page, share_of(pair, best), sure=True, cap=Level.WARNING, because=LISTED)


def _in_the_list(pair: Pair, fitting: Sequence[Try]) -> bool:
    """True where a pair stands beside one that fits, and is of one scope and time with those."""
    beside = any(abs(one.stated.stretch - pair[1].stretch) <= 1 for one in fitting)
    mine, theirs = pair[0].topic, [one.operands[0].topic for one in fitting]
    return beside and any(
        mine.scope == other.scope and same_time(mine.period, other.period, mine.metric) is not False for other in theirs
    )


def tied(page: Page) -> list[Pair]:
    """Parts with the share that words behind them call theirs; changes may stand between.

    A figure behind which many shares stand (10 countries: Germany 14%, France 6%, …) is the part of none.
    """
    found: list[Pair] = []
    for share in page.spots:
        kinds = share.kind in ("percent", "ratio", "plain") and share.role in (Role.SHARE, Role.LEVEL)
        part = _part(page, share) if kinds and 0 < size(share) < 1 else None
        if part is not None and _SHARE.search(clause(page, share)):
            found.append((part, share))
    often = Counter(part.index for part, _ in found)
    return [pair for pair in found if often[pair[0].index] <= _FITS]


def _part(page: Page, share: Spot) -> Spot | None:
    """The last figure of its sentence before a share that is not a change, a base or a share itself."""
    for spot in reversed(page.spots[: share.index]):
        if spot.sentence != share.sentence:
            return None
        if spot.base and page.spots[spot.index + 1].role in (Role.CHANGE, Role.DELTA):
            continue  # 较上年的106亿元增长90%
        if spot.base:
            return None
        if spot.role is Role.LEVEL and spot.kind not in NO_AMOUNTS:
            return spot
    return None


def may_hold(spot: Spot, pairs: Sequence[Pair]) -> bool:
    """True for a figure of the kind of some parts, larger than one of them."""
    alike = spot.role is Role.LEVEL and akin(spot, pairs[0][0]) and not spot.base
    return alike and any(size(spot) > size(one) for one, _ in pairs)


def share_of(pair: Pair, whole: Spot) -> Try:
    """The share of a pair as its part over a whole."""
    part, share = pair
    return SHARE.of(share, part, whole)


def of_which(page: Page) -> Iterator[Relation]:
    """$96.8 billion, of which $82.4 billion, or 85%, was cars: a share of the figure that its part is told to be of."""
    for part, share in tied(page):
        whole = page.spots[part.index - 1] if part.index else None
        if whole is None or not may_hold(whole, [(part, share)]) or not _OF_WHICH.search(between(page, whole, part)):
            continue
        made = share_of((part, share), whole)
        if agrees(page, made) or (is_close(page, made) and is_of((part, share), whole)):
            yield told(page, made, sure=True, cap=Level.WARNING, because=PART_OF)


def is_of(pair: Pair, whole: Spot) -> bool:
    """False for a share that names another whole than a part: 火电14.44亿千瓦,其中煤电11.9亿千瓦,占总装机的35.7%."""
    (part, share), path = pair, whole.topic.part
    return share.whole in (None, path) or not path or part.topic.part[: len(path)] != path


def named(page: Page) -> Iterator[Relation]:
    """28亿,占收入70亿的40%; 28 GW, or 40% of 70 GW: part, share and whole beside one another."""
    for two, three in pairwise(page.spots):
        share, whole = (three, two) if three.kind == "percent" else (two, three)
        if share.kind != "percent" or whole.kind in NO_AMOUNTS or two.sentence != three.sentence:
            continue
        if not _INSIDE.search(clause(page, two)) or not _WHOLE.search(between(page, two, three)):
            continue
        tries = [share_of((part, share), whole) for part in _owners(page, two, whole)]
        near = [one for one in tries if is_near(one)]
        only = len(near) == 1 and _is_next(page, near[0].operands[0], two)
        yield from choose(page, near if only else tries, forced=only, sure=only and _is_alone(tries, two))


def _owners(page: Page, spot: Spot, whole: Spot) -> list[Spot]:
    """The figures of a sentence before a share that it may be of; a sum stands for all that it adds up."""
    before = [
        s for s in reversed(page.spots[: spot.index])
        if s.stretch == spot.stretch and akin(s, whole) and not s.base
        and (s.role is Role.LEVEL or (s.role is Role.DELTA and s.index == spot.index - 1))
    ]  # fmt: skip
    return [s for s in before if announces(page, s)][:1] or before


def _is_alone(tries: Sequence[Try], spot: Spot) -> bool:
    """True where a sentence gives one figure for the share, right before it."""
    return len(tries) == 1 and tries[0].operands[0].index == spot.index - 1


def _is_next(page: Page, part: Spot, spot: Spot) -> bool:
    """True where nothing but what a figure is compared with stands between it and another, or it is a sum."""
    between_them = page.spots[part.index + 1 : spot.index]
    return announces(page, part) or all(s.base or s.role in (Role.CHANGE, Role.DELTA) for s in between_them)


def of_metric(page: Page) -> Iterator[Relation]:
    """17.9 billion, or 72% of the group's revenue: a share of the page's one figure of the metric it names."""
    for share in page.spots:
        part = _part(page, share) if share.kind == "percent" and share.role in LEVELS else None
        metric = metrics().get(whole_metric(page, share)) if part is not None else None
        if part is None or metric is None:
            continue
        wholes = [s for s in page.spots if _is_all_of(s, part, metric.of_kind(part.kind))]
        tries = [share_of((part, share), whole) for whole in wholes[:1]]
        if tries and all(equal(wholes[0], other) for other in wholes) and is_close(page, tries[0]):
            yield told(page, tries[0], because=OF_METRIC)


def _is_all_of(spot: Spot, part: Spot, metric: str) -> bool:
    """True for a figure of a metric for all of a business, in the time of a part."""
    if spot.role is not Role.LEVEL or spot.base or spot.same or spot.topic.part or size(spot) <= size(part):
        return False
    one = kin(spot.topic.metric, metric) and akin(spot, part) and not (spot.topic.scope ^ part.topic.scope) & OTHER
    return one and same_time(spot.topic.period, part.topic.period, metric) is True


def parts(page: Page) -> Iterator[Relation]:
    """占70%,即5.25万亿: a percent, and what it comes to of a figure before."""
    for share, part in pairwise(page.spots):
        if share.kind != "percent" or share.role not in (Role.SHARE, Role.LEVEL) or part.role is not Role.LEVEL:
            continue
        if share.sentence != part.sentence or part.kind in NO_AMOUNTS or share.direction:
            continue
        if not _THAT_IS.search(between(page, share, part)):
            continue
        wholes = [
            s for s in reversed(page.spots[max(0, share.index - _LIES_BACK) : share.index])
            if s.role is Role.LEVEL and akin(s, part) and size(s) > size(part) and share.paragraph - s.paragraph <= 1
        ]  # fmt: skip
        tries = [Try("product", part, (share, whole), _product, lambda v: v[0] * v[1], Bare) for whole in wholes]
        yield from choose(page, tries, forced=share.role is Role.SHARE)


def _product(items: Sequence[Expression]) -> Expression:
    return items[0] * Bare(items[1])
