"""A decision with an end is looked at again when the end has come.

`Waived until the annual report` is forgotten the day after.

Passes:
    until: 2027-01-31, and today is 2026-11-21
    the decision holds

Fails:
    until: 2026-01-31, and today is 2026-11-21
    the decision has ended
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Finding, Level, Result

CODE: Final = "XT802"
NAME: Final = "expired-decision"


def check(corpus: Corpus) -> Iterator[Result]:
    """Look at each decision with an end."""
    for decision in corpus.decisions:
        if decision.until and corpus.today and decision.until < corpus.today:
            message = (
                f"the decision on {decision.finding} by {decision.by} ended on {decision.until}; "
                "decide again, with a new reason"
            )
            yield Finding(CODE, NAME, Level.ERROR, "expired", message, decision.at, relation=decision.finding)
