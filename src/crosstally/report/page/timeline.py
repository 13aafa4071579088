"""A timeline for each quantity that the articles state at several dates."""

from __future__ import annotations

import re
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


@dataclass(frozen=True, slots=True, order=True)
class When:
    """A day to draw at, the date as written, and how long a time that is: a year is not beside a quarter."""

    day: date
    written: str
    length: str


@dataclass(frozen=True, slots=True)
class Row:
    """A claim at its date."""

    when: When
    claim: Claim

    @property
    def side(self) -> Side:
        """The claim's interval as read."""
        return wording.side(self.claim)


@dataclass(frozen=True, slots=True)
class Timeline:
    """What one quantity is said to be at several dates: a name, the drawing, and the same in words."""

    name: str
    svg: str
    points: tuple[tuple[str, str, str], ...]


def timelines(corpus: Corpus) -> list[Timeline]:
    """Draw every quantity with two dates or more, those with most dates first."""
    groups: dict[tuple[str, ...], list[Row]] = {}
    for claim in corpus.claims.values():
        fact, unit = claim.fact, claim.value_read.unit.name
        when = _when(corpus, claim) if fact.subject and fact.metric and unit != "date" else None
        if when is not None:
            groups.setdefault((fact.subject, fact.metric, fact.scope, unit, when.length), []).append(Row(when, claim))
    kept = [rows for rows in groups.values() if len({row.when.day for row in rows}) > 1]
    kept.sort(key=lambda rows: (-len(rows), str(rows[0].claim.fact)))
    return [_timeline(sorted(rows, key=lambda row: (row.when, row.claim.id))) for rows in kept[:MOST]]


def _when(corpus: Corpus, claim: Claim) -> When | None:
    """Read the period a claim is about, or else the day its article was published."""
    article = corpus.articles.get(claim.article)
    for text, printed in ((claim.fact.period, False), ("" if article is None else article.published, True)):
        found = _DATE.match(text)
        if found is not None:
            month = int(found[3] or (int(found[2]) * 3 - 2 if found[2] else 1))
            day = date(int(found[1]), min(max(month, 1), 12), min(max(int(found[4] or 1), 1), 28))
            return When(day, found[0], "printed" if printed else "quarter" if found[2] else str(len(found[0])))
    return None


def _timeline(rows: list[Row]) -> Timeline:
    fact = rows[0].claim.fact
    name = " · ".join(part for part in (fact.subject, fact.metric, fact.scope, rows[0].side.unit) if part)
    words = tuple(
        (row.when.written, one_line(f"{row.claim.words}, {wording.span(row.side)}", 160), row.claim.id) for row in rows
    )
    return Timeline(one_line(name, 160), _drawing(rows), words)


def _drawing(rows: list[Row]) -> str:
    ends = [at for row in rows for at in _ends(row.side)]
    if not ends:
        return ""
    across = fit((float(row.when.day.toordinal()) for row in rows), 60, _WIDTH - 14, dates=True)
    up = fit(ends, _HEIGHT - 22, 12)
    bars = "".join(_bar(across.at(row.when.day.toordinal()), row.side, up) for row in rows)
    axes = _axes(across, up, rows[0].when, rows[-1].when)
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" aria-hidden="true">{axes}{bars}</svg>'


def _bar(x: float, side: Side, up: Scale) -> str:
    low, high = number(side.lo), number(side.hi)
    bottom = _HEIGHT - 18.0 if low is None else up.at(low)
    top = 6.0 if high is None else up.at(high)
    value = number(side.value)
    dot = "" if value is None else f'<circle class="p" cx="{x}" cy="{up.at(value)}" r="2.5"/>'
    return f'<path class="b0" d="M{x} {bottom}V{min(top, bottom - 1)}"/>{dot}'


def _axes(across: Scale, up: Scale, first: When, last: When) -> str:
    floor = _HEIGHT - 16
    body = f'<path class="a" d="M60 {floor}H{_WIDTH - 6}M60 {floor}V6"/>'
    for y, label in up.ticks()[:6]:
        body += f'<text class="k" x="56" y="{y + 3}" text-anchor="end">{escape(label)}</text>'
    for when, place in ((first, "start"), (last, "end")):
        x, y = across.at(when.day.toordinal()), floor + 12
        body += f'<text class="k" x="{x}" y="{y}" text-anchor="{place}">{escape(when.written)}</text>'
    return body


def _ends(side: Side) -> list[float]:
    return [at for at in map(number, (side.lo, side.hi, side.value)) if at is not None]
