"""Relations: what claims must satisfy, as the text or a person states it; and their comparison."""

from __future__ import annotations

from dataclasses import dataclass, replace

from crosstally.model.aggregate import Listed
from crosstally.model.claim import Claim
from crosstally.model.decision import Level
from crosstally.model.expression import Expression
from crosstally.model.place import Place
from crosstally.quantity.compare import Outcome, Sense, Verdict, compare
from crosstally.quantity.stated import CannotTell


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a relation: a stated side, what is asked, a computed side."""

    stated: Expression
    sense: Sense
    computed: Expression

    def outcome(self) -> Outcome:
        """Work out both sides and compare them."""
        try:
            stated, computed = self.stated.value(), self.computed.value()
            if isinstance(self.computed, Listed):  # a list counts in the unit of what announces it
                computed = replace(computed, dimension=stated.dimension)
            return compare(stated, computed, self.sense)
        except CannotTell as why:
            return Outcome(Verdict.CANNOT_TELL, because=str(why))


@dataclass(frozen=True, slots=True)
class Relation:
    """An equation or inequality over claims, with every reading the words allow.

    `cap` is the highest level its findings may have and `because` the reason, printed with them. `words` are
    those of the text that state the relation; `sure` is false where the text does not state it outright.
    """

    id: str
    readings: tuple[Reading, ...]
    at: Place
    rule: str = ""
    cap: Level | None = None
    because: str = ""
    words: str = ""
    sure: bool = True
    article: str = ""
    last_line: int = 0  # of its entry in a claim file

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of all readings, stated side first, each once."""
        seen: dict[str, Claim] = {}
        for reading in self.readings:
            for side in (reading.stated, reading.computed):
                for leaf in side.leaves():
                    if isinstance(leaf, Claim):
                        seen.setdefault(leaf.id, leaf)
        return tuple(seen.values())
