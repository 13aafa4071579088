"""Kinds of one thing that come to more than all of it: 207台,包括204个数据节点与5个管理节点.

That they are kinds of one thing shows in their names, which end alike (燃油版, 插电混动版), so that none counts twice.
People may be of two kinds at once (女员工, 老员工). Fewer than all say nothing: there may be more kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from crosstally.model import Relation
from crosstally.relate import counted
from crosstally.relate.counted import added
from crosstally.relate.fit import Try, akin, between, size, told, wording
from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.spot import Role, Spot

_OF_WHICH: Final = wording("of-which")
_PEOPLE: Final = wording("of-two-kinds")
_NAME: Final = re.compile(r"(?:[A-Za-z][A-Za-z-]{0,15} ?)?[\u4e00-\u9fff]{2,10}$")
_NAME_AFTER: Final = re.compile(r"[\u4e00-\u9fff]{2,10}?(?=[,;。、)和与及]|$)")
_WORDS: Final = 16  # letters beside a figure that name what it counts
_TOO_MANY: Final = Fraction(3, 2)  # so many times the whole, they are parts of something else
_PAIR: Final = 2
BECAUSE: Final = "that the parts are kinds of one thing, of which none counts twice, is read from their names"


def exceeding(page: Page) -> Iterator[Relation]:
    """Relate the kinds of a thing that come to more than all of it."""
    for whole, first in pairwise(page.spots):
        if (
            whole.role is not Role.LEVEL
            or whole.kind != "count"
            or first.stretch - whole.stretch > 1
            or not _OF_WHICH.search(between(page, whole, first))
        ):
            continue
        parts = _listed(page, whole, first)
        if len(parts) >= _PAIR and _are_kinds(page, parts) and 1 < _share(added(whole, parts)) < _TOO_MANY:
            made = told(page, added(whole, parts), because=BECAUSE)
            yield from [made] if _is_beyond(whole, parts) else []


def _listed(page: Page, whole: Spot, first: Spot) -> list[Spot]:
    """The counts of a list, one right behind the other, each smaller than their whole."""
    parts: list[Spot] = []
    for spot in page.spots[first.index :]:
        like = spot.role is Role.LEVEL and not spot.base and spot.stretch == first.stretch and akin(spot, whole)
        if not like or size(spot) >= size(whole):
            break
        parts.append(spot)
    return parts


def _are_kinds(page: Page, parts: Sequence[Spot]) -> bool:
    """True for names that end alike, all in front of their figures or all behind."""
    for names in ([_before(page, s) for s in parts], [_after(page, s) for s in parts]):
        ends = {name[-1:] for name in names}
        if all(names) and len({*names}) == len(names) and len(ends) == 1 and not _PEOPLE.search(names[0]):
            return True
    return False


def _before(page: Page, spot: Spot) -> str:
    words = _OF_WHICH.split(fold(page.before(spot, _WORDS)))[-1]
    found = _NAME.search(words.lstrip("和与及"))
    return found[0] if found else ""


def _after(page: Page, spot: Spot) -> str:
    found = _NAME_AFTER.match(fold(page.after(spot, _WORDS)))
    return found[0] if found else ""


def _share(one: Try) -> Fraction:
    return Fraction(sum(map(size, one.operands))) / size(one.stated)


def _is_beyond(whole: Spot, parts: Sequence[Spot]) -> bool:
    """True where the least that the kinds may come to is more than the whole may be."""
    if counted.are(whole, *parts):
        return sum(map(size, parts)) > size(whole)
    top = whole.mention.interval.hi
    least = [spot.mention.interval.lo for spot in parts]
    return top is not None and None not in least and sum(lo for lo in least if lo is not None) > top
