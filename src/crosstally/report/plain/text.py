"""Text for a person with two minutes: what cannot all be true, both sides in context, the sum, how each was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from crosstally.model import Corpus, Finding, Run
from crosstally.report import wording
from crosstally.report.harmless import log_line, one_line
from crosstally.report.plain.frame import frame
from crosstally.report.plain.paint import MARK, Paint, painter
from crosstally.report.reporter import Options

_MOST_FRAMES: Final = 6  # of one finding; a conflict set of hundreds says how many more there are


def write(run: Run, options: Options) -> str:
    """Give every finding with its frames, then problems, then the ledger."""
    paint = painter(color=options.color)
    blocks = [list(finding_lines(run.corpus, one, paint)) for one in run.findings]
    blocks += [[f"{paint('error', 'mend')} {one_line(str(one))}"] for one in run.problems]
    lines = [line for block in blocks for line in [*block, ""]] + list(_closing(run, options, paint))
    return "".join(f"{log_line(line)}\n" for line in lines)


def frames(corpus: Corpus, findings: Iterable[Finding]) -> str:
    """Give findings with their frames alone, without problems and ledger."""
    paint = painter(color=False)
    return "\n\n".join("\n".join(map(log_line, finding_lines(corpus, one, paint))) for one in findings)


def finding_lines(corpus: Corpus, finding: Finding, paint: Paint) -> Iterator[str]:
    """Yield the lines of one finding."""
    head = f"{finding.level.value}[{finding.code}] {finding.rule}"
    decided = f" ({finding.decision.status})" if finding.decision is not None else ""
    yield f"{paint(MARK[finding.level], head)}{one_line(decided)}: {paint('bold', one_line(finding.message))}"
    for role, claim in finding.claims[:_MOST_FRAMES]:
        yield from frame(corpus, role, claim, paint)
    if not finding.claims:
        yield f"  {paint('dim', '-->')} {one_line(str(finding.at))}"
    if len(finding.claims) > _MOST_FRAMES:
        yield f"  {paint('dim', '...')} and {wording.plural(len(finding.claims) - _MOST_FRAMES, 'more claim')}"
    for name, line in _notes(finding):
        if line:
            yield f"   {paint('dim', '=')} {name}: {one_line(line)}"


def _notes(finding: Finding) -> Iterator[tuple[str, str]]:
    stated, computed = wording.side_names(finding)
    yield "sum", finding.sum_line
    yield stated, wording.stated_line(finding)
    yield computed, wording.computed_line(finding)
    yield "in the text", finding.words
    yield "because", finding.because
    for hint in finding.hints:
        yield "hint", hint
    yield "decision", wording.decision_line(finding)
    yield "id", finding.id


def _closing(run: Run, options: Options, paint: Paint) -> Iterator[str]:
    yield paint("dim", f"words are read so: {'; '.join(wording.convention_lines(options))}")
    for line in wording.ledger_lines(run.ledger):
        yield one_line(line)
    if run.problems:
        yield paint("error", f"{wording.plural(len(run.problems), 'thing')} to mend in the files above")
    hardest = run.findings[0].level.value if any(one.is_open for one in run.findings) else "good"
    yield paint(hardest, wording.counts(run.findings))
