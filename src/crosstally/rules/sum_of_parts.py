"""Parts add up to their total.

One part is updated and the total is not, or a part is left out of the list.

Passes:
    860 staff: 520 in Leeds and 340 in York.
    520 + 340 = 860

Fails:
    2,150 people were moved: 1,200 from the north, 850 from the south.
    1,200 + 850 = 2,050
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT202"
NAME: Final = "sum-of-parts"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
