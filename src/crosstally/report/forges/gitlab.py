"""GitLab code quality: a JSON array; equal fingerprints would collapse to one, so each is unique."""

from __future__ import annotations

from typing import Final

from crosstally.model import Level, Run
from crosstally.report.data.whole import harmless_json
from crosstally.report.forges.marks import Marker, open_findings
from crosstally.report.harmless import one_line
from crosstally.report.reporter import Options

_SEVERITY: Final = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}
_TEXT: Final = 1_000


def write(run: Run, options: Options) -> str:
    """Give the findings nobody has decided."""
    entries, marker = [], Marker(run.corpus, options)
    seen: dict[str, int] = {}
    for finding in open_findings(run):
        where, _ = marker.primary(finding)
        seen[finding.id] = seen.get(finding.id, 0) + 1
        again = f"-{seen[finding.id]}" if seen[finding.id] > 1 else ""
        entries.append({
            "description": one_line(f"{finding.code} {finding.rule}: {finding.message}", _TEXT),
            "check_name": f"{finding.code} {finding.rule}",
            "fingerprint": f"{finding.id}{again}",
            "severity": _SEVERITY[finding.level],
            "location": {"path": one_line(where.path), "lines": {"begin": where.line, "end": where.end_line}},
        })  # fmt: skip
    return harmless_json(entries, indent=1) + "\n"
