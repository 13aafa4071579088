"""Levels of findings, and what people decided of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from crosstally.model.place import Place


class Level(StrEnum):
    """How hard a finding is (DESIGN 3.3)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def weight(self) -> int:
        """Order: a note weighs least."""
        return ("note", "warning", "error").index(self.value)

    def capped(self, most: Level | None) -> Level:
        """The milder of the two."""
        return self if most is None or self.weight <= most.weight else most


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person said of a finding: confirmed (the discrepancy is real), waived (it is none) or needs-source.

    `date` and `until` are days (2026-11-21); `values` are the stated values that were seen.
    """

    finding: str
    status: str
    reason: str
    by: str
    date: str
    until: str | None = None
    values: str = ""
    at: Place = field(default_factory=lambda: Place("claims/decisions.yaml"))

    @property
    def settles(self) -> bool:
        """True where it ends the matter: a wish for a source leaves the finding open."""
        return self.status in ("confirmed", "waived")
