"""Every value has a number and a unit that crosstally knows.

Unit libraries read `bps` as baud and `5 units` as micronits; a value that is read wrongly is worse than none.

Passes:
    value: 25 basis_point
    a hundredth of a percent, 25 times

Fails:
    value: 25 bps
    refused: bps is read as baud
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Finding, Level, Result

CODE: Final = "XT101"
NAME: Final = "unknown-unit"


def check(corpus: Corpus) -> Iterator[Result]:
    """Report each encoded value that could not be read."""
    for refused in corpus.refused:
        hint = (refused.hint,) if refused.hint else ()
        message = f"{refused.claim}: {refused.message}"
        yield Finding(CODE, NAME, Level.ERROR, "unreadable", message, refused.at, relation=refused.claim, hints=hint)
