"""The GitHub Action, the GitLab template and the pre-commit hook, by running their steps in a scratch repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest
import yaml

ROOT: Final = Path(__file__).parents[2]
CLAIMS: Final = """\
# yaml-language-server: $schema=../docs/claims.schema.json
article:
  id: harbour
claims:
  all: {value: 999 USD, of: the port, metric: cost}
  north: {value: 100 USD, of: the north quay, metric: cost}
  south: {value: 50 USD, of: the south quay, metric: cost}
relations:
  quays: {says: all == north + south}
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Install the checkout as the steps do, into a folder of its own, with the libraries that are here."""
    folder = tmp_path_factory.mktemp("installed")
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GITLAB_", "CI"))
    }
    environment |= {
        "PIP_TARGET": str(folder), "PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PYTHONPATH": str(folder),
        "PIP_UPGRADE": "1", "PATH": f"{folder / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}",
    }  # fmt: skip
    return environment


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    """Make a repository of somebody else with one discrepancy in it."""
    root = tmp_path / "their repository"
    (root / "claims").mkdir(parents=True)
    (root / "claims" / "harbour.claims.yaml").write_text(CLAIMS)
    (root / "pyproject.toml").write_text("[tool.crosstally]\n")
    git = ("git", "-c", "user.name=x", "-c", "user.email=x@example.org")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Their claims"]):
        subprocess.run([*git, *words], cwd=root, check=True)
    return root


def run(script: str, cwd: Path, environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run a step as a runner does."""
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    return subprocess.run(command, cwd=cwd, env=dict(environment), capture_output=True, text=True, check=False)


def action(cwd: Path, environment: dict[str, str], tmp: Path, **inputs: str) -> tuple[int, str, str, dict[str, str]]:
    """Run the steps of action.yml; give the exit code, what was printed, the summary and the outputs."""
    declared = yaml.safe_load((ROOT / "action.yml").read_text())
    given = {name: inputs.get(name.replace("-", "_"), str(one["default"])) for name, one in declared["inputs"].items()}
    output, summary = tmp / "output", tmp / "summary"
    output.touch()
    summary.touch()
    runner = environment | {
        "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_OUTPUT": str(output), "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_ACTIONS": "true",
    }  # fmt: skip
    for step in declared["runs"]["steps"]:
        asked = {name: given[re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", text)[1]]  # type: ignore[index]
                 for name, text in step.get("env", {}).items()}  # fmt: skip
        done = run(step["run"], cwd, runner | asked)
        if done.returncode:
            break
    outputs = dict(line.split("=", 1) for line in output.read_text().splitlines())
    return done.returncode, done.stdout + done.stderr, summary.read_text(), outputs


def test_vale_action_12_the_action_asks_for_no_token() -> None:
    """vale-cli/vale-action#12, #52: what needs a token fails on pull requests from forks."""
    text = (ROOT / "action.yml").read_text()
    assert not re.search(r"secrets\.|github\.token|GITHUB_TOKEN|^\s+uses:", text, re.MULTILINE)


def test_the_action_annotates_summarises_and_fails(scratch: Path, installed: dict[str, str], tmp_path: Path) -> None:
    """On a fork without any token: annotations, a summary, outputs, the exit code; SARIF where it is asked for."""
    code, printed, summary, outputs = action(
        scratch, installed, tmp_path, sarif="out/crosstally.sarif", html="report.html"
    )
    assert code == 1, printed
    assert re.search(r"^::error file=claims/harbour\.claims\.yaml,line=5,", printed, re.MULTILINE)
    assert summary.startswith("## Numbers that cannot all be true\n")
    assert outputs == {"exit-code": "1", "findings": "1"}
    sarif = json.loads((scratch / "out" / "crosstally.sarif").read_text())
    assert len(sarif["runs"][0]["results"]) == 1
    assert (scratch / "report.html").read_text().startswith("<!DOCTYPE html>")


@pytest.mark.parametrize(
    ("inputs", "expected"),
    [
        ({"fail_on": "never"}, (0, "1")),
        ({"paths": "nowhere"}, (2, "0")),
        ({"since": "HEAD", "fail_on": "error"}, (0, "0")),
        ({"args": "--ignore sum-of-parts"}, (2, "1")),  # nothing was compared then
        ({"summary": "false", "fail_on": "never"}, (0, "1")),
        ({"args": "; touch owned", "paths": "$(touch owned) `touch owned`"}, (2, "0")),
    ],
)
def test_inputs_of_the_action_are_arguments_and_never_run(
    scratch: Path, installed: dict[str, str], tmp_path: Path, inputs: dict[str, str], expected: tuple[int, str]
) -> None:
    """Each input reaches the command; none reaches the shell."""
    done, printed, summary, outputs = action(scratch, installed, tmp_path, **inputs)
    assert (done, outputs["findings"]) == expected, printed
    assert not (scratch / "owned").exists()
    assert bool(summary) == (inputs.get("summary") != "false")


def test_the_gitlab_template_writes_code_quality_and_test_results(scratch: Path, installed: dict[str, str]) -> None:
    """The job fails on the finding and leaves the reports its artifacts name."""
    job: dict[str, Any] = yaml.safe_load((ROOT / "templates" / "crosstally.gitlab-ci.yml").read_text())["crosstally"]
    variables = {name: str(value) for name, value in job["variables"].items()} | {"CROSSTALLY_SOURCE": str(ROOT)}
    done = run("\n".join(job["script"]), scratch, installed | variables | {"GITLAB_CI": "true"})
    assert done.returncode == 1, done.stdout + done.stderr
    reports = job["artifacts"]["reports"]
    (entry,) = json.loads((scratch / reports["codequality"]).read_text())
    assert entry["location"] == {"path": "claims/harbour.claims.yaml", "lines": {"begin": 5, "end": 5}}
    assert ET.parse(scratch / reports["junit"]).getroot().attrib["failures"] == "1"  # noqa: S314  (our own text)
    assert all((scratch / path).is_file() for path in job["artifacts"]["paths"])


def test_pre_commit_446_the_hook_checks_the_whole_project_once(scratch: Path, installed: dict[str, str]) -> None:
    """pre-commit/pre-commit#446, #2194: no file names, no parallel slices; the entry finds what lies between files."""
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    assert (hook["pass_filenames"], hook["require_serial"], hook["language"]) == (False, True, "python")
    wanted = {"claims/a.claims.yaml": True, "x/decisions.yaml": True, "checks/check_a.py": True, "notes.md": False}
    assert {path: bool(re.search(hook["files"], path)) for path in wanted} == wanted
    run(f'python -m pip install -q "{ROOT}"', scratch, installed)
    done = run(hook["entry"], scratch, installed)
    assert done.returncode == 1
    assert "sum-of-parts" in done.stdout


def test_ruff_1149_a_baseline_lets_an_old_project_begin_green(scratch: Path, installed: dict[str, str]) -> None:
    """astral-sh/ruff#1149, flake8#330: what was there is set aside by id; a new discrepancy still fails."""
    run(f'python -m pip install -q "{ROOT}"', scratch, installed)
    assert run("crosstally baseline -o known.txt", scratch, installed).returncode == 0
    assert run("crosstally check --baseline known.txt", scratch, installed).returncode == 0
    claims = scratch / "claims" / "harbour.claims.yaml"
    claims.write_text(claims.read_text().replace("999 USD", "998 USD"))
    assert run("crosstally check --baseline known.txt", scratch, installed).returncode == 1
