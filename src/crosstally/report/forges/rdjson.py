"""The Reviewdog diagnostic format, which feeds reviews in any forge. It counts columns in bytes of UTF-8."""

from __future__ import annotations

from typing import Any, Final

from crosstally.model import Level, Run
from crosstally.report.data.whole import harmless_json
from crosstally.report.forges.marks import Mark, Marker, open_findings
from crosstally.report.harmless import one_line
from crosstally.report.reporter import Options

_SEVERITY: Final = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}
_TEXT: Final = 1_000


def write(run: Run, options: Options) -> str:
    """Give the findings nobody has decided, each with the other claims as related locations."""
    diagnostics, marker = [], Marker(run.corpus, options)
    for finding in open_findings(run):
        where, others = marker.primary(finding)
        related = [
            {"message": one_line(f"{role}: {claim.words}", 300), "location": _location(marker.claim(claim))}
            for role, claim in others[:20]
        ]
        diagnostics.append({
            "message": one_line(finding.message, _TEXT),
            "location": _location(where),
            "severity": _SEVERITY[finding.level],
            "code": {"value": f"{finding.code} {finding.rule}"},
            "relatedLocations": related,
        })  # fmt: skip
    head = {"source": {"name": options.program.partition(" ")[0]}}
    return harmless_json(head | {"diagnostics": diagnostics}, indent=1) + "\n"


def _location(where: Mark) -> dict[str, Any]:
    extra = 0 if where.before is None else len(where.before.encode("utf-8", "replace")) - len(where.before)
    start = {"line": where.line, "column": where.column + extra}
    return {"path": one_line(where.path), "range": {"start": start}}
