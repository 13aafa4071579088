"""Claim files and checks as pytest items, run by pytest inside pytest."""

from __future__ import annotations

import re
from typing import Final

import pytest

from crosstally import pipeline, report

pytest_plugins = ["pytester"]
LOADED: Final = (pipeline, report)  # kept loaded, so that runs inside this process do not load them again
PROJECT: Final = """
[tool.crosstally]

[tool.pytest.ini_options]
filterwarnings = ["error"]
xfail_strict = true
"""
CLAIMS: Final = """
article:
  id: it
claims:
  part:
    value: 40 user
  rest:
    value: 50 user
  whole:
    value: 99 user
  again:
    value: 90 user
relations:
  wrong-sum:
    says: whole == part + rest
  right-sum:
    says: again == part + rest
"""
CHECKS: Final = '''
"""Checks."""
from crosstally import agree


def check_the_rest_is_larger(claims):
    """A fact."""
    assert agree(claims["it/again"], claims["it/rest"] + claims["it/part"])


def check_a_name_is_misspelt(claims):
    """A fact."""
    assert agree(claims["it/hole"], claims["it/rest"])


def check_twice(claims):
    """Two facts."""
    assert agree(claims["it/again"], claims["it/part"] + claims["it/rest"])
    assert agree(claims["it/whole"], claims["it/part"] * 2)
'''
ITEMS: Final = [
    "claims/it.claims.yaml::reads",
    "claims/it.claims.yaml::right-sum",
    "claims/it.claims.yaml::wrong-sum",
    "checks/check_it.py::check_the_rest_is_larger",
    "checks/check_it.py::check_a_name_is_misspelt",
    "checks/check_it.py::check_twice",
    "checks/check_it.py::check_twice-2",
]
DECIDED: Final = """
decisions:
  {id}:
    status: confirmed
    reason: the article counts nine twice
    by: an editor
    date: 2026-03-02
"""


@pytest.fixture
def project(pytester: pytest.Pytester) -> pytest.Pytester:
    """Write a project with one wrong sum, one right one, and three checks."""
    pytester.path.joinpath("pyproject.toml").write_text(PROJECT)
    for folder in ("claims", "checks"):
        pytester.mkdir(folder)
    pytester.path.joinpath("claims/it.claims.yaml").write_text(CLAIMS)
    pytester.path.joinpath("checks/check_it.py").write_text(CHECKS)
    return pytester


def _run(project: pytest.Pytester, *words: str, apart: bool = False) -> pytest.RunResult:
    """Run pytest inside this process, or `apart` in one of its own."""
    run = project.runpytest_subprocess if apart else project.runpytest_inprocess
    return run("-p", "no:cacheprovider", *words)


def _outcomes(ran: pytest.RunResult) -> dict[str, str]:
    """Item and outcome of each line of a verbose run."""
    found = re.findall(
        r"^(?:\[gw\d\].*?)?(PASSED|FAILED|XFAIL|XPASS|ERROR)? ?(c\S+::\S+)(?: (\w+))?", ran.stdout.str(), re.MULTILINE
    )
    return {item: before or after for before, item, after in found if (before or after).isupper()}


def test_each_relation_and_check_is_an_item(project: pytest.Pytester) -> None:
    """The ids are slugs: no brackets, no spaces, no second `::`."""
    ran = _run(project, "--collect-only", "-q", "claims", "checks")
    collected = [line for line in ran.stdout.lines if "::" in line]
    assert collected == ITEMS
    assert all(re.fullmatch(r"[\w./-]+::[\w./-]+", item) for item in collected)


def test_an_item_fails_with_its_findings_and_without_a_traceback(project: pytest.Pytester) -> None:
    """Each failing item prints the frame that `check` prints, and the others pass."""
    ran = _run(project, "-v", "claims", "checks")
    ran.assert_outcomes(passed=4, failed=3)
    text = ran.stdout.str()
    assert "Traceback" not in text
    assert "pytest_plugin.py" not in text
    assert "site-packages" not in text
    assert (
        "error[XT202] sum-of-parts: the text says 99 user; 40 user + 50 user gives 90 user (apart by at least 9 user)"
        in text
    )
    assert (
        "error[XT902] rule-crashed: checks/check_it/check_a_name_is_misspelt did not run: "
        "KeyError: there is no claim 'it/hole'; did you mean 'it/whole'?" in text
    )
    assert ran.ret == pytest.ExitCode.TESTS_FAILED


def test_a_crash_in_one_check_leaves_the_rest_checked(project: pytest.Pytester) -> None:
    """The check that broke down fails as itself; the comparisons of the others are judged."""
    outcomes = _outcomes(_run(project, "-v", "checks"))
    assert outcomes == {
        "checks/check_it.py::check_the_rest_is_larger": "PASSED",
        "checks/check_it.py::check_a_name_is_misspelt": "FAILED",
        "checks/check_it.py::check_twice": "PASSED",
        "checks/check_it.py::check_twice-2": "FAILED",
    }


def test_two_workers_give_the_same(project: pytest.Pytester) -> None:
    """Under xdist each item has the outcome that it has alone."""
    alone = _outcomes(_run(project, "-v", "claims", "checks"))
    together = _outcomes(_run(project, "-v", "-n2", "claims", "checks", apart=True))
    assert alone == together
    assert sorted(alone) == sorted(ITEMS)


def _decide(project: pytest.Pytester, status: str = "confirmed") -> None:
    found = re.search(r"id: ([0-9a-f]{12})", _run(project, "claims").stdout.str())
    assert found is not None
    entry = DECIDED.format(id=found[1]).replace("confirmed", status)
    project.path.joinpath("claims/decisions.yaml").write_text(entry)


def test_a_decided_finding_is_a_strict_xfail(project: pytest.Pytester) -> None:
    """It no longer fails the run, and its reason is told."""
    _decide(project)
    ran = _run(project, "-v", "-rx", "claims")
    ran.assert_outcomes(passed=3, xfailed=1)
    assert "claims/it.claims.yaml::wrong-sum - confirmed: the article counts nine twice" in ran.stdout.str()


def test_a_decision_that_wants_a_source_lets_the_item_fail(project: pytest.Pytester) -> None:
    """Only confirmed and waived settle a finding."""
    _decide(project, "needs-source")
    _run(project, "claims").assert_outcomes(passed=3, failed=1)


def test_a_mended_number_makes_the_decision_fail(project: pytest.Pytester) -> None:
    """A decision whose finding is gone is a finding at the decision."""
    _decide(project)
    project.path.joinpath("claims/it.claims.yaml").write_text(CLAIMS.replace("99 user", "90 user"))
    ran = _run(project, "-v", "claims")
    ran.assert_outcomes(passed=4, failed=1)
    assert "error[XT801] unused-decision" in ran.stdout.str()


@pytest.mark.parametrize("bad", ["a: [\n", "claims: {}\n", "article:\n  id: it\n  nope: 1\n"])
def test_a_file_that_cannot_be_used_fails_as_itself(bad: str, project: pytest.Pytester) -> None:
    """Its `reads` fails in one sentence with line and column; the other files are judged."""
    project.path.joinpath("claims/zz.claims.yaml").write_text(bad)
    ran = _run(project, "-v", "claims")
    ran.assert_outcomes(passed=2, failed=2)
    assert re.search(r"^claims/zz\.claims\.yaml:\d+:\d+: .+\.", ran.stdout.str(), re.MULTILINE)
    assert "Traceback" not in ran.stdout.str()


def test_bad_settings_are_a_usage_error(project: pytest.Pytester) -> None:
    """One sentence with file and line, no traceback."""
    project.path.joinpath("pyproject.toml").write_text("[tool.crosstally]\nclaim = 'x'\n")
    ran = _run(project, "claims")
    assert ran.ret == pytest.ExitCode.USAGE_ERROR
    shown = ran.stdout.str() + ran.stderr.str()
    assert "pyproject.toml:2: [tool.crosstally] has an unknown key 'claim'. Did you mean 'claims'?" in shown
    assert "Traceback" not in shown
    assert "INTERNALERROR" not in shown


def test_a_broken_check_file_fails_as_itself(project: pytest.Pytester) -> None:
    """A syntax error is a finding at its line."""
    project.path.joinpath("checks/check_zz.py").write_text('"""Doc."""\n\ndef check_it(:\n')
    ran = _run(project, "-v", "checks")
    outcomes = _outcomes(ran)
    assert outcomes["checks/check_zz.py::reads"] == "FAILED"
    assert outcomes["checks/check_it.py::check_the_rest_is_larger"] == "PASSED"
    assert "--> checks/check_zz.py:3:1" in ran.stdout.str()


def test_a_check_file_that_cannot_be_imported_fails_as_itself(project: pytest.Pytester) -> None:
    """None of its checks ran, so none of them passes."""
    project.path.joinpath("checks/check_zz.py").write_text(f"import nothing_of_this_name\n{CHECKS}")
    ran = _run(project, "-v", "checks")
    outcomes = _outcomes(ran)
    assert [item for item in outcomes if "zz" in item] == ["checks/check_zz.py::reads"]
    assert outcomes["checks/check_zz.py::reads"] == "FAILED"
    assert "ModuleNotFoundError: No module named 'nothing_of_this_name'" in ran.stdout.str()


def test_a_problem_that_stands_in_no_file_is_told_at_the_first(project: pytest.Pytester) -> None:
    """A folder with the name of a claim file is no item, and must not be lost."""
    project.mkdir("claims/zz.claims.yaml")
    ran = _run(project, "-v", "claims")
    assert _outcomes(ran)["claims/it.claims.yaml::reads"] == "FAILED"
    assert "claims/zz.claims.yaml: This is a folder, not a claim file. Rename it, or move it away." in ran.stdout.str()


def test_claims_can_be_left_aside(project: pytest.Pytester) -> None:
    """--no-crosstally collects nothing of ours."""
    assert _run(project, "--no-crosstally", "claims").ret == pytest.ExitCode.NO_TESTS_COLLECTED


HEAVY: Final = ("pint", "pandas", "yaml", "numpy", "rapidfuzz", "rich", "crosstally.pipeline", "crosstally.model")


def test_a_project_without_a_table_of_ours_is_left_alone(pytester: pytest.Pytester) -> None:
    """Nothing is collected and nothing heavy is imported where there is no [tool.crosstally]."""
    pytester.mkdir("claims")
    pytester.path.joinpath("claims/it.claims.yaml").write_text(CLAIMS)
    pytester.path.joinpath("check_it.py").write_text("raise SystemExit\n")
    pytester.makepyfile(
        f"import sys\ndef test_it():\n    assert not set(sys.modules) & set({HEAVY!r})\n"
        "    assert 'crosstally.pytest_plugin' in sys.modules\n"
    )
    ran = _run(pytester, "-v", apart=True)
    ran.assert_outcomes(passed=1)
    assert "claims" not in ran.stdout.str().split("collected")[1]


def test_our_own_items_stand_beside_ordinary_tests(project: pytest.Pytester) -> None:
    """A project's own tests are collected as ever, also with the table of ours."""
    project.makepyfile(test_own="def test_own():\n    assert True\n")
    _run(project, "test_own.py", "claims").assert_outcomes(passed=3, failed=1)
