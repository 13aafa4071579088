"""Who else tells one side of what two articles tell apart: a reader wants to see that three others have the same.

A third article seconds a figure where it prints an equal one, by the same words or beside the same figures, and does
not print the other side too. Where it has both, and a slip of the hand alone joins them, they are two things.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from crosstally.model import Claim, Reading, Relation
from crosstally.quantity.compare import Sense, Verdict, compare
from crosstally.relate import distinct, fellows
from crosstally.relate.apart import is_known, other_metric
from crosstally.relate.figures import agree, class_of, long, signature, slipped
from crosstally.relate.nodes import alike
from crosstally.relate.page import Page
from crosstally.relate.pairing import matched
from crosstally.relate.spot import Spot
from crosstally.relate.telltale import WORD

_MOST: Final = 6  # readings of one relation

_Home = tuple[Page, Spot]


@dataclass(frozen=True)
class _Texts:
    """The figures of all articles by claim and by size, and which articles tell the same facts."""

    homes: Mapping[str, _Home]
    where: Mapping[Hashable, Sequence[_Home]]
    fellows: Mapping[tuple[str, str], bool]  # True for those that share enough by themselves

    @classmethod
    def of(cls, pages: Sequence[Page]) -> _Texts:
        homes = {page.of(spot).id: (page, spot) for page in pages for spot in page.spots}
        where: dict[Hashable, list[_Home]] = defaultdict(list)
        for page, spot in homes.values():
            where[signature(spot)].append((page, spot))
        pairs = {(one.article.id, two.article.id): direct for one, two, direct in fellows.found(pages)}
        return cls(homes, where, pairs | {pair[::-1]: direct for pair, direct in pairs.items()})

    def sides(self, reading: Reading) -> tuple[_Home, _Home] | None:
        """The two figures of a reading; None where they are not of two articles."""
        leaves = (leaf for side in (reading.stated, reading.computed) for leaf in side.leaves())
        found = [self.homes[leaf.id] for leaf in leaves if isinstance(leaf, Claim) and leaf.id in self.homes]
        return (found[0], found[1]) if len(found) == 2 and found[0][0] is not found[1][0] else None

    def beside(self, one: _Home, two: _Home) -> Iterator[_Home]:
        """The figures of the size of one, in articles that tell the same facts as both, and surely as its own."""
        for other in self.where[signature(one[1])]:
            mine, theirs = ((other[0].article.id, page.article.id) for page, _ in (one, two))
            if self.fellows.get(mine, False) and theirs in self.fellows:
                yield other


def told(pages: Sequence[Page], relations: Iterable[Relation]) -> Iterator[Relation]:
    """Add to what articles tell apart those that tell the same as one side of it."""
    texts = _Texts.of(pages)
    for relation in relations:
        pairs = [pair for reading in relation.readings if (pair := texts.sides(reading)) is not None]
        if relation.rule != "same-fact" or not pairs or len(pairs) < len(relation.readings):
            yield relation
        elif relation.cap is None or not any(_are_two_elsewhere(*pair, texts) for pair in pairs):
            yield _with_others(relation, pairs, texts)


def _are_two_elsewhere(one: _Home, two: _Home, texts: _Texts) -> bool:
    """True for two figures a slip apart that a third article has both of: for it they are two things."""
    if not slipped(one[1], two[1]):
        return False
    mine, theirs = (
        {id(page) for page, spot in texts.beside(*pair) if agree(spot, pair[0][1])} for pair in ((one, two), (two, one))
    )
    return bool(mine & theirs)


def _with_others(relation: Relation, pairs: Sequence[tuple[_Home, _Home]], texts: _Texts) -> Relation:
    seen = {page.article.id for pair in pairs for page, _ in pair}
    more: list[Reading] = []
    for one, two in (turned for pair in pairs for turned in (pair, pair[::-1])):
        for other in texts.beside(one, two):
            if other[0].article.id not in seen and _seconds(one, other, two):
                seen.add(other[0].article.id)
                more += _reading(other, two)
    return replace(relation, readings=(*relation.readings, *more)[: max(_MOST, len(relation.readings))])


def _seconds(one: _Home, other: _Home, two: _Home) -> bool:
    """True where another article has one's figure for the same thing, and not that of the second side."""
    (left, mine), (third, same), (right, against) = one, other, two
    if class_of(same) != class_of(against) or same.base or same.same or same.role is not mine.role:
        return False
    if any(_is_like(spot, against) and not spot.base for spot in third.spots) or other_metric(same.topic, mine.topic):
        return False
    pair = matched(left, third)
    if pair.partners.get(mine.index) != {same.index}:
        return False
    told = is_known(mine.topic) and mine.topic.metric == same.topic.metric
    named = told or pair.likeness.of(mine, same) >= WORD or pair.anchors(mine, same) > 0
    return (named or long(same)) and not distinct.are(matched(third, right), same, against)


def _is_like(one: Spot, two: Spot) -> bool:
    """True for equal figures that may be of one thing: 30 stores are no 30 cities."""
    counted = one.kind == two.kind == "count" and "count" not in (one.unit.name, two.unit.name)
    return agree(one, two) and not (counted and one.unit.name != two.unit.name)


def _reading(other: _Home, two: _Home) -> list[Reading]:
    """The two as one figure, the coarser stated; none where rounding may make them one."""
    claims = sorted((page.of(spot) for page, spot in (other, two)), key=_width, reverse=True)
    stated, computed = alike(*claims)
    apart = compare(stated.value(), computed.value(), Sense.EQUAL).verdict is Verdict.CONTRADICTION
    return [Reading(stated, Sense.EQUAL, computed)] if apart else []


def _width(claim: Claim) -> tuple[bool, object]:
    width = claim.value().interval.width
    return width is None, width or 0
