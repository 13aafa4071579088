"""One finding step by step: from each printed figure to its interval, from the intervals to the verdict."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Claim, Finding
from crosstally.quantity.convention import Hedge
from crosstally.report import wording
from crosstally.report.harmless import log_line

_HOW: Final = {
    Hedge.NONE: "as printed: the last place that counts may be rounded",
    Hedge.ABOUT: "the words say about: both sides",
    Hedge.NEARLY: "the words say nearly: below it, not reached",
    Hedge.OVER: "the words say over: above it, without an upper end",
    Hedge.UNDER: "the words say under: below it, without a lower end",
    Hedge.AT_LEAST: "the words say at least",
    Hedge.AT_MOST: "the words say at most",
    Hedge.UP_TO: "the words say up to",
    Hedge.MORE_THAN_N_MANY: "a place word and 多, 余 or 几: more than it, less than the next of its place",
    Hedge.SEVERAL: "vague: the decade that the words name",
    Hedge.RANGE: "a range: from end to end",
    Hedge.HALF: "a half in words: a fifth to either side",
}
_VERDICTS: Final = {
    "contradiction": "The two sides do not meet, also with the widths of hedge words doubled: they cannot all be true.",
    "mismatch": "The printed figures do not give the printed result; rounding, or a wider hedge, could save it.",
    "depends-on-reading": "One way to read the words agrees, another does not: a reader can be misled.",
}


def steps(finding: Finding) -> str:
    """Give the steps as lines of text."""
    return "".join(f"{log_line(line)}\n" for line in _lines(finding))


def _lines(finding: Finding) -> Iterator[str]:
    yield "Step by step:"
    for number, (role, claim) in enumerate(finding.claims, 1):
        reading = wording.span(wording.side(claim))
        yield f"  {number}. {claim.id} ({role}) prints {claim.words}: {_how(claim)}; {reading}"
    if finding.sum_line:
        yield f"  {len(finding.claims) + 1}. {finding.sum_line}"
    if finding.verdict in _VERDICTS:
        yield f"  So: {_VERDICTS[finding.verdict]}"
    yield ""


def _how(claim: Claim) -> str:
    if claim.value_read.reached:
        return "a bound that the sentence presents as reached stands for its value"
    return _HOW[claim.value_read.hedge]
