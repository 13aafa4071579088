"""What words tell two figures apart: another subject, another metric or part of the tables, another time."""

from __future__ import annotations

from typing import Final

from crosstally.relate import parts
from crosstally.relate.index import same_time
from crosstally.relate.join import is_named
from crosstally.relate.lexicon import is_timeless
from crosstally.relate.page import Page
from crosstally.relate.spot import Spot, Topic

_CLAUSES: Final = 3  # figures on either side of one whose period may be its own too
_LENGTHS: Final = frozenset("YHQN")  # kinds of period that figures are added up over


def other_subject(one: Topic, two: Topic) -> bool:
    """True where the words name two subjects."""
    return is_named(one.subject) and is_named(two.subject) and one.subject != two.subject


def other_metric(one: Topic, two: Topic) -> bool:
    """True where the words name two metrics, or two parts of the tables."""
    mine, theirs = ({part for part in topic.part if parts.named(part)} for topic in (one, two))
    told = one.told != "carried" != two.told
    return bool(mine and theirs and mine != theirs) or (
        told and is_known(one) and is_known(two) and one.metric != two.metric
    )


def is_known(topic: Topic) -> bool:
    """True for a metric of the tables."""
    return bool(topic.metric) and not topic.metric.startswith("~")


def other_time(one: Spot, two: Spot) -> bool:
    """True where the words beside each name a period of one kind, and the two are not one."""
    a, b = one.topic, two.topic
    if not (a.own_period and b.own_period and a.period and b.period and a.period.kind == b.period.kind):
        return False
    return same_time(a.period, b.period, a.metric) is False


def other_length(left: Page, one: Spot, right: Page, two: Spot) -> bool:
    """True for what came together in a quarter and in a half-year, where the sentence of one names its period."""
    mine, theirs = one.topic.period, two.topic.period
    if mine is None or theirs is None or mine.kind == theirs.kind or not {mine.kind, theirs.kind} <= _LENGTHS:
        return False
    named = _names_its_period(left, one) or _names_its_period(right, two)
    return named and not is_timeless(one.topic.metric)


def _names_its_period(page: Page, spot: Spot) -> bool:
    told = (s.topic for s in page.near(spot, _CLAUSES) if s.sentence == spot.sentence)
    return spot.topic.own_period or any(topic.own_period and topic.period == spot.topic.period for topic in told)
