"""The reader of numbers against the annotated articles of tests/gold: subjects and wordings it was not written on.

Every miss and every number too many is printed with the failure. What is missing is a mechanism, never a word: find the
rule that a reader of the language would give, put it into a table or a reading, and give it a case of its own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crosstally import extract
from crosstally.errors import UserError
from crosstally.model import Mention
from crosstally.quantity.units import unit

GOLD = Path(__file__).parent.parent / "gold"
RECALL, PRECISION = 0.95, 0.95


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines() if line]


def _same(found: Mention, row: dict[str, Any]) -> bool:
    """The number in base units is the annotated one; where it names no single number, being found is enough."""
    ends = [end for end in (found.value, found.interval.lo, found.interval.hi) if end is not None]
    if row["value"] is None:
        return True
    wanted = float(row["value"]) * _factor(row["unit"])
    mine = _factor(found.unit)
    return any(abs(abs(float(end) * mine) - abs(wanted)) <= 1e-6 * abs(wanted) for end in ends)


def _factor(name: str | None) -> float:
    try:
        return float(unit(name or "times").factor)
    except UserError:  # a unit that the table does not hold counts things
        return 1.0


def test_numbers_of_the_annotated_articles() -> None:
    """Nearly every claim is found with its value, and nearly every number found is a claim."""
    articles = {row["id"]: row for row in _rows("articles.jsonl")}
    claims = [row for name in sorted(GOLD.glob("*.claims.jsonl")) for row in _rows(name.name) if row["is_claim"]]
    missed, extra, right, total = [], [], 0, 0
    for key, article in articles.items():
        text = (GOLD / article["file"]).read_text(encoding="utf-8")
        found = extract.read(text)
        wanted = [row for row in claims if row["article"] == key]
        for row in wanted:
            hits = [one for one in found if one.start < row["end"] and row["start"] < one.end]
            if not any(_same(one, row) for one in hits):
                got = [(one.text, str(one.value), one.unit) for one in hits]
                missed.append(f"{key}:{row['start']} {row['text']!r} {row['value']} {row['unit']} got {got}")
        for one in found:
            total += 1
            if any(one.start < row["end"] and row["start"] < one.end for row in wanted):
                right += 1
            else:
                extra.append(f"{key}:{one.start} {one.text!r} {one.value} {one.unit}")
    recall, precision = 1 - len(missed) / len(claims), right / total
    said = "\n".join([f"recall {recall:.3f}, precision {precision:.3f}", "missed:", *missed, "too many:", *extra])
    assert recall >= RECALL, said
    assert precision >= PRECISION, said
