"""A claim's unit is of a kind that its metric can have.

A growth rate encoded in yuan, or a revenue in percent, passes every sum it is not part of.

Passes:
    metric: revenue growth · value: 10 percent
    a growth is a ratio

Fails:
    metric: revenue growth · value: 31.1 billion CNY
    a growth is no amount of money
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

from crosstally.model import Agreed, Claim, Corpus, Finding, Level, Result
from crosstally.quantity.stated import describe
from crosstally.quantity.units import Unit

CODE: Final = "XT102"
NAME: Final = "unit-fits-metric"


def check(corpus: Corpus) -> Iterator[Result]:
    """Compare each claim's unit with the kinds its metric allows."""
    for claim in corpus.claims.values():
        wanted = _kinds().get(claim.fact.metric.lower().replace("_", " ").rsplit(" ", 1)[-1])
        if wanted is None or claim.mention is not None:  # the metric of a raw claim is a reading, not an encoding
            continue
        if any(_is(claim.value_read.unit, kind) for kind in wanted):
            yield Agreed(claim.id)
        else:
            yield _finding(claim, wanted)


def _finding(claim: Claim, wanted: tuple[str, ...]) -> Finding:
    unit = claim.value_read.unit
    message = (
        f"{claim.id}: a {claim.fact.metric} is {' or '.join(wanted)}, "
        f"and {claim.value_read.text} is {describe(unit.dimension)}"
    )
    at = claim.entry.get("value", claim.at)
    return Finding(CODE, NAME, Level.ERROR, "unit", message, at, (("stated", claim),), relation=claim.id)


def _is(unit: Unit, kind: str) -> bool:
    """Tell whether a unit is of a kind of the table."""
    dimension = dict(unit.dimension)
    match kind:
        case "a ratio":
            return unit.is_ratio
        case "money":
            return any(base.isupper() and power == 1 for base, power in dimension.items())
        case "a time":
            return dimension == {"time": 1}
        case _:
            return dimension == {"date": 1}


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    """The last word of a metric and the kinds of unit it allows."""
    lines = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {word: tuple(kinds.split(", ")) for word, kinds in rows}
