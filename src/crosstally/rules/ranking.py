"""One place in a ranking is held by one subject.

`The largest in the world` is claimed by two, each in a ranking of its own that neither names.

Passes:
    A is first in sales, B is first in exports
    two rankings

Fails:
    A is first in sales of 2025, B is first in sales of 2025
    two firsts that exclude each other
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Claim, Corpus, Finding, Level, Result

CODE: Final = "XT304"
NAME: Final = "ranking"
RANK: Final = (("rank", 1),)


def check(corpus: Corpus) -> Iterator[Result]:
    """Compare claims of rank that share metric, period and scope."""
    held: dict[tuple[str, str, str, object], Claim] = {}
    for claim in sorted(corpus.claims.values(), key=lambda claim: claim.id):
        if claim.value_read.unit.dimension != RANK or not (claim.fact.metric and claim.fact.subject):
            continue
        key = (claim.fact.metric, claim.fact.period, claim.fact.scope, claim.value_read.number)
        other = held.setdefault(key, claim)
        if other.fact.subject != claim.fact.subject:
            yield _finding(other, claim)


def _finding(first: Claim, second: Claim) -> Finding:
    message = (
        f"{first.fact.metric}: {first.article} gives place {first.value_read.text} to {first.fact.subject}, "
        f"{second.article} to {second.fact.subject}"
    )
    return Finding(
        CODE, NAME, Level.WARNING, "exclusive", message, first.at, (("stated", first), ("witness", second)),
        relation=first.fact.metric, sum_line=f"{first.fact.subject} ≠ {second.fact.subject}",
    )  # fmt: skip
