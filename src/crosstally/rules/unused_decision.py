"""Every decision belongs to a finding that is still there.

A number was changed, a relation renamed, an id mistyped: a decision that silences nothing hides that nobody looked.

Passes:
    decisions.yaml names a finding of this run
    the finding is decided

Fails:
    decisions.yaml names 0123456789ab, which no rule found
    the decision is unused
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Agreed, Corpus, Finding, Level, Result

CODE: Final = "XT801"
NAME: Final = "unused-decision"


def check(corpus: Corpus) -> Iterator[Result]:
    """Look at each decision for the finding that it names."""
    for decision in corpus.decisions:
        if decision.finding in corpus.found:
            yield Agreed(decision.finding)
            continue
        seen = f" It was made about {decision.values}." if decision.values else ""
        message = (
            f"the decision on {decision.finding} matches no finding: the figures changed, or the id is mistyped.{seen}"
        )
        yield Finding(CODE, NAME, Level.ERROR, "unused", message, decision.at, relation=decision.finding)
