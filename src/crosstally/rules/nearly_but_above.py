"""`Nearly` puts a value below its number, so the figures it rests on must not give more.

Writers round 43.75 % to `nearly 40 %`; readers take it for 38 or 39.

Passes:
    from 16,000 to 22,200, nearly 40 %
    38.75 % is nearly 40 %

Fails:
    from 16,000 to 23,000, nearly 40 %
    43.75 % is over 40 %
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Level, Result
from crosstally.quantity.compare import Verdict
from crosstally.rules import arithmetic

CODE: Final = "XT602"
NAME: Final = "nearly-but-above"


def check(corpus: Corpus) -> Iterator[Result]:
    """Report the relations whose stated side says nearly and whose printed figures give as much or more.

    Where not even the intervals meet, the arithmetic rule has said so, and harder.
    """
    for relation in corpus.relations:
        if arithmetic.nearly_but_above(relation) is None:
            continue
        reading, level = relation.readings[0], Level.WARNING.capped(relation.cap)
        rule = (CODE, NAME, level)
        yield arithmetic.finding(relation, reading, reading.outcome(), rule, verdict=Verdict.MISMATCH)
