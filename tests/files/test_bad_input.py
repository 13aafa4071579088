"""What users write wrongly: one sentence with file, line and column each, never a traceback, and the rest is checked.

Each row is a claim file that stands beside a good one in which a sum is wrong. The run goes through the command line.
"""
# ruff: noqa: E501  (whole messages stand on one line)

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from click.testing import CliRunner, Result

from crosstally.cli.group import cli

GOOD: Final = """\
article:
  id: good
claims:
  part:
    value: 40 user
  rest:
    value: 50 user
  whole:
    value: 100 user
relations:
  whole-of-parts:
    says: whole == part + rest
"""
WRONG_SUM: Final = (
    "claims/good.claims.yaml:11:3: error[XT202] sum-of-parts: the text says 100 user [95, 105] user; "
    "40 user + 50 user gives 90 user (apart by at least 5 user)"
)
OTHER: Final = "claims/other.claims.yaml"
H: Final = "article:\n  id: bad\n"
TWO: Final = "  a:\n    value: 5 USD\n  b:\n    value: 5 USD\n"


def C(claims: str) -> str:  # noqa: N802  (short in the table)
    """Give a claim file with these claims."""
    return f"{H}claims:\n{claims}"


class Row(NamedTuple):
    """A bad file: its content (None is a folder), the exit code, what is said of it, and its findings."""

    name: str
    content: str | bytes | None
    code: int
    said: list[str]
    found: list[str]


TABLE: Final = [
    Row(
        "duplicate-key",
        C("  a:\n    value: 5 USD\n    value: 6 USD\n"),
        2,
        [":6:5: The key 'value' stands here a second time; the first is on line 5. Keep one of the two."],
        [],
    ),
    Row(
        "two-claims-one-id",
        C("  a:\n    value: 5 USD\n  a:\n    value: 6 USD\n"),
        2,
        [":6:3: The key 'a' stands here a second time; the first is on line 4. Keep one of the two."],
        [],
    ),
    Row(
        "unknown-key",
        C("  a:\n    valeu: 5 USD\n"),
        2,
        [":5:5: Claim 'a' has an unknown key 'valeu'. Did you mean 'value'?"],
        [],
    ),
    Row(
        "unknown-top",
        H + "claim:\n  a:\n    value: 5 USD\n",
        2,
        [":3:1: The file has an unknown key 'claim'. Did you mean 'claims'?"],
        [],
    ),
    Row(
        "wrong-type-value",
        C("  a:\n    value: [5, USD]\n"),
        2,
        [":5:12: Claim 'a': value is a list, not text. Write one line of text."],
        [],
    ),
    Row(
        "wrong-type-claim",
        C("  a: 5 USD\n"),
        2,
        [":4:6: Claim 'a' is text, not keys and values. Indent `key: value` lines."],
        [],
    ),
    Row(
        "wrong-type-claims",
        H + "claims: 5\n",
        2,
        [":3:9: 'claims' is text, not entries by name. Write `some-name:` and its fields indented below."],
        [],
    ),
    Row(
        "wrong-type-claims-list",
        H + "claims:\n  - a\n",
        2,
        [":4:3: 'claims' is a list, not entries by name. Write `some-name:` and its fields indented below."],
        [],
    ),
    Row("list-top", "- a\n- b\n", 2, [":1:1: The file holds a list, not keys and values."], []),
    Row("text-top", "hello\n", 2, [":1:1: The file holds text, not keys and values."], []),
    Row(
        "missing-value",
        C("  a:\n    of: x\n"),
        2,
        [":5:5: Claim 'a' has no 'value'. Add `value: about 1.4 million USD`."],
        [],
    ),
    Row(
        "missing-quote",
        "article:\n  id: bad\n  file: bad.txt\nclaims:\n  a:\n    value: 5 USD\n",
        2,
        [":6:5: Claim 'a' has no quote. Add the words as printed: `quote: …`."],
        [],
    ),
    Row(
        "quote-long",
        C("  a:\n    quote: " + "x" * 41 + "\n    value: 5 USD\n"),
        2,
        [":5:12: Claim 'a': the quote has 41 characters; 40 are allowed. Quote the numeric phrase alone."],
        [],
    ),
    Row(
        "unknown-unit",
        C("  a:\n    value: 5 bps\n"),
        1,
        [],
        [
            ":5:12: error[XT101] unknown-unit: bad/a: The unit 'bps' is refused: pint reads bps as baud; write basis_point for a hundredth of a percent, or bit/second for a data rate."
        ],
    ),
    Row(
        "no-article",
        "claims:\n  a:\n    value: 5 USD\n",
        2,
        [":1:1: The file names no article. Begin with `article:` and its `id:`."],
        [],
    ),
    Row("no-id", "article:\n  title: x\n", 2, [":2:3: The article has no 'id'. Add `id: example-ledger`."], []),
    Row(
        "bad-id",
        "article:\n  id: Bad Id\n",
        2,
        [
            ":2:7: The article: id cannot be 'Bad Id'. The article's name in claim ids and reports: a-z, 0-9 and single hyphens."
        ],
        [],
    ),
    Row(
        "bad-name",
        C("  A_b:\n    value: 5 USD\n"),
        2,
        [":4:3: 'A_b' is not a usable name. Use a-z, 0-9 and single hyphens."],
        [],
    ),
    Row("empty", "", 2, [":1:1: The file names no article. Begin with `article:` and its `id:`."], []),
    Row(
        "only-comment", "# nothing\n", 2, [":1:1: The file names no article. Begin with `article:` and its `id:`."], []
    ),
    Row(
        "bomb",
        "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\n",
        2,
        [":1:4: An anchor (&a) stands here. Write the value out where needed."],
        [],
    ),
    Row("alias", H + "claims: *x\n", 2, [":3:9: An alias stands here. Write the value out."], []),
    Row(
        "tag",
        C("  a:\n    value: !!python/object/apply:os.system ['echo hi']\n"),
        2,
        [":5:12: A tag (tag:yaml.org,2002:python/object/apply:os.system) stands here. Write plain text."],
        [],
    ),
    Row("deep", "[" * 100000, 2, [":1:21: Nesting is deeper than 20 levels. Flatten the file."], []),
    Row(
        "deep-indent",
        "".join(" " * i + "a:\n" for i in range(30)),
        2,
        [":21:21: Nesting is deeper than 20 levels. Flatten the file."],
        [],
    ),
    Row(
        "nul",
        C("  a:\n    value: 5\x00 USD\n"),
        2,
        [":5:13: The file is not readable as YAML: control characters are not allowed."],
        [],
    ),
    Row(
        "control",
        C("  a:\n    value: 5\x07 USD\n"),
        2,
        [":5:13: The file is not readable as YAML: control characters are not allowed."],
        [],
    ),
    Row(
        "bidi",
        C("  a:\n    value: 5\u202e USD\n"),
        1,
        [],
        [":5:12: error[XT101] unknown-unit: bad/a: There is no unit '\\u202e USD'."],
    ),
    Row(
        "tabs",
        C("  a:\n\tvalue: 5 USD\n"),
        2,
        [
            ":5:1: The file is not readable as YAML: found character that cannot start any token. Indent with spaces, and quote text that begins with a sign."
        ],
        [],
    ),
    Row(
        "unclosed",
        C('  a:\n    value: "5 USD\n'),
        2,
        [":6:1: The file is not readable as YAML: found unexpected end of stream."],
        [],
    ),
    Row(
        "two-docs",
        H + "---\narticle:\n  id: bad2\n",
        2,
        [":3:1: A second document begins here. Keep one document a file."],
        [],
    ),
    Row("key-list", "[a, b]: c\n", 2, [":1:1: A key must be text. Write `key: value` lines."], []),
    Row(
        "nan",
        C("  a:\n    value: .nan USD\n"),
        1,
        [],
        [":5:12: error[XT101] unknown-unit: bad/a: '.nan USD' is not a value."],
    ),
    Row(
        "1e400",
        C("  a:\n    value: 1e400 USD\n"),
        1,
        [],
        [":5:12: error[XT101] unknown-unit: bad/a: There is no unit 'e400 USD'."],
    ),
    Row("fullwidth", C("  a:\n    value: １２ USD\n"), 1, [], []),
    Row(
        "long",
        C("  a:\n    value: " + "9" * 100000 + " USD\n"),
        1,
        [],
        [":5:12: error[XT101] unknown-unit: bad/a: The value has 100004 characters; 120 are allowed."],
    ),
    Row(
        "at-neg",
        C("  a:\n    at: -5\n    value: 5 USD\n"),
        2,
        [":5:9: Claim 'a': at cannot be '-5'. Code-point offset of the quote in the text, a hint: digits alone."],
        [],
    ),
    Row(
        "reached",
        C("  a:\n    reached: yes\n    value: 5 USD\n"),
        2,
        [":5:14: Claim 'a': reached cannot be 'yes'. Write one of: true, false."],
        [],
    ),
    Row(
        "empty-value",
        C("  a:\n    value:\n"),
        2,
        [":5:11: Claim 'a': value is empty. Write it, as in `about 1.4 million USD`."],
        [],
    ),
    Row(
        "says-unknown",
        C("  a:\n    value: 5 USD\nrelations:\n  r:\n    says: a == b\n"),
        2,
        [":8:16: Relation 'r': There is no claim 'b'."],
        [],
    ),
    Row(
        "says-near",
        C("  alpha:\n    value: 5 USD\nrelations:\n  r:\n    says: alpha == 2 * alpa\n"),
        2,
        [":8:24: Relation 'r': There is no claim 'alpa'. Did you mean 'alpha'?"],
        [],
    ),
    Row(
        "says-deep",
        C(
            "  a:\n    value: 5 USD\n  b:\n    value: 5 USD\nrelations:\n  r:\n    says: a == "
            + "(" * 10000
            + "b"
            + ")" * 10000
            + "\n"
        ),
        2,
        [":10:11: Relation 'r': The expression has more than 200 parts. Split it into several relations."],
        [],
    ),
    Row(
        "says-long",
        C(
            "  a:\n    value: 5 USD\n  b:\n    value: 5 USD\nrelations:\n  r:\n    says: a == "
            + " + ".join(["b"] * 10000)
            + "\n"
        ),
        2,
        [":10:11: Relation 'r': The expression has more than 200 parts. Split it into several relations."],
        [],
    ),
    Row(
        "says-bigint",
        C("  a:\n    value: 5 USD\nrelations:\n  r:\n    says: a == " + "9" * 5000 + "\n"),
        2,
        [":8:56: Relation 'r': '9999999999999999999999999999999999999999' stands behind the end of the comparison."],
        [],
    ),
    Row(
        "says-exp",
        C("  a:\n    value: 5 USD\nrelations:\n  r:\n    says: a == `1e999999999 USD`\n"),
        2,
        [":8:16: Relation 'r': `1e999999999 USD` is not a number and a unit. Write `7 day`."],
        [],
    ),
    Row(
        "says-divzero",
        C("  a:\n    value: 5 USD\nrelations:\n  r:\n    says: a == `1/0 USD`\n"),
        2,
        [":8:16: Relation 'r': `1/0 USD` is not a number and a unit. Write `7 day`."],
        [],
    ),
    Row(
        "says-circular",
        C("  a:\n    value: 5 USD\n  b:\n    value: 5 USD\nrelations:\n  r:\n    says: a == b + a\n"),
        2,
        [
            ":10:11: Relation 'r' is circular: a claim stands on both sides. Keep the stated claim on the left side only."
        ],
        [],
    ),
    Row(
        "says-zero",
        C(
            "  a:\n    value: 5 USD\n  b:\n    value: 0 user\n  c:\n    value: 5 USD\nrelations:\n  r:\n    says: a == c / b\n"
        ),
        1,
        [],
        [],
    ),
    Row(
        "says-dims",
        C("  a:\n    value: 5 USD\n  b:\n    value: 5 user\nrelations:\n  r:\n    says: a == b\n"),
        1,
        [],
        [],
    ),
    Row(
        "says-text",
        C("  a:\n    value: 5 USD\nrelations:\n  r: a == a\n"),
        2,
        [":7:6: Relation 'r' is text, not keys and values. Indent `key: value` lines."],
        [],
    ),
    Row(
        "level-noreason",
        C("  a:\n    value: 5 USD\n  b:\n    value: 5 user\nrelations:\n  r:\n    says: a == b\n    level: note\n"),
        2,
        [":11:12: Relation 'r' caps its level without a reason. Add `because: …`; it is printed with the finding."],
        [],
    ),
    Row(
        "level-bad",
        C(
            "  a:\n    value: 5 USD\n  b:\n    value: 5 user\nrelations:\n  r:\n    says: a == b\n    level: notes\n    because: x\n"
        ),
        2,
        [":11:12: Relation 'r': level cannot be 'notes'. Did you mean 'note'?"],
        [],
    ),
    Row(
        "rule-bad",
        C(
            "  a:\n    value: 5 USD\n  b:\n    value: 5 user\nrelations:\n  r:\n    says: a == b\n    rule: summ-of-parts\n"
        ),
        2,
        [":11:11: Relation 'r': rule cannot be 'summ-of-parts'. Did you mean 'sum-of-parts'?"],
        [],
    ),
    Row(
        "says-python",
        C("  a:\n    value: 5 USD\nrelations:\n  r:\n    says: a == __import__('os').system('true')\n"),
        2,
        [':8:27: Relation \'r\': "\'" has no meaning here. See "Expressions" in docs/claims.md.'],
        [],
    ),
    Row(
        "sum-empty",
        C("  a:\n    value: 5 USD\nrelations:\n  r:\n    says: a == sum()\n"),
        2,
        [":8:20: Relation 'r': ')' stands where a claim or a number should."],
        [],
    ),
    Row(
        "flow",
        H + "claims: {a: {value: 5 bps}}\n",
        1,
        [],
        [
            ":3:21: error[XT101] unknown-unit: bad/a: The unit 'bps' is refused: pint reads bps as baud; write basis_point for a hundredth of a percent, or bit/second for a data rate."
        ],
    ),
    Row(
        "comment-between",
        C(
            "  a:\n    # x\n\n    value: 5 USD\n  b:\n    # more\n    # more\n    value: 6 USD\nrelations:\n  r:\n    # comment\n\n    says: a == b\n"
        ),
        1,
        [],
        [":13:3: warning[XT301] same-fact: the text says 5 USD [4.5, 5.5] USD; 6 USD gives 6 USD (off by 0.5 USD)"],
    ),
    Row(
        "quoted-says",
        C('  a:\n    value: 5 USD\nrelations:\n  r:\n    says: "a == b"\n'),
        2,
        [":8:17: Relation 'r': There is no claim 'b'."],
        [],
    ),
    Row(
        "block-says",
        C("  a:\n    value: 5 USD\nrelations:\n  r:\n    says: >\n      a ==\n      b\n"),
        2,
        [":8:11: Relation 'r': There is no claim 'b'."],
        [],
    ),
    Row(
        "published",
        "article:\n  id: bad\n  published: March 2\n",
        2,
        [":3:14: The article: published cannot be 'March 2'. When: 2026-03-02."],
        [],
    ),
    Row(
        "decimal",
        C("  a:\n    value: 1:10\n"),
        1,
        [],
        [":5:12: error[XT101] unknown-unit: bad/a: There is no unit ':10'."],
    ),
    Row(
        "two-articles-one-id",
        "article:\n  id: good\n",
        2,
        [":2:7: The article id 'good' stands also in claims/good.claims.yaml. Give each article one file and one id."],
        [],
    ),
    Row(
        "key-without-space",
        C("  a:\n    value:5 USD\n"),
        2,
        [":5:5: Claim 'a' is text, not keys and values. Indent `key: value` lines."],
        [],
    ),
    Row(
        "says-string-paren",
        C('  a:\n    value: 2 chip\nrelations:\n  r:\n    says: a == count("x" ")"\n'),
        2,
        [":8:26: Relation 'r': '\")\"' stands where ')' should."],
        [],
    ),
    Row(
        "says-no-comparison",
        C("  a:\n    value: 2 chip\nrelations:\n  r:\n    says: a\n"),
        2,
        [":8:12: Relation 'r': The expression ends where a comparison such as == should stand."],
        [],
    ),
    Row(
        "says-two-comparisons",
        C("  a:\n    value: 2 chip\nrelations:\n  r:\n    says: 1 == 2 == 3\n"),
        2,
        [":8:18: Relation 'r': '==' stands behind the end of the comparison."],
        [],
    ),
    Row(
        "unreadable-claim",
        C("  a:\n    value: 5 bps\n  b:\n    value: 5 USD\nrelations:\n  r:\n    says: b == a\n"),
        2,
        [":10:16: Relation 'r': The claim 'a' could not be read."],
        [
            ":5:12: error[XT101] unknown-unit: bad/a: The unit 'bps' is refused: pint reads bps as baud; write basis_point for a hundredth of a percent, or bit/second for a data rate."
        ],
    ),
    Row("folder", None, 2, [": This is a folder, not a claim file. Rename it, or move it away."], []),
    Row(
        "not-utf8",
        (H + "claims:\n  a:\n    of: 五五").encode() + b"\xff USD\n",
        2,
        [":5:11: The file is not UTF-8. Save it as UTF-8."],
        [],
    ),
    Row(
        "utf16",
        C("  a:\n    value: 5 bps\n").encode("utf-16"),
        1,
        [],
        [
            ":5:12: error[XT101] unknown-unit: bad/a: The unit 'bps' is refused: pint reads bps as baud; write basis_point for a hundredth of a percent, or bit/second for a data rate."
        ],
    ),
]

Check = Callable[..., Result]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Check:
    """Run `crosstally check` in a project whose one claim file holds a wrong sum."""
    (tmp_path / "claims").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.crosstally]\n")
    (tmp_path / "claims/good.claims.yaml").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    return lambda *words: CliRunner().invoke(cli, ["check", *words], prog_name="crosstally", catch_exceptions=False)


def put(content: str | bytes | None, path: str = OTHER) -> None:
    """Write a file, or make a folder of its name."""
    if content is None:
        Path(path).mkdir()
    else:
        Path(path).write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_a_bad_file_is_named_in_one_sentence_and_the_rest_is_checked(row: Row, check: Check) -> None:
    """The whole sentence with its place, the exit code, and the good file's finding beside it."""
    put(row.content)
    ran = check("-f", "concise")
    said = [OTHER + line for line in row.said]
    found = [OTHER + line for line in row.found]
    assert ran.stderr.splitlines() == [f"crosstally: {line}" for line in said]
    assert ran.stdout.splitlines()[:-1] == [*sorted([WRONG_SUM, *found]), *said]
    assert ran.exit_code == row.code


def test_the_table_names_each_kind_once() -> None:
    """No row is there twice."""
    names = [row.name for row in TABLE]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("form", ["text", "json", "markdown", "csv", "concise"])
def test_no_format_falls_over_a_bad_file(form: str, check: Check) -> None:
    """Every format still prints the good finding, and the sentence goes to standard error."""
    put("a: [\n")
    ran = check("-f", form)
    assert "sum-of-parts" in ran.stdout
    assert ran.stderr == (
        "crosstally: claims/other.claims.yaml:2:1: The file is not readable as YAML: "
        "did not find expected node content.\n"
    )
    assert ran.exit_code == 2


LEDGER = [
    ("{}  z:\n    value: 0 user\nrelations:\n  r:\n    says: a == b / z\n", "the divisor may be zero"),
    ("{}  z:\n    value: 3 user\nrelations:\n  r:\n    says: a == z\n", "USD cannot be compared with user"),
    ("{}  z:\n    value: 3 user\nrelations:\n  r:\n    says: a == b + z\n", "USD cannot be added to user"),
    ("{}relations:\n  r:\n    says: days(a, b) == `3 day`\n", "days() wants two dates"),
    ("{}relations:\n  r:\n    says: a <= -b / (b - b)\n", "the divisor may be zero"),
]


@pytest.mark.parametrize(("content", "reason"), LEDGER, ids=lambda value: value if "\n" not in value else "")
def test_what_cannot_be_compared_is_in_the_ledger_with_its_reason(content: str, reason: str, check: Check) -> None:
    """Clashing dimensions and a divisor that may be zero are no findings, and no silence either."""
    put(C(content.format(TWO)))
    ran = check("-f", "json")
    told = json.loads(ran.stdout)
    assert {"reason": reason, "count": 1} in told["ledger"]["not_comparable"]
    assert [finding["rule"] for finding in told["findings"]] == ["sum-of-parts"]
    assert ran.exit_code == 1


def test_full_width_digits_are_read_as_digits(check: Check) -> None:
    """A value in full-width digits is a value."""
    put(C("  a:\n    value: １２ USD\n  b:\n    value: 12 USD\nrelations:\n  r:\n    says: a == b\n"))
    ran = check("-f", "json")
    assert json.loads(ran.stdout)["ledger"]["agreed"] == 1


def test_figures_of_thousands_of_digits_are_a_finding(check: Check) -> None:
    """A product of 99 numbers of 40 digits is worked out and printed, not a crash."""
    put(C("  a:\n    value: 5 times\n  b:\n    value: " + "9" * 40 + " times\nrelations:\n  r:\n    says: a == "
          + " * ".join(["b"] * 99) + "\n"))  # fmt: skip
    ran = check("-f", "concise")
    assert ran.stdout.count("error[XT") == 2
    assert f"{OTHER}:9:3: error[XT208] product: the text says 5 times [4.5, 5.5] times; 9999" in ran.stdout
    assert ran.exit_code == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("decisions: [a]\n",
         ("claims/decisions.yaml:1:12: 'decisions' is a list, not entries by finding. "
         "Write a finding's id, and its fields indented below.")),
        ("decisons:\n  x:\n    status: waived\n",
         "claims/decisions.yaml:1:1: The file has an unknown key 'decisons'. Did you mean 'decisions'?"),
        ("decisions:\n  abc:\n    status: wavied\n    reason: x\n    by: y\n    date: 2026-03-02\n",
         "claims/decisions.yaml:3:13: Decision 'abc': status cannot be 'wavied'. Did you mean 'waived'?"),
        ("decisions:\n  abc:\n    status: waived\n    by: y\n    date: 2026-03-02\n",
         "claims/decisions.yaml:3:5: Decision 'abc' has no 'reason'. Add `reason: …`."),
        ("decisions:\n  abc:\n    status: waived\n    reason: x\n    by: y\n    date: 2026-02-30\n",
         "claims/decisions.yaml:6:11: Decision 'abc': '2026-02-30' is no day. Write 2026-03-02."),
        ("decisions:\n  abc: waived\n",
         "claims/decisions.yaml:2:8: Decision 'abc' is text, not keys and values. Indent `key: value` lines."),
        ("decisions: &x\n", "claims/decisions.yaml:1:12: An anchor (&x) stands here. Write the value out where needed."),
    ],
)  # fmt: skip
def test_a_bad_decision_is_named(content: str, said: str, check: Check) -> None:
    """Decisions are read as strictly as claims, and the claims are judged all the same."""
    put(content, "claims/decisions.yaml")
    ran = check("-f", "concise")
    assert ran.stderr == f"crosstally: {said}\n"
    assert ran.stdout.splitlines()[0] == WRONG_SUM
    assert ran.exit_code == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("[tool.crosstally]\nclaim = 'x'\n",
         "pyproject.toml:2: [tool.crosstally] has an unknown key 'claim'. Did you mean 'claims'?"),
        ("[tool.crosstally]\nfail-on = 'errors'\n",
         "pyproject.toml:2: fail-on cannot be 'errors'. Write error, warning, note or never."),
        ("[tool.crosstally]\nclaims = 3\n", 'pyproject.toml:2: claims is not a text. Write claims = "…".'),
        ("[tool.crosstally]\narticles = 'x'\n", 'pyproject.toml:2: articles is not a list of texts. Write articles = ["…"].'),
        ("[tool.crosstally]\nselect = [1]\n", 'pyproject.toml:2: select is not a list of texts. Write select = ["…"].'),
        ("[tool.crosstally\n",
         "pyproject.toml:1:17: The file is not readable as TOML: Expected ']' at the end of a table declaration."),
        ("[tool.crosstally]\nx = 1\nx = 2\n", "pyproject.toml:3:6: The file is not readable as TOML: Cannot overwrite a value."),
        ("[tool.crosstally.convention]\nabout-shar = 0.1\n",
         "pyproject.toml:2: convention has an unknown key 'about-shar'. Did you mean 'about-share'?"),
        ("[tool.crosstally.convention]\nabout-share = 'wide'\n",
         "pyproject.toml:2: about-share cannot be 'wide'. Write a share from 0 to 1: \"0.05\"."),
        ("[tool.crosstally.convention]\nabout-share = nan\n",
         'pyproject.toml:2: about-share cannot be nan. Write a share from 0 to 1: "0.05".'),
        ("[tool.crosstally.convention]\nabout-share = '1/0'\n",
         "pyproject.toml:2: about-share cannot be '1/0'. Write a share from 0 to 1: \"0.05\"."),
        ("[tool.crosstally.convention]\nabout-share = '1e999999999'\n",
         "pyproject.toml:2: about-share cannot be '1e999999999'. Write a share from 0 to 1: \"0.05\"."),
        ("[tool.crosstally.convention]\nabout-share = -1\n",
         'pyproject.toml:2: about-share cannot be -1. Write a share from 0 to 1: "0.05".'),
        ("[tool]\ncrosstally = 3\n", "pyproject.toml:2: [tool.crosstally] is not a table. Write `[tool.crosstally]` and keys below it."),
        ("[tool.crosstally]\nconvention = 3\n",
         "pyproject.toml:2: convention is not a table. Write `[tool.crosstally.convention]` and keys below it."),
    ],
)  # fmt: skip
def test_bad_settings_end_the_run_in_one_sentence(content: str, said: str, check: Check) -> None:
    """Nothing is checked under settings that nobody can mean."""
    put(content, "pyproject.toml")
    ran = check()
    assert (ran.stdout, ran.stderr, ran.exit_code) == ("", f"crosstally: {said}\n", 2)
