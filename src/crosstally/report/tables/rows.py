"""One row a finding: the columns that all tables share."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from crosstally.model import Finding, Run, Side
from crosstally.report import wording
from crosstally.report.records import claim_record

COLUMNS: Final[tuple[tuple[str, Callable[[Finding], str]], ...]] = (
    ("id", lambda one: one.id),
    ("level", lambda one: one.level.value),
    ("code", lambda one: one.code),
    ("rule", lambda one: one.rule),
    ("verdict", lambda one: one.verdict),
    ("message", lambda one: one.message),
    ("sum", lambda one: one.sum_line),
    ("stated", lambda one: "" if one.stated is None else wording.span(one.stated)),
    ("computed", wording.computed_line),
    ("unit", lambda one: "" if one.stated is None else one.stated.unit),
    ("stated_lo", lambda one: _end(one.stated, "lo")),
    ("stated_hi", lambda one: _end(one.stated, "hi")),
    ("computed_value", lambda one: _end(one.computed, "value")),
    ("computed_lo", lambda one: _end(one.computed, "lo")),
    ("computed_hi", lambda one: _end(one.computed, "hi")),
    ("relation", lambda one: one.relation),
    ("claims", lambda one: _joined(claim.id for _, claim in one.claims)),
    ("words", lambda one: _joined(claim.words for _, claim in one.claims)),
    ("places", lambda one: _joined(str(claim.at) for _, claim in one.claims) or str(one.at)),
    ("because", lambda one: one.because),
    ("hints", lambda one: _joined(one.hints)),
    ("status", lambda one: "open" if one.decision is None else one.decision.status),
    ("reason", lambda one: "" if one.decision is None else one.decision.reason),
    ("by", lambda one: "" if one.decision is None else one.decision.by),
    ("date", lambda one: "" if one.decision is None else one.decision.date),
    ("until", lambda one: "" if one.decision is None else one.decision.until or ""),
)
NAMES: Final = tuple(name for name, _ in COLUMNS)


CLAIM_NAMES: Final = (
    "finding", "role", "claim", "article", "path", "line", "column", "words", "value", "unit", "lo", "hi", "hedge",
    "subject", "metric", "period", "scope", "source",
)  # fmt: skip
_KEYS: Final = {"claim": "id", "words": "text"}


def rows(run: Run) -> Iterator[list[str]]:
    """Yield the cells of each finding, as they are: each format makes them harmless in its own way."""
    for finding in run.findings:
        yield [column(finding) for _, column in COLUMNS]


def claim_rows(run: Run) -> Iterator[list[str]]:
    """Yield the cells of each claim of each finding."""
    for finding in run.findings:
        for role, claim in finding.claims:
            record = claim_record(run.corpus, claim) | {"finding": finding.id, "role": role}
            yield ["" if (one := record[_KEYS.get(name, name)]) is None else str(one) for name in CLAIM_NAMES]


def _end(side: Side | None, name: str) -> str:
    return "" if side is None else getattr(side, name) or ""


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(parts)
