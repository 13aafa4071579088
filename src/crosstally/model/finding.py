"""Findings: what a rule found, as frozen data that nobody prints before the last step."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from crosstally.model.claim import Claim
from crosstally.model.decision import Decision, Level
from crosstally.model.place import Place


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison in a unit to print: value and ends as exact decimal strings, None where unbounded."""

    unit: str
    lo: str | None
    hi: str | None
    value: str | None = None
    lo_open: bool = False
    hi_open: bool = False

    @property
    def interval(self) -> str:
        """The interval in brackets: `[36.4, 51.6)`."""
        low = "(−∞" if self.lo is None else ("(" if self.lo_open else "[") + self.lo
        high = "∞)" if self.hi is None else self.hi + (")" if self.hi_open else "]")
        return f"{low}, {high}"


@dataclass(frozen=True)
class Finding:
    """One discrepancy: the rule, how hard it is, the claims it stands on, the sum, both intervals.

    `claims` pairs each claim with its role (stated, operand, witness …), the stated one first. `key` is what
    tells findings of one rule on the same claims apart (a relation's name).
    """

    code: str
    rule: str
    level: Level
    verdict: str
    message: str
    at: Place
    claims: tuple[tuple[str, Claim], ...] = ()
    relation: str = ""
    sum_line: str = ""
    stated: Side | None = None
    computed: Side | None = None
    words: str = ""
    because: str = ""
    hints: tuple[str, ...] = ()
    decision: Decision | None = field(default=None, compare=False)

    @cached_property
    def values(self) -> str:
        """The stated values of its claims, sorted: what a decision was made about."""
        return "; ".join(sorted({f"{claim.id} = {claim.value_read.text}" for _, claim in self.claims}))

    @cached_property
    def id(self) -> str:
        """Hash of rule, relation, sorted claims and stated values: a moved line keeps it, a changed number ends it."""
        seed = "\n".join([self.rule, self.relation, self.values or f"{self.at.path} {self.message}"])
        return sha256(seed.encode("utf-8", "backslashreplace")).hexdigest()[:12]

    @property
    def is_open(self) -> bool:
        """True while no decision settles it."""
        return self.decision is None or not self.decision.settles
