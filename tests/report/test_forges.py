"""Each machine format against its schema or its own parser, and against what its forge accepts."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET

import pytest

from crosstally.model import Decision, Level, Run
from crosstally.report import EXPORTS, FORMATS, Options, RuleText
from crosstally.report.forges.marks import relative

jsonschema = pytest.importorskip("jsonschema", reason="jsonschema is not installed")
Repeat = Callable[[Run, int], Run]


def rendered(name: str, run: Run, **options: Any) -> str:
    """Render a text format."""
    text = (FORMATS | EXPORTS)[name].render(run, Options(program="crosstally 0.0.0", **options))
    assert isinstance(text, str)
    return text


def sarif(run: Run, **options: Any) -> Any:
    """Give the one run of a SARIF log."""
    return json.loads(rendered("sarif", run, **options))["runs"][0]


# What GitHub asks of SARIF beyond the standard (docs: SARIF support for code scanning), as a schema of our own.
TEXT: Final = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string", "minLength": 1}}}
REGION: Final = {
    "type": "object",
    "required": ["startLine", "startColumn", "endLine", "endColumn"],
    "additionalProperties": {"type": "integer", "minimum": 1},
}
PHYSICAL: Final = {
    "type": "object",
    "required": ["artifactLocation", "region"],
    "properties": {
        "artifactLocation": {
            "required": ["uri"],
            "properties": {
                "uri": {"type": "string", "pattern": r"^(?!/)(?![a-zA-Z]+:)[A-Za-z0-9%/._~!$&'()*+,;=@-]+$"}
            },
        },
        "region": REGION,
    },
}
LOCATION: Final = {"type": "object", "required": ["physicalLocation"], "properties": {"physicalLocation": PHYSICAL}}
RULE: Final = {
    "type": "object",
    "required": ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration", "properties"],
    "properties": {
        "id": {"type": "string", "maxLength": 255},
        "shortDescription": TEXT | {"properties": {"text": {"maxLength": 1024}}},
        "fullDescription": TEXT | {"properties": {"text": {"maxLength": 1024}}},
        "help": TEXT,
        "properties": {
            "required": ["tags", "precision", "problem.severity"],
            "properties": {
                "tags": {"maxItems": 10},
                "precision": {"enum": ["very-high", "high", "medium", "low"]},
                "problem.severity": {"enum": ["error", "warning", "recommendation"]},
            },
        },
    },
}
RESULT: Final = {
    "type": "object",
    "required": ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    "properties": {
        "level": {"enum": ["error", "warning", "note"]},
        "message": TEXT,
        "locations": {"type": "array", "minItems": 1, "maxItems": 10, "items": LOCATION},
        "relatedLocations": {"items": LOCATION | {"required": ["id", "physicalLocation", "message"]}},
        "partialFingerprints": {"required": ["primaryLocationLineHash"]},
    },
}
GITHUB: Final = {
    "type": "object",
    "required": ["tool", "results"],
    "properties": {
        "tool": {"properties": {"driver": {"required": ["name", "rules"], "properties": {"rules": {"items": RULE}}}}},
        "results": {"type": "array", "maxItems": 5000, "items": RESULT},
    },
}


def test_sarif_has_what_github_requires(run: Run) -> None:
    """Required fields, four region fields, relative addresses, a fingerprint."""
    one = sarif(run, full=True)
    assert list(jsonschema.Draft202012Validator(GITHUB).iter_errors(one)) == []
    for result in one["results"]:
        assert one["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


@pytest.mark.skipif(
    "CROSSTALLY_SARIF_SCHEMA" not in os.environ, reason="set CROSSTALLY_SARIF_SCHEMA to the OASIS schema file"
)
@pytest.mark.parametrize("full", [False, True])
def test_sarif_is_valid_against_the_standard(run: Run, repeat: Repeat, full: bool) -> None:  # noqa: FBT001  (a column)
    """The OASIS schema accepts the log, also with suppressions and notifications."""
    schema = json.loads(Path(os.environ["CROSSTALLY_SARIF_SCHEMA"]).read_text())
    log = json.loads(rendered("sarif", repeat(run, 5_100), full=full))
    assert list(jsonschema.validators.validator_for(schema)(schema).iter_errors(log)) == []


def test_sarif_marks_the_changed_claim_and_links_the_others(run: Run) -> None:
    """GitHub shows one place: the one the change touched; the others are links in the message."""
    (result,) = sarif(run, changed=frozenset({"draft/before"}))["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startColumn"] == 10
    assert result["message"]["text"] == (
        "The growth is stated as 近40%; 23000 QPS over 16000 QPS is 43.75 %. "
        "Sum: (23000 QPS − 16000 QPS) ÷ 16000 QPS = 43.75 %. See also [draft/growth](1), [draft/after](2)."
    )
    assert [one["id"] for one in result["relatedLocations"]] == [1, 2]


def test_without_a_change_sarif_marks_the_newest_article(run: Run) -> None:
    """What was published last is what is about to be read."""
    warning = sarif(run, full=True)["results"][1]
    assert warning["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "claims/press.claims.yaml"


def test_sarif_help_is_the_page_of_the_rule(run: Run) -> None:
    """What a rule says of itself reaches the forge."""
    said = RuleText("change-between", "A change fits its two values.", "# change-between\n\nWhy: …")
    (rule,) = sarif(run, rules={"XT203": said})["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "A change fits its two values."
    assert rule["help"]["markdown"] == "# change-between\n\nWhy: …"


def test_sarif_stays_within_githubs_limits(run: Run, repeat: Repeat) -> None:
    """At most 5,000 results, the hardest first, and ten megabytes packed; what is left out is said."""
    text = rendered("sarif", repeat(run, 12_000))
    one = json.loads(text)["runs"][0]
    assert len(one["results"]) == 5_000
    assert len(gzip.compress(text.encode())) < 10_000_000
    said = [note["message"]["text"] for note in one["invocations"][0]["toolExecutionNotifications"]]
    assert "7,000 more findings left out: see the report." in said


def test_github_gets_nine_of_a_kind_and_one_line_for_the_rest(run: Run, repeat: Repeat) -> None:
    """GitHub would drop the eleventh without a word."""
    lines = rendered("github", repeat(run, 30)).splitlines()
    errors = [line for line in lines if line.startswith("::error")]
    assert len(errors) == 10
    assert errors[-1] == "::error::and 22 more errors; the job summary lists them"
    levels = [
        replace(one, level=level, relation=str(at)) for level in Level for at, one in enumerate(run.findings * 12)
    ]
    found = rendered("github", replace(run, findings=tuple(replace(one, decision=None) for one in levels))).splitlines()
    kinds = [match[1] for line in found if (match := re.match(r"::(\w+)", line))]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10


def test_a_github_annotation_reads_back_as_it_was(run: Run) -> None:
    """The runner's own unescaping gives the message, the place and the title."""
    (line,) = [line for line in rendered("github", replace(run, problems=())).splitlines() if line.startswith("::")]
    head, message = line[2:].split("::", 1)
    kind, fields = head.split(" ", 1)
    named = dict(part.split("=", 1) for part in fields.split(","))
    assert kind == "error"
    assert named == {
        "file": "draft.md", "line": "1", "col": "33", "endLine": "1", "endColumn": "37",
        "title": "XT203 change-between",
    }  # fmt: skip
    assert message.replace("%25", "%") == (
        "The growth is stated as 近40%; 23000 QPS over 16000 QPS is 43.75 %. Sum: (23000 QPS − 16000 QPS) ÷ 16000 QPS"
        f" = 43.75 %. (finding {run.findings[0].id})"
    )


def test_the_job_summary_stays_under_its_limit(run: Run, repeat: Repeat) -> None:
    """GitHub refuses a whole summary beyond 1 MiB."""
    text = rendered("summary", repeat(run, 20_000))
    assert len(text.encode()) < 1024 * 1024
    assert re.search(r"[\d,]+ more parts left out: see the whole report\.\n$", text)


GITLAB: Final = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": r"^(?!\./|/).+"},
                    "lines": {"required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


def test_gitlab_gets_its_schema_and_unique_fingerprints(run: Run, repeat: Repeat) -> None:
    """Equal fingerprints would collapse to one entry."""
    entries = json.loads(rendered("gitlab", repeat(run, 50)))
    assert list(jsonschema.Draft202012Validator(GITLAB).iter_errors(entries)) == []
    twice = replace(run, findings=run.findings[:1] * 3)
    assert len({entry["fingerprint"] for entry in json.loads(rendered("gitlab", twice))}) == 3


def test_junit_reads_back_by_its_own_parser(run: Run) -> None:
    """Cases, failures, skipped and errors are what the run found."""
    junitparser = pytest.importorskip("junitparser", reason="junitparser is not installed")
    (suite,) = junitparser.JUnitXml.fromstring(rendered("junit", run).encode())
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (5, 1, 1, 2)
    results = {case.name: [type(one).__name__ for one in case.result] for case in suite}
    assert results == {
        f"draft/growth {run.findings[0].id}": ["Failure"],
        f"same-fact {run.findings[1].id}": ["Skipped"],
        "1 claims/bad.claims.yaml": ["Error"],
        "the divisor may be zero (2)": ["Skipped"],
        "1 comparisons agree": [],
    }


@pytest.mark.parametrize(("bar", "failures"), [(Level.ERROR, 1), (Level.WARNING, 2), (Level.NOTE, 2)])
def test_junit_fails_what_the_run_fails(run: Run, bar: Level, failures: int) -> None:
    """The level that fails a run fails a case; decided findings never do."""
    opened = replace(run, findings=tuple(replace(one, decision=None) for one in run.findings))
    suite = ET.fromstring(rendered("junit", opened, fail_on=bar))  # noqa: S314  (our own text)
    assert suite.attrib["failures"] == str(failures)


def test_rdjson_counts_columns_in_bytes(run: Run) -> None:
    """Reviewdog's columns are bytes of UTF-8: the text before the mark is Chinese."""
    report = json.loads(rendered("rdjson", run))
    (one,) = report["diagnostics"]
    text = run.corpus.articles["draft"].text or ""
    line = text.splitlines()[0].encode()
    assert line[one["location"]["range"]["start"]["column"] - 1 :].decode().startswith("近40%")
    assert one["severity"] == "ERROR"
    assert set(report) == {"source", "diagnostics"}


def test_csv_reads_back(run: Run) -> None:
    """A spreadsheet gets the marked encoding and one row a finding."""
    text = rendered("csv", run)
    assert text.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["id"], row["status"]) for row in rows] == [
        (run.findings[0].id, "open"),
        (run.findings[1].id, "waived"),
    ]
    assert rows[0]["words"] == "近40%; 23000 QPS; 16000 QPS"


def test_jsonl_has_one_object_a_line(run: Run) -> None:
    """Each line stands alone and says what it is."""
    kinds = [json.loads(line)["type"] for line in rendered("jsonl", run).splitlines()]
    assert kinds == ["run", "problem", "finding", "finding"]


def test_a_workbook_and_a_parquet_file_read_back(run: Run) -> None:
    """Auditors and analysts get the same rows."""
    pandas = pytest.importorskip("pandas", reason="the extra `pandas` is not installed")
    pytest.importorskip("openpyxl", reason="the extra `pandas` is not installed")
    pytest.importorskip("pyarrow", reason="the extra `pandas` is not installed")
    book, table = (FORMATS[name].render(run) for name in ("xlsx", "parquet"))
    assert isinstance(book, bytes)
    assert isinstance(table, bytes)
    sheets = pandas.read_excel(io.BytesIO(book), sheet_name=None, dtype=str)
    assert list(sheets) == ["findings", "claims", "ledger"]
    assert list(sheets["findings"]["id"]) == [one.id for one in run.findings]
    assert len(sheets["claims"]) == 5
    assert list(pandas.read_parquet(io.BytesIO(table))["message"]) == [one.message for one in run.findings]


CLAIMREVIEW: Final[Mapping[str, Any]] = {
    "type": "object",
    "required": ["@type", "claimReviewed", "reviewRating", "author", "datePublished", "itemReviewed"],
    "properties": {
        "@type": {"const": "ClaimReview"},
        "reviewRating": {"required": ["@type", "alternateName"]},
        "itemReviewed": {"required": ["@type", "appearance"], "properties": {"@type": {"const": "Claim"}}},
    },
}


def test_claimreview_has_confirmed_findings_only_and_blames_nobody(run: Run) -> None:
    """Schema.org's required fields; the rating is of the numbers together, not of one of them."""
    said = Decision("", "confirmed", "asked both", "an editor", "2026-11-21")
    confirmed = replace(run, findings=(replace(run.findings[0], decision=said), run.findings[1]))
    (review,) = json.loads(rendered("claimreview", confirmed))["@graph"]
    jsonschema.validate(review, CLAIMREVIEW)
    assert review["reviewRating"]["alternateName"] == "cannot all be true"
    assert [one["identifier"] for one in review["itemReviewed"]["appearance"]] == ["draft", "draft", "draft"]
    assert json.loads(rendered("claimreview", run))["@graph"] == []


JSON_KEYS: Final = {
    "id", "code", "rule", "level", "verdict", "message", "relation", "stated", "computed", "claims", "decision",
}  # fmt: skip
CLAIM_KEYS: Final = {
    "id", "article", "path", "start", "end", "line", "column", "text", "value", "unit", "lo", "hi", "role",
}  # fmt: skip


def test_json_has_the_agreed_keys_and_places_in_the_article(run: Run) -> None:
    """Start and end cut the words out of the article's text."""
    record = json.loads(rendered("json", run))
    assert {"format", "tool", "conventions", "ledger", "findings"} <= set(record)
    for finding in record["findings"]:
        assert set(finding) >= JSON_KEYS
        for claim in finding["claims"]:
            assert set(claim) >= CLAIM_KEYS
            text = run.corpus.articles[claim["article"]].text
            assert text is None or text[claim["start"] : claim["end"]] == claim["text"]


@pytest.mark.parametrize(
    ("path", "prefix", "shown"),
    [
        ("claims/a.yaml", "", "claims/a.yaml"),
        ("./claims//a.yaml", "news", "news/claims/a.yaml"),
        ("../shared/a.txt", "news/desk", "news/shared/a.txt"),
        ("/home/me/a.txt", "", "home/me/a.txt"),
        ("C:\\texts\\a.txt", "", "texts/a.txt"),
        ("", "", "unknown"),
    ],
)
def test_a_forge_gets_paths_from_the_root_of_its_repository(path: str, prefix: str, shown: str) -> None:
    """Relative, forward slashes, also where the project is a folder of the repository."""
    assert relative(path, prefix) == shown


def test_every_forge_marks_the_files_of_a_project_in_a_folder(run: Run) -> None:
    """An annotation on a file that is not there is shown nowhere."""
    for name in ("sarif", "github", "gitlab", "rdjson"):
        text = rendered(name, run, prefix="news")
        assert "news/draft.md" in text
        assert not re.search(r'[="]draft\.md', text)
