"""What a rule is: a module with a code, a name, a level, a docstring that teaches, and a generator of results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from crosstally.model import Corpus, Result


class Rule(Protocol):
    """A module with these names is a rule; its docstring is its documentation.

    The docstring has a first line in one sentence, then why people get this wrong, then a passing and a
    failing example under the headings `Passes` and `Fails`.
    """

    __doc__: str | None

    @property
    def CODE(self) -> str:  # noqa: N802  (a module constant)
        """`XT` and three digits; never reused."""

    @property
    def NAME(self) -> str:  # noqa: N802
        """The kebab name, equal to the module's with hyphens."""

    def check(self, corpus: Corpus) -> Iterator[Result]:
        """Yield findings, agreements and what could not be compared; know nothing of settings or output."""
