"""Small questions about the words that name a metric: does it suit the number, does it bind, is it carried on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from crosstally.relate import parts, roles
from crosstally.relate.lexicon import Metric, Word, metrics
from crosstally.relate.spot import AWAITED, PERCENTILES, Role, Spot, Topic, is_mean
from crosstally.relate.tables import body, pattern, settings
from crosstally.relate.window import BOUNDARY, Window, clause_start

LASTING: Final = frozenset({"non-gaap", "gaap", "ifrs", "deducted"}) | PERCENTILES
_CLOSE: Final = 6
_BY: Final = pattern("by-side")
_DAY: Final = pattern("per-day", "ties")
_DAY_AFTER: Final = pattern("per-day-after", "ties")
_SHARE_OF: Final = pattern("share-of-after", "ties")
_LINK: Final = re.compile(rf"(?:[ -]|{body('particle')}){{0,80}}")  # what joins two words of one name


def still(made: Sequence[Spot], window: Window) -> frozenset[str]:
    """What was expected before stays expected to the end of the clause: expected $2.09 on revenue of $11.22 billion."""
    if not made or BOUNDARY.search(window.text, window.left, window.at):
        return frozenset()
    return made[-1].topic.scope & AWAITED


def suits(word: Word, spot: Spot) -> bool:
    """True where a word names a metric that the number can measure."""
    metric = metrics().get(word.of("metrics"))
    if metric is None:
        return False
    if spot.role is Role.CHANGE:
        adjective = word.text in settings("touching")  # 高4.4% is no height
        return metric.classes != {"ratio"} and metric.nature != "loose" and not adjective
    return measures(metric, spot) or (spot.role is Role.DELTA and spot.kind == "point" and "percent" in metric.classes)


def measures(metric: Metric, spot: Spot) -> bool:
    """True where a number's unit is one that a metric is measured in."""
    kinds = {spot.kind, _kind(spot), "any"} | ({"count"} if spot.kind == "plain" else set())
    return bool(metric.classes & kinds) and not (metric.nature == "flow" and _is_pace(spot))


def _is_pace(spot: Spot) -> bool:
    """True for so many a second, which are no sum of a period: 订单库峰值186万QPS are no orders."""
    return ("time", -1) in spot.unit.dimension and spot.kind == "count" and not is_mean(spot.unit)


def names(word: Word, spot: Spot) -> bool:
    """True for a metric's name inside a number's own text: 1亿用户; in 最高5米 nothing is said to be high."""
    return suits(word, spot) and word.text not in settings("touching")


def _kind(spot: Spot) -> str:
    """The class of a number's unit; money a day is still money, and energy a year is no power."""
    if spot.kind == "power" and "/" in spot.unit.name:
        return spot.unit.name
    return "money" if spot.kind == "price" and is_mean(spot.unit) else spot.kind


def last(words: Sequence[Word], spot: Spot) -> Word | None:
    """The last name of a metric; a general one (cost) gives way to a special one beside it (training run)."""
    found = [w for w in words if suits(w, spot)]
    if not found:
        return None
    nouns = [w for w in found if w.text not in settings("verbs")]
    found = nouns or found  # free cash flow held up at $4.4 billion
    special = [w for w in found if found[-1].of("metrics") in metrics()[w.of("metrics")].wider]
    return special[-1] if special else found[-1]


def closer(after: Word, before: Word, spot: Spot, window: Window) -> bool:
    """True where the name behind a number binds tighter than the one before it; a counted noun always does."""
    gap = after.start - window.at - 1
    if spot.kind in ("count", "plain") and gap <= 1:
        return True
    between = window.text[before.end : window.at]
    return gap < _CLOSE and len(between) > _CLOSE and between.isascii()


def binding(words: Sequence[Word], window: Window, made: Sequence[Spot]) -> Sequence[Word]:
    """Leave out adjectives of size far from the number, and the noun that the number before counts or is a share of.

    Such a noun is that of 2.21 million households with 2.65 people, and of 30.5% of revenue, or $110 billion.
    """
    words = [w for w in words if touches(w, window)]
    if made and made[-1].kind == "percent" and (whole := _SHARE_OF.match(window.text[window.left : window.at])):
        return [w for w in words if w.start >= window.left + whole.end()]
    if not made or made[-1].kind not in ("count", "plain"):
        return words
    return [w for w in words if _LINK.fullmatch(window.text, window.left, w.start) is None]


def touches(word: Word, window: Window) -> bool:
    """False for an adjective of size that stands apart from the number: 长20米 and 20 metres long, but not 长江20米."""
    if word.text not in settings("touching"):
        return True
    if word.start > window.at:
        return not window.text[window.at + 1 : word.start].strip()
    return roles.FILL_LEFT.fullmatch(window.text, word.end, window.at) is not None


def side(spot: Spot, window: Window, made: Sequence[Spot]) -> str:
    """Which side of a thing a number is of two that make its area: 21 metres by 14 metres, 21米×14米."""
    if spot.kind != "length":
        return ""
    if made and made[-1].kind == "length" and _BY.fullmatch(window.text, made[-1].at + 1, window.at):
        return "width"
    other = _BY.match(window.text, window.at + 1)
    return "length" if other is not None and other.end() == window.stop < len(window.text) else ""


def before_scope(word: Word, window: Window) -> tuple[int, bool]:
    """Where the words that belong to a metric's name begin (adjusted net profit), and whether they say the whole."""
    end, whole = word.start, False
    for other in sorted(window.before, key=lambda w: -w.start):
        if (
            other.end <= end
            and _LINK.fullmatch(window.text[other.end : end].replace("|", " "))
            and (other.of("scopes") or other.of("frames") in ("whole", "sum"))
        ):
            end, whole = other.start, whole or other.of("frames") in ("whole", "sum")
    return end, whole


def percentile(spots: Sequence[Spot]) -> frozenset[str]:
    """Which latency was told last: 快了六倍 is of the P50 before it."""
    return spots[-1].topic.scope & PERCENTILES if spots else frozenset()


def margin(topic: Topic, spot: Spot, made: Sequence[Spot]) -> Topic:
    """A margin is that of the profit before it, and shares its part and its rules of accounting."""
    wanted = margins().get(topic.metric)
    if wanted is None or spot.role is not Role.LEVEL:
        return topic
    profit = next((s for s in reversed(made) if s.topic.metric in wanted and s.role is Role.LEVEL and not s.base), None)
    if profit is None:
        return topic if topic.metric != "margin" else replace(topic, metric="")
    scope = topic.scope | (profit.topic.scope & LASTING)
    return replace(topic, metric=wanted[profit.topic.metric], part=topic.part or profit.topic.part, scope=scope)


def margins() -> dict[str, dict[str, str]]:
    """Each margin with the profits it may be of; the plain word margin with all of them, 费用率 with all expenses."""
    table: dict[str, dict[str, str]] = {"margin": {}, "expense-ratio": {}}
    for key, metric in metrics().items():
        if metric.over:
            above = metric.over[0]
            table.setdefault(key, {})[above] = key
            table["margin" if key.endswith("margin") else "expense-ratio"][above] = key
    return table


def carries(last: Spot, spot: Spot, noun: str, window: Window) -> bool:
    """True where a number without a name counts what the level before it counted."""
    known = metrics().get(last.topic.metric)
    priced = known is not None and {last.kind, spot.kind} <= {"money", "price"} <= known.classes
    if (_kind(last) != _kind(spot) and not priced) or not last.topic.metric:
        return False
    said = not noun.isascii()  # 工业用水240亿吨 says all; in `and a boy 81.3 years` the verb of the girl is meant too
    another = said and last.topic.told == "noun" and not parts.known(noun) and "among" not in window.marks()
    if noun and (last.paragraph != spot.paragraph or another):
        return False
    timed = any(window.left <= p.start < window.at for p in window.periods)
    if last.paragraph != spot.paragraph:
        return timed
    if known is not None and known.nature == "loose":
        return any(w.of("subject") for w in window.near)
    if (
        last.kind == "count"
        and {last.unit.name, spot.unit.name}.isdisjoint({"count", ""})
        and last.unit.name != spot.unit.name
    ):
        return False
    return last.sentence == spot.sentence or bool(noun) or timed or last.topic.told == "words"


def a_day(spot: Spot, window: Window) -> frozenset[str]:
    """Say per-day where the words beside a number do: 300 cars a day; of money also 一天收入30万元.

    Of things 一天 may begin a condition that holds for all that follows: 若一天输入5000万, 输出1000万.
    """
    start = clause_start(window.text, window.at, window.left)
    before, after = window.text[start : window.at], window.text[window.at + 1 : window.stop]
    daily = _DAY_AFTER.match(after) or (spot.unit.is_money and _DAY.search(before))
    return frozenset({"per-day"}) if daily else frozenset()


def in_list(last: Spot, spot: Spot, spots: Sequence[Spot]) -> Spot:
    """The figure whose list goes on with a number: a semicolon ends what 其中 began behind a figure of its own clause.

    乘用车186万辆,其中纯电91万辆、插混95万辆;商用车6115辆: the last is told beside the first.
    """
    row = [s for s in spots if s.sentence == last.sentence != spot.sentence and s.role is Role.LEVEL]
    began = next((at for at, one in enumerate(row) if at and "among" in one.marks), None)
    return last if began is None or last is row[began] else row[began - 1]
