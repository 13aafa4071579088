"""The encoded value is the number that the quote prints.

Copying figures by hand drops digits and scale words; an encoding slip would be blamed on the article.

Passes:
    quote: 311亿元 · value: 311亿 CNY
    both read 31,100,000,000 CNY

Fails:
    quote: 311亿元 · value: 31.1亿 CNY
    the quote reads 31,100,000,000, the value 3,110,000,000
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from crosstally.errors import UserError
from crosstally.model import Agreed, Claim, Corpus, Finding, Level, Mention, NotCompared, Result
from crosstally.quantity.figures import short
from crosstally.quantity.interval import Interval
from crosstally.quantity.units import Unit, unit

CODE: Final = "XT103"
NAME: Final = "value-matches-quote"


def check(corpus: Corpus) -> Iterator[Result]:
    """Compare each encoded claim with what the reader of numbers finds in its quote."""
    for claim in corpus.claims.values():
        if not claim.quote.exact or claim.mention is not None or "value" not in claim.entry:
            continue
        mentions = corpus.quote_mentions.get(claim.id, ())
        if claim.value_read.unit.dimension == (("date", 1),):
            yield NotCompared("a date, which is not read from its quote")
        elif not mentions:
            yield NotCompared("a quote in which the reader finds no number")
        elif any(_same(claim, mention) for mention in mentions):
            yield Agreed(claim.id)
        else:
            yield _finding(claim, mentions)


def _finding(claim: Claim, mentions: tuple[Mention, ...]) -> Finding:
    read = "; ".join(_print(mention) for mention in mentions)
    message = f"{claim.id}: the value says {claim.value_read.text}, the quote {claim.quote.exact!r} reads {read}"
    at = claim.entry.get("value", claim.at)
    return Finding(CODE, NAME, Level.ERROR, "encoding", message, at, (("stated", claim),), relation=claim.id)


def _same(claim: Claim, mention: Mention) -> bool:
    """Tell whether value and mention are one number: in base units, counted nouns and dates left aside."""
    ours, theirs = claim.value_read.unit, _unit(mention)
    both_count = _countable(theirs) and (_countable(ours) or mention.unit in (None, "count"))  # the unit is not quoted
    if _above(ours) == _above(theirs) and ours.dimension != theirs.dimension:
        both_count = True  # a rate whose `per day` stands outside the number's words
    elif ours.dimension != theirs.dimension and not both_count:
        return False
    read = claim.value_read
    mine = _ends(read.number, read.interval, None if both_count else ours)
    other = _ends(mention.value, mention.interval, None if both_count else theirs)
    return bool(mine & other) or bool({-end for end in mine} & other)


def _ends(value: Fraction | None, interval: Interval, scale: Unit | None) -> set[Fraction]:
    """The number, or the ends where the words name no single one."""
    factor = Fraction(1) if scale is None else scale.factor
    ends = (value,) if value is not None else (interval.lo, interval.hi)
    return {end * factor for end in ends if end is not None}


def _countable(one: Unit) -> bool:
    """True for counts and their rates: the noun may stand outside the quote."""
    return one.is_ratio or one.is_counted or any(base != "time" and not base.isupper() for base, _ in one.dimension)


def _above(one: Unit) -> list[str]:
    return [base for base, power in one.dimension if power > 0]


def _unit(mention: Mention) -> Unit:
    try:
        return unit(mention.unit or "count")
    except UserError:
        return unit("count")


def _print(mention: Mention) -> str:
    number = short(mention.value) if mention.value is not None else mention.text
    return f"{number} {mention.unit or ''}".strip()
