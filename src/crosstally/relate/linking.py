"""How the numbers of a sentence hang together: which level a change is of, what is said twice."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise
from typing import Final

from crosstally.relate import ellipsis, parts, phrase, roles
from crosstally.relate.figures import MEASURED
from crosstally.relate.naming import suits
from crosstally.relate.scene import NUMBER, Sentence
from crosstally.relate.spot import Basis, Role, Spot
from crosstally.relate.tables import body, pattern
from crosstally.relate.window import Window

_WHOLE: Final = pattern("whole-named")
_OF_ALL: Final = pattern("of-all")
_EACH: Final = pattern("each")
_AGAIN_BEHIND: Final = pattern("again-behind")
_TIMES_OF: Final = pattern("times-of")  # 相当于后者300亿元|的2.3倍
_REACHED: Final = re.compile(rf"[^,;]{{0,4}}[,、]?\s*(?:{body('reached')})[^,;]{{0,3}}$")
_BETWEEN: Final = 10  # letters of an `or` and a hedge
_LISTED: Final = re.compile(NUMBER + r"[^,、;:。!?\d]{0,12}[,、]\s?$")
_BEFORE_IT: Final = re.compile(NUMBER + r"\s?$")
_LED_TO: Final = pattern("led-to")
_POINTS_TO: Final = pattern("points-to")
_WAS: Final = pattern("was-before")
_ONLY_OR: Final = 3  # two shares are one only where nothing but `or` stands between
_YEARLY: Final = pattern("yearly")
_YEARLY_AFTER: Final = pattern("yearly-after")
_TOUCHING: Final = {
    Basis.YEAR: pattern("year-touching"), Basis.QUARTER: pattern("quarter-touching"),
    Basis.MONTH: pattern("month-touching"),
}  # fmt: skip
_EARLIER: Final = ("same", "last-quarter", "last-month")  # periods that are told by what they come before


def is_share(spot: Spot, around: Window) -> bool:
    """A part of a whole by its words: 40% of the total, a third of all."""
    if spot.kind == "percent" and _WHOLE.search(around.text, around.left, around.at):
        return True
    if spot.kind != "percent" and not (spot.kind == "ratio" and (spot.mention.value or 1) < 1):
        return False
    return bool(_OF_ALL.match(around.text, around.at + 1)) or "makes-up" in around.marks(around.near)


def whole_of(around: Window) -> tuple[str, ...] | None:
    """The whole that a share names: 占当期营收的, 在直营收入里的贡献; None where it names none."""
    found = _WHOLE.search(around.text, around.left, around.at)
    if found is None:
        return () if _OF_ALL.match(around.text, around.at + 1) else None
    return parts.path(phrase.before(f"{found['whole']}|", 0, len(found["whole"])))


def is_aside(made: Sequence[Spot], around: Window) -> bool:
    """The earlier figure of what was just told, named by its time alone: 收入100亿元,上年同期80亿元,增长25%."""
    if len(made) < 2 or made[-1].role is not Role.LEVEL or any(w.of("metrics") for w in around.near):
        return False
    spot, last = made[-1], next((s for s in reversed(made[:-1]) if s.role is Role.LEVEL and not s.base), None)
    back = _WAS.search(around.text, around.left, around.at) is not None
    back = back or any(
        around.left <= p.start < around.at and (p.years_back or p.relative in _EARLIER) for p in around.periods
    )
    return back and last is not None and last.unit.dimension == spot.unit.dimension and last.topic.told != ""


def level_of(spot: Spot, around: Window, made: Sequence[Spot]) -> Spot | None:
    """The level that a change speaks of: named with it, or the one before it in the sentence."""
    levels = [
        s for i, s in enumerate(made)
        if s.role is Role.LEVEL and not s.base and not s.same
        and (s.topic.metric or _is_less(s, spot) or any(n.base for n in made[max(0, i - 1) : i + 2]))
    ]  # fmt: skip
    if spot.role is Role.CHANGE and (several := _respective(spot, around, made)) is not None:
        return several
    if any(suits(w, spot) for w in around.before) or (spot.role is Role.CHANGE and ellipsis.starts_anew(made)):
        return None
    if spot.role is Role.DELTA and _from_to(made) and spot.kind in ("point", "count", "plain", made[-1].kind):
        return made[-1]  # from 81.9 to 86.4, a gain of 4.5 points
    if spot.kind == "point":
        shares = [s for s in made if s.role in (Role.LEVEL, Role.SHARE) and not s.base and s.kind == "percent"]
        return shares[-1] if shares else None
    if spot.role is Role.DELTA:
        levels = [s for s in levels if s.kind == spot.kind]
    last = made[-1] if made else None
    if last is not None and last.role in (Role.CHANGE, Role.DELTA):
        return last.of
    plain = [s for s in levels if s.kind not in ("percent", "time")] or levels
    return plain[-1] if plain and not _is_of_a_part(last, plain[-1]) else None


def _is_less(level: Spot, spot: Spot) -> bool:
    """True for what a difference right behind a figure is of that only its unit names: 还剩25.33万所,净少2.11万所."""
    right_behind = spot.role is Role.DELTA and level.index == spot.index - 1
    return right_behind and level.kind == "count" and level.unit == spot.unit


def _is_of_a_part(share: Spot | None, level: Spot) -> bool:
    """True behind the share of another part: 用电9.85亿度,其中三产占18.6%,增长9.9%."""
    told = share is not None and share.role is Role.SHARE and "among" in share.marks
    return told and share is not None and share.topic.part not in ((), level.topic.part)


def _from_to(made: Sequence[Spot]) -> bool:
    """True where the last two numbers are where something started and where it got to."""
    return len(made) > 1 and made[-1].role is Role.LEVEL and made[-2].base and made[-2].kind == made[-1].kind


def _respective(spot: Spot, around: Window, made: Sequence[Spot]) -> Spot | None:
    """增速分别是 15.4% 和 26.6%: the first change belongs to the first level, and so on."""
    levels = [s for s in made if s.role is Role.LEVEL and not s.base and s.kind != "time"]  # 后两年分别增长
    if "respectively" in spot.marks and len(levels) > 1:
        return levels[-2]
    prior = made[-1] if made else None
    if prior is not None and "respectively" in prior.marks and not around.before and levels:
        return levels[-1]
    return None


def is_same(spot: Spot, prior: Spot | None, around: Window) -> bool:
    """True for the figure before it once more, in other words or another unit."""
    if prior is None or prior.role is not Role.LEVEL or spot.role is not Role.LEVEL:
        return False
    return _converted(prior, spot, around) or ("or" in spot.marks and _told_again(prior, spot, around))


def _told_again(prior: Spot, spot: Spot, around: Window) -> bool:
    """The same where only `or` stands between."""
    if _EACH.match(around.text, around.at + 1) or _TIMES_OF.match(around.text, around.at + 1):
        return False
    if _LISTED.search(around.text, 0, prior.at):
        return False  # 1.5 TB, 12 TB or 1.2 PB: one of several
    most = _BETWEEN if spot.kind != "percent" else _ONLY_OR
    if len(around.text[around.left : around.at].strip(" ,(")) > most:
        return False
    if not _only_again(around, other_unit=spot.unit.name != prior.unit.name):
        return False
    return spot.unit.dimension == prior.unit.dimension or (spot.kind == prior.kind == "money")


def _converted(one: Spot, two: Spot, around: Window) -> bool:
    """True for one length, mass or the like in two units: 20.197米(66.26英尺); unequal only in units of two systems."""
    if around.text[around.left : around.at].strip() != "(":
        return False
    if one.unit.dimension != two.unit.dimension or one.unit.factor == two.unit.factor:
        return False
    mine, theirs = (spot.mention.interval.scaled(spot.unit.factor) for spot in (one, two))
    alone = one.kind in MEASURED and around.text[around.at + 1 : around.at + 2] == ")"
    alone = alone and not _BEFORE_IT.search(around.text, 0, one.at)  # 11英尺8英寸(3.56米)
    return not mine.meet(theirs).is_empty or (alone and not is_decimal(one.unit.factor / two.unit.factor))


def is_decimal(ratio: Fraction) -> bool:
    """True for a power of ten, which two units of one system are apart."""
    digits = f"{max(ratio, 1 / ratio)}"
    return digits.strip("0") == "1"


def _only_again(around: Window, *, other_unit: bool) -> bool:
    """True where nothing but `or` stands between: not 投后1260亿元,也就是说投前1100亿元, not 30天的37%也就是11天.

    A currency named behind it (26.8亿元,折合新台币120亿元) is another than that of the figure before.
    """
    ties = [w for w in around.before if w.of("frames") == "or"]
    first, last = min(w.start for w in ties), max(w.end for w in ties)
    if around.text[around.left : first].strip(" ,("):
        return False
    found = _AGAIN_BEHIND.fullmatch(around.text, last, around.at)
    return found is not None and (other_unit or not found["money"])


def reach(made: Sequence[Spot], sentence: Sentence) -> None:
    """增加 1.133亿、升至 2.66亿; rose 205 percent to 2.09 billion: a change belongs to the level it led to."""
    for delta, level in pairwise(made):
        between = sentence.text[delta.at + 1 : level.at]
        free = delta.of is None or _is_of_another_year(delta.of, level)
        if delta.role is Role.CHANGE and free and level.role is Role.LEVEL and _LED_TO.fullmatch(between):
            delta.of, delta.topic = level, level.topic
        if delta.kind == "point" and level.kind == "percent" and _POINTS_TO.fullmatch(between):
            delta.of, level.reached = level, True
        if (
            delta.role is Role.DELTA
            and level.role is Role.LEVEL
            and delta.kind == level.kind
            and _REACHED.fullmatch(between)
        ):
            delta.of = level
            delta.topic = level.topic


def _is_of_another_year(one: Spot, level: Spot) -> bool:
    """True for a figure of a time before the one of a level: 2022年为161亿元,2023年增长3.2%至175亿元."""
    then, now = one.topic.period, level.topic.period
    dated = then is not None and now is not None and then.fits(now) is False
    return dated and one.unit.dimension == level.unit.dimension


def forward(made: Sequence[Spot]) -> None:
    """Rose by 150%, from $18.40 to $46: the change belongs to the level behind its base."""
    for change, base, level in zip(made, made[1:], made[2:], strict=False):
        free = change.role in (Role.CHANGE, Role.DELTA) and (change.of is None or change.of is base)
        free = free and not (base.topic.told == "words" and change.topic.metric != base.topic.metric)
        if free and "from" in base.marks and _from_to((base, level)):
            change.of, change.topic = level, replace(level.topic, metric=level.topic.metric or change.topic.metric)


def basis(around: Window) -> Basis:
    """What a change is compared with: said behind the number in English, before it in Chinese."""
    if is_yearly(around):
        return Basis.YEARLY
    for found, touching in _TOUCHING.items():
        if touching.search(around.text, around.left, around.at):
            return found
    right = [w for w in around.after if w.start - around.at < 24]
    mine = [w for w in around.near if not (w.text.isascii() and w.start - around.left < 12)]
    found = roles.basis(right) or roles.basis(mine) or roles.basis(around.after) or roles.basis(around.near)
    if found is not Basis.NONE:
        return found
    for period in around.periods:
        if around.left <= period.start < around.stop and period.relative:
            named_basis = {"same": Basis.YEAR, "last-quarter": Basis.QUARTER, "last-month": Basis.MONTH}
            return named_basis.get(period.relative, Basis.NONE)
    return Basis.NONE


def is_yearly(around: Window) -> bool:
    """True for so much in each of several years: 年均增长10%, 10% a year."""
    before = _YEARLY.search(around.text, max(around.start - 1, 0), around.at)
    return bool(before or _YEARLY_AFTER.match(around.text, around.at + 1))
