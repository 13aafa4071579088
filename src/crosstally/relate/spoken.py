"""A base is the base of one level: what another growth is worked out from, this one is not.

收入90亿元,增长50%;烘焙坊60亿元,上年48亿元,增长25%: the 48 are spoken for by the 25 %, and are no base of the 90.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from crosstally.model import Claim, Relation
from crosstally.quantity.compare import Verdict

_RULE: Final = "change-between"
_PAIR: Final = 2  # a level and its base


def free(relations: Sequence[Relation], known: Iterable[Relation]) -> list[Relation]:
    """Leave out growths that miss on a base from which a `known` one of its article is rightly worked out.

    The other growth must be another figure, of another level: a growth told twice, once wrongly, is none. Nor is a
    growth that is rightly worked out from two figures worked out from the same two turned around.
    """
    on: dict[str, list[Relation]] = defaultdict(list)
    right: set[tuple[str, ...]] = set()
    for relation in known:
        if pair := _pair(relation):
            on[pair[1].id].append(relation)
            if _agrees(relation):
                right.add((_stated(relation).id, *(claim.id for claim in pair)))
    return [relation for relation in relations if not _is_spoken_for(relation, on) and not _is_turned(relation, right)]


def _is_turned(relation: Relation, right: set[tuple[str, ...]]) -> bool:
    """True for the growth of the older figure over the newer, where that of the newer over the older is right."""
    pair = _pair(relation)
    return bool(pair) and (_stated(relation).id, pair[1].id, pair[0].id) in right and not _agrees(relation)


def _is_spoken_for(relation: Relation, on: dict[str, list[Relation]]) -> bool:
    pair = _pair(relation)
    if not pair or len({claim.article for claim in relation.claims}) > 1:
        return False
    others = [other for other in on[pair[1].id] if _is_of_another(relation, other)]
    return any(map(_agrees, others)) and not _agrees(relation)


def _is_of_another(one: Relation, two: Relation) -> bool:
    """True for two growths of two levels."""
    (mine, _), (theirs, _) = _pair(one), _pair(two)
    return _differ(mine, theirs) and _differ(_stated(one), _stated(two))


def _differ(one: Claim, two: Claim) -> bool:
    """True for figures that no rounding makes one."""
    return one.value().interval.gap(two.value().interval) is not None


def _pair(relation: Relation) -> tuple[Claim, ...]:
    """The level and the base of a growth; nothing for a relation of another kind."""
    if relation.rule != _RULE:
        return ()
    claims = tuple(leaf for leaf in relation.readings[0].computed.leaves() if isinstance(leaf, Claim))
    return claims if len(claims) == _PAIR else ()


def _stated(relation: Relation) -> Claim:
    return next(leaf for leaf in relation.readings[0].stated.leaves() if isinstance(leaf, Claim))


def _agrees(relation: Relation) -> bool:
    return any(reading.outcome().verdict is Verdict.AGREE for reading in relation.readings)
