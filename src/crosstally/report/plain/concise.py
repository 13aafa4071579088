"""One line a finding: `path:line:column: level[code] rule: message`."""

from __future__ import annotations

from crosstally.model import Finding, Run
from crosstally.report import wording
from crosstally.report.harmless import log_line, one_line
from crosstally.report.plain.paint import MARK, Paint, painter
from crosstally.report.reporter import Options


def write(run: Run, options: Options) -> str:
    """Give one line a finding, one a problem, and one for the run."""
    paint = painter(color=options.color)
    lines = [finding_line(one, paint) for one in run.findings]
    lines += [one_line(str(one)) for one in run.problems]
    return "".join(f"{log_line(line)}\n" for line in [*lines, wording.summary(run)])


def finding_line(finding: Finding, paint: Paint) -> str:
    """Write one finding on one line; a decided one says so."""
    decided = f" ({finding.decision.status})" if finding.decision is not None else ""
    head = paint(MARK[finding.level], f"{finding.level.value}[{finding.code}]")
    return f"{one_line(str(finding.at))}: {head} {finding.rule}{one_line(decided)}: {one_line(finding.message)}"
