"""Claims about the same fact can all be true.

Subject, metric, period, scope and dimension agree, so the figures should: one page was updated, rounded twice, or
copied wrongly. Half of all conflicts between sources are different quantities, so nothing is compared before its
key agrees (Li, Dong et al. 2013).

Passes:
    one page says about 1.4 million USD, another 1.38 million USD
    [1.3, 1.5] and [1.375, 1.385] meet

Fails:
    one page says 1.4 million USD, another 4.6 million USD, for the same run
    [1.35, 1.45] and [4.55, 4.65] do not meet
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Agreed, Claim, Corpus, Finding, Level, Result
from crosstally.quantity.figures import short
from crosstally.rules import arithmetic, groups

CODE: Final = "XT301"
NAME: Final = "same-fact"


def check(corpus: Corpus) -> Iterator[Result]:
    """Compare the claims of each fact; a fact without a common value gives one finding with two witnesses."""
    yield from arithmetic.judge(corpus, CODE, NAME)
    for group in groups.facts(corpus):
        found = groups.clash(group)
        if found is None:
            yield Agreed(str(group[0].fact))
        else:
            yield _finding(group, found)


def _finding(group: tuple[Claim, ...], clash: groups.Clash) -> Finding:
    low, high, unit = clash.low, clash.high, clash.low.value_read.unit
    others = f" ({len(group)} claims in all)" if len(group) > 2 else ""
    spans = [arithmetic.range_text(claim.value().interval, unit) for claim in (low, high)]
    message = (
        f"{low.fact}: {low.article} says {low.words} {spans[0]}, {high.article} says {high.words} {spans[1]}, "
        f"apart by at least {short(clash.gap / unit.factor)} {unit.name}{others}"
    )
    return Finding(
        CODE, NAME, Level.ERROR if clash.certain else Level.WARNING,
        "contradiction" if clash.certain else "mismatch", message, low.at,
        (("stated", low), ("witness", high)), relation=str(low.fact),
        sum_line=f"{low.words} ≠ {high.words}",
        stated=arithmetic.side(low.value(), unit, low.value_read.text),
        computed=arithmetic.side(high.value(), unit, high.value_read.text),
    )  # fmt: skip
