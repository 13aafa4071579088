"""Raw articles checked against the annotated relations of tests/gold: subjects and wordings not written for relate/.

Missed contradictions and false alarms are printed with the failure. What is missing is a mechanism, never a word: find
the rule a reader of the language would give, and give it cases of its own (a pass and a fail).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from crosstally import pipeline
from crosstally.config import Config
from crosstally.model import Finding, Level

GOLD = Path(__file__).parent.parent / "gold"
RECALL = 0.55  # of contradictions at error or warning; what was reached, to be raised with each mechanism
PRECISION = 0.95  # of errors


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (GOLD / name).read_text(encoding="utf-8").splitlines() if line]


def _names(finding: Finding, relation: dict[str, Any]) -> bool:
    """A finding names a relation where it overlaps two of its claims (one, where there is one)."""
    spans = [(c["article"], c["start"], c["start"] + len(c["text"])) for c in relation["claims"]]
    mine = [(c.article, c.quote.start or 0, c.quote.end or 0) for _, c in finding.claims]
    hit = sum(any(a == b and s < e2 and s2 < e for b, s2, e2 in mine) for a, s, e in spans)
    return hit >= min(2, len(spans))


def test_relations_of_the_annotated_articles() -> None:
    """Most contradictions are found, errors are right, and no error falls on figures that agree."""
    articles = _rows("articles.jsonl")
    lines, bad, caught, errors, right = [], 0, 0, 0, 0
    for cluster in sorted({row["cluster"] for row in articles}):
        paths = [GOLD / row["file"] for row in articles if row["cluster"] == cluster]
        run = pipeline.judge(pipeline.read(paths, GOLD, Config()))
        hard = [one for one in run.findings if one.level in (Level.ERROR, Level.WARNING)]
        relations = _rows(f"{cluster}.relations.jsonl")
        for relation in relations:
            if relation["verdict"] == "contradiction":
                bad += 1
                if any(_names(one, relation) for one in hard):
                    caught += 1
                else:
                    lines.append(f"missed {relation['id']}: {relation['explanation']}")
        fair = [row for row in relations if row["verdict"] in ("contradiction", "tension")]
        for one in hard:
            if one.level is Level.ERROR:
                errors += 1
                if any(_names(one, row) for row in fair):
                    right += 1
                    continue
            agreed = [row["id"] for row in relations if row not in fair and _names(one, row)]
            if one.level is Level.ERROR or agreed:
                lines.append(f"{one.level} {one.rule}: {one.message} [{', '.join(agreed) or 'not annotated'}]")
    recall, precision = caught / bad, right / errors if errors else 1.0
    said = "\n".join([f"recall {recall:.3f} of {bad}, errors right {precision:.3f} of {errors}", *lines])
    assert recall >= RECALL, said
    assert precision >= PRECISION, said
