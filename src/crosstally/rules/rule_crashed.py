"""No rule, and no check of the project, breaks down.

A rule that crashes has found nothing; its silence must not look like a pass.

Passes:
    every rule and check ran to its end
    nothing to report

Fails:
    checks/check_growth.py: KeyError: 'example/revenue'
    the check did not run
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Corpus, Finding, Level, Result

CODE: Final = "XT902"
NAME: Final = "rule-crashed"


def check(corpus: Corpus) -> Iterator[Result]:
    """Report each rule or check that broke down."""
    for crash in corpus.crashes:
        message = f"{crash.what} did not run: {crash.why}"
        yield Finding(CODE, NAME, Level.ERROR, "crashed", message, crash.at, relation=crash.what)
