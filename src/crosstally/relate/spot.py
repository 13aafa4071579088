"""A number as read in its sentence: what it does there, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from functools import cache
from typing import Final

from crosstally.errors import UserError
from crosstally.model import Mention
from crosstally.quantity.units import PLAIN, Unit
from crosstally.quantity.units import unit as _unit
from crosstally.relate.period import Period


class Role(StrEnum):
    """What a number does in its clause."""

    LEVEL = "level"  # how much there is
    CHANGE = "change"  # by which part it rose or fell: percent or a multiple
    DELTA = "delta"  # by how much it rose or fell, in its own unit
    SHARE = "share"  # which part of something it is


class Basis(StrEnum):
    """What a change is compared with."""

    YEAR = "yoy"
    QUARTER = "qoq"
    MONTH = "mom"
    YEARLY = "per-year"  # no base: so much in each of several years
    NONE = ""


# Scopes of what was to come, which is not what came.
AWAITED: Final = frozenset({"expected", "guidance", "target"})
PERCENTILES: Final = frozenset({"p50", "p90", "p95", "p99", "p99.9"})  # which of all the answers takes at most so long
NO_LEVELS: Final = ("percent", "ratio", "time")  # classes of unit that no rate or share is of
NO_AMOUNTS: Final = (*NO_LEVELS, "point")  # nor any sum or lead, as a rate may be of an index in points
_SPANS: Final = ("day", "week", "month", "year")
_CLASSES: Final = {
    (("time", 1),): "time", (("mass", 1),): "mass", (("length", 1),): "length",
    (("length", 2), ("mass", 1), ("time", -2)): "energy", (("length", 2), ("mass", 1), ("time", -3)): "power",
    (("length", 2),): "area", (("length", 3),): "volume", (("temperature", 1),): "temperature",
    (("information", 1),): "data",
}  # fmt: skip
_RATIOS: Final = {"percent": "percent", "permille": "percent", "basis_point": "percent", "times": "ratio"}


@dataclass(frozen=True, slots=True)
class Topic:
    """What is talked about: the key of a fact before it is resolved.

    `part` is the path of parts below the subject; `told` says where the metric was read: `words` beside the number,
    `noun` where an unknown noun phrase names it, `carried` from an earlier number, empty where there is none.
    """

    subject: str = ""
    part: tuple[str, ...] = ()
    metric: str = ""
    period: Period | None = None
    scope: frozenset[str] = frozenset()
    told: str = ""
    own_period: bool = False


@dataclass(slots=True)
class Spot:
    """One number with its reading; `of` is the spot whose change or share it gives."""

    index: int
    mention: Mention
    unit: Unit
    sentence: int
    stretch: int  # the full sentence it stands in, semicolons and all
    paragraph: int
    at: int
    role: Role
    topic: Topic
    direction: int = 0
    basis: Basis = Basis.NONE
    base: bool = False  # the figure something is compared with, not the one reported
    itself: bool = False  # its words are a change without a number: 翻倍, doubled
    reached: bool = False  # 升至: where a change ended
    same: bool = False  # the figure before it again, in other words or another unit
    of: Spot | None = None
    whole: tuple[str, ...] | None = None  # of a share: the whole it names; None where it names none
    than: str = ""  # another subject it is compared with
    marks: frozenset[str] = field(default_factory=frozenset)  # classes of tying words just before it

    @property
    def kind(self) -> str:
        """The class of its unit."""
        return unit_class(self.unit)

    @property
    def value(self) -> Fraction | None:
        """The printed figure in base units; None where the words name none."""
        return None if self.mention.value is None else self.mention.value * self.unit.factor


def unit_of(mention: Mention) -> Unit | None:
    """The unit of a mention; None where crosstally does not know it."""
    try:
        return _unit(mention.unit) if mention.unit else PLAIN
    except UserError:
        return None


@cache
def unit_class(unit: Unit) -> str:
    """Name the class of a unit as the table of metrics knows it."""
    if unit.is_points:
        return "point"
    if unit.is_ratio:
        return _RATIOS.get(unit.name, "plain")
    if unit.is_money:
        return "money"
    names = dict(unit.dimension)
    if any(name.isupper() and len(name) == 3 for name in names):
        return "price"
    return _measured(names, unit)


def is_mean(unit: Unit) -> bool:
    """True for so many things, or so much money, a day, a month or a year: what is earned or counted in a time."""
    _, time = timeless(unit)
    powers = [power for base, power in unit.dimension if base != "time"]
    return bool(time) and powers == [1] and unit_class(unit) in ("price", "count")


def mean_of(unit: Unit, scope: frozenset[str]) -> Unit:
    """The unit of a figure that words such as daily or 月均 make a mean over a time; the unit as it is for others."""
    span = next((span for span in _SPANS if f"per-{span}" in scope), "")
    if not span or not (unit.is_money or unit_class(unit) in ("count", "plain")):
        return unit
    if any(base == "time" for base, _ in unit.dimension):
        return unit
    return _unit(f"{unit.name or 'count'}/{span}")


@cache
def timeless(unit: Unit) -> tuple[Unit, str]:
    """A unit without the day, month or year that a figure is for, and that time; articles often leave it out."""
    above, _, time = unit.name.rpartition("/")
    return (_unit(above), time) if above and time in _SPANS else (unit, "")


def span_of(unit: Unit) -> frozenset[str]:
    """The scope that the unit of a mean stands for: per-day of USD/day."""
    return frozenset({f"per-{timeless(unit)[1]}"}) if is_mean(unit) else frozenset()


def _measured(names: dict[str, int], unit: Unit) -> str:
    known = _CLASSES.get(unit.dimension)
    if known:
        return known
    above = [name for name, power in names.items() if power > 0]
    return "count" if len(above) == 1 and names[above[0]] == 1 and unit.dimension[0][0] != "operation" else "other"
