"""Claims: quantities that a text asserts, with what they are about and where they stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from crosstally.model.expression import Expression
from crosstally.model.mention import Mention
from crosstally.model.place import Place
from crosstally.quantity import registry
from crosstally.quantity.printed import Value
from crosstally.quantity.stated import Stated


@dataclass(frozen=True, slots=True)
class Fact:
    """What a claim is about. Claims are the same fact where all fields and the dimension agree (DESIGN 3.4)."""

    subject: str = ""
    metric: str = ""
    period: str = ""
    scope: str = ""

    def __str__(self) -> str:
        return " · ".join(part for part in (self.subject, self.metric, self.period, self.scope) if part)


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a claim in its article: a W3C TextQuoteSelector with a position as a hint.

    `start` is a code-point offset into the article's text; `prefix` and `suffix` tell equal quotes apart.
    """

    exact: str
    start: int | None = None
    prefix: str = ""
    suffix: str = ""

    @property
    def end(self) -> int | None:
        """Where the words end, exclusive."""
        return None if self.start is None else self.start + len(self.exact)


@dataclass(frozen=True, slots=True, eq=False)
class Claim(Expression):
    """A quantity an article asserts; a leaf of expressions.

    `id` is `article/name`. `at` is where the claim is declared: its entry in a claim file, or, for a raw
    article, its words in the text.
    """

    id: str
    article: str
    value_read: Value
    fact: Fact
    quote: Quote
    at: Place
    source: str = ""
    note: str = ""
    draft: bool = False
    mention: Mention | None = None
    entry: dict[str, Place] = field(default_factory=dict)

    def value(self) -> Stated:
        """Give the claim's three tracks in base units."""
        return self.value_read.stated

    def figure(self) -> Fraction | None:
        """Give the printed figure in base units; None where the words name no single number."""
        number = self.value_read.number
        return None if number is None else number * self.value_read.unit.factor

    def sum_line(self) -> str:
        """Give the value as encoded; a date without its unit word."""
        return self.value_read.text.removeprefix("date ")

    @property
    def words(self) -> str:
        """The claim as its article prints it."""
        return (self.quote.exact if self.mention is None else "") or self.value_read.text

    @property
    def quantity(self) -> Any:  # noqa: ANN401  (a pint quantity)
        """The value as a pint quantity of the house registry; None for dates and where there is no single number."""
        number: Fraction | None = self.value_read.number
        dated = self.value_read.unit.dimension == (("date", 1),)
        return None if number is None or dated else registry.to_pint(number, self.value_read.unit.name)

    def __str__(self) -> str:
        return f"{self.id} ({self.words})"
