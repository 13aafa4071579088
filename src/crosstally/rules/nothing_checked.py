"""A run over encoded claims compares at least one of them.

A misspelt folder, a filter that matches nothing: the run is green because it looked at nothing.

Passes:
    12 claims read, 8 compared
    something was checked

Fails:
    12 claims read, none compared
    no relation, no fact stated twice, no quote to look up
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Finding, Level, Place, Result

CODE: Final = "XT901"
NAME: Final = "nothing-checked"


def check(corpus: Corpus) -> Iterator[Result]:
    """Report a run whose encoded claims met nothing to be compared with."""
    encoded = [claim for claim in corpus.claims.values() if claim.mention is None]
    if encoded and not corpus.compared:
        first = min(encoded, key=lambda claim: claim.at)
        message = (
            f"{len(encoded)} claims were read and none was compared: there is no relation and no fact stated twice"
        )
        hint = ("Add `relations:`, or give two claims the same of, metric and period.",)
        yield Finding(CODE, NAME, Level.ERROR, "nothing", message, Place(first.at.path), hints=hint)
