"""Records and tables that faces print besides findings: encoded claims, units, the schema, decision entries."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from crosstally.files.schema import json_schema
from crosstally.model import Claim, Corpus, Finding
from crosstally.quantity.figures import exact
from crosstally.quantity.stated import describe
from crosstally.quantity.units import table


def claim_records(corpus: Corpus) -> Iterator[dict[str, Any]]:
    """Yield the encoded claims that stand in an article, by article and start, with the keys of `extract`."""
    standing = [claim for claim in corpus.claims.values() if claim.quote.exact]
    for claim in sorted(standing, key=lambda claim: (claim.article, claim.quote.start or 0, claim.id)):
        yield _record(claim, corpus.articles[claim.article].path)


def _record(claim: Claim, path: str) -> dict[str, Any]:
    value, fact = claim.value_read, claim.fact
    dated = value.unit.name == "date"
    return {
        "path": path,
        "article": claim.article,
        "id": claim.id,
        "text": claim.quote.exact,
        "start": claim.quote.start,
        "end": claim.quote.end,
        "value": None if dated else exact(value.number),
        "unit": value.unit.name or None,
        "lo": None if dated else exact(value.interval.lo),
        "hi": None if dated else exact(value.interval.hi),
        "lo_open": value.interval.lo_open,
        "hi_open": value.interval.hi_open,
        "hedge": "none" if dated else value.hedge.public,
        "kind": kind(claim),
        "subject": fact.subject or None,
        "metric": fact.metric or None,
        "period": fact.period or None,
        "source": claim.source or None,
        "claim": not dated,
    }


def kind(claim: Claim) -> str:  # noqa: PLR0911  (one kind a line)
    """Name the kind of a claim's quantity (DESIGN 6.2), by its unit."""
    unit = claim.value_read.unit
    if unit.name == "date":
        return "date"
    if unit.is_ratio:
        return {"percent": "percent", "percentage_point": "percent", "times": "fold_change"}.get(unit.name, "ratio")
    if unit.is_money:
        return "money"
    if unit.dimension == (("time", 1),):
        return "duration"
    if unit.name == "point":
        return "score"
    if any(power < 0 for _, power in unit.dimension):
        return "rate"
    return "count" if unit.is_counted else "size"


def units_list() -> str:
    """List every spelling of a unit: spelling, unit, dimension."""
    rows = ((spelling, name, describe(dimension)) for spelling, (name, _, dimension) in table().items())
    return "".join(f"{spelling}\t{name}\t{dimension}\n" for spelling, name, dimension in rows)


def claim_schema() -> str:
    """Give the JSON Schema of claim files."""
    return json_schema()


def decision_template(finding: Finding, today: str) -> str:
    """Give an entry of decisions.yaml for a finding, its status and reason to be filled in."""
    return "\n".join([
        f"  # {finding.code} {finding.rule}: {' '.join(finding.message.split())}",
        f"  {finding.id}:",
        "    status: # confirmed (the discrepancy is real), waived (it is none) or needs-source",
        "    reason:",
        "    by:",
        f"    date: {today}",
        f"    values: {json.dumps(finding.values, ensure_ascii=False)}",
    ])  # fmt: skip
