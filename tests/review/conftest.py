"""A project on disk whose articles do not agree, as many times as asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

Make = Callable[[int], Path]


def build(root: Path, findings: int) -> Path:
    """Write a project with so many findings: sums that miss their total, each stated in an article's text."""
    rows: list[str] = []
    ties: list[str] = []
    text = ""
    for at in range(findings):
        for name, value in (("north", 100), ("south", 50), ("all", 900 + at)):
            start = len(text) + len(f"Plant {at} {name}: ")
            text += f"Plant {at} {name}: {value} USD.\n"
            rows.append(
                f"  {name}-{at}:\n    quote: {value} USD\n    at: {start}\n    value: {value} USD\n"
                f"    of: Plant {at}\n    metric: {name} cost\n    period: 2025\n"
            )
        ties.append(f"  sum-{at}:\n    says: all-{at} == north-{at} + south-{at}\n")
    (root / "claims").mkdir(parents=True)
    (root / "articles").mkdir()
    (root / "articles" / "plants.txt").write_text(text, encoding="utf-8")
    (root / "pyproject.toml").write_text('[tool.crosstally]\narticles = ["articles"]\n', encoding="utf-8")
    head = "# the plants\narticle:\n  id: plants\n  title: The plants\n  published: 2026-03-02\n  file: plants.txt\n"
    body = f"{head}claims:\n{''.join(rows)}relations:\n{''.join(ties)}"
    (root / "claims" / "plants.claims.yaml").write_text(body, encoding="utf-8")
    return root


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Give a function that writes a project with so many findings."""
    return lambda findings: build(tmp_path / "project", findings)
