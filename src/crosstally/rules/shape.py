"""Which arithmetic rule a relation falls under, read off the shape of its expression."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from crosstally.model import Binary, Claim, Constant, Elapsed, Expression, Listed, Reading, Relation, Total
from crosstally.model.aggregate import Between
from crosstally.quantity.compare import Sense
from crosstally.quantity.stated import CannotTell

_BY_KIND: Final = {Listed: "listed-items", Elapsed: "elapsed-time", Total: "sum-of-parts", Between: "order"}


def named(relation: Relation) -> Relation:
    """Give a relation without a rule the one that its first reading looks like."""
    return relation if relation.rule else replace(relation, rule=rule_of(relation.readings[0]))


def rule_of(reading: Reading) -> str:
    """Name the rule of one reading."""
    if reading.sense is not Sense.EQUAL:
        return "percent-total" if isinstance(reading.stated, Total) else "part-of-whole"
    if any(isinstance(node, Elapsed) for node in _nodes(reading.computed)):
        return "elapsed-time"
    computed = reading.computed
    for kind, name in _BY_KIND.items():
        if isinstance(computed, kind):
            return name
    if isinstance(computed, Binary):
        return _binary(computed, reading.stated)
    return "same-fact" if _same_unit(reading.stated, computed) else "unit-identity"


def _same_unit(stated: Expression, computed: Expression) -> bool:
    """Two claims in one unit are one fact told twice; in two units they are one quantity written two ways."""
    if not isinstance(stated, Claim) or not isinstance(computed, Claim):
        return False
    return stated.value_read.unit.name == computed.value_read.unit.name


def _binary(node: Binary, stated: Expression) -> str:  # noqa: PLR0911  (one shape a line)
    if node.operator == "-" and _is_one(node.right):
        return "change-between"
    if node.operator == "-":
        return "complement" if _is_one(node.left) else "difference"
    if node.operator == "+":
        return "sum-of-parts"
    if node.operator == "*":
        return "product"
    if isinstance(node.left, Binary) and node.left.operator == "-":
        return "change-between"
    if _is_one(node.left):
        return "complement"
    return _quotient(node, stated)


def _quotient(node: Binary, stated: Expression) -> str:
    """A quotient of equal dimensions is a share where it is stated in percent, a multiple otherwise."""
    try:
        same = node.left.value().dimension == node.right.value().dimension
    except CannotTell:
        return "product"
    if not same:
        return "product"
    percent = isinstance(stated, Claim) and stated.value_read.unit.name == "percent"
    return "share-of-whole" if percent else "fold-change"


def _is_one(node: Expression) -> bool:
    return isinstance(node, Constant) and node.stated.point == 1 and not node.stated.dimension


def _nodes(node: Expression) -> list[Expression]:
    return [node, *(deeper for part in node.parts() for deeper in _nodes(part))]
