"""Each rule against its table of cases: what passes, what fails, and the whole message.

A case file is a list. `pass:` or `fail:` names a case; `claims`, `says`, `text`, `check`, `decisions` make its project
(see conftest.py); for a failing one `level`, `verdict` and `message` are those of the rule's one finding, `hints` too
where they are given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from crosstally.model import Run
from crosstally.rules import RULES, Rule

Judge = Callable[[Mapping[str, Any]], Run]
FOLDER: Final = Path(__file__).with_name("cases")


def _cases() -> list[tuple[str, dict[str, Any]]]:
    return [
        (path.stem, case) for path in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(path.read_text("utf-8"))
    ]


def _name(value: object) -> str | None:
    return str(value.get("pass") or value.get("fail")) if isinstance(value, dict) else None


@pytest.mark.parametrize(("rule", "case"), _cases(), ids=_name)
def test_a_case_has_the_finding_of_its_table(rule: str, case: dict[str, Any], judge: Judge) -> None:
    """A passing case has no finding of the rule; a failing one has exactly one: its level, verdict and message."""
    run = judge(case)
    assert run.problems == ()
    found = [(one.level.value, one.verdict, one.message) for one in run.findings if one.rule == rule]
    expected = [(case["level"], case["verdict"], case["message"])] if "fail" in case else []
    assert found == expected
    said = [list(one.hints) for one in run.findings if one.rule == rule]
    assert "hints" not in case or said == [case["hints"]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.NAME)
def test_a_rule_has_cases_and_a_docstring_that_teaches(rule: Rule) -> None:
    """Each rule has a passing and a failing case, and says what, why, and an example of both."""
    cases = [case for name, case in _cases() if name == rule.NAME]
    assert any("pass" in case for case in cases)
    assert any("fail" in case for case in cases)
    doc = rule.__doc__ or ""
    shape = r"[^\n]+\.\n\n\S.*?\n\nPasses:\n    \S.*\n\nFails:\n    \S.*\n"
    assert re.fullmatch(shape, doc, re.DOTALL), doc


def test_codes_and_names_are_unique_and_fit_their_files() -> None:
    """A code is XT and three digits, a name is its file's with hyphens, and both belong to one rule."""
    assert len({rule.CODE for rule in RULES}) == len({rule.NAME for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"XT[0-9]{3}", rule.CODE)
        assert getattr(rule, "__name__", "").endswith(f".{rule.NAME.replace('-', '_')}")


def test_every_file_of_rules_is_in_the_table_of_rules() -> None:
    """A rule that nobody lists would never run."""
    folder = Path(RULES[0].__file__ or "").parent  # type: ignore[attr-defined]  # rules are modules
    written = {path.stem for path in folder.glob("*.py") if "\nCODE: Final" in path.read_text("utf-8")}
    assert written == {rule.NAME.replace("-", "_") for rule in RULES}


def test_every_case_file_belongs_to_a_rule() -> None:
    """A case file whose rule was renamed would test nothing."""
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {rule.NAME for rule in RULES}
