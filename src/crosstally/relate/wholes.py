"""Parts and wholes: shares of a whole, parts that make a total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from crosstally.model import Expression, Level, Relation, total
from crosstally.quantity.compare import Sense
from crosstally.relate import siblings
from crosstally.relate.figures import equal
from crosstally.relate.fit import added, agrees, akin, between, size, wording
from crosstally.relate.index import OTHER, same_time
from crosstally.relate.lexicon import LOSSES, metrics
from crosstally.relate.nodes import alike, fits, worked_out
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import AWAITED, Role, Spot

NETTED: Final = frozenset(
    {"profit", "net-profit", "operating-profit", "pretax-profit", *LOSSES, "cash-flow", "free-cash-flow", "ebitda"}
)
_OF_WHICH: Final = wording("of-which")
_ROUNDED: Final = Fraction(1, 100)  # by how much shares of all parts may be more than the whole
_NOT_SAID: Final = "the text does not say of which whole"
_PARTS_NOT_ALL: Final = "the text does not say that these parts are all"


def shares(page: Page) -> Iterator[Relation]:
    """A share of a whole: the part named before it over the whole it names, or over all of its kind."""
    for spot in page.spots:
        if spot.role is not Role.SHARE or spot.topic.scope & AWAITED:
            continue
        part = _part_of(page, spot)
        if part is None:
            continue
        wholes = [s for s in page.spots if _is_whole(s, part, spot) and not siblings.have_percentages(page, s, part)]
        divisors = list(_divisors(page, spot, part, wholes))
        if divisors:
            stated = page.of(spot)
            readings = [(stated, Sense.EQUAL, worked_out(stated, page.of(part) / divisor)) for divisor in divisors]
            fitting = [r for r in readings if fits(*r)]
            if not fitting and not spot.whole and any(_fits(page, spot, *pair) for pair in _pairs(page, spot, part)):
                continue  # of another whole, which the article tells, or another part of it
            if not fitting and not all(equal(wholes[0], whole) for whole in wholes):
                continue  # of which of several the text does not say
            yield relate(
                "share-of-whole", stated, fitting or readings, words=page.words(part, spot), cap=Level.WARNING,
                because=_NOT_SAID,
            )  # fmt: skip


def _pairs(page: Page, share: Spot, part: Spot) -> Iterator[tuple[Spot, Spot]]:
    """A part with each figure that may be its whole, and each figure of its sentence with it as theirs."""
    for spot in page.spots:
        yield part, spot
        if spot.stretch == share.stretch:
            yield spot, part


def _fits(page: Page, share: Spot, part: Spot, whole: Spot) -> bool:
    """True where a figure is the whole that a share is of, to all printed digits."""
    if whole is part or whole.role is not Role.LEVEL or whole.unit.dimension != part.unit.dimension or not size(whole):
        return False
    return fits(page.of(share), Sense.EQUAL, page.of(part) / page.of(whole))


def _divisors(page: Page, spot: Spot, part: Spot, wholes: Sequence[Spot]) -> Iterator[Expression]:
    """What a share may be of: the figures of the whole, or where it is not named the parts together."""
    yield from (page.of(whole) for whole in wholes)
    group = next((g for g in _groups(page) if part in g and g[0].stretch == g[-1].stretch), None)
    if group is not None and spot.whole is None:
        before = [s for s in group if s.index < spot.index]
        if len(before) > 1 and _may_be_all(page, before):
            yield total(*(page.of(s) for s in before))


def _may_be_all(page: Page, parts: Sequence[Spot]) -> bool:
    """False for parts that have more than a hundred percent of a whole, unless the text tells what they add up to."""
    shares = [share for s in parts if (share := siblings.percentage_of(page, s)) is not None]
    if sum(map(size, shares)) <= 1 + _ROUNDED:
        return True
    return any(agrees(page, added(s, parts)) for s in page.spots if s not in parts and akin(s, parts[0]))


def _part_of(page: Page, spot: Spot) -> Spot | None:
    """The figure a share is about: the level just before it in its sentence, or the one of the part it names."""
    named = spot.topic.part
    levels = [s for s in page.spots[: spot.index] if s.role is Role.LEVEL and s.kind != "percent" and not s.base]
    last = page.spots[spot.index - 1] if spot.index else None
    if last is not None and last in levels and last.sentence == spot.sentence and last.topic.metric and not named:
        return last
    near = [s for s in levels if s.sentence == spot.sentence and s.topic.part]
    if near and (not named or near[-1].topic.part == named or spot.whole is not None):
        return near[-1]
    return next(
        (s for s in reversed(levels) if named and s.topic.part == named and s.sentence >= spot.sentence - 1), None
    )


def _is_whole(whole: Spot, part: Spot, share: Spot) -> bool:
    if whole.role is not Role.LEVEL or whole is part or whole.base or whole.unit.dimension != part.unit.dimension:
        return False
    same = same_time(whole.topic.period, part.topic.period, part.topic.metric) is not False
    wanted = part.topic.part[:-1] if share.whole is None else share.whole
    metric = kin(whole.topic.metric, part.topic.metric) and whole.topic.metric in metrics()  # else it is a part's name
    return same and metric and whole.topic.part == wanted and not (whole.topic.scope ^ part.topic.scope) & OTHER


def kin(one: str, two: str) -> bool:
    """True where one is the other or its statutory total."""
    return one == two or {one, two} == {"revenue", "total-operating-revenue"}


def sums(page: Page) -> Iterator[Relation]:
    """Parts named one after another against their whole."""
    partial = siblings.parts(page)
    for group in _groups(page):
        complete = _all_named(group)
        wholes = [s for s in page.spots if s.index not in partial and is_whole_of(s, group, loose=complete)]
        if complete:  # a figure smaller than one of them is of something else
            wholes = [s for s in wholes if size(s) > max(map(size, group))]
        first = group[0]
        if first.topic.metric.startswith("~") and all(s.topic.told == "carried" for s in group):
            continue  # 研发4亿;营销3亿;行政1亿: told after a thing that no table knows, they are others like it
        if not wholes or not (complete or first.stretch == group[-1].stretch):
            continue
        if not complete and all(s.stretch == first.stretch and not _is_told_of(page, s, first) for s in wholes):
            continue  # one more of the list
        wholes.sort(
            key=lambda s: (s.topic.part != first.topic.part[:-1], s.index > first.index, abs(s.index - first.index))
        )
        yield _sum(page, group, wholes, complete=complete)


def _is_told_of(page: Page, whole: Spot, first: Spot) -> bool:
    """True where words call the figures behind a whole its parts."""
    return bool(_OF_WHICH.search(between(page, whole, first)))


def _sum(page: Page, group: Sequence[Spot], wholes: Sequence[Spot], *, complete: bool) -> Relation:
    """The sum of parts that are all, or at most the whole where the text does not say that they are."""
    sense = Sense.EQUAL if complete else Sense.AT_LEAST
    readings = []
    for whole in wholes if complete else wholes[:1]:
        one, *parts = alike(page.of(whole), *(page.of(s) for s in group))
        readings.append((one, sense, total(*parts)))
    fitting = [r for r in readings if fits(*r)]
    sure = complete and len(wholes) == 1 and wholes[0].topic.part == group[0].topic.part[:-1]
    because = "" if sure else _NOT_SAID if complete else _PARTS_NOT_ALL
    words = page.words(wholes[0], *group)
    return relate("sum-of-parts", page.of(wholes[0]), fitting or readings[:1], words=words, sure=sure, because=because)


def _groups(page: Page) -> Iterator[list[Spot]]:
    """Runs of levels of one metric, period and whole whose parts differ."""
    run: list[Spot] = []
    for spot in page.spots:
        if spot.role is not Role.LEVEL or spot.kind == "percent" or spot.same:
            continue
        if run and _continues(run, spot):
            run.append(spot)
            continue
        if len(run) > 1:
            yield run
        run = [spot] if spot.topic.part and spot.topic.metric and not spot.base else []
    if len(run) > 1:
        yield run


def _continues(run: Sequence[Spot], spot: Spot) -> bool:
    last, topic = run[-1].topic, spot.topic
    if f"non-{run[0].topic.part[-1]}" == last.part[-1]:
        return False  # the two make the whole already
    return bool(
        topic.part and topic.metric == last.metric and topic.subject == last.subject
        and str(topic.period) == str(last.period)
        and topic.part[:-1] == last.part[:-1] and topic.part not in [s.topic.part for s in run]
        and spot.unit.dimension == run[-1].unit.dimension and not (topic.scope ^ last.scope) & OTHER and not spot.base
        and spot.stretch == run[-1].stretch
    )  # fmt: skip


def is_whole_of(whole: Spot, group: Sequence[Spot], *, loose: bool = False) -> bool:
    """True for the figure that parts belong to; a loose search takes a part above that the text left out too."""
    first = group[0]
    if len(group) > 1 and not _is_most(whole, group):
        return False
    if loose and whole.topic.part != first.topic.part[:-1] and whole.index > first.index:
        return False
    return (
        whole.role is Role.LEVEL and whole not in group and not whole.base and not whole.same
        and whole.topic.subject == first.topic.subject and whole.topic.metric == first.topic.metric
        and (whole.topic.part == first.topic.part[:-1] or (loose and len(whole.topic.part) == 1))
        and whole.unit.dimension == first.unit.dimension
        and same_time(whole.topic.period, first.topic.period, first.topic.metric) is not False
        and not (whole.topic.scope ^ first.topic.scope) & OTHER and whole.topic.metric not in NETTED
    )  # fmt: skip


def _is_most(whole: Spot, group: Sequence[Spot]) -> bool:
    """True for a figure that is more than each of its parts."""
    return all(size(whole) > size(part) for part in group)


def _all_named(group: Sequence[Spot]) -> bool:
    """True where the names of the parts leave nothing out: A and not-A, or a last part that is the rest."""
    names = [s.topic.part[-1] for s in group]
    pairs = any(f"non-{name}" in names for name in names)
    return (pairs and len(names) == 2) or names[-1].startswith("other")
