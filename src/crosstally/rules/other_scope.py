"""Claims that differ only in scope, one of them without any, are close enough to mislead when their figures differ.

`Revenue` beside `core revenue`, `profit` beside `non-GAAP profit`: a reader takes the bare one for the other.

Passes:
    revenue 31.1 billion · core revenue 31.1 billion
    the figures agree

Fails:
    profit 5.7 billion (non-GAAP) · profit 5.2 billion
    a note: the scope may explain it
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Claim, Corpus, Finding, Level, Result
from crosstally.rules import arithmetic, groups

CODE: Final = "XT305"
NAME: Final = "other-scope"


def check(corpus: Corpus) -> Iterator[Result]:
    """Compare each claim without a scope with those of its fact that have one."""
    for group in groups.by(corpus, lambda claim: (claim.fact.subject, claim.fact.metric, claim.fact.period)):
        bare = [claim for claim in group if not claim.fact.scope]
        scoped = [claim for claim in group if claim.fact.scope]
        for claim in scoped:
            other = next((one for one in bare if _misleads(one, claim)), None)
            if other is not None:
                yield _finding(other, claim)
                break


def _misleads(bare: Claim, scoped: Claim) -> bool:
    """Tell whether a reader of both articles sees two figures; one article that gives both tells them apart itself."""
    return bare.article != scoped.article and bare.value().doubled.gap(scoped.value().doubled) is not None


def _finding(bare: Claim, scoped: Claim) -> Finding:
    unit = bare.value_read.unit
    message = (
        f"{bare.fact}: {bare.article} says {bare.words}, {scoped.article} says {scoped.words} "
        f"for {scoped.fact.scope}; the scope may explain the difference"
    )
    return Finding(
        CODE, NAME, Level.NOTE, "other-scope", message, bare.at, (("stated", bare), ("witness", scoped)),
        relation=str(bare.fact), sum_line=f"{bare.words} ≠ {scoped.words}",
        stated=arithmetic.side(bare.value(), unit), computed=arithmetic.side(scoped.value(), unit),
    )  # fmt: skip
