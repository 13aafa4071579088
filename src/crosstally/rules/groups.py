"""Claims grouped by fact: compare only what is about the same thing (DESIGN 3.4). No rule itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from crosstally.model import Claim, Corpus
from crosstally.quantity.interval import Interval


@dataclass(frozen=True, slots=True)
class Clash:
    """Two witnesses of a group that do not meet: the one that reaches least high and the one that starts highest.

    `certain` says that they stay apart when hedge widths are doubled; `gap` is in base units.
    """

    low: Claim
    high: Claim
    gap: Fraction
    certain: bool


def facts(corpus: Corpus) -> Iterator[tuple[Claim, ...]]:
    """Yield the groups of two or more claims about one fact, in order of their first claim's id."""
    yield from by(corpus, lambda claim: claim.fact)


def by(corpus: Corpus, key: Callable[[Claim], Hashable]) -> Iterator[tuple[Claim, ...]]:
    """Yield groups of encoded claims with a subject and a metric that share a key and a dimension.

    Claims read from raw articles are left aside: how sure their facts are is known where they are related.
    """
    groups: dict[Hashable, list[Claim]] = defaultdict(list)
    for claim in sorted(corpus.claims.values(), key=lambda claim: claim.id):
        if claim.mention is None and claim.fact.subject and claim.fact.metric:
            groups[key(claim), claim.value_read.unit.dimension].append(claim)
    for group in groups.values():
        if len(group) > 1:
            yield tuple(group)


def clash(group: tuple[Claim, ...]) -> Clash | None:
    """Find the two witnesses of a group without a common value: Helly's theorem in one dimension."""
    low, high, gap = _witnesses(group, [claim.value().interval for claim in group])
    if gap is None:
        return None
    _, _, doubled = _witnesses(group, [claim.value().doubled for claim in group])
    return Clash(low, high, gap, certain=doubled is not None)


def _witnesses(group: tuple[Claim, ...], intervals: list[Interval]) -> tuple[Claim, Claim, Fraction | None]:
    lows = [(i.hi, not i.hi_open, c.id, c, i) for c, i in zip(group, intervals, strict=True) if i.hi is not None]
    highs = [(i.lo, i.lo_open, c.id, c, i) for c, i in zip(group, intervals, strict=True) if i.lo is not None]
    if not lows or not highs:
        return group[0], group[-1], None
    low = min(lows, key=lambda row: row[:3])
    high = min(highs, key=lambda row: (-row[0], not row[1], row[2]))
    return low[3], high[3], low[4].gap(high[4])
