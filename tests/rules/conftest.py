"""Small projects from the short notation of the case files, judged by the real pipeline."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from crosstally import config, pipeline
from crosstally.model import Run

_RELATION: Final = {"says": "says", "rule": "rule", "cap": "level", "because": "because"}
TODAY: Final = "2026-11-21"
Judge = Callable[[Mapping[str, Any]], Run]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """Judge a case: claims by name (`other/name` in another article), what they must satisfy, and more."""

    def judged(case: Mapping[str, Any]) -> Run:
        root = tmp_path
        for folder in ("claims", "articles", "checks"):
            (root / folder).mkdir(exist_ok=True)
        (root / "pyproject.toml").write_text('[tool.crosstally]\narticles = ["articles"]\n')
        _articles(case, root)
        if "check" in case:
            check = f'"""Check."""\ndef check_it(claims):\n    """Say a fact."""\n    {case["check"]}\n'
            (root / "checks/check_case.py").write_text(check)
        if "decisions" in case:
            entries = {_id(name, _run(root)): entry for name, entry in case["decisions"].items()}
            (root / "claims/decisions.yaml").write_text(json.dumps({"decisions": entries}, indent=1))
        return _run(root)

    return judged


def _articles(case: Mapping[str, Any], root: Path) -> None:
    """Write a claim file for each article: JSON is YAML."""
    files: dict[str, dict[str, Any]] = {"it": {"article": {"id": "it"}, "claims": {}}}
    for name, entry in case["claims"].items():
        article, _, short = name.rpartition("/")
        file = files.setdefault(article or "it", {"article": {"id": article or "it"}, "claims": {}})
        file["claims"][short] = entry if isinstance(entry, dict) else {"value": entry}
    if "says" in case:
        known = {key: case[name] for name, key in _RELATION.items() if name in case}
        files["it"]["relations"] = {"tie": known}
    if "text" in case:
        files["it"]["article"]["file"] = "it.txt"
        (root / "articles/it.txt").write_text(case["text"])
    for article, file in files.items():
        text = json.dumps(file, ensure_ascii=False, indent=1)
        (root / f"claims/{article}.claims.yaml").write_text(text)


def _run(root: Path) -> Run:
    return pipeline.judge(pipeline.read((), root, config.load(root)), today=TODAY)


def _id(name: str, run: Run) -> str:
    """Give the id of the first finding of the rule behind an `@`; one with `!` behind it is misspelt."""
    if not name.startswith("@"):
        return name
    found = next(finding.id for finding in run.findings if finding.rule == name.strip("@!"))
    return found[:-1] + "z" if name.endswith("!") else found
