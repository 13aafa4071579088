"""What words tell two figures apart: another subject, another metric or part of the tables, another time."""

from __future__ import annotations

from crosstally.relate import parts
from crosstally.relate.index import same_time
from crosstally.relate.join import is_named
from crosstally.relate.spot import Spot, Topic


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
