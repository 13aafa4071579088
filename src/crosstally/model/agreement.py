"""Comparisons that checks make: falsy when they fail, and telling their story when printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from fractions import Fraction
from typing import Final

from crosstally.model.aggregate import Between
from crosstally.model.claim import Claim
from crosstally.model.decision import Level
from crosstally.model.expression import Expression, Operand, lift
from crosstally.model.place import Place
from crosstally.model.relation import Reading, Relation
from crosstally.quantity.compare import Sense, Verdict
from crosstally.quantity.figures import short
from crosstally.quantity.stated import CannotTell, describe

_MADE: Final[ContextVar[list[Agreement] | None]] = ContextVar("comparisons made by the running check", default=None)
_DEEPEST: Final = 100
_LARGEST: Final = 20_000
_NOWHERE: Final = Place("<check>")


class Agreement:
    """A comparison made by a check: true where some reading of it holds or cannot be told.

    Its relation is what the run judges; a note is no reason to fail, so a verdict that hangs on the reading is true.
    """

    def __init__(self, readings: Sequence[Reading], level: str | None, because: str) -> None:
        """Build it and tell the running check, if there is one; raises ValueError for an endless expression."""
        for reading in readings:
            _measure(reading.stated)
            _measure(reading.computed)
        cap = None if level is None else Level(level)
        self.relation = Relation("", tuple(readings), _NOWHERE, cap=cap, because=because)
        made = _MADE.get()
        if made is not None:
            made.append(self)

    def __bool__(self) -> bool:
        verdicts = [reading.outcome().verdict for reading in self.relation.readings]
        return any(verdict in (Verdict.AGREE, Verdict.CANNOT_TELL) for verdict in verdicts)

    def __repr__(self) -> str:
        """One sentence: both sides, as printed and worked out."""
        reading = self.relation.readings[0]
        outcome = reading.outcome()
        story = f"{reading.stated.sum_line()} {reading.sense} {reading.computed.sum_line()}"
        if outcome.verdict is Verdict.CANNOT_TELL:
            return f"{story}: cannot tell, because {outcome.because}"
        return f"{story}: {outcome.verdict}, {_shown(reading.stated)} against {_shown(reading.computed)}"


def agree(
    stated: Expression,
    computed: Operand,
    *,
    readings: Sequence[Operand] = (),
    level: str | None = None,
    because: str = "",
) -> Agreement:
    """Compare a stated claim with an expression; `readings` are further ways to compute it.

    `level` caps the level of a finding and wants a `because`. Raises ValueError for a level that there is not.
    """
    sides = [computed, *readings]
    return Agreement([Reading(stated, Sense.EQUAL, lift(side)) for side in sides], level, because)


def at_most(stated: Expression, most: Operand, *, level: str | None = None, because: str = "") -> Agreement:
    """Compare: the stated claim is not more than an expression."""
    return Agreement([Reading(stated, Sense.AT_MOST, lift(most))], level, because)


def at_least(stated: Expression, least: Operand, *, level: str | None = None, because: str = "") -> Agreement:
    """Compare: the stated claim is not less than an expression."""
    return Agreement([Reading(stated, Sense.AT_LEAST, lift(least))], level, because)


def within(
    stated: Expression, low: Operand, high: Operand, *, level: str | None = None, because: str = ""
) -> Agreement:
    """Compare: the stated claim lies from one expression to another."""
    return Agreement([Reading(stated, Sense.EQUAL, Between(lift(low), lift(high)))], level, because)


@contextmanager
def recorded() -> Iterator[list[Agreement]]:
    """Collect the comparisons made inside the block, in order."""
    made: list[Agreement] = []
    token = _MADE.set(made)
    try:
        yield made
    finally:
        _MADE.reset(token)


def _measure(root: Expression) -> None:
    """Refuse a tree that no evaluation would come back from: too deep, or grown by adding it to itself."""
    measured: dict[int, tuple[int, int]] = {}
    waiting = [root]
    while waiting:
        node = waiting[-1]
        parts = node.parts()
        missing = [part for part in parts if id(part) not in measured]
        if missing:
            waiting += missing
            continue
        waiting.pop()
        below = [measured[id(part)] for part in parts]
        measured[id(node)] = 1 + max((deep for deep, _ in below), default=0), 1 + sum(size for _, size in below)
    deep, size = measured[id(root)]
    if deep > _DEEPEST:
        raise ValueError(f"the expression is nested deeper than {_DEEPEST}: add up with total(), or compare in steps")
    if size > _LARGEST:
        raise ValueError(f"the expression has more than {_LARGEST:,} parts: compare in steps")


class Claims(Mapping[str, Claim]):
    """The claims of a corpus by id, as a check sees them; a misspelt id is answered with the nearest."""

    def __init__(self, claims: Mapping[str, Claim]) -> None:
        """Wrap the corpus's claims."""
        self._claims = claims

    def __getitem__(self, key: str) -> Claim:
        if key in self._claims:
            return self._claims[key]
        near = get_close_matches(key, self._claims, n=1)
        raise KeyError(f"there is no claim {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))

    def __iter__(self) -> Iterator[str]:
        return iter(self._claims)

    def __len__(self) -> int:
        return len(self._claims)


def _shown(node: Expression) -> str:
    try:
        value = node.value()
    except CannotTell as why:
        return str(why)
    if value.point is not None:
        return f"{_number(value.point)} {describe(value.dimension)}"
    return f"[{_number(value.interval.lo)}, {_number(value.interval.hi)}] {describe(value.dimension)}"


def _number(end: Fraction | None) -> str:
    return "∞" if end is None else short(end)
