"""The real command in a process of its own: what it imports, that its bytes are stable, that bad files stop nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

CLAIMS: Final = """\
article:
  id: {id}
claims:
  part:
    value: 40 user
    of: Example Net
    metric: users
    period: 2025
  rest:
    value: 50 user
  whole:
    value: {whole} user
    of: Example Net
    metric: users
    period: 2026
relations:
  sum:
    says: whole == part + rest
"""
TEXTS: Final = ("text", "concise", "json", "markdown", "csv")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write a project whose three articles disagree with themselves and with one another."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.crosstally]\n")
    for name, whole in (("north", 95), ("south", 99), ("west", 90)):
        (tmp_path / f"claims/{name}.claims.yaml").write_text(CLAIMS.format(id=name, whole=whole))
    return tmp_path


def run(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `python -m crosstally`."""
    return subprocess.run(
        [sys.executable, "-m", "crosstally", *words],
        cwd=cwd, capture_output=True, encoding="utf-8", check=False, timeout=60, env={**os.environ, **environment},
    )  # fmt: skip


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["check", "--help"], ["rules"]])
def test_help_imports_nothing_heavy(words: list[str], tmp_path: Path) -> None:
    """Neither pint nor pandas nor YAML is imported to say what the program does."""
    ran = run(*words, cwd=tmp_path, PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip().split(".")[0] for line in ran.stderr.splitlines() if "|" in line}
    assert ran.returncode == 0
    assert "click" in imported
    heavy = {"pint", "pandas", "numpy", "rich"} | ({"yaml", "rapidfuzz"} if words == ["--help"] else set())
    assert not imported & heavy


def test_a_check_of_known_units_imports_no_unit_library(project: Path) -> None:
    """A run over units of the compiled table needs neither pint nor pandas."""
    ran = run("check", cwd=project, PYTHONPROFILEIMPORTTIME="1")
    imported = {line.rpartition("|")[2].strip().split(".")[0] for line in ran.stderr.splitlines() if "|" in line}
    assert ran.returncode == 1
    assert not imported & {"pint", "pandas", "numpy", "rich", "hypothesis"}


@pytest.mark.parametrize("form", TEXTS)
def test_the_bytes_hang_on_no_hash_seed_and_no_order_of_paths(form: str, project: Path) -> None:
    """Four hash seeds, and the claim files in two orders: one output."""
    paths = [f"claims/{name}.claims.yaml" for name in ("north", "south", "west")]
    orders = [[], paths, paths[::-1], ["claims"]]
    shown = {
        run("check", "-f", form, *order, cwd=project, PYTHONHASHSEED=str(seed)).stdout
        for seed, order in enumerate(orders)
    }
    assert len(shown) == 1
    assert "same-fact" in shown.pop()


def test_a_bad_file_stops_nothing(project: Path) -> None:
    """With a bomb, a broken file and a folder among the claims the findings of the good files are all printed."""
    good = run("check", "-f", "concise", cwd=project)
    (project / "claims/bomb.claims.yaml").write_text("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n")
    (project / "claims/broken.claims.yaml").write_bytes(b"article:\n  id: \xff\n")
    (project / "claims/folder.claims.yaml").mkdir()
    ran = run("check", "-f", "concise", cwd=project)
    assert good.returncode == 1
    assert ran.returncode == 2
    assert set(good.stdout.splitlines()[:-1]) <= set(ran.stdout.splitlines())
    assert len(good.stdout.splitlines()) == 4
    assert ran.stderr == (
        "crosstally: claims/bomb.claims.yaml:1:4: An anchor (&a) stands here. Write the value out where needed.\n"
        "crosstally: claims/broken.claims.yaml:2:7: The file is not UTF-8. Save it as UTF-8.\n"
        "crosstally: claims/folder.claims.yaml: This is a folder, not a claim file. Rename it, or move it away.\n"
    )


def test_a_reader_that_has_seen_enough_is_no_error(project: Path) -> None:
    """`crosstally rules | head -1` ends quietly."""
    words = [sys.executable, "-m", "crosstally", "rules"]
    with subprocess.Popen(words, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as ran:
        assert ran.stdout is not None
        assert ran.stderr is not None
        ran.stdout.close()
        assert ran.stderr.read() == b""
