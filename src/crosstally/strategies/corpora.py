"""Whole corpora: true quantities, printed by careful writers, tied by relations that hold; and one number altered.

Why a consistent corpus must be silent: each printed interval holds its true quantity, so no relation over true
quantities can miss; and where no operand is hedged, the result is worked out from the printed operands, so that the
printed figures give the printed result.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final, NamedTuple

from hypothesis import strategies as st

from crosstally.model import Article, Binary, Claim, Expression, Fact, Place, Reading, Relation, Total, lift, total
from crosstally.model import Corpus as Nouns
from crosstally.pipeline import Corpus
from crosstally.quantity import printed
from crosstally.quantity.compare import Sense
from crosstally.quantity.figures import exact
from crosstally.strategies.claims import BEFORE, build, statements

_HOME: Final = "ledger"  # the article that states the relations
_OTHER: Final = "gazette"  # the one that repeats some of its facts
_KINDS: Final = ("sum-of-parts", "difference", "product", "fold-change", "change-between")
_SLIPS: Final = (Fraction(10), Fraction(100), Fraction(1, 10), Fraction(1, 100))


class Altered(NamedTuple):
    """A corpus with one number that no longer fits, and the id of its claim."""

    corpus: Corpus
    claim: str


@st.composite
def consistent_corpora(draw: st.DrawFn, *, relations: int = 4) -> Corpus:
    """Draw corpora of two articles with up to so many relations, all of whose numbers can be true."""
    claims: list[Claim] = []
    ties = []
    for number in range(draw(st.integers(1, relations))):
        tie, made = draw(_ties(f"r{number}"))
        ties.append(tie)
        claims += made
    repeated = [draw(_witnesses(claim)) for claim in claims if draw(st.booleans())]
    return _corpus([*claims, *repeated], ties)


@st.composite
def with_one_altered(draw: st.DrawFn, corpus: Corpus) -> Altered:
    """Draw copies of a consistent corpus in which one stated number is ten or a hundred times too large or small.

    Between quantities that are printed to two digits or better that is always found, at error or warning.
    """
    stated = draw(st.sampled_from([reading.stated for tie in corpus.relations for reading in tie.readings]))
    if not isinstance(stated, Claim) or stated.value_read.number is None:
        raise TypeError("the corpus was not drawn from consistent_corpora()")
    number = exact(stated.value_read.number * draw(st.sampled_from(_SLIPS)))
    slipped = replace(stated, value_read=printed.read(f"{number} {stated.value_read.unit}"))
    claims = {key: slipped if claim is stated else claim for key, claim in corpus.claims.items()}
    ties = [
        replace(tie, readings=tuple(replace(r, stated=_put(r.stated, slipped, stated)) for r in tie.readings))
        for tie in corpus.relations
    ]
    return Altered(_corpus(list(claims.values()), ties), stated.id)


@st.composite
def _ties(draw: st.DrawFn, name: str) -> tuple[Relation, list[Claim]]:
    """Draw a relation that holds, with its claims: the stated one first."""
    kind = draw(st.sampled_from(_KINDS))
    truths = [Fraction(draw(st.integers(100, 99_999)), 10) for _ in range(draw(st.integers(2, 3)))]
    if kind != "sum-of-parts":
        truths = sorted(truths[:2], reverse=True)
        truths[0] += truths[1]  # at least twice the other: what is left over stays clear of zero
    units = ["USD"] * len(truths) if kind != "product" else ["USD/chip", "chip"]
    read = [draw(statements(truth, unit)) for truth, unit in zip(truths, units, strict=True)]
    points = [value.stated.point for value in read]
    if all(point is not None for point in points):
        truths = [point for point in points if point is not None]
    operands = [
        build(_HOME, f"{name}-{index}", value, Fact(f"{name} {index}", "amount", "2025"))
        for index, value in enumerate(read)
    ]
    truth, unit = _result(kind, truths)
    result = build(_HOME, f"{name}-result", draw(statements(truth, unit)), Fact(f"{name} result", "amount", "2025"))
    reading = Reading(result, Sense.EQUAL, _expression(kind, operands))
    return Relation(f"{_HOME}/{name}", (reading,), result.at, rule=kind, article=_HOME), [result, *operands]


def _result(kind: str, truths: list[Fraction]) -> tuple[Fraction, str]:
    """Work out what a relation gives, and its unit."""
    match kind:
        case "sum-of-parts":
            return sum(truths, Fraction(0)), "USD"
        case "difference":
            return truths[0] - truths[1], "USD"
        case "product":
            return truths[0] * truths[1], "USD"
        case "fold-change":
            return truths[0] / truths[1], "times"
        case _:
            return (truths[0] / truths[1] - 1) * 100, "percent"


def _expression(kind: str, operands: list[Claim]) -> Expression:
    match kind:
        case "sum-of-parts":
            return total(*operands)
        case "difference":
            return operands[0] - operands[1]
        case "product":
            return operands[0] * operands[1]
        case "fold-change":
            return operands[0] / operands[1]
        case _:
            return operands[0] / operands[1] - 1


@st.composite
def _witnesses(draw: st.DrawFn, claim: Claim) -> Claim:
    """Draw another article's claim of the same fact: any true way to print the same figure."""
    value = claim.value_read
    middle = value.stated.point
    if middle is None:  # a hedged figure: whoever repeats it takes the middle of what it admits
        lo, hi = value.stated.interval.lo, value.stated.interval.hi
        middle = ((lo or Fraction(0)) + (hi or Fraction(0))) / 2
    repeated = draw(statements(middle / value.unit.factor, str(value.unit), hedges=BEFORE))
    return build(_OTHER, claim.id.partition("/")[2], repeated, claim.fact)


def _corpus(claims: list[Claim], ties: list[Relation]) -> Corpus:
    articles = {key: Article(key, "", Place(f"claims/{key}.claims.yaml")) for key in (_OTHER, _HOME)}
    by_id: Mapping[str, Claim] = {claim.id: claim for claim in sorted(claims, key=lambda claim: claim.id)}
    return Corpus(Nouns(articles=articles, claims=by_id, relations=tuple(ties)))


def _put(node: Expression, new: Claim, old: Claim) -> Expression:
    """Put a claim in another's place, wherever it stands in a tree of the kinds that are drawn here."""
    if node is old:
        return new
    match node:
        case Binary(operator, left, right):
            return Binary(operator, _put(left, new, old), _put(right, new, old))
        case Total(items):
            return total(*(_put(item, new, old) for item in items))
        case _:
            return lift(node)
