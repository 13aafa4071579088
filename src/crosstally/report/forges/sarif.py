"""SARIF 2.1.0, within what GitHub reads of it.

GitHub uses the first location only, shows related ones only where the message links them, does not honour
suppressions (so decided findings are left out unless asked for), and keeps 5,000 results of a run.
"""

from __future__ import annotations

import re
from typing import Any, Final
from urllib.parse import quote

from crosstally.model import Claim, Finding, Level, Run
from crosstally.report import wording
from crosstally.report.data.whole import harmless_json
from crosstally.report.forges.marks import Mark, Marker, hardest_first, open_findings
from crosstally.report.harmless import one_line
from crosstally.report.reporter import Options, RuleText

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS: Final = 5_000
MOST_RELATED: Final = 20
_TEXT: Final = 1_000
_PRECISION: Final = {Level.ERROR: "very-high", Level.WARNING: "high", Level.NOTE: "medium"}
_SEVERITY: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "recommendation"}


def write(run: Run, options: Options) -> str:
    """Give one SARIF log with one run."""
    kept = hardest_first(run.findings) if options.full else open_findings(run)
    findings = kept[:MOST_RESULTS]
    rules = _rules(findings, options)
    index = {rule["id"]: at for at, rule in enumerate(rules)}
    name, _, version = options.program.partition(" ")
    marker = Marker(run.corpus, options)
    driver = {"name": name, "rules": rules} | ({"semanticVersion": version} if version else {})
    body = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(run, len(kept) - len(findings), marker)],
        "results": [_result(one, index[one.code], marker) for one in findings],
    }
    return harmless_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [body]}, indent=1) + "\n"


def _rules(findings: list[Finding], options: Options) -> list[dict[str, Any]]:
    hardest: dict[str, Finding] = {}
    for one in findings:
        hardest.setdefault(one.code, one)
    return [_rule(one, options.rules.get(one.code)) for _, one in sorted(hardest.items())]


def _rule(finding: Finding, said: RuleText | None) -> dict[str, Any]:
    summary = one_line(said.summary if said else f"{finding.rule}: numbers that cannot all be true", _TEXT)
    page = said.page if said and said.page else summary
    return {
        "id": finding.code,
        "name": finding.rule,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": summary},
        "help": {"text": page, "markdown": page},
        "defaultConfiguration": {"level": finding.level.value},
        "properties": {
            "tags": ["numbers", finding.rule],
            "precision": _PRECISION[finding.level],
            "problem.severity": _SEVERITY[finding.level],
        },
    }


def _result(finding: Finding, rule: int, marker: Marker) -> dict[str, Any]:
    where, others = marker.primary(finding)
    related = [_related(marker, number, *pair) for number, pair in enumerate(others[:MOST_RELATED], 1)]
    result = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": finding.level.value,
        "message": {"text": _message(finding, others[:MOST_RELATED])},
        "locations": [{"physicalLocation": _physical(where)}],
        "relatedLocations": related,
        "partialFingerprints": {"primaryLocationLineHash": finding.id, "crosstallyFinding/v1": finding.id},
    }
    if finding.decision is not None:
        reason = one_line(wording.decision_line(finding), _TEXT)
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    return result


def _message(finding: Finding, others: list[tuple[str, Claim]]) -> str:
    """One sentence, the sum, and a link to each other claim."""
    parts = [_plain(finding.message)] + ([f"Sum: {_plain(finding.sum_line)}."] if finding.sum_line else [])
    links = ", ".join(f"[{_plain(claim.id, 120)}]({number})" for number, (_, claim) in enumerate(others, 1))
    return " ".join(parts + ([f"See also {links}."] if links else []))


def _plain(text: str, most: int = _TEXT) -> str:
    """Escape what SARIF reads as a link in a message."""
    return re.sub(r"([\\\[\]])", r"\\\1", one_line(text, most))


def _related(marker: Marker, number: int, role: str, claim: Claim) -> dict[str, Any]:
    words = f"{role}: {claim.words} ({wording.span(wording.side(claim))})"
    return {"id": number, "physicalLocation": _physical(marker.claim(claim)), "message": {"text": _plain(words, 300)}}


def _physical(where: Mark) -> dict[str, Any]:
    region = {
        "startLine": where.line, "startColumn": where.column, "endLine": where.end_line, "endColumn": where.end_column,
    }  # fmt: skip
    return {"artifactLocation": {"uri": uri(where.path)}, "region": region}


def uri(path: str) -> str:
    """Give a relative path as a relative URI."""
    return quote(path.encode("utf-8", "replace"), safe="/")


def _invocation(run: Run, left_out: int, marker: Marker) -> dict[str, Any]:
    notes = [_notification("error", one_line(str(one), _TEXT), marker.problem(one)) for one in run.problems]
    if left_out:
        notes.append(_notification("warning", f"{wording.plural(left_out, 'more finding')} left out: see the report."))
    notes.append(_notification("note", wording.summary(run)))
    return {"executionSuccessful": not run.problems, "toolExecutionNotifications": notes}


def _notification(level: str, text: str, where: Mark | None = None) -> dict[str, Any]:
    placed = {} if where is None else {"locations": [{"physicalLocation": _physical(where)}]}
    return {"level": level, "message": {"text": text}} | placed
