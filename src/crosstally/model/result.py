"""What a rule yields besides findings: that things agree, why they were not compared, or that it broke down."""

from __future__ import annotations

from dataclasses import dataclass

from crosstally.model.corpus import Crash
from crosstally.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Agreed:
    """A comparison that was made and holds."""

    what: str


@dataclass(frozen=True, slots=True)
class NotCompared:
    """A comparison that could not be made, and why: a line of the ledger, never a silent pass."""

    reason: str


Result = Finding | Agreed | NotCompared | Crash
