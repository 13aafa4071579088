"""Markdown for pull requests, e-mails and wikis: a table of all findings, then each with its sides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from crosstally.model import Claim, Corpus, Finding, Run
from crosstally.report import places, wording
from crosstally.report.harmless import one_line
from crosstally.report.reporter import Options

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~!$&])")
_MENTION: Final = re.compile(r"(?<!\w)@(?=\w)")
_WORDS: Final = 300


def write(run: Run, options: Options) -> str:
    """Give the whole report as one Markdown page."""
    return "".join(f"{line}\n" for line in _page(run, options))


def inert(text: str, most: int = _WORDS) -> str:
    """Escape text so that it stands in Markdown as itself: no markup, no link, no mention of a user."""
    shown = _SPECIAL.sub(r"\\\1", unmentioned(one_line(text, most)))
    return shown.replace("://", ":\\//").replace("www.", "www\\.")


def unmentioned(text: str) -> str:
    """Widen the sign of a mention: forges look for `@name` after Markdown is read, where no escape helps."""
    return _MENTION.sub("＠", text)


def finding_lines(corpus: Corpus, finding: Finding) -> Iterator[str]:
    """Yield one finding as a section."""
    yield f"### {finding.level.value} {finding.code} {finding.rule}: {inert(finding.message)}"
    yield ""
    if finding.claims:
        yield "| role | claim | words | read as | where |"
        yield "| --- | --- | --- | --- | --- |"
        for role, claim in finding.claims:
            yield _claim_row(corpus, role, claim)
        yield ""
    for name, line in facts(finding):
        yield f"- {name}: {line}"
    yield ""


def facts(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of a finding besides its claims, escaped."""
    stated, computed = wording.side_names(finding)
    rows = [
        ("sum", finding.sum_line), (stated, wording.stated_line(finding)), (computed, wording.computed_line(finding)),
        ("in the text", finding.words), ("because", finding.because),
        *(("hint", hint) for hint in finding.hints), ("decision", wording.decision_line(finding)),
    ]  # fmt: skip
    for name, line in rows:
        if line:
            yield name, inert(line, _WORDS * 3)
    yield "finding", f"`{finding.id}`"


def index_row(finding: Finding) -> str:
    """Write a finding as a row of the overview."""
    said = finding.decision.status if finding.decision is not None else "open"
    return f"| {finding.level.value} | {finding.code} {finding.rule} | {inert(finding.message)} | {inert(said)} |"


def _page(run: Run, options: Options) -> Iterator[str]:
    yield "# Numbers that cannot all be true"
    yield ""
    yield f"{wording.counts(run.findings)}.".capitalize()
    yield ""
    for line in wording.ledger_lines(run.ledger):
        yield f"- {inert(line)}"
    for problem in run.problems:
        yield f"- to mend: {inert(str(problem))}"
    yield ""
    if run.findings:
        yield "| level | rule | what | decision |"
        yield "| --- | --- | --- | --- |"
        yield from (index_row(one) for one in run.findings)
        yield ""
        for finding in run.findings:
            yield from finding_lines(run.corpus, finding)
    yield "## How words were read"
    yield ""
    for line in wording.convention_lines(options):
        yield f"- {inert(line)}"


def _claim_row(corpus: Corpus, role: str, claim: Claim) -> str:
    spot = places.spot(corpus, claim)
    where = f"{spot.path}:{spot.line}:{spot.column}" if spot.in_text else str(claim.at)
    cells = (role, claim.id, claim.words, wording.span(wording.side(claim)), where)
    return f"| {' | '.join(inert(one) for one in cells)} |"
