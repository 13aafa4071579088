"""An inline SVG of two intervals on one axis: what does not meet is seen at a glance."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from crosstally.model import Finding, Side
from crosstally.report import wording
from crosstally.report.harmless import one_line
from crosstally.report.page.scale import Scale, fit, number

WIDTH: Final = 420
_LEFT: Final = 12
_ROW: Final = 34
_LABEL: Final = 70  # characters


def plot(finding: Finding) -> str:
    """Draw both sides of a finding; empty where they cannot stand on one axis."""
    sides = [one for one in (finding.stated, finding.computed) if one is not None]
    if len(sides) < 2 or sides[0].unit != sides[1].unit:
        return ""
    known = [at for one in sides for at in map(number, (one.lo, one.hi, one.value)) if at is not None]
    if not known:
        return ""
    scale = fit(known, _LEFT, WIDTH - _LEFT, dates=sides[0].unit == "date")
    height = _ROW * len(sides) + 22
    rows = zip(wording.side_names(finding), sides, strict=True)
    body = "".join(
        [*_gap(sides, scale, _ROW * len(sides)), *(_row(at, *row, scale) for at, row in enumerate(rows)),
         *_axis(scale, _ROW * len(sides) + 4)]
    )  # fmt: skip
    label = escape(one_line(f"{_spoken(finding)}{' (logarithmic axis)' if scale.log else ''}", 300))
    return f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{label}">{body}</svg>'


def apart(sides: list[Side]) -> tuple[float, float] | None:
    """Give the stretch between two sides that do not meet, for drawing; None where they do or it is endless.

    Where the intervals meet but the figure worked out from the printed ones lies outside the stated interval,
    it is the stretch up to that figure.
    """
    (a_lo, a_hi), (b_lo, b_hi) = ((number(one.lo), number(one.hi)) for one in sides)
    return _between(a_lo, a_hi, b_lo, b_hi) or _between(a_lo, a_hi, *(number(sides[1].value),) * 2)


def _between(
    a_lo: float | None, a_hi: float | None, b_lo: float | None, b_hi: float | None
) -> tuple[float, float] | None:
    if a_hi is not None and b_lo is not None and a_hi <= b_lo:
        return a_hi, b_lo
    if b_hi is not None and a_lo is not None and b_hi <= a_lo:
        return b_hi, a_lo
    return None


def _spoken(finding: Finding) -> str:
    names = wording.side_names(finding)
    both = zip(names, (finding.stated, finding.computed), strict=True)
    parts = (f"{name} {wording.span(one)}" for name, one in both if one)
    return "; ".join(parts)


def _row(at: int, name: str, one: Side, scale: Scale) -> str:
    top = at * _ROW
    text = escape(one_line(f"{name} {wording.span(one)}", _LABEL))
    lo, hi, value = number(one.lo), number(one.hi), number(one.value)
    left = _LEFT / 2 if lo is None else scale.at(lo)
    right = WIDTH - _LEFT / 2 if hi is None else scale.at(hi)
    y = top + 22
    body = f'<text x="{_LEFT}" y="{top + 12}">{text}</text>'
    body += f'<path class="b{at}" d="M{left} {y}H{max(right, left + 1)}"/>'
    body += _end(left, y, -1, infinite=lo is None, opened=one.lo_open)
    body += _end(right, y, 1, infinite=hi is None, opened=one.hi_open)
    return body + ("" if value is None else f'<circle class="p" cx="{scale.at(value)}" cy="{y}" r="2.5"/>')


def _end(x: float, y: int, way: int, *, infinite: bool, opened: bool) -> str:
    """Draw an arrow for an unbounded end, a ring for an open one, a stroke for a closed one."""
    if infinite:
        return f'<path class="e" d="M{x - 4 * way} {y - 4}l{5 * way} 4l{-5 * way} 4"/>'
    if opened:
        return f'<circle class="o" cx="{x}" cy="{y}" r="3.5"/>'
    return f'<path class="e" d="M{x} {y - 5}v10"/>'


def _gap(sides: list[Side], scale: Scale, height: int) -> Iterator[str]:
    between = apart(sides)
    if between is not None:
        left, right = scale.at(between[0]), scale.at(between[1])
        yield f'<rect class="g" x="{left}" y="14" width="{max(round(right - left, 1), 1)}" height="{height - 12}"/>'


def _axis(scale: Scale, y: int) -> Iterator[str]:
    yield f'<path class="a" d="M{_LEFT} {y}H{WIDTH - _LEFT}"/>'
    for x, label in scale.ticks():
        place = "start" if x < 40 else "end" if x > WIDTH - 40 else "middle"
        yield f'<path class="a" d="M{x} {y}v3"/>'
        yield f'<text class="k" x="{x}" y="{y + 14}" text-anchor="{place}">{label}</text>'
