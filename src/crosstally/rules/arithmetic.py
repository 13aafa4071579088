"""How relations are judged: readings, two strengths of arithmetic, levels (DESIGN 3.3). No rule itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from crosstally.model import (
    Agreed,
    Claim,
    Corpus,
    Crash,
    Expression,
    Finding,
    Level,
    NotCompared,
    Reading,
    Relation,
    Result,
    Side,
)
from crosstally.quantity.compare import Outcome, Sense, Verdict
from crosstally.quantity.convention import Hedge
from crosstally.quantity.figures import exact, short
from crosstally.quantity.interval import Interval
from crosstally.quantity.stated import CannotTell, Stated
from crosstally.quantity.units import PLAIN, Unit
from crosstally.quantity.units import unit as named_unit
from crosstally.rules.hints import hints

_LEVELS: Final = {Verdict.CONTRADICTION: Level.ERROR, Verdict.MISMATCH: Level.WARNING}
_ASKED: Final = {
    Sense.EQUAL: "gives", Sense.AT_MOST: "should be at most", Sense.AT_LEAST: "should be at least",
    Sense.UNDER: "should be under", Sense.OVER: "should be over",
}  # fmt: skip


def judge(corpus: Corpus, code: str, name: str) -> Iterator[Result]:
    """Judge every relation that falls under the rule `name`."""
    for relation in corpus.relations:
        if relation.rule != name:
            continue
        try:
            yield from judge_one(relation, code, name)
        except Exception as wrong:  # noqa: BLE001  (one relation that breaks the rule must not hide the others)
            yield Crash.of(f"rule {name}", wrong, relation.at)


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
    if outcome.verdict is Verdict.MISMATCH and nearly_but_above(relation) is not None:
        return  # the wording rule of that name says it better
    depends = len(failed) < len(told)
    worst = Verdict.MISMATCH if any(o.verdict is Verdict.MISMATCH for _, o in failed) else Verdict.CONTRADICTION
    level = Level.NOTE if depends else _LEVELS[worst].capped(relation.cap)
    verdict = "depends-on-reading" if depends else worst.value
    yield finding(relation, reading, outcome, (code, name, level), verdict=verdict)


def finding(
    relation: Relation, reading: Reading, outcome: Outcome, rule: tuple[str, str, Level], *, verdict: str
) -> Finding:
    """Build the finding of a relation that does not hold; `rule` is its code, name and level."""
    unit = unit_of(reading.stated, reading.computed)
    stated, computed = reading.stated.value(), reading.computed.value()
    left, right = side(stated, unit, words_of(reading.stated)), side(computed, unit)
    return Finding(
        *rule, verdict,
        message=_message(reading, left, right, outcome, unit),
        at=relation.at,
        claims=tuple((_role(claim, reading), claim) for claim in relation.claims),
        relation=relation.id,
        sum_line=_sum_line(reading, right, unit),
        stated=left,
        computed=right,
        words=relation.words,
        because=relation.because,
        hints=hints(stated, computed, unit) if reading.sense is Sense.EQUAL else (),
    )  # fmt: skip


def unit_of(stated: Expression, computed: Expression) -> Unit:
    """Choose the unit both sides are printed in: that of the stated claim, else of the first claim that has it."""
    dimension = stated.value().dimension
    units = [node.value_read.unit for node in (*stated.leaves(), *computed.leaves()) if isinstance(node, Claim)]
    for one in units:
        if one.dimension == dimension:
            return _readable(one, stated.value().interval)
    if dimension == (("time", 1),):
        return _of_time(units)
    if units and all(one.is_ratio for one in units):
        return units[0]
    return PLAIN if not dimension else Unit(_base_name(dimension), Fraction(1), dimension)


def _readable(unit: Unit, interval: Interval) -> Unit:
    """Half a day is told in hours: a time below one of its unit is printed in the largest unit that fits."""
    top = interval.hi
    if unit.dimension != (("time", 1),) or top is None or top >= unit.factor:
        return unit
    smaller = (named_unit(name) for name in ("day", "hour", "minute", "second"))
    return next((one for one in smaller if one.factor < unit.factor and top >= 2 * one.factor), unit)


def _of_time(units: Iterable[Unit]) -> Unit:
    """The unit of time that a claim is counted in beside something else (hours of machines); days where none is."""
    known = {unit.factor: unit for unit in map(named_unit, ("second", "minute", "hour", "day", "year"))}
    timed = (unit.factor for unit in units if ("time", 1) in unit.dimension)
    return next((known[factor] for factor in timed if factor in known), named_unit("day"))


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


def _message(reading: Reading, left: Side, right: Side, outcome: Outcome, unit: Unit) -> str:
    said, made = _said(reading.stated, left, unit), reading.computed.sum_line()
    given = _given(right, unit)
    gap = _gap(outcome, unit)
    if reading.sense is Sense.EQUAL:
        return f"the text says {said}; {made} gives {given}{gap}"
    return f"{said} {_ASKED[reading.sense]} {made}, that is {given}{gap}"


def _said(node: Expression, shown: Side, unit: Unit) -> str:
    """The stated side: a claim in its own words, anything else worked out; with its interval unless it is exact."""
    words = node.words if isinstance(node, Claim) else f"{node.sum_line()} = {_given(shown, unit)}"
    exactly = shown.lo is not None and shown.lo == shown.hi
    name = f" {unit.name}" if unit.name else ""
    return words if exactly or not isinstance(node, Claim) else f"{words} {_brackets(shown)}{name}"


def _given(shown: Side, unit: Unit) -> str:
    """A side worked out: the figure where there is one, else the interval; with its unit."""
    name = f" {unit.name}" if unit.name else ""
    return (_figure(shown) or _brackets(shown)) + name


def _figure(shown: Side) -> str:
    """The single figure of a side, for people; empty where the side is an interval or words."""
    try:
        return short(Fraction(shown.value)) if shown.value else ""
    except ValueError:
        return ""


def _brackets(shown: Side) -> str:
    if shown.lo is not None and shown.lo == shown.hi:
        return short(Fraction(shown.lo))
    low = "−∞" if shown.lo is None else short(Fraction(shown.lo))
    high = "∞" if shown.hi is None else short(Fraction(shown.hi))
    left = "(" if shown.lo_open or shown.lo is None else "["
    right = ")" if shown.hi_open or shown.hi is None else "]"
    return f"{left}{low}, {high}{right}"


def _gap(outcome: Outcome, unit: Unit) -> str:
    if not outcome.gap:
        return ""
    name = f" {unit.name}" if unit.name else ""
    how = "apart by at least" if outcome.verdict is Verdict.CONTRADICTION else "off by"
    return f" ({how} {short(outcome.gap / unit.factor)}{name})"


def _sum_line(reading: Reading, right: Side, unit: Unit) -> str:
    """The arithmetic in one line: figures as printed, the result, and the interval it may lie in."""
    figure = _figure(right)
    exactly = right.lo is not None and right.lo == right.hi
    interval = "" if exactly and figure else f", within {_brackets(right)}" if figure else _brackets(right)
    name = f" {unit.name}" if unit.name else ""
    return f"{reading.computed.sum_line()} = {figure + name + interval if figure else interval + name}"


def _role(claim: Claim, reading: Reading) -> str:
    return "stated" if any(leaf is claim for leaf in reading.stated.leaves()) else "operand"


def nearly_but_above(relation: Relation) -> Fraction | None:
    """The recomputed figure, in the stated claim's unit, where the claim says nearly and the figure is not under it."""
    reading = relation.readings[0]
    claim = reading.stated
    if len(relation.readings) > 1 or reading.sense is not Sense.EQUAL or not isinstance(claim, Claim):
        return None
    number, unit = claim.value_read.number, claim.value_read.unit
    if claim.value_read.hedge is not Hedge.NEARLY or number is None or claim.value_read.reached:
        return None
    try:
        point = reading.computed.value().point
    except CannotTell:
        return None
    if point is None or reading.outcome().verdict is not Verdict.MISMATCH or point / unit.factor < number:
        return None
    return point / unit.factor
