"""One fact, several figures: within an article and across articles, told by value against value, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Final

from crosstally.model import Claim, Expression, Relation, lift
from crosstally.quantity.compare import Sense, Verdict, compare
from crosstally.relate.index import key, looks_back, same_time, stands
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot

_Row = tuple[Page, Spot]
_MOST_NAMED: Final = 6
ONE: Final = lift(1)
_SOFT: Final = {"preliminary": "one of them is preliminary", "estimated": "one of them is an estimate", "expected": "estimates of different makers may differ"}


def same(pages: Iterable[Page]) -> Iterator[Relation]:
    """Relate figures of one fact that are not the same figure."""
    groups: dict[Hashable, list[_Row]] = defaultdict(list)
    for page in pages:
        for spot in page.spots:
            if spot.topic.metric and not spot.same and spot.role is not Role.DELTA and _told(spot) and stands(spot):
                groups[_key(spot)].append((page, spot))
    for rows in groups.values():
        for times in _by_time(rows):
            yield from _group(times)


def _told(spot: Spot) -> bool:
    """A figure whose topic is only carried along, with nothing that tells it apart, is no fact to compare."""
    return bool(spot.topic.subject or spot.topic.part)


def _key(spot: Spot) -> Hashable:
    basis = looks_back(spot) if spot.role is Role.CHANGE else ""
    return key(spot), basis or ("yoy" if spot.role is Role.CHANGE else "")


def _by_time(rows: Sequence[_Row]) -> Iterator[list[_Row]]:
    """Part a group by period. A figure whose period is open joins the one period it may belong to, if it is one."""
    groups: list[list[_Row]] = []
    for row in sorted(rows, key=lambda r: not _definite(r)):
        home = next((g for g in groups if _fit(g[0], row) is True), None)
        if home is not None:
            home.append(row)
            continue
        may = [g for g in groups if all(_fit(other, row) is not False for other in g)]
        if len(may) == 1:
            may[0].append(row)
        elif not may or _definite(row):
            groups.append([row])
    yield from groups


def _definite(row: _Row) -> bool:
    period = row[1].topic.period
    return period is not None and period.year is not None


def _fit(one: _Row, two: _Row) -> bool | None:
    return same_time(one[1].topic.period, two[1].topic.period, one[1].topic.metric)


def _group(rows: Sequence[_Row]) -> Iterator[Relation]:
    """Each figure that differs against the one given most often."""
    clusters: list[list[_Row]] = []
    for row in sorted(rows, key=lambda r: (_width(r[0].of(r[1])), r[0].article.id, r[1].index)):
        for cluster in clusters:
            if all(_agree(row, other) for other in cluster):
                cluster.append(row)
                break
        else:
            clusters.append([row])
    if len(clusters) > 1:
        clusters.sort(key=lambda c: (-len({p.article.id for p, _ in c}), -len(c), c[0][0].article.id, c[0][1].index))
        for other in clusters[1:]:
            yield from _differ(clusters[0], other)


def _differ(most: Sequence[_Row], other: Sequence[_Row]) -> Iterator[Relation]:
    page, spot = other[0]
    why = _excuse([*most, *other])
    readings = [reading for row in most[:_MOST_NAMED] for reading in _readings(other[0], row)]
    readings += [reading for row in other[1:_MOST_NAMED] for reading in _readings(most[0], row)]
    yield relate("same-fact", page.of(spot), readings, sure=not why, because=why, words=spot.mention.text)


def _readings(one: _Row, two: _Row) -> list[tuple[Expression, Sense, Expression]]:
    """Two figures are one: the coarser is the stated one, and the finer, rounded, must fit it.

    A rise by a multiple may be the multiple itself or one more than the rise in percent.
    """
    left, right = one[0].of(one[1]), two[0].of(two[1])
    if one[1].role is Role.CHANGE and "ratio" in (one[1].kind, two[1].kind) and one[1].kind != two[1].kind:
        if two[1].kind == "ratio":
            left, right = right, left
        times = one[1] if one[1].kind == "ratio" else two[1]
        plain = [] if times.itself else [(left, Sense.EQUAL, right)]
        return [*plain, (left, Sense.EQUAL, right + ONE)]
    return [(left, Sense.EQUAL, right) if _width(left) >= _width(right) else (right, Sense.EQUAL, left)]


def _width(claim: Claim) -> tuple[bool, object]:
    width = claim.value().interval.width
    return (width is None, width or 0)


def _agree(one: _Row, two: _Row) -> bool:
    return any(
        compare(stated.value(), computed.value(), sense).verdict in (Verdict.AGREE, Verdict.CANNOT_TELL)
        for stated, sense, computed in _readings(one, two)
    )


def _excuse(rows: Sequence[_Row]) -> str:
    """Why a difference may be none: another state of the figures, a period or subject left open."""
    spots = [spot for _, spot in rows]
    for scope, why in _SOFT.items():
        if any(scope in s.topic.scope for s in spots):
            return why
    if any(_fit(rows[0], row) is None for row in rows[1:]):
        return "not every text says the period outright"
    if not all(s.topic.subject for s in spots):
        return "not every text names the subject"
    if any(s.topic.metric.startswith("~") for s in spots):
        return "they are matched by their words alone"
    if len({page.article.id for page, _ in rows}) == 1:
        return "" if all(s.topic.told == "words" for s in spots) else "the text may speak of two things"
    if any(s.topic.told == "carried" for s in spots):
        return "what is counted was read from the words before"
    return ""
