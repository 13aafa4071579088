"""The annotated articles beside this project: what is found, with value, open sides and hedge, and what is too much."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

SHARED = Path(__file__).parents[3] / "shared"
SCORE = SHARED / "score" / "score.py"
GOALS = {"seeds": (0.97, 0.97, 0.93, 0.94), "dev": (0.97, 0.97, 0.95, 0.95)}
TOOL = """#!{python}
import json, sys
from pathlib import Path
from crosstally.extract import read, record
for name in sys.argv[2:sys.argv.index("--format")]:
    for mention in read(Path(name).read_text(encoding="utf-8")):
        print(json.dumps(record(mention, name, Path(name).stem), ensure_ascii=False))
"""


@pytest.mark.skipif(not SCORE.is_file(), reason="the annotated articles are not beside this project")
@pytest.mark.parametrize("folder", sorted(GOALS))
def test_score_on_annotated_articles(folder: str, tmp_path: Path) -> None:
    """Value recall, precision, sides and hedge reach their goals."""
    tool = tmp_path / "tool.py"
    tool.write_text(TOOL.format(python=sys.executable), encoding="utf-8")
    words = ["extract", str(SHARED / "gold" / folder), "--tool", f"{sys.executable} {tool}"]
    command = [sys.executable, str(SCORE), *words]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    score = {key: float(value) for key, value in re.findall(r"(\w+) ([0-9.]+)", shown)}
    recall, precision, sides, hedge = GOALS[folder]
    assert score["value_recall"] >= recall, shown
    assert score["precision"] >= precision, shown
    assert score["sides"] >= sides, shown
    assert score["hedge"] >= hedge, shown
