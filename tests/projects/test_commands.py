"""Whole projects through the command line: exit codes of DESIGN 6.1, filters, places, and where things are not."""
# ruff: noqa: E501  (whole messages, and a file a line)

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner, Result

from crosstally.cli.group import cli

Call = Callable[..., Result]
PARTS: Final = "  part:\n    value: 40 user\n  rest:\n    value: 50 user\n"
RIGHT: Final = f"article:\n  id: it\nclaims:\n{PARTS}  whole:\n    value: 90 user\nrelations:\n  sum:\n    says: whole == part + rest\n"
WRONG: Final = RIGHT.replace("90 user", "99 user")
MISMATCH: Final = RIGHT.replace("90 user", "91 USD").replace("40 user", "40.0 USD").replace("50 user", "50 USD")
ALONE: Final = f"article:\n  id: it\nclaims:\n{PARTS}"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run a command in a project with one claim file of the given content."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.crosstally]\n")
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "GITHUB_ACTIONS", "GITLAB_CI"):
        monkeypatch.delenv(name, raising=False)

    def called(content: str, *words: str) -> Result:
        Path("claims/it.claims.yaml").write_text(content)
        return CliRunner().invoke(cli, list(words), prog_name="crosstally", catch_exceptions=False)

    return called


EXITS = [
    ("all agree", RIGHT, [], 0),
    ("an error", WRONG, [], 1),
    ("a warning", MISMATCH, [], 0),
    ("a warning that fails", MISMATCH, ["--fail-on", "warning"], 1),
    ("a warning below note", MISMATCH, ["--fail-on", "note"], 1),
    ("nothing fails", WRONG, ["--fail-on", "never"], 0),
    ("the rule is ignored", WRONG, ["--ignore", "sum-of-parts"], 2),
    ("the rule's code is ignored", WRONG, ["--ignore", "XT202"], 2),
    ("its family is selected", WRONG, ["--select", "xt2"], 1),
    ("a rule that finds nothing to do", WRONG, ["--select", "difference"], 2),
    ("nothing is compared", ALONE, [], 2),
    ("nothing is compared, and that is ignored", ALONE, ["--ignore", "nothing-checked"], 2),
    ("no claim at all", "article:\n  id: it\n", [], 2),
    ("an unreadable file", "a: [", [], 2),
    ("unreadable, and nothing fails", "a: [", ["--fail-on", "never"], 2),
    ("an unknown option", RIGHT, ["--nope"], 2),
    ("an unknown format", RIGHT, ["-f", "nope"], 2),
    ("an unknown level", RIGHT, ["--fail-on", "fatal"], 2),
    ("an unknown rule selected", RIGHT, ["--select", "sum-of-part"], 2),
    ("an unknown rule ignored", RIGHT, ["--ignore", "XT999"], 2),
    ("no such path", RIGHT, ["nowhere"], 2),
    ("a report that cannot be written", RIGHT, ["--report", "json=pyproject.toml/x.json"], 2),
    ("a report of no format", RIGHT, ["--report", "x.json"], 2),
    ("writing a report changes nothing", RIGHT, ["--report", "json=out/report.json"], 0),
    ("writing a report of a finding", WRONG, ["--report", "json=out/report.json"], 1),
    ("quiet", WRONG, ["--quiet"], 1),
]


@pytest.mark.parametrize(("content", "words", "code"), [row[1:] for row in EXITS], ids=[row[0] for row in EXITS])
def test_a_run_ends_with_the_code_of_the_table(content: str, words: list[str], code: int, call: Call) -> None:
    """0 nothing open at or above the level, 1 findings, 2 what could not be used or compared; 2 always says why."""
    ran = call(content, "check", *words)
    assert ran.exit_code == code
    assert "Traceback" not in ran.output
    if code == 2:
        assert ran.stderr.strip() or "error[XT901]" in ran.stdout


SAID = [
    (["--select", "sum-of-part"], "crosstally: --select: There is no rule 'sum-of-part'. Did you mean 'sum-of-parts'?\n"),
    (["--ignore", "XT999"], "crosstally: --ignore: There is no rule 'XT999'. `crosstally rules` lists them.\n"),
    (["nowhere"], "crosstally: nowhere: There is no such file or folder.\n"),
    (["--report", "x.json"], "crosstally: --report: 'x.json' is not FORMAT=PATH. Formats: "),
    (["--report", "json=pyproject.toml/in/x.json"],
     "crosstally: pyproject.toml/in: The folder cannot be made: Not a directory. Choose another path.\n"),
    (["--select", "difference"],
     "crosstally: claims: 3 claims were read and none was compared. Add relations, or select other rules.\n"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "said"), SAID)
def test_what_cannot_be_done_is_told_in_one_sentence(words: list[str], said: str, call: Call) -> None:
    """Standard error has the sentence and nothing else."""
    ran = call(RIGHT, "check", *words)
    assert ran.stderr.startswith(said) if said.endswith(" ") else ran.stderr == said
    assert ran.stderr.count("\n") == 1


def test_a_project_without_claims_says_how_to_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder is a usage error with a hint."""
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(cli, [], prog_name="crosstally")
    assert ran.exit_code == 2
    assert ran.stderr == (
        f"crosstally: {tmp_path.name}: There is no claims/ folder here. "
        "Name articles to check, or start with `crosstally init`.\n"
    )


def test_a_claims_folder_with_nothing_in_it_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A run that could read nothing does not pass."""
    (tmp_path / "claims").mkdir()
    monkeypatch.chdir(tmp_path)
    ran = CliRunner().invoke(cli, ["check", "-q"], prog_name="crosstally")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr == "crosstally: claims: The folder holds no *.claims.yaml file. See `crosstally init`.\n"


LINKS = [
    (
        "/etc/hostname",
        "claims/link.claims.yaml: The link leads out of the project. Copy the file, or name it in the call.",
    ),
    ("nowhere", "claims/link.claims.yaml: The link leads nowhere. Mend it, or remove it."),
    ("link.claims.yaml", "claims/link.claims.yaml: The link leads nowhere. Mend it, or remove it."),
]


@pytest.mark.parametrize(("target", "said"), LINKS)
def test_links_out_of_the_project_are_not_followed(target: str, said: str, call: Call) -> None:
    """A link that leads out, nowhere, or to itself is named, and the rest is checked."""
    Path("claims/link.claims.yaml").symlink_to(target)
    ran = call(WRONG, "check", "-f", "concise")
    assert ran.stderr == f"crosstally: {said}\n"
    assert "error[XT202] sum-of-parts" in ran.stdout
    assert ran.exit_code == 2


def test_a_link_inside_the_project_is_followed(call: Call) -> None:
    """A link between two places of a project is a file like another."""
    Path("elsewhere.yaml").write_text(WRONG.replace("id: it", "id: linked"))
    Path("claims/link.claims.yaml").symlink_to("../elsewhere.yaml")
    ran = call(RIGHT, "check", "-f", "json")
    assert [finding["relation"] for finding in json.loads(ran.stdout)["findings"]] == ["linked/sum"]


def test_decisions_settle_a_finding_and_filters_do_not_unsettle_them(call: Call) -> None:
    """A waived finding no longer fails; leaving its rule out does not make its decision an unused one."""
    found = json.loads(call(WRONG, "check", "-f", "json").stdout)["findings"]
    entry = f"decisions:\n  {found[0]['id']}:\n    status: waived\n    reason: two lists\n    by: me\n    date: 2026-03-02\n"
    Path("claims/decisions.yaml").write_text(entry)
    ran = call(WRONG, "check", "-f", "json")
    assert ran.exit_code == 0
    assert [one["decision"]["status"] for one in json.loads(ran.stdout)["findings"]] == ["waived"]
    more = WRONG.replace("relations:\n", "relations:\n  bound:\n    says: part <= whole\n")
    assert call(more, "check", "--ignore", "sum-of-parts").exit_code == 0
    assert call(more, "check", "--select", "XT2").exit_code == 0


def test_a_decision_that_wants_a_source_leaves_the_finding_open(call: Call) -> None:
    """needs-source settles nothing."""
    found = json.loads(call(WRONG, "check", "-f", "json").stdout)["findings"]
    entry = f"decisions:\n  {found[0]['id']}:\n    status: needs-source\n    reason: ask\n    by: me\n    date: 2026-03-02\n"
    Path("claims/decisions.yaml").write_text(entry)
    assert call(WRONG, "check").exit_code == 1


@pytest.mark.parametrize("place", [".", "claims", "claims/it.claims.yaml", "{here}", "{here}/claims", "../{name}"])
def test_a_project_is_found_from_any_of_its_places(place: str, call: Call, tmp_path: Path) -> None:
    """Its root, its claims folder, a claim file, relative or absolute: the same findings at the same places."""
    plain = json.loads(call(WRONG, "check", "-f", "json").stdout)
    ran = call(WRONG, "check", "-f", "json", place.format(here=tmp_path, name=tmp_path.name))
    assert json.loads(ran.stdout)["findings"] == plain["findings"]


@pytest.mark.parametrize("folder", ["claims", "deep/er", "/"])
def test_the_output_is_the_same_from_any_folder(folder: str, call: Call, tmp_path: Path) -> None:
    """Places are told from the project's root: standing elsewhere changes no byte."""
    (tmp_path / "deep/er").mkdir(parents=True)
    plain = call(WRONG, "check")
    os.chdir(tmp_path / folder)
    ran = CliRunner().invoke(cli, ["check", *([str(tmp_path)] if folder == "/" else [])], prog_name="crosstally")
    assert (ran.stdout, ran.exit_code) == (plain.stdout, plain.exit_code)


def test_the_order_of_files_changes_nothing(call: Call) -> None:
    """Two articles in files of other names, the same findings."""
    other = WRONG.replace("id: it", "id: other")
    Path("claims/a.claims.yaml").write_text(other)
    first = json.loads(call(WRONG, "check", "-f", "json").stdout)
    Path("claims/a.claims.yaml").rename("claims/z.claims.yaml")
    second = json.loads(call(WRONG, "check", "-f", "json").stdout)
    assert first["ledger"] == second["ledger"]
    assert {one["id"] for one in first["findings"]} == {one["id"] for one in second["findings"]}
