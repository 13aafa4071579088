"""Who else tells one side of what two articles tell apart: a reader wants to see that three others have the same.

A third article seconds a figure where it prints an equal one, by the same words or beside the same figures, and does
not print the other side too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from crosstally.model import Claim, Reading, Relation
from crosstally.quantity.compare import Sense, Verdict, compare
from crosstally.relate import distinct
from crosstally.relate.apart import is_known, other_metric
from crosstally.relate.figures import agree, class_of, long, signature
from crosstally.relate.nodes import alike
from crosstally.relate.page import Page
from crosstally.relate.pairing import matched
from crosstally.relate.spot import Spot
from crosstally.relate.telltale import WORD

_MOST: Final = 6  # readings of one relation
_SHARED: Final = 3  # figures that two articles on one thing share

_Home = tuple[Page, Spot]


def told(pages: Sequence[Page], relations: Iterable[Relation]) -> Iterator[Relation]:
    """Add to what articles tell apart those that tell the same as one side of it."""
    homes = {page.of(spot).id: (page, spot) for page in pages for spot in page.spots}
    where: dict[Hashable, list[_Home]] = defaultdict(list)
    for page, spot in homes.values():
        where[signature(spot)].append((page, spot))
    for relation in relations:
        yield _with_others(relation, homes, where) if relation.rule == "same-fact" else relation


def _with_others(relation: Relation, homes: Mapping[str, _Home], where: Mapping[Hashable, Sequence[_Home]]) -> Relation:
    sides = [[homes[claim.id] for claim in _claims(reading) if claim.id in homes] for reading in relation.readings]
    pairs = [(side[0], side[1]) for side in sides if len(side) == 2 and side[0][0] is not side[1][0]]
    if not pairs or len(pairs) < len(relation.readings):
        return relation
    seen = {page.article.id for pair in pairs for page, _ in pair}
    more: list[Reading] = []
    for one, two in (pair for given in pairs for pair in (given, given[::-1])):
        for other in where[signature(one[1])]:
            if other[0].article.id not in seen and _seconds(one, other, two):
                seen.add(other[0].article.id)
                more += _reading(other, two)
    return replace(relation, readings=(*relation.readings, *more)[: max(_MOST, len(relation.readings))])


def _claims(reading: Reading) -> list[Claim]:
    leaves = (leaf for side in (reading.stated, reading.computed) for leaf in side.leaves())
    return [leaf for leaf in leaves if isinstance(leaf, Claim)]


def _seconds(one: _Home, other: _Home, two: _Home) -> bool:
    """True where another article has one's figure for the same thing, and not that of the second side."""
    (left, mine), (third, same), (right, against) = one, other, two
    if class_of(same) != class_of(against) or same.base or same.same or same.role is not mine.role:
        return False
    if any(agree(spot, against) and not spot.base for spot in third.spots) or other_metric(same.topic, mine.topic):
        return False
    pair = matched(left, third)
    if pair.partners.get(mine.index) != {same.index} or len(pair.partners) < _SHARED:
        return False
    told = is_known(mine.topic) and mine.topic.metric == same.topic.metric
    named = told or pair.likeness.of(mine, same) >= WORD or pair.anchors(mine, same) > 0
    return (named or long(same)) and not distinct.are(matched(third, right), same, against)


def _reading(other: _Home, two: _Home) -> list[Reading]:
    """The two as one figure, the coarser stated; none where rounding may make them one."""
    claims = sorted((page.of(spot) for page, spot in (other, two)), key=_width, reverse=True)
    stated, computed = alike(*claims)
    apart = compare(stated.value(), computed.value(), Sense.EQUAL).verdict is Verdict.CONTRADICTION
    return [Reading(stated, Sense.EQUAL, computed)] if apart else []


def _width(claim: Claim) -> tuple[bool, object]:
    width = claim.value().interval.width
    return width is None, width or 0
