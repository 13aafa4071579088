"""A timeline for each quantity that the articles state at several dates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

from crosstally.model import Claim, Corpus, Side
from crosstally.report import wording
from crosstally.report.harmless import one_line
from crosstally.report.page.scale import Scale, fit, number

_WIDTH: Final = 420
_HEIGHT: Final = 110
_DATE: Final = re.compile(r"((?:19|20)\d\d)(?:-?(?:Q([1-4])|(\d\d)(?:-(\d\d))?))?")
MOST: Final = 60  # timelines on one page


@dataclass(frozen=True, slots=True)
class Timeline:
    """What one quantity is said to be at several dates: a name, the drawing, and the same in words."""

    name: str
    svg: str
    points: tuple[tuple[str, str, str], ...]


def timelines(corpus: Corpus) -> list[Timeline]:
    """Draw every quantity with two dates or more, those with most dates first."""
    groups: dict[tuple[object, ...], list[tuple[date, Claim, Side]]] = {}
    for claim in corpus.claims.values():
        when = _when(corpus, claim)
        if when is not None and claim.fact.subject and claim.fact.metric:
            side = wording.side(claim)
            key = (claim.fact.subject, claim.fact.metric, claim.fact.scope, side.unit)
            groups.setdefault(key, []).append((when, claim, side))
    kept = [rows for rows in groups.values() if len({when for when, _, _ in rows}) > 1]
    kept.sort(key=lambda rows: (-len(rows), str(rows[0][1].fact)))
    return [_timeline(sorted(rows, key=lambda row: (row[0], row[1].id))) for rows in kept[:MOST]]


def _when(corpus: Corpus, claim: Claim) -> date | None:
    """Read the period a claim is about, or else the day its article was published."""
    article = corpus.articles.get(claim.article)
    for text in (claim.fact.period, "" if article is None else article.published):
        found = _DATE.match(text)
        if found is not None:
            month = int(found[3] or (int(found[2]) * 3 - 2 if found[2] else 1))
            return date(int(found[1]), min(max(month, 1), 12), min(max(int(found[4] or 1), 1), 28))
    return None


def _timeline(rows: list[tuple[date, Claim, Side]]) -> Timeline:
    fact = rows[0][1].fact
    name = " · ".join(part for part in (fact.subject, fact.metric, fact.scope) if part)
    words = tuple(
        (when.isoformat(), one_line(f"{claim.words}, {wording.span(side)}", 160), claim.id)
        for when, claim, side in rows
    )
    return Timeline(one_line(name, 160), _drawing(rows), words)


def _drawing(rows: list[tuple[date, Claim, Side]]) -> str:
    ends = [at for _, _, side in rows for at in _ends(side)]
    if not ends:
        return ""
    across = fit((float(when.toordinal()) for when, _, _ in rows), 60, _WIDTH - 14, dates=True)
    up = fit(ends, _HEIGHT - 22, 12)
    bars = "".join(_bar(across.at(when.toordinal()), side, up) for when, _, side in rows)
    axes = _axes(across, up, [row[0] for row in rows])
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true">{axes}{bars}</svg>'


def _bar(x: float, side: Side, up: Scale) -> str:
    low, high = number(side.lo), number(side.hi)
    bottom = _HEIGHT - 18.0 if low is None else up.at(low)
    top = 6.0 if high is None else up.at(high)
    value = number(side.value)
    dot = "" if value is None else f'<circle class="p" cx="{x}" cy="{up.at(value)}" r="2.5"/>'
    return f'<path class="b0" d="M{x} {bottom}V{min(top, bottom - 1)}"/>{dot}'


def _axes(across: Scale, up: Scale, days: Iterable[date]) -> str:
    floor = _HEIGHT - 16
    body = f'<path class="a" d="M60 {floor}H{_WIDTH - 6}M60 {floor}V6"/>'
    for y, label in up.ticks()[:4]:
        body += f'<text class="k" x="56" y="{y + 3}" text-anchor="end">{escape(label)}</text>'
    shown = sorted(set(days))
    for day in (shown[0], shown[-1]):
        place = "start" if day == shown[0] else "end"
        body += f'<text class="k" x="{across.at(day.toordinal())}" y="{floor + 12}" text-anchor="{place}">{day}</text>'
    return body


def _ends(side: Side) -> list[float]:
    return [at for at in map(number, (side.lo, side.hi, side.value)) if at is not None]
