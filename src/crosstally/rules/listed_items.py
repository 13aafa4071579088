"""As many things are listed as are announced.

An item is cut in editing, or two are joined by a comma.

Passes:
    Three steps: read, check, report.
    3 announced, 3 listed

Fails:
    Four steps: read, check, report.
    4 announced, 3 listed
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Result
from crosstally.rules import arithmetic

CODE: Final = "XT210"
NAME: Final = "listed-items"


def check(corpus: Corpus) -> Iterator[Result]:
    """Judge the relations of this kind."""
    yield from arithmetic.judge(corpus, CODE, NAME)
