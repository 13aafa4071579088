"""A value as encoded in a claim file, such as `about 1.4 million USD`, `近 10 times`, `3万多 chip`.

    VALUE   = DATE | [HEDGE] NUMBER [SCALE] [AFTER] [UNIT] | [HEDGE] NUMBER to NUMBER UNIT | VAGUE [UNIT]
    HEDGE   = about, nearly, over, >=, 约, 近, 超 …            (hedges.txt)
    AFTER   = 多, 余, 几, 左右, 上下, 以上
    VAGUE   = several hundred, tens of millions, 数千万, 几万, 上亿, 十几, half
    DATE    = date 2023, date 2023-03, date 2023-03-16

Numbers are taken from the words by crosstally itself: a unit library is only ever asked for a unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

from crosstally.errors import UserError
from crosstally.quantity.convention import DEFAULT, Convention, Hedge, Manner, Printed
from crosstally.quantity.interval import Interval
from crosstally.quantity.numeral import SCALES, take
from crosstally.quantity.stated import Stated
from crosstally.quantity.units import PLAIN, Unit, unit

DATE: Final = Unit("date", Fraction(1), (("date", 1),))
_DATE: Final = re.compile(r"(?:date\s+)?(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_TO: Final = re.compile(r"\s*(?:to|–|—|-|~|至|到)\s*")
_VAGUE: Final = re.compile(
    r"(?:(?P<many>several|数|數|几|幾)\s*|(?P<tens>tens of|hundreds of)\s+"
    r"|(?P<up>上)(?=[百千万萬亿億])|(?P<teen>十[几幾]))"
    r"(?P<scale>(?:\s*(?:hundred|thousand|million|billion|trillion)s?|[十百千万萬亿億]){0,3})(?:\s+of(?=\s))?\s*"
)
_HALF: Final = re.compile(r"(?:(?P<small>小半)|half(?:\s+an?)?|半)\s*")
_AFTER: Final = re.compile(r"\s*(多|余|餘|几|幾|左右|上下|以上|以下)\s*")
_BOUNDS: Final = frozenset({Hedge.OVER, Hedge.UNDER, Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.UP_TO})
_LONGEST: Final = 120  # characters of a value; what is longer is no number with a unit
_AFTER_HEDGES: Final = {
    "多": Hedge.MORE_THAN_N_MANY, "余": Hedge.MORE_THAN_N_MANY, "餘": Hedge.MORE_THAN_N_MANY,
    "几": Hedge.MORE_THAN_N_MANY, "幾": Hedge.MORE_THAN_N_MANY,
    "左右": Hedge.ABOUT, "上下": Hedge.ABOUT, "以上": Hedge.OVER, "以下": Hedge.UNDER,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """An encoded value: the words, the exact printed number, hedge, unit, and the intervals in that unit.

    `number` is None where the words name no single number. `place` is that of the last printed digit. `near` is
    the interval of the bare number where the sentence presents a bound as reached (DESIGN 3.2).
    """

    text: str
    number: Fraction | None
    unit: Unit
    hedge: Hedge
    interval: Interval
    doubled: Interval
    place: Fraction | None = None
    near: Interval | None = None
    soft: Interval | None = None

    @property
    def reached(self) -> bool:
        """True for a bound that stands for its value."""
        return self.near is not None

    @property
    def stated(self) -> Stated:
        """The three tracks in base units; a reached bound stands for its value."""
        if self.near is not None:
            return Stated.of(self.near, self.near, self.number, self.unit)
        point = self.number if self.hedge is Hedge.NONE else None
        return Stated.of(self.interval, self.doubled, point, self.unit)


def read(text: str, convention: Convention = DEFAULT, *, reached: bool = False) -> Value:
    """Read an encoded value.

    Raises UserError, with what to write instead, for words that are no value and for unknown units.
    """
    trimmed = text.strip()
    if len(trimmed) > _LONGEST:
        raise UserError.of("<value>", f"The value has {len(trimmed)} characters; {_LONGEST} are allowed.")
    if dated := _date(trimmed):
        return dated
    hedge, position = _hedge(trimmed)
    found = _vague(trimmed, position) if hedge is Hedge.NONE else None
    if found is None:
        found = _number(trimmed, position, hedge)
    if found is None:
        hint = "Write a number and a unit: `about 1.4 million USD`."
        raise UserError.of("<value>", f"{text!r} is not a value.", hint)
    printed, hedge, end = found
    kind = unit(trimmed[end:].strip()) if trimmed[end:].strip() else PLAIN
    manner = kind.manner(printed.value)
    if hedge is Hedge.NONE and not printed.place:
        manner = Manner.COUNTED
    number = None if hedge in (Hedge.RANGE, Hedge.SEVERAL) else printed.value
    interval = convention.interval(printed, hedge, manner)
    doubled = convention.interval(printed, hedge, manner, times=2) if hedge.has_width else interval
    soft = convention.plausible(printed, hedge) if hedge is Hedge.OVER else None
    near = convention.interval(printed, Hedge.NONE, manner) if reached and hedge in _BOUNDS else None
    return Value(trimmed, number, kind, hedge, interval, doubled, printed.place, near, soft)


@cache
def hedges() -> tuple[tuple[str, Hedge], ...]:
    """Hedge words that stand before a number, longest first."""
    lines = Path(__file__).with_name("hedges.txt").read_text(encoding="utf-8").splitlines()
    pairs = [(line.split("\t")[0], Hedge(line.split("\t")[1])) for line in lines if line and not line.startswith("#")]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


def _hedge(text: str) -> tuple[Hedge, int]:
    lowered = text.lower()
    for word, hedge in hedges():
        if lowered.startswith(word):
            rest = text[len(word) :]
            return hedge, len(text) - len(rest.lstrip())
    return Hedge.NONE, 0


def _number(text: str, position: int, hedge: Hedge) -> tuple[Printed, Hedge, int] | None:
    first = take(text, position)
    if first is None:
        half = _HALF.match(text, position)
        return None if half is None else _half(half, hedge)
    printed, end = first
    if printed.upper is not None:
        return (_in_order(printed), Hedge.RANGE, end) if hedge is Hedge.NONE else None
    if joined := _TO.match(text, end):
        second = take(text, joined.end())
        return _range(printed, second) if second is not None and hedge is Hedge.NONE else None
    if joined := re.compile(r"\s[^\s\d]+\s+to\s+").match(text, end):
        second = take(text, joined.end())
        return _range(printed, second) if second is not None and hedge is Hedge.NONE else None
    after = _AFTER.match(text, end)
    if after is None or hedge is not Hedge.NONE:
        return printed, hedge, end
    again = _scale_after(text, after.end(), printed)
    return (again[0], _AFTER_HEDGES[after[1]], again[1])


def _scale_after(text: str, position: int, printed: Printed) -> tuple[Printed, int]:
    """十多亿: the scale word may stand behind the hedge."""
    found = re.compile(r"[万萬亿億]{1,2}").match(text, position)
    if found is None:
        return printed, position
    factor = 1
    for char in found[0]:
        factor *= SCALES[char]
    return Printed(printed.value * factor, printed.place * factor, printed.last * factor, scaled=True), found.end()


def _range(low: Printed, high: tuple[Printed, int]) -> tuple[Printed, Hedge, int]:
    """Two ends; a scale word behind the second alone holds for both where they stay in order (2 to 12 million)."""
    top, end = high
    shared = low.scale == 1 and low.value * top.scale <= top.value
    value = low.value * top.scale if shared else low.value
    return _in_order(replace(low, value=value, upper=top.value)), Hedge.RANGE, end


def _in_order(found: Printed) -> Printed:
    if found.upper is not None and found.value > found.upper:
        raise UserError.of("<value>", "The range runs backwards.", "Write the smaller end first.")
    return found


def _vague(text: str, position: int) -> tuple[Printed, Hedge, int] | None:
    found = _VAGUE.match(text, position)
    if found is None:
        return None
    scale = Fraction(1)
    for word in re.findall(r"hundred|thousand|million|billion|trillion|[十百千万萬亿億]", found["scale"]):
        scale *= SCALES[word]
    if found["teen"]:
        low, high = 10 * scale, 20 * scale
        return Printed(low, scale, scale, upper=high, lower_open=True, upper_open=True), Hedge.SEVERAL, found.end()
    if found["up"]:
        return Printed(scale, scale, scale, upper=10 * scale, upper_open=True), Hedge.SEVERAL, found.end()
    if found["tens"]:
        scale *= 10 if found["tens"].startswith("tens") else 100
    return Printed(2 * scale, scale, scale, upper=9 * scale), Hedge.SEVERAL, found.end()


def _half(found: re.Match[str], hedge: Hedge) -> tuple[Printed, Hedge, int]:
    """半天 is half a day; 小半天 two to four hours, that is 1/12 to 1/6 of a day."""
    if found["small"]:
        return (
            Printed(Fraction(1, 12), Fraction(1, 12), Fraction(1, 12), upper=Fraction(1, 6)),
            Hedge.RANGE,
            found.end(),
        )
    half = Printed(Fraction(1, 2), Fraction(1, 2), Fraction(1, 2))
    return half, Hedge.HALF if hedge is Hedge.NONE else hedge, found.end()


def _date(text: str) -> Value | None:
    found = _DATE.fullmatch(text)
    if found is None or (found[2] is None and not text.startswith("date")):
        return None
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    try:
        first = date(year, month, day)
        last = first if found[3] else _last_day(year, int(found[2] or 0))
    except ValueError as wrong:
        raise UserError.of("<value>", f"{text!r} is not a date.", "Write `date 2023-03-16`.") from wrong
    span = Interval.closed(first.toordinal(), last.toordinal())
    number = Fraction(first.toordinal()) if found[3] else None
    hedge = Hedge.NONE if found[3] else Hedge.RANGE
    return Value(text, number, DATE, hedge, span, span, Fraction(0))


def _last_day(year: int, month: int) -> date:
    following = date(year + (month in (0, 12)), month % 12 + 1 if month else 1, 1)
    return following - timedelta(days=1)
