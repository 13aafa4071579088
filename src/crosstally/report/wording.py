"""The sentences that all reports for people share: sides, decisions, ledger, conventions."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Final

from crosstally.model import Claim, Finding, Ledger, Level, Run, Side
from crosstally.quantity.figures import exact, short
from crosstally.report.reporter import Options

_MOST_DIGITS: Final = 60
_UNITLESS: Final = {"": "", "1": ""}
_WIDTHS: Final = (
    ("bare_share", "round number ± half its last place, at most {} of it"),
    ("about_share", "about ± half of two last places or {}"),
    ("nearly_share", "nearly down to one last place or {} less"),
    ("over_share", "over expected within two last places or {}"),
    ("half_share", "half ± {}"),
)


def side(claim: Claim) -> Side:
    """Give the interval of a claim as it was read, in its own unit."""
    value = claim.value_read
    interval, number = value.interval, value.number
    if value.reached:
        interval = value.stated.interval.scaled(1 / value.unit.factor)
    lo, hi, point = (
        _end(interval.lo, value.unit.name),
        _end(interval.hi, value.unit.name),
        _end(number, value.unit.name),
    )
    return Side(value.unit.name, lo, hi, point, interval.lo_open, interval.hi_open)


def span(one: Side) -> str:
    """Write a side for people: `[36.4, 51.6) percent`, or the number alone where it is exact."""
    unit = "" if one.unit == "date" else f" {_UNITLESS.get(one.unit, one.unit)}".rstrip()
    if one.lo is not None and one.lo == one.hi and not one.lo_open:
        return f"exactly {figure(one.lo, one.unit)}{unit}"
    low = "(−∞" if one.lo is None else ("(" if one.lo_open else "[") + figure(one.lo, one.unit)
    high = "∞)" if one.hi is None else figure(one.hi, one.unit) + (")" if one.hi_open else "]")
    return f"{low}, {high}{unit}"


def figure(text: str, unit: str) -> str:
    """Write an exact decimal string for people; dates as dates, endless digits by their count."""
    if len(text) > _MOST_DIGITS:
        return f"{text[:6]}… ({len(text)} digits)"
    try:
        number = Fraction(text)
    except ValueError:
        return text
    if unit == "date" and number.denominator == 1 and 0 < number < date.max.toordinal():
        return date.fromordinal(int(number)).isoformat()
    return short(number)


def side_names(finding: Finding) -> tuple[str, str]:
    """Name both sides and blame neither: what is stated and what follows, or two witnesses by their articles."""
    roles = [role for role, _ in finding.claims]
    if "witness" not in roles:
        return "stated", "computed"
    first, second = (claim.article for _, claim in finding.claims[:2]) if len(roles) > 1 else ("", "")
    return (first, second) if first != second else ("one place", "another place")


def stated_line(finding: Finding) -> str:
    """Say how the stated side was read."""
    if finding.stated is None:
        return ""
    words = finding.claims[0][1].words if finding.claims else ""
    return f"{words}, read as {span(finding.stated)}" if words else span(finding.stated)


def computed_line(finding: Finding) -> str:
    """Say what was computed: the value from the printed figures, and the interval of all that they admit."""
    one = finding.computed
    if one is None:
        return ""
    value = "" if one.value is None or one.value in (one.lo, one.hi) else f"{figure(one.value, one.unit)}, "
    return f"{value}{'within ' if value else ''}{span(one)}"


def decision_line(finding: Finding) -> str:
    """Say what was decided, by whom, when and why; empty while nobody has."""
    said = finding.decision
    if said is None:
        return ""
    until = f", until {said.until}" if said.until else ""
    return f"{said.status} by {said.by or 'nobody named'}, {said.date or 'undated'}{until}: {said.reason}"


def counts(findings: tuple[Finding, ...]) -> str:
    """Count findings by level and decision: `4 findings (1 error, 3 notes), 1 decided`."""
    if not findings:
        return "no findings"
    levels = [(level, sum(1 for one in findings if one.level is level)) for level in Level]
    parts = ", ".join(plural(count, level.value) for level, count in levels if count)
    decided = sum(1 for one in findings if not one.is_open)
    return f"{plural(len(findings), 'finding')} ({parts}), {decided} decided, {len(findings) - decided} open"


def ledger_lines(ledger: Ledger) -> list[str]:
    """Say what was read, compared and agreed, and what could not be compared, with the reasons."""
    names = ("article", "claim", "relation", "fact")
    read = ", ".join(plural(getattr(ledger, f"{name}s"), name) for name in names)
    lines = [f"read {read}; made {plural(ledger.compared, 'comparison')}, of which {ledger.agreed} agree"]
    lines += [f"not comparable: {plural(count, 'time')}, because {reason}" for reason, count in ledger.not_comparable]
    lines += [f"rule failed: {name}" for name in ledger.failed_rules]
    return lines


def convention_lines(options: Options) -> list[str]:
    """Say how words were read into intervals."""
    known = options.conventions
    return [text.format(_percent(known[name])) for name, text in _WIDTHS if name in known]


def summary(run: Run) -> str:
    """Give the run in one line."""
    return f"{counts(run.findings)}; {ledger_lines(run.ledger)[0]}"


def plural(count: int, name: str) -> str:
    """Write `1 claim`, `2,000 claims`."""
    return f"{count:,} {name}{'' if count == 1 else 's'}"


def _end(number: Fraction | None, unit: str) -> str | None:
    if number is not None and unit == "date" and number.denominator == 1:
        return date.fromordinal(int(number)).isoformat()
    return exact(number)


def _percent(text: str) -> str:
    return f"{short(Fraction(text) * 100)} %"
