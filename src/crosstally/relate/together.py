"""A, B and C, together D: the figures before a total make it up, or would but for one slip of the hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from crosstally.model import Claim, Level, Relation, total
from crosstally.quantity.compare import Sense
from crosstally.relate.announced import announces, says_how_many
from crosstally.relate.closure import closes, one_slip
from crosstally.relate.fit import FORCED, SLIP, added, between, is_close, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import Rounded, alike, commensurable
from crosstally.relate.page import Page, relate
from crosstally.relate.slips import place, point
from crosstally.relate.spot import NO_LEVELS, Role, Spot

_JOINED: Final = wording("listed")
_ALL: Final = wording("all-of-it")
_LETTERS: Final = 80
_REACH: Final = 15  # numbers before a total that may be its parts


def totals(page: Page) -> Iterator[Relation]:
    """A, B and C, together D: the figures before a total make it up, or would but for a slip in one."""
    for whole in page.spots:
        if whole.role is not Role.LEVEL or not _is_sum(page, whole) or whole.kind in NO_LEVELS:
            continue
        before = [
            s for s in page.spots[max(0, whole.index - _REACH) : whole.index]
            if s.role is Role.LEVEL and s.stretch == whole.stretch and not s.base
            and commensurable(s.unit, whole.unit) and s.kind == whole.kind and not says_how_many(s)
        ]  # fmt: skip
        runs = [before[-most:] for most in range(2, len(before) + 1)]
        runs = [run for run in runs if len({s.unit.dimension for s in run}) == 1]
        yield from _total(page, whole, runs, [run for run in runs if _is_list(page, whole, run)][-1:])


def _is_sum(page: Page, whole: Spot) -> bool:
    """True for a figure that words beside it call a sum, as a word of the list does: 投资…,总投资81亿元."""
    found = _ALL.search(page.before(whole, own=True))
    said = page.text[max(0, whole.mention.start - _LETTERS) : page.spots[whole.index - 1].mention.start]
    of_list = found is not None and found["noun"] in fold(said)
    return of_list or bool(whole.marks & {"sum"}) or announces(page, whole)


def _is_list(page: Page, whole: Spot, run: Sequence[Spot]) -> bool:
    """True for parts that are told one after another, 分别 or with commas alone, right before what they come to."""
    follow = [s.index for s in (*run, whole)] == list(range(run[0].index, whole.index + 1))
    listed = "respectively" in run[0].marks or all(_JOINED.fullmatch(between(page, *pair)) for pair in pairwise(run))
    of_one_time = len({str(s.topic.period) for s in run}) == 1  # July and August are no quarter
    return of_one_time and follow and listed and is_close(page, added(whole, run))


def _total(
    page: Page, whole: Spot, runs: Sequence[Sequence[Spot]], lists: Sequence[Sequence[Spot]]
) -> Iterator[Relation]:
    """The run of parts that adds up; else the one that would but for one slip; else a list of them."""
    claim = page.of(whole)
    for found, some, why in ((_adds_up, runs, SLIP), (_slips_up, runs, SLIP), (_is_told, lists, FORCED)):
        for run in some:
            parts = [page.of(s) for s in run]
            if found(claim, parts):
                one, *items = alike(claim, *parts)
                yield relate(
                    "sum-of-parts", claim, [(one, Sense.EQUAL, Rounded(total(*items)))], words=page.words(*run, whole),
                    cap=Level.WARNING, because=why,
                )  # fmt: skip
                return


def _is_told(_whole: Claim, parts: Sequence[Claim]) -> bool:
    return all(point(claim) is not None for claim in parts)


def _adds_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    points = [point(claim) for claim in (whole, *parts)]
    known = [point for point in points if point is not None]
    return len(known) == len(points) and closes(sum(known[1:], Fraction(0)), known[0], _step(whole, *parts))


def _slips_up(whole: Claim, parts: Sequence[Claim]) -> bool:
    target, *points = [point(claim) for claim in (whole, *parts)]
    known = [point for point in points if point is not None]
    if target is None or len(known) < len(parts):
        return False
    added, step = sum(known, Fraction(0)), _step(whole, *parts)
    if added < step or target in known:
        return False  # 办展11个、3个,观众426万: too small to be seen in what they would make
    if any(closes(added, altered, step) for altered in one_slip(whole)):
        return True
    return any(
        closes(added - point + altered, target, step)
        for claim, point in zip(parts, known, strict=True)
        for altered in one_slip(claim)
    )


def _step(*claims: Claim) -> Fraction:
    """The coarsest place that the figures are printed to."""
    return max(map(place, claims))
