"""JSON lines: the run's head on the first line, then one finding a line."""

from __future__ import annotations

from crosstally.model import Run
from crosstally.report.data.whole import harmless_json
from crosstally.report.records import run_record
from crosstally.report.reporter import Options


def write(run: Run, options: Options) -> str:
    """Give one object a line; each has a `type`: run, problem or finding."""
    record = run_record(run, options)
    findings, problems = record.pop("findings"), record.pop("problems")
    rows = [{"type": "run"} | record]
    rows += [{"type": "problem"} | one for one in problems]
    rows += [{"type": "finding"} | one for one in findings]
    return "".join(harmless_json(row) + "\n" for row in rows)
