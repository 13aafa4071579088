"""The one plain-data view of a run that all machine formats share (DESIGN 6.3)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any, Final

from crosstally.errors import Problem
from crosstally.model import Claim, Corpus, Decision, Finding, Ledger, Run, Side
from crosstally.report import places, wording
from crosstally.report.reporter import Options

FORMAT: Final = 1  # history: 1 the first


def run_record(run: Run, options: Options) -> dict[str, Any]:
    """Give a whole run as plain data."""
    return {
        "format": FORMAT,
        "tool": options.program,
        "conventions": dict(options.conventions),
        "ledger": ledger_record(run.ledger),
        "problems": [problem_record(one) for one in run.problems],
        "findings": [finding_record(run.corpus, one) for one in run.findings],
    }


def ledger_record(ledger: Ledger) -> dict[str, Any]:
    """Give the ledger as plain data."""
    return {
        "articles": ledger.articles,
        "claims": ledger.claims,
        "relations": ledger.relations,
        "facts": ledger.facts,
        "compared": ledger.compared,
        "agreed": ledger.agreed,
        "not_comparable": [{"reason": reason, "count": count} for reason, count in ledger.not_comparable],
        "failed_rules": list(ledger.failed_rules),
    }


def finding_record(corpus: Corpus, finding: Finding) -> dict[str, Any]:
    """Give a finding as plain data; empty words and hints are kept, so that every record has the same keys."""
    return {
        "id": finding.id,
        "code": finding.code,
        "rule": finding.rule,
        "level": finding.level.value,
        "verdict": finding.verdict,
        "message": finding.message,
        "relation": finding.relation,
        "sum": finding.sum_line,
        "stated": side_record(finding.stated),
        "computed": side_record(finding.computed),
        "claims": [claim_record(corpus, claim) | {"role": role} for role, claim in finding.claims],
        "words": finding.words,
        "because": finding.because,
        "hints": list(finding.hints),
        "values": finding.values,
        "at": {"path": finding.at.path, "line": finding.at.line, "column": finding.at.column},
        "decision": decision_record(finding.decision),
    }


def claim_record(corpus: Corpus, claim: Claim) -> dict[str, Any]:
    """Give a claim with the place of its words in the article."""
    spot, side = places.spot(corpus, claim), wording.side(claim)
    return {
        "id": claim.id,
        "article": claim.article,
        "path": spot.path,
        "start": spot.start,
        "end": spot.end,
        "line": spot.line,
        "column": spot.column,
        "text": claim.words,
        "value": side.value,
        "unit": side.unit,
        "lo": side.lo,
        "hi": side.hi,
        "lo_open": side.lo_open,
        "hi_open": side.hi_open,
        "hedge": claim.value_read.hedge.public,
        **asdict(claim.fact),
        "source": claim.source,
    }


def side_record(side: Side | None) -> dict[str, Any] | None:
    """Give one side of a comparison."""
    return None if side is None else asdict(side)


def decision_record(decision: Decision | None) -> dict[str, Any] | None:
    """Give what a person said of a finding."""
    if decision is None:
        return None
    return {name: getattr(decision, name) for name in ("status", "reason", "by", "date", "until")}


def problem_record(problem: Problem) -> dict[str, Any]:
    """Give what the user must mend."""
    return asdict(problem)
