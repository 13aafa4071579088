"""What a check of the project asserts holds.

Most checks compare claims, and their findings come under the rule of that comparison; this is for a bare `assert`.

Passes:
    assert len(claims) > 100
    there are 188

Fails:
    assert len(claims) > 100, "claims were lost"
    claims were lost
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Finding, Level, Result

CODE: Final = "XT299"
NAME: Final = "own-check"


def check(corpus: Corpus) -> Iterator[Result]:
    """Report each assertion of a check that failed without a comparison."""
    for failed in corpus.failed_checks:
        message = f"{failed.what} does not hold" + (f": {failed.why}" if failed.why else "")
        yield Finding(CODE, NAME, Level.ERROR, "failed", message, failed.at, relation=failed.what)
