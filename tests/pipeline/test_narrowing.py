"""What a run shows can be narrowed to changed lines and to what is new, and it can be run again on saving."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from crosstally import pipeline
from crosstally.config import Config
from crosstally.errors import UserError
from crosstally.files import baseline
from crosstally.model import Run

CLAIMS = """\
article:
  id: one
claims:
  before: {value: 100 CNY}
  after: {value: 150 CNY}
  growth: {value: 40 percent}
  left: {value: 10 CNY}
  right: {value: 11 CNY}
relations:
  grows:
    says: growth == after / before - 1
  same:
    says: left == right
"""
TOOL = [sys.executable, "-m", "crosstally"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project under git with two contradictions."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "one.claims.yaml").write_text(CLAIMS, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[tool.crosstally]\n", encoding="utf-8")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", "first"],
    ):
        subprocess.run(["git", *words], cwd=tmp_path, check=True)
    return tmp_path


def _run(project: Path) -> Run:
    return pipeline.judge(pipeline.read((), project, Config()))


def _change(project: Path, old: str, new: str) -> None:
    path = project / "claims" / "one.claims.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("", "", []),
        ("150 CNY", "151 CNY", ["one/grows"]),
        ("11 CNY", "12 CNY", ["one/same"]),
        ("says: left", "says:  left", ["one/same"]),
        ("CNY", "USD", ["one/grows", "one/same"]),
        ("article:", "# a remark\narticle:", []),
    ],
)
def test_a_finding_stays_when_one_of_its_claims_changed(project: Path, old: str, new: str, kept: list[str]) -> None:
    """`--since` keeps the findings whose claims or relation stand on changed lines, and counts the others."""
    if old:
        _change(project, old, new)
    run, _ = pipeline.since(_run(project), "HEAD", project)
    assert sorted(finding.relation for finding in run.findings) == kept
    said = dict(run.ledger.not_comparable)
    assert said.get("a finding of lines that did not change", 0) == 2 - len(kept)


def test_a_new_file_has_changed_whole(project: Path) -> None:
    """Findings of a file that git does not know yet are shown."""
    (project / "claims" / "two.claims.yaml").write_text(CLAIMS.replace("id: one", "id: two"), encoding="utf-8")
    run, changed = pipeline.since(_run(project), "HEAD", project)
    assert {finding.relation for finding in run.findings} == {"two/grows", "two/same"}
    assert "two/growth" in changed


@pytest.mark.parametrize(
    ("ref", "message"),
    [
        ("no-such-ref", "--since: git cannot tell: fatal: bad revision 'no-such-ref'. Name a commit."),
        ("--output=x", "--since: '--output=x' is not a commit. Name a branch, a tag or a commit."),
    ],
)
def test_a_ref_that_is_none_is_refused(project: Path, ref: str, message: str) -> None:
    """What git cannot tell is one sentence, and an option in disguise never reaches git."""
    with pytest.raises(UserError) as told:
        pipeline.since(_run(project), ref, project)
    assert str(told.value) == message


def test_a_baseline_leaves_out_what_was_there(project: Path) -> None:
    """Findings of the baseline are left out and counted; a changed number reopens; a line without finding is told."""
    path = project / "baseline.txt"
    path.write_text(pipeline.baseline_text(_run(project)), encoding="utf-8")
    rows = path.read_text(encoding="utf-8").splitlines()
    assert rows[0] == baseline.HEAD
    assert rows[1:] == sorted(rows[1:])
    assert len(rows) == 3
    run = pipeline.without_baseline(_run(project), path, "baseline.txt")
    assert run.findings == ()
    assert ("a finding that is in the baseline", 2) in run.ledger.not_comparable
    _change(project, "11 CNY", "12 CNY")
    run = pipeline.without_baseline(_run(project), path, "baseline.txt")
    assert [finding.relation for finding in run.findings] == ["one/same"]
    assert ("a line of the baseline that has no finding", 1) in run.ledger.not_comparable


def test_a_line_that_is_no_id_is_told(project: Path) -> None:
    """A misspelt line of a baseline is a problem with its place; a baseline that is not there is refused."""
    path = project / "baseline.txt"
    path.write_text("# head\nnonsense here\n", encoding="utf-8")
    run = pipeline.without_baseline(_run(project), path, "baseline.txt")
    assert [str(one) for one in run.problems] == [
        "baseline.txt:2:1: 'nonsense' is not a finding's id. Take the line away."
    ]
    with pytest.raises(UserError, match="There is no such baseline"):
        pipeline.without_baseline(_run(project), project / "none.txt", "none.txt")


def test_watch_checks_again_on_saving(tmp_path: Path) -> None:
    """`check --watch` prints a second run after the file is saved, and ends with Ctrl+C."""
    draft = tmp_path / "draft.md"
    draft.write_text("Revenue was $12 million, up 20% from $10 million.\n", encoding="utf-8")
    with subprocess.Popen(
        [*TOOL, "check", "draft.md", "--watch", "-f", "concise"], cwd=tmp_path, stdout=subprocess.PIPE, text=True
    ) as run:
        assert run.stdout is not None
        late = threading.Timer(120, run.kill)
        late.start()
        first = run.stdout.readline()
        draft.write_text("Revenue was $12 million, up 40% from $10 million.\n", encoding="utf-8")
        lines = [first]
        while lines[-1] and "40%" not in lines[-1]:
            lines.append(run.stdout.readline())
        late.cancel()
        time.sleep(1)  # the run that printed the line must end: its exit code is what Ctrl+C leaves
        run.send_signal(2)
    assert "no findings" in first
    assert "--- saved; checking again ---\n" in lines
    assert "the text says 40%" in lines[-1]
    assert run.returncode == 1


def test_a_claim_file_asked_for_by_name_is_judged_within_its_project(project: Path) -> None:
    """Relations that reach into other files are read with them, and findings of other files are counted."""
    (project / "claims" / "two.claims.yaml").write_text(
        CLAIMS.replace("id: one", "id: two").replace("left == right", "left == one/right"), encoding="utf-8"
    )
    done = subprocess.run(
        [*TOOL, "check", "claims/two.claims.yaml", "-f", "concise"],
        cwd=project, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stderr == ""
    assert done.returncode == 0
    assert "claims/two.claims.yaml:10:3: warning[XT203]" in done.stdout
    assert "claims/one.claims.yaml:10:3" not in done.stdout
    assert done.stdout.splitlines()[-1].startswith("2 findings (2 warnings), 0 decided, 2 open")
