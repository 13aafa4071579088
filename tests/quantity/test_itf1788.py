"""The IEEE 1788 interval test library, run against our exact intervals as far as it applies.

The library expects results rounded outward to doubles, of closed intervals. Ours are exact and know open ends, so a
case passes where the library's interval is exactly what our result's closure becomes when rounded outward.
"""

from __future__ import annotations

import math
import operator
import re
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest

from crosstally.quantity.interval import EMPTY, EVERYTHING, Interval

LIBRARY: Final = Path(__file__).parents[3] / "shared" / "data" / "itf1788"
_CASE: Final = re.compile(r"^\s*(\w+)\s+(.+?)\s*=\s*(.+?)\s*;\s*(?://.*)?$")
_ARGUMENT: Final = re.compile(r"\[[^\]]*\](?:_\w+)?|\{[^}]*\}|[^\s\[\]{}]+")

# Each operation of the library that we have, and how ours is called.
OURS: Final[dict[str, Callable[..., Any]]] = {
    "add": operator.add,
    "sub": operator.sub,
    "mul": operator.mul,
    "div": operator.truediv,
    "fma": lambda a, b, c: a * b + c,
    "neg": operator.neg,
    "recip": Interval.reciprocal,
    "intersection": Interval.meet,
    "convexHull": Interval.hull,
    "subset": Interval.within,
    "disjoint": lambda a, b: a.meet(b).is_empty,
    "equal": operator.eq,
    "isEmpty": lambda a: a.is_empty,
    "isEntire": lambda a: a == EVERYTHING,
    "inf": lambda a: -math.inf if a.lo is None else a.lo,
    "sup": lambda a: math.inf if a.hi is None else a.hi,
    "wid": lambda a: math.inf if a.width is None else a.width,
}
WHY_NOT: Final = {
    "not our arithmetic": "powers, roots, exponentials, trigonometry, rounding, absolute values, reductions",
    "no order of sets": "less, precedes, interior, overlap and their kin: rules ask for gaps and subsets alone",
    "no inverse of a sum": "cancelMinus, cancelPlus",
    "no midpoint": "mid, rad, mag, mig",
    "not an interval": "NaI, and numbers of the empty set (its infimum, its width)",
}
_ORDER: Final = frozenset(
    {"less", "strictLess", "precedes", "strictPrecedes", "interior", "overlap", "isCommonInterval", "isNaI"}
)


def _reason(name: str) -> str:
    """Say why an operation of the library is left out."""
    if name in _ORDER:
        return "no order of sets"
    if name.startswith("cancel"):
        return "no inverse of a sum"
    return "no midpoint" if name in {"mid", "rad", "midRad", "mag", "mig"} else "not our arithmetic"


def _cases() -> Iterator[tuple[str, str, list[str], str]]:
    """Yield place, operation, arguments and expected result of each test line."""
    for path in sorted(LIBRARY.glob("*.itl")):
        text = re.sub(r"/\*.*?\*/", lambda m: "\n" * m[0].count("\n"), path.read_text("utf-8"), flags=re.DOTALL)
        for number, line in enumerate(text.splitlines(), 1):
            if found := _CASE.match(line):
                yield f"{path.name}:{number}", found[1], _ARGUMENT.findall(found[2]), found[3]


def _read(text: str) -> Interval | Fraction | None:
    """Read an interval or a number; None where it is neither (NaI, NaN, infinite numbers)."""
    if not text.startswith("["):
        number = _number(text)
        return None if math.isnan(number) or math.isinf(number) else Fraction(number)
    inside = text[1 : text.index("]")].strip().lower()
    if inside == "nai":
        return None
    if inside in ("empty", "entire"):
        return EMPTY if inside == "empty" else EVERYTHING
    low, _, high = inside.partition(",")
    lo, hi = _number(low), _number(high or low)
    return Interval.make(None if math.isinf(lo) else Fraction(lo), None if math.isinf(hi) else Fraction(hi))


def _number(text: str) -> float:
    text = text.strip().lower()
    return float.fromhex(text) if "0x" in text else float(text)


def _down(value: Fraction) -> float:
    """Round to the next double at or below."""
    try:
        near = float(value)
    except OverflowError:
        near = math.inf if value > 0 else -math.inf
    if near == -math.inf or (near < math.inf and Fraction(near) <= value):
        return near
    return math.nextafter(near, -math.inf)


def _rounded(interval: Interval) -> tuple[float, float] | None:
    """Round an interval's closure outward to doubles; None for the empty set."""
    if interval.is_empty:
        return None
    low = -math.inf if interval.lo is None else _down(interval.lo)
    high = math.inf if interval.hi is None else -_down(-interval.hi)
    return low, high


def _fits(ours: object, expected: str) -> bool:
    """Compare our result with the library's text."""
    if isinstance(ours, bool):
        return str(ours).lower() == expected
    if isinstance(ours, Interval):
        wanted = _read(expected)
        assert isinstance(wanted, Interval)
        return _rounded(ours) == _rounded(wanted)
    wanted_number = _number(expected)
    if isinstance(ours, float):
        return ours == wanted_number
    assert isinstance(ours, Fraction)
    return wanted_number in (_down(ours), -_down(-ours))


def test_the_library_of_ieee_1788_agrees_with_our_intervals() -> None:
    """Each case of an operation that we have passes; what was left out is counted and named."""
    if not LIBRARY.is_dir():
        pytest.skip("the IEEE 1788 test library is not at hand: ../shared/data/itf1788 is absent")
    ran: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    wrong = []
    for place, name, arguments, expected in _cases():
        if name not in OURS:
            left_out[_reason(name)] += 1
            continue
        read = [_read(argument) for argument in arguments]
        if any(one is None for one in read) or "nan" in expected.lower():
            left_out["not an interval"] += 1
            continue
        if name in ("inf", "sup") and read[0] == EMPTY:
            left_out["not an interval"] += 1
            continue
        ran[name] += 1
        ours = OURS[name](*read)
        if not _fits(ours, expected.split("signal")[0].strip()):
            wrong.append(f"{place}: {name} {' '.join(arguments)} = {expected}, ours {ours}")
    print(f"\nIEEE 1788: {ran.total()} cases run: {dict(sorted(ran.items()))}")  # noqa: T201  (the count is the point)
    for why, number in sorted(left_out.items()):
        print(f"left out {number:5}: {why} ({WHY_NOT[why]})")  # noqa: T201  (the same)
    assert not wrong, "\n".join(wrong)
    assert ran.total() > 1_000
    assert set(ran) <= set(OURS)
