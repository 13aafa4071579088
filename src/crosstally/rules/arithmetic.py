"""How relations are judged: readings, two strengths of arithmetic, levels (DESIGN 3.3). No rule itself."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final, Protocol

from crosstally.model import Agreed, Claim, Corpus, Expression, Finding, Level, NotCompared, Reading, Relation, Result, Side
from crosstally.quantity.compare import Outcome, Sense, Verdict
from crosstally.quantity.convention import Hedge
from crosstally.quantity.figures import exact, short
from crosstally.quantity.interval import Interval
from crosstally.quantity.stated import CannotTell, Stated
from crosstally.quantity.units import PLAIN, Unit
from crosstally.rules.hints import hints

_LEVELS: Final = {Verdict.CONTRADICTION: Level.ERROR, Verdict.MISMATCH: Level.WARNING}
_ASKED: Final = {
    Sense.EQUAL: "gives", Sense.AT_MOST: "should be at most", Sense.AT_LEAST: "should be at least",
    Sense.UNDER: "should be under", Sense.OVER: "should be over",
}  # fmt: skip


class Named(Protocol):
    """A rule's code and name."""

    @property
    def CODE(self) -> str: ...  # noqa: N802
    @property
    def NAME(self) -> str: ...  # noqa: N802


def judge(corpus: Corpus, code: str, name: str) -> Iterator[Result]:
    """Judge every relation that falls under the rule `name`."""
    for relation in corpus.relations:
        if relation.rule == name:
            yield from judge_one(relation, code, name)


def judge_one(relation: Relation, code: str, name: str) -> Iterator[Result]:
    """Judge one relation: it agrees where some reading does; a verdict that hangs on the reading is a note."""
    outcomes = [(reading, reading.outcome()) for reading in relation.readings]
    told = [(r, o) for r, o in outcomes if o.verdict is not Verdict.CANNOT_TELL]
    if not told:
        yield NotCompared(outcomes[0][1].because)
        return
    failed = [(r, o) for r, o in told if o.verdict is not Verdict.AGREE]
    if not failed:
        yield Agreed(relation.id)
        return
    reading, outcome = failed[0]
    depends = len(failed) < len(told)
    worst = Verdict.MISMATCH if any(o.verdict is Verdict.MISMATCH for _, o in failed) else Verdict.CONTRADICTION
    level = Level.NOTE if depends else _LEVELS[worst].capped(relation.cap)
    yield finding(relation, reading, outcome, code, name, level, verdict="depends-on-reading" if depends else worst.value)


def finding(
    relation: Relation, reading: Reading, outcome: Outcome, code: str, name: str, level: Level, *, verdict: str
) -> Finding:
    """Build the finding of a relation that does not hold."""
    unit = unit_of(reading.stated, reading.computed)
    stated, computed = reading.stated.value(), reading.computed.value()
    left, right = side(stated, unit, words_of(reading.stated)), side(computed, unit)
    return Finding(
        code, name, level, verdict,
        message=_message(reading, left, right, outcome, unit, computed),
        at=relation.at,
        claims=tuple((_role(claim, reading), claim) for claim in relation.claims),
        relation=relation.id,
        sum_line=_sum_line(reading, right),
        stated=left,
        computed=right,
        words=relation.words,
        because=relation.because,
        hints=hints(stated, computed) if reading.sense is Sense.EQUAL else (),
    )  # fmt: skip


def unit_of(stated: Expression, computed: Expression) -> Unit:
    """Choose the unit both sides are printed in: that of the stated claim, else of the first claim that has it."""
    dimension = stated.value().dimension
    for node in (*stated.leaves(), *computed.leaves()):
        if isinstance(node, Claim) and node.value_read.unit.dimension == dimension:
            return node.value_read.unit
    return PLAIN if not dimension else Unit(_base_name(dimension), Fraction(1), dimension)


def _base_name(dimension: tuple[tuple[str, int], ...]) -> str:
    above = "*".join(base if power == 1 else f"{base}^{power}" for base, power in dimension if power > 0)
    below = "".join(f"/{base}" if power == -1 else f"/{base}^{-power}" for base, power in dimension if power < 0)
    return (above or "1") + below


def side(stated: Stated, unit: Unit, words: str = "") -> Side:
    """Print one side in a unit: exact decimal strings; `value` is the point, or the words where there is none."""
    def scaled(end: Fraction | None) -> str | None:
        return exact(None if end is None else end / unit.factor)

    interval = stated.interval
    value = scaled(stated.point) if stated.point is not None else words or None
    return Side(unit.name, scaled(interval.lo), scaled(interval.hi), value, interval.lo_open, interval.hi_open)


def words_of(node: Expression) -> str:
    """The words of a side as printed."""
    return node.sum_line()


def range_text(interval: Interval, unit: Unit) -> str:
    """Print an interval for people: `[36.36, 51.61] percent`."""
    low = "(−∞" if interval.lo is None else ("(" if interval.lo_open else "[") + short(interval.lo / unit.factor)
    high = "∞)" if interval.hi is None else short(interval.hi / unit.factor) + (")" if interval.hi_open else "]")
    return f"{low}, {high}"


def _message(reading: Reading, left: Side, right: Side, outcome: Outcome, unit: Unit, computed: Stated) -> str:
    shown = short(computed.point / unit.factor) if computed.point is not None else range_text(computed.interval, unit)
    name = f" {unit.name}" if unit.name else ""
    stated = reading.stated.sum_line()
    said = f"{stated} {range_text(reading.stated.value().interval, unit)}"
    gap = _gap(outcome, unit)
    if reading.sense is Sense.EQUAL:
        return f"the text says {said}; {reading.computed.sum_line()} gives {shown}{name}{gap}"
    return f"{said} {_ASKED[reading.sense]} {reading.computed.sum_line()}, that is {shown}{name}{gap}"


def _gap(outcome: Outcome, unit: Unit) -> str:
    if not outcome.gap:
        return ""
    name = f" {unit.name}" if unit.name else ""
    how = "apart by at least" if outcome.verdict is Verdict.CONTRADICTION else "off by"
    return f" ({how} {short(outcome.gap / unit.factor)}{name})"


def _sum_line(reading: Reading, right: Side) -> str:
    value = right.value if right.value is not None and right.value[-1:].isdigit() else None
    shown = short(Fraction(value)) if value else ""
    name = f" {right.unit}" if right.unit else ""
    result = f" = {shown}{name}" if shown else ""
    low = "−∞" if right.lo is None else short(Fraction(right.lo))
    high = "∞" if right.hi is None else short(Fraction(right.hi))
    brackets = f"{'(' if right.lo_open or right.lo is None else '['}{low}, {high}{')' if right.hi_open or right.hi is None else ']'}"
    return f"{reading.computed.sum_line()}{result} {brackets}{name if not shown else ''}"


def _role(claim: Claim, reading: Reading) -> str:
    return "stated" if any(leaf is claim for leaf in reading.stated.leaves()) else "operand"


def is_nearly(node: Expression) -> bool:
    """True for a claim that its words put just below a number."""
    return isinstance(node, Claim) and node.value_read.hedge in (Hedge.NEARLY, Hedge.UNDER)


def recomputed(node: Expression) -> Fraction | None:
    """The figure that the printed operands give, base units; None where a hedge leaves none."""
    try:
        return node.value().point
    except CannotTell:
        return None
