"""Units by name: an exact factor to base units and a dimension, from the table compiled by `registry`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from difflib import get_close_matches
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Final

from crosstally.errors import Problem, UserError
from crosstally.quantity.convention import SMALL, Manner

HERE: Final = Path(__file__).parent
_FINE_NAMES: Final = frozenset({"percent", "percentage_point", "permille", "basis_point", "point"})
_POINTS: Final = frozenset({"percentage_point", "basis_point"})
_FACTOR: Final = re.compile(r"([^*/^]+?)(?:(?:\*\*|\^)(-?\d))?\s*(\*(?!\*)|/|$)")
_MOST_FACTORS: Final = 8
_LONGEST: Final = 100  # characters of a unit

Dimension = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as written, with its exact factor to base units and its dimension.

    `dimension` lists base dimensions and their powers in order of name; a plain ratio has none.
    """

    name: str
    factor: Fraction
    dimension: Dimension

    def __hash__(self) -> int:
        """By the name: equal units have one, and units are looked up often."""
        return hash(self.name)

    @property
    def is_ratio(self) -> bool:
        """True for percent, times and other plain numbers."""
        return not self.dimension

    @property
    def is_points(self) -> bool:
        """True for percentage points: a difference of two shares."""
        return self.name in _POINTS

    @property
    def is_money(self) -> bool:
        """True for an amount in one currency."""
        return len(self.dimension) == 1 and self.dimension[0][0].isupper() and self.dimension[0][1] == 1

    @property
    def is_counted(self) -> bool:
        """True for things that come one by one."""
        single = len(self.dimension) == 1 and self.dimension[0][1] == 1
        return single and not self.is_money and self.dimension[0][0] not in _MEASURED

    def manner(self, value: Fraction) -> Manner:
        """How a bare number in this unit is rounded (DESIGN 3.2)."""
        if self.name in _FINE_NAMES or self.dimension == (("time", 1),):
            return Manner.FINE
        if self.is_ratio:
            return Manner.FINE if abs(value) < SMALL else Manner.PLAIN
        return Manner.COUNTED if self.is_counted else Manner.PLAIN

    def __str__(self) -> str:
        """The name as written."""
        return self.name


# Base dimensions of things that are measured, not counted: their numbers are rounded like any other.
_MEASURED: Final = frozenset(
    {"time", "length", "mass", "current", "temperature", "celsius", "fahrenheit", "angle", "decibel", "information",
     "operation", "point", "index_point", "query", "token", "parameter", "word", "character", "pixel"}
)  # fmt: skip


@cache
def table() -> dict[str, tuple[str, Fraction, Dimension]]:
    """Every spelling: its unit's name, exact factor and dimension."""
    rows = json.loads((HERE / "units.json").read_text(encoding="utf-8"))
    return {key: (name, Fraction(factor), tuple(dims.items())) for key, (name, factor, dims) in rows.items()}


@cache
def refusals() -> dict[str, str]:
    """Spellings that would be misread, each with what to write instead."""
    lines = (HERE / "refusals.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if line and not line.startswith("#"))


@cache
def unit(text: str) -> Unit:
    """Read a unit such as `CNY`, `USD/chip/hour` or `kg*m^2`.

    Raises UserError with a hint where a part is not in the table or would be misread.
    """
    factor, powers, names = Fraction(1), dict[str, int](), list[str]()
    sign, position, parts = 1, 0, 0
    if len(text) > _LONGEST:
        raise _unreadable(text[:_LONGEST] + "…")
    trimmed = re.sub(r"\s+per\s+", "/", text.strip())
    while position < len(trimmed):
        found = _FACTOR.match(trimmed, position)
        parts += 1
        if found is None or found.end() == position or parts > _MOST_FACTORS:
            raise _unreadable(text)
        spelling = found[1].strip()
        name, one, dimension = _single(spelling, text)
        power = sign * int(found[2] or 1)
        factor *= one**power
        for base, times in dimension:
            powers[base] = powers.get(base, 0) + times * power
        names += [spelling if _is_measured(dimension) else name, f"^{found[2]}" if found[2] else "", found[3]]
        sign = -1 if found[3] == "/" else 1
        position = found.end()
    if names and names[-1]:
        raise _unreadable(text)
    return Unit("".join(names), factor, tuple(sorted((b, p) for b, p in powers.items() if p)))


def _is_measured(dimension: Dimension) -> bool:
    """True where a symbol (kWh, GB) reads better than the unit's full name."""
    return bool(dimension) and all(base in _MEASURED for base, _ in dimension)


def _single(name: str, whole: str) -> tuple[str, Fraction, Dimension]:
    known = table().get(name)
    if known is not None:
        return known
    if name == "1":
        return "1", Fraction(1), ()
    if name in refusals():
        raise UserError(Problem("<unit>", 0, 0, f"The unit {name!r} is refused: {refusals()[name]}."))
    near = get_close_matches(name, table(), n=1)
    hint = f"Did you mean {near[0]!r}?" if near else "See `crosstally schema --units` for the units there are."
    inside = "" if name == whole else f" in {whole!r}"
    raise UserError(Problem("<unit>", 0, 0, f"There is no unit {name!r}{inside}.", hint))


def _unreadable(text: str) -> UserError:
    return UserError.of("<unit>", f"{text!r} is not a unit.", "Write units as in `CNY`, `USD/chip` or `kg*m^2`.")


PLAIN: Final = Unit("", Fraction(1), ())
