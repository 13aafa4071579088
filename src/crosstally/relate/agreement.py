"""One fact, several figures: within an article and across articles, told by value against value, never all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from crosstally.model import Claim, Expression, Relation
from crosstally.quantity.compare import Sense, Verdict, compare
from crosstally.relate import siblings
from crosstally.relate.figures import signature
from crosstally.relate.index import key, looks_back, same_time, stands, unversioned
from crosstally.relate.lexicon import is_timeless, nature
from crosstally.relate.nodes import ONE, alike
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot

_Row = tuple[Page, Spot]
_Key = tuple[tuple[Hashable, ...], str]
_WITH_ONE: Final = 2  # the bare name and one version
OPEN: Final = "not every text says the period outright"
_TWO_THINGS: Final = "the text may speak of two things"
_MOST_NAMED: Final = 6
_OF_PERIODS: Final = ("flow", "net", "rate")  # natures of figures of a period
_SOFT: Final = {
    "preliminary": "one of them is preliminary",
    "estimated": "one of them is an estimate",
    "expected": "estimates of different makers may differ",
}


def same(pages: Iterable[Page]) -> Iterator[Relation]:
    """Relate figures of one fact that are not the same figure."""
    pages = list(pages)
    wholes = {_as_whole(spot) for page in pages for spot in page.spots if _is_plain(spot) and not spot.topic.part}
    groups: dict[_Key, list[_Row]] = defaultdict(list)
    for page in pages:
        parts = siblings.parts(page)
        for spot in page.spots:
            of_all = spot.topic.part and not _is_plain(spot) and _as_whole(spot) in wholes
            if _is_fact(spot) and not of_all and (spot.topic.part or spot.index not in parts):
                groups[_key(spot)].append((page, spot))
    for rows in _families(groups):
        for times in _by_time(rows):
            yield from _group(_one_each(times))


def _as_whole(spot: Spot) -> Hashable:
    """A figure as that of the whole: what only the words before it say is of a part, others may tell of all."""
    return unversioned(spot.topic.subject), spot.topic.metric, signature(spot)


def _families(groups: Mapping[_Key, list[_Row]]) -> Iterator[list[_Row]]:
    """Figures of a name without a version join those of the one version of it that has any."""
    versions: dict[Hashable, list[_Key]] = defaultdict(list)
    for found in groups:
        versions[_root(found)].append(found)
    for family in versions.values():
        bare = [k for k in family if unversioned(_subject(k)) == _subject(k)]
        if bare and len(family) == _WITH_ONE:
            yield [row for k in family for row in groups[k]]
        else:
            yield from (groups[k] for k in family)


def _subject(found: _Key) -> str:
    return str(found[0][1])


def _root(found: _Key) -> Hashable:
    subject = unversioned(_subject(found))
    return (found[0][0], subject, *found[0][2:]), found[1]


def _one_each(rows: Sequence[_Row]) -> list[_Row]:
    """Of several figures that a text gives for what reads as one fact: those that another text gives too.

    Beside one that another text confirms, a second is another thing (a part, an earlier figure), unless its own words
    name the fact. Of things that do not change with time only a single figure counts.
    """
    values: dict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if all(not is_one_fact(row, other) for other in values[row[0].article.id]):
            values[row[0].article.id].append(row)
    kept = []
    for name, own in values.items():
        told = [
            row
            for row in own
            if any(is_one_fact(row, other) for key, rest in values.items() if key != name for other in rest)
        ]
        plain = [] if is_timeless(rows[0][1].topic.metric) else [row for row in own if _is_plain(row[1])]
        kept += list({id(row[1]): row for row in (*told, *plain)}.values()) or (own if len(own) == 1 else [])
    return kept


def _is_fact(spot: Spot) -> bool:
    """A figure that can be compared: of a known topic, standing for itself; a share needs the part it is of."""
    topic = spot.topic
    if not topic.metric or not topic.subject or spot.same or spot.itself or spot.role is Role.DELTA:
        return False
    return stands(spot) and (spot.role is not Role.SHARE or bool(topic.part))


def is_like(one: Spot, two: Spot) -> bool:
    """True for two figures that read as figures of one fact, their periods aside."""
    return _is_fact(one) and _is_fact(two) and _key(one) == _key(two)


def _key(spot: Spot) -> _Key:
    basis = looks_back(spot) if spot.role is Role.CHANGE else ""
    return key(spot), str(basis) or ("yoy" if spot.role is Role.CHANGE else "")


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


def _dated(row: _Row) -> bool:
    """True where the year is known or does not matter."""
    period = row[1].topic.period
    return is_timeless(row[1].topic.metric) or period is None or period.is_dated


def _is_plain(spot: Spot) -> bool:
    """True where the words beside a figure name what it counts."""
    return spot.topic.told == "words" and spot.role is not Role.SHARE


def _definite(row: _Row) -> bool:
    period = row[1].topic.period
    return period is not None and period.is_dated


def _fit(one: _Row, two: _Row) -> bool | None:
    return same_time(one[1].topic.period, two[1].topic.period, one[1].topic.metric)


def _group(rows: Sequence[_Row]) -> Iterator[Relation]:
    """Each figure that differs against the one given most often."""
    alone = len({page.article.id for page, _ in rows}) == 1
    if not rows or (alone and not all(_is_plain(spot) for _, spot in rows)):
        return
    clusters: list[list[_Row]] = []
    for row in sorted(rows, key=lambda r: (_width(r[0].of(r[1])), r[0].article.id, r[1].index)):
        for cluster in clusters:
            if all(is_one_fact(row, other) for other in cluster):
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
    against = [row for row in most if not is_one_fact(other[0], row)][:_MOST_NAMED]
    readings = [reading for row in against for reading in _readings(other[0], row)]
    others = [row for row in other[1:_MOST_NAMED] if not is_one_fact(against[0], row)]
    readings += [reading for row in others for reading in _readings(against[0], row)]
    yield relate("same-fact", page.of(spot), readings, sure=not why, because=why, words=spot.mention.text)


def _readings(one: _Row, two: _Row) -> list[tuple[Expression, Sense, Expression]]:
    """Two figures are one: the coarser is the stated one, and the finer, rounded, must fit it.

    A rise by a multiple may be the multiple itself or one more than the rise in percent.
    """
    left, right = one[0].of(one[1]), two[0].of(two[1])
    if one[1].role is Role.CHANGE and one[1].kind == two[1].kind == "ratio":
        more = [] if two[1].itself else [(left, Sense.EQUAL, right + ONE)]
        more += [] if one[1].itself else [(right, Sense.EQUAL, left + ONE)]
        return [(left, Sense.EQUAL, right), *more]
    if one[1].role is Role.CHANGE and "ratio" in (one[1].kind, two[1].kind) and one[1].kind != two[1].kind:
        if two[1].kind == "ratio":
            left, right = right, left
        times = one[1] if one[1].kind == "ratio" else two[1]
        plain = [] if times.itself else [(left, Sense.EQUAL, right)]
        return [*plain, (left, Sense.EQUAL, right + ONE)]
    first, second = alike(left, right)
    return [(first, Sense.EQUAL, second) if _width(left) >= _width(right) else (second, Sense.EQUAL, first)]


def _width(claim: Claim) -> tuple[bool, object]:
    width = claim.value().interval.width
    return (width is None, width or 0)


def is_one_fact(one: _Row, two: _Row) -> bool:
    """True where two figures, each with its article, can be one in one of the ways that they are read."""
    return any(
        compare(stated.value(), computed.value(), sense).verdict in (Verdict.AGREE, Verdict.CANNOT_TELL)
        for stated, sense, computed in _readings(one, two)
    )


def _excuse(rows: Sequence[_Row]) -> str:  # noqa: PLR0911  (one reason a line reads best)
    """Why a difference may be none: another state of the figures, a period or subject left open."""
    spots = [spot for _, spot in rows]
    for scope, why in _SOFT.items():
        if any(scope in s.topic.scope for s in spots):
            return why
    if any(_fit(rows[0], row) is None for row in rows[1:]) or not all(_dated(row) for row in rows):
        return OPEN
    if not all(s.topic.subject for s in spots):
        return "not every text names the subject"
    if len({s.topic.subject for s in spots}) > 1:
        return "not every text names the version"
    if nature(rows[0][1].topic.metric) == "loose":
        return "there may be several such things"
    if any(s.topic.metric.startswith("~") for s in spots):
        return "they are matched by their words alone"
    if len({page.article.id for page, _ in rows}) == 1:
        return (
            "" if all(_is_plain(s) for s in spots) and nature(rows[0][1].topic.metric) in _OF_PERIODS else _TWO_THINGS
        )
    if any(s.topic.told != "words" for s in spots):
        return "what is counted was read from the words before"
    return ""
