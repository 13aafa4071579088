"""What users of other tools complain about, each as a test named after its thread (owner/repo#number)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest

from crosstally.model import Corpus, Finding, Ledger, Place, Run
from crosstally.quantity import printed
from crosstally.report import FORMATS, Options

Repeat = Callable[[Run, int], Run]
PEOPLE: Final = ("text", "concise", "markdown", "html", "summary", "github")


def text_of(name: str, run: Run) -> str:
    """Render a text format."""
    text = FORMATS[name].render(run, Options(program="crosstally 0.0.0"))
    assert isinstance(text, str)
    return text


def sarif(run: Run) -> Any:
    """Give the results of a SARIF log."""
    return json.loads(text_of("sarif", run))["runs"][0]["results"]


@pytest.mark.parametrize("name", PEOPLE)
def test_textlint_406_a_run_that_compared_nothing_says_so(name: str) -> None:
    """textlint/textlint#406, #580: no findings is not the same as nothing looked at."""
    empty = text_of(name, Run(Corpus(), (), Ledger(articles=3, not_comparable=(("no unit", 3),))))
    assert "no findings" in empty.lower()
    assert re.search(r"read 3 articles, 0 claims, 0 relations, 0 facts; made 0 comparisons", empty)


def test_detect_secrets_92_a_moved_line_keeps_a_findings_id(run: Run) -> None:
    """Yelp/detect-secrets#92: identity by content, so a baseline does not churn."""
    finding = run.findings[0]
    moved = tuple((role, replace(claim, at=Place("moved.md", 99, 7))) for role, claim in reversed(finding.claims))
    assert replace(finding, claims=moved, at=Place("moved.md", 99, 7), message="other words").id == finding.id


def test_eslint_21226_a_changed_number_is_another_finding(run: Run) -> None:
    """eslint/eslint#21226: one fixed and one new discrepancy must not cancel out."""
    finding = run.findings[0]
    role, claim = finding.claims[0]
    changed = replace(claim, value_read=printed.read("nearly 41 percent"))
    assert replace(finding, claims=((role, changed), *finding.claims[1:])).id != finding.id


def test_megalinter_2216_decided_findings_stay_in_the_reports_with_their_reason(run: Run) -> None:
    """oxsecurity/megalinter#2216: nobody knows why something was silenced."""
    for name in ("text", "markdown", "html", "csv", "json", "junit"):
        assert "two price lists" in text_of(name, run)
        assert "an editor" in text_of(name, run)


@pytest.mark.parametrize("name", ["text", "html", "markdown", "json"])
def test_statcheck_36_the_tolerance_is_printed(name: str, run: Run) -> None:
    """MicheleNuijten/statcheck#36: a right verdict looks wrong where nobody can see how numbers were read."""
    text = text_of(name, run)
    figures = {
        "json": ['"lo": "34.4"', '"hi": "51.62"', '"about_share": "0.07"'],
        "markdown": ["34.4, 40) percent", "36.36, 51.62\\] percent", "two last places or 7 %"],
    }.get(name, ["[34.4, 40) percent", "[36.36, 51.62] percent", "two last places or 7 %"])
    assert [one for one in figures if one not in text] == []


def test_tavern_2_a_finding_begins_with_one_sentence_and_two_numbers(run: Run) -> None:
    """taverntesting/tavern#2, #83: failure text must not be a wall or a traceback."""
    first, *_ = text_of("text", run).splitlines()
    assert first == ("error[XT203] change-between: The growth is stated as 近40%; 23000 QPS over 16000 QPS is 43.75 %.")


def test_pandera_1276_a_finding_of_many_claims_is_cut_and_says_so(run: Run) -> None:
    """unionai-oss/pandera#1276: the first few, and how many more."""
    finding = run.findings[0]
    many = replace(finding, claims=finding.claims * 100)
    lines = text_of("text", replace(run, findings=(many,), problems=())).splitlines()
    assert "  ... and 294 more claims" in lines
    assert len(lines) < 40
    assert "and 292 more claims" in text_of("html", replace(run, findings=(many,)))


@pytest.mark.parametrize("name", ["text", "concise", "markdown", "html", "json", "junit", "sarif", "github", "summary"])
def test_yamale_117_what_must_be_mended_has_a_line_and_a_column(name: str, run: Run) -> None:
    """23andMe/Yamale#117, WireViz#297: a message without its place cannot be acted on."""
    text = text_of(name, run).replace("\\", "")
    places = ["claims/bad.claims.yaml:4:7", "file=claims/bad.claims.yaml,line=4,col=7", '"line": 4,\n   "column": 7']
    assert [one for one in places if one in text]


def test_pyyaml_395_digits_are_shown_as_printed(run: Run) -> None:
    """yaml/pyyaml#395, spack#20257: `12.50` keeps the decimals that carry its precision."""
    finding = run.findings[0]
    role, claim = finding.claims[0]
    exact = replace(
        claim, value_read=printed.read("12.50 percent"), quote=replace(claim.quote, exact="12.50%", start=None)
    )
    shown = text_of("text", replace(run, findings=(replace(finding, claims=((role, exact),)),)))
    assert "12.50 percent is [12.495, 12.505] percent" in shown


def test_pytest_html_29_the_page_needs_no_script_and_loads_nothing(run: Run) -> None:
    """pytest-dev/pytest-html#29, #239, #853: everything in one file, and the file is enough."""
    page = text_of("html", run)
    assert "default-src &#39;none&#39;" in page
    assert not re.findall(r"""(?:src|href)=["'](?!#)""", page)
    body = page[: page.index("<script>")]
    for finding in run.findings:
        assert f'id="{finding.id}"' in body
        assert all(claim.words in body for _, claim in finding.claims)


def test_pytest_html_552_a_page_grows_by_less_than_six_kilobytes_a_finding(run: Run, repeat: Repeat) -> None:
    """pytest-dev/pytest-html#552, ocs-ci#5567: reports of hundreds of megabytes open in no browser."""
    sizes = [len(text_of("html", repeat(run, count)).encode()) for count in (100, 300)]
    growth = (sizes[1] - sizes[0]) / 200
    assert growth < 6_000
    assert growth / len(run.findings[0].claims) < 1_024
    assert sizes[0] - 100 * growth < 20_000  # the page without findings


def test_community_26680_no_annotation_is_dropped_without_a_word(run: Run, repeat: Repeat) -> None:
    """orgs/community#26680, #68471: the eleventh vanishes; nine and a count do not."""
    lines = text_of("github", replace(repeat(run, 50), problems=())).splitlines()
    assert len([line for line in lines if line.startswith("::error")]) == 10
    assert "::error::and 41 more errors; the job summary lists them" in lines


def test_codeql_action_1230_decided_findings_are_not_uploaded(run: Run) -> None:
    """github/codeql-action#1230: GitHub shows suppressed results as open alerts."""
    assert [one["ruleId"] for one in sarif(run)] == ["XT203"]
    assert "suppressions" not in text_of("sarif", run)


def test_codeql_action_2459_no_result_is_without_a_place(run: Run) -> None:
    """github/codeql-action#2459: an empty list of locations is rejected."""
    placeless = Finding("XT901", "nothing-checked", run.findings[0].level, "", "Nothing.", Place("", 0, 0))
    (result,) = sarif(replace(run, findings=(placeless,)))
    assert result["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "unknown"},
                "region": {"startLine": 1, "startColumn": 1, "endLine": 1, "endColumn": 2},
            }
        }
    ]


def test_rules_lint_743_the_level_reaches_every_forge(run: Run) -> None:
    """aspect-build/rules_lint#743: a severity lost on the way makes an error a warning."""
    opened = replace(run, problems=(), findings=tuple(replace(one, decision=None) for one in run.findings))
    assert [one["level"] for one in sarif(opened)] == ["error", "warning"]
    assert [one["severity"] for one in json.loads(text_of("gitlab", opened))] == ["major", "minor"]
    assert [one["severity"] for one in json.loads(text_of("rdjson", opened))["diagnostics"]] == ["ERROR", "WARNING"]
    kinds = [line.split(" ")[0] for line in text_of("github", opened).splitlines() if line.startswith("::")]
    assert kinds == ["::error", "::warning"]


def test_ruff_26320_code_and_name_always_stand_together(run: Run) -> None:
    """astral-sh/ruff#26320: a name without its code, or a code without its name, is half an answer."""
    for name in ("text", "concise", "markdown", "html", "github", "gitlab", "rdjson", "junit"):
        opened = replace(run, findings=tuple(replace(one, decision=None) for one in run.findings))
        assert re.search(r"XT203\]? change-between|\[XT203\] change-between", text_of(name, opened)), name
