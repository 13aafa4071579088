"""Figures that no words tie outright, but that a reader takes to make one another: told where they do not.

How likely they are meant is weighed (`weighed`); such a finding is a warning at most. The other way round, a relation
that misses is dropped where other figures of the article make what it is about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from crosstally.model import Claim, Level, Relation
from crosstally.quantity.compare import Sense, Verdict
from crosstally.relate.fit import told
from crosstally.relate.page import Page
from crosstally.relate.weighed import CHANGES, Weighed

BECAUSE: Final = "that these figures make one another is read from their order and the words beside them"
_LEAST: Final = -40  # tenths of a bit; less is no longer looked at
_WRONG: Final = (Verdict.MISMATCH, Verdict.CONTRADICTION)
_RATES: Final = frozenset({"share-of-whole", "change-between", "fold-change", "complement", "difference"})
_ADDS: Final = frozenset({"difference", "sum-of-parts", "product"})
_SUMS: Final = ("gap", "sum")
_RULES: Final = {  # what a tie of each kind may explain
    **dict.fromkeys((*CHANGES, "share", "times", "hundred"), _RATES), **dict.fromkeys((*_SUMS, "mean"), _ADDS),
    "product": frozenset({"product", "sum-of-parts"}),
}  # fmt: skip
_OF_TWO: Final = {
    **dict.fromkeys(CHANGES, "change-between"), "share": "share-of-whole", "times": "fold-change", "product": "product",
}  # fmt: skip


def relations(page: Page, ties: Sequence[Weighed], known: Iterable[Relation]) -> Iterator[Relation]:
    """Relate figures that are likely meant to make one another and do not, where nothing known explains them."""
    taken = [frozenset(claim.id for claim in relation.claims) for relation in known if not is_bound(relation)]
    beside = _beside(ties)
    for one in sorted(ties, key=lambda one: -one.weight):
        if one.weight < _LEAST:
            return
        if any(len(one.claims & others) > 1 for others in taken) or not one.is_wrong():
            continue
        if not any(other.explains for other in beside(one)):
            taken.append(one.claims)
            yield told(page, one.tie.made, because=BECAUSE, cap=Level.WARNING)


def kept(every: Iterable[Weighed]) -> tuple[Weighed, ...]:
    """Those that may be told or explain something; the others are many, and would only be carried along."""
    return tuple(one for one in every if one.weight >= _LEAST or one.explains)


def unexplained(ties: Iterable[Weighed], some: Iterable[Relation]) -> Iterator[Relation]:
    """Leave out relations that miss where other figures of the article make what they are about."""
    of: dict[str, list[Weighed]] = defaultdict(list)
    for one in ties:
        for claim in one.claims:
            of[claim].append(one)
    for relation in some:
        if not _misses(relation) or not any(_is_meant(one, relation) for one in _about(of, relation)):
            yield relation


def _misses(relation: Relation) -> bool:
    """True for figures that are said to be equal and are not."""
    outcomes = [reading.outcome() for reading in relation.readings if reading.sense is Sense.EQUAL]
    return len(outcomes) == len(relation.readings) and all(one.verdict in _WRONG for one in outcomes)


def _about(of: Mapping[str, Sequence[Weighed]], relation: Relation) -> Iterator[Weighed]:
    for claim in relation.claims:
        yield from of.get(claim.id, ())


def _is_meant(one: Weighed, relation: Relation) -> bool:
    """True where a tie makes the figure that a relation states, or is a growth between the same two levels."""
    ids = {claim.id for claim in relation.claims}
    if relation.rule not in _RULES[one.tie.kind] or one.claims == ids or not one.explains:
        return False
    stated = {leaf.id for leaf in relation.readings[0].stated.leaves() if isinstance(leaf, Claim)}
    result = one.page.of(one.tie.made.stated).id
    outright = relation.rule == "change-between" and not relation.because
    if outright and len({spot.sentence for spot in one.tie.spots}) > 1:
        return False  # what the words of one sentence say outright, the figures of another do not unsay
    if one.claims >= ids - stated and result not in ids and not one.claims & stated:
        return relation.rule == _OF_TWO.get(one.tie.kind)  # what the two make is told by another figure
    if not one.is_sure:
        return False
    if one.tie.kind not in _SUMS:
        return result in stated
    return bool(stated & one.claims) and (result not in stated or len(one.claims & ids) > 1)  # a total has other parts


def is_bound(relation: Relation) -> bool:
    """True for a relation that only says at least or at most, and explains no figure."""
    return all(reading.sense is not Sense.EQUAL for reading in relation.readings)


def _beside(every: Sequence[Weighed]) -> Callable[[Weighed], Iterator[Weighed]]:
    """What finds the others that share two figures with one, or its result."""
    of: dict[int, list[Weighed]] = defaultdict(list)
    for one in every:
        for spot in one.tie.spots:
            of[id(spot)].append(one)

    def found(one: Weighed) -> Iterator[Weighed]:
        for other in dict.fromkeys(other for spot in one.tie.spots for other in of[id(spot)]):
            if other is not one and (
                len(one.claims & other.claims) > 1 or one.tie.made.stated is other.tie.made.stated
            ):
                yield other

    return found
