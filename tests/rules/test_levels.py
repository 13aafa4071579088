"""Two strengths of arithmetic, three levels, and what is no finding: DESIGN 3.3, a row each."""
# ruff: noqa: E501  (a row a line)

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import pytest

from crosstally.model import Run

Judge = Callable[[Mapping[str, Any]], Run]


class Row(NamedTuple):
    """What is claimed of a, b and c, what they must satisfy, and what comes of it."""

    fact: str
    a: str
    b: str
    c: str
    says: str | list[str]
    level: str
    verdict: str
    extra: Mapping[str, str] = {}


TABLE = [
    Row("exact figures that add up", "90 user", "40 user", "50 user", "a == b + c", "", "agree"),
    Row("however rounded they cannot", "200 USD", "41 USD", "51 USD", "a == b + c", "error", "contradiction"),
    Row("rounding could save it, the figures do not", "93 USD", "41 USD", "51 USD", "a == b + c", "warning", "mismatch"),
    Row("a point inside the stated interval", "90 USD", "41 USD", "51 USD", "a == b + c", "", "agree"),
    Row("closed ends touch, the figures do not", "at least 93 USD", "41 USD", "51 USD", "a == b + c", "warning", "mismatch"),
    Row("a hedge saves it, doubled", "about 100 USD", "35 USD", "50 USD", "a == b + c", "warning", "mismatch"),
    Row("a hedge does not save it, doubled", "about 100 USD", "25 USD", "50 USD", "a == b + c", "error", "contradiction"),
    Row("a hedged operand leaves no figure", "100 USD", "about 40 USD", "51 USD", "a == b + c", "", "agree"),
    Row("over meets", "over 80 USD", "41 USD", "51 USD", "a == b + c", "", "agree"),
    Row("over does not meet", "over 99 USD", "41 USD", "51 USD", "a == b + c", "error", "contradiction"),
    Row("an open end that only touches", "over 90 user", "40 user", "50 user", "a == b + c", "error", "contradiction"),
    Row("a closed end that touches", "at least 90 user", "40 user", "50 user", "a == b + c", "", "agree"),
    Row("one reading agrees", "4 times", "30 USD", "10 USD", ["a == b / c + 1", "a == b / c"], "note", "depends-on-reading"),
    Row("all readings agree", "3 times", "30 USD", "10 USD", ["a == b / c", "b / c == a"], "", "agree"),
    Row("no reading agrees", "9 times", "30 USD", "10 USD", ["a == b / c", "a == b / c + 1"], "error", "contradiction"),
    Row("the mildest of two readings", "4.2 times", "30 USD", "10 USD", ["a == b / c", "a == b / c + 1"],
        "warning", "mismatch"),
    Row("a reading that cannot be told is no excuse", "9 times", "30 USD", "10 USD", ["a == b / c", "a == b"],
        "error", "contradiction"),
    Row("capped at a warning", "200 USD", "41 USD", "51 USD", "a == b + c", "warning", "contradiction",
        {"cap": "warning", "because": "another year"}),
    Row("capped at a note", "200 USD", "41 USD", "51 USD", "a == b + c", "note", "contradiction",
        {"cap": "note", "because": "another year"}),
    Row("a cap never raises", "93 USD", "41 USD", "51 USD", "a == b + c", "warning", "mismatch",
        {"cap": "error", "because": "it matters"}),
    Row("two currencies", "90 USD", "40 CNY", "50 CNY", "a == b + c", "", "USD cannot be compared with CNY"),
    Row("things of two kinds", "90 user", "40 user", "50 chip", "a == b + c", "", "user cannot be added to chip"),
    Row("a divisor that may be zero", "90 USD", "40 USD", "at most 3 chip", "a == b / c", "", "the divisor may be zero"),
    Row("nothing is known of the computed side", "90 USD", "over 40 USD", "over 50 USD", "a == b - c", "",
        "the computed side is unbounded"),
    Row("a part at most its whole", "90 USD", "100 USD", "50 USD", "a <= b", "", "agree"),
    Row("a part over its whole", "120 USD", "100 USD", "50 USD", "a <= b", "error", "contradiction"),
    Row("a part over its whole as printed", "101 USD", "100 USD", "50 USD", "a <= b", "warning", "mismatch"),
    Row("not under what it equals", "100 chip", "100 chip", "50 USD", "a < b", "warning", "mismatch"),
    Row("exactly not under what it equals", "12 chip", "12 chip", "50 USD", "a < b", "error", "contradiction"),
]  # fmt: skip


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.fact)
def test_a_relation_gets_the_level_of_the_table(row: Row, judge: Judge) -> None:
    """Level and verdict, or agreement, or the reason why nothing could be told."""
    claims = {"a": row.a, "b": row.b, "c": row.c}
    run = judge({"claims": claims, "says": row.says, "rule": "sum-of-parts", **row.extra})
    found = [(one.level.value, str(one.verdict)) for one in run.findings if one.rule == "sum-of-parts"]
    reasons = [reason for reason, _ in run.ledger.not_comparable]
    if row.level:
        assert found == [(row.level, row.verdict)]
        assert run.findings[0].because == row.extra.get("because", "")
    else:
        assert found == []
        assert (reasons or ["agree"]) == [row.verdict]


def test_every_verdict_names_both_sides_and_blames_neither(judge: Judge) -> None:
    """A finding carries both intervals, the sum in one line, and all its claims, the stated one first."""
    run = judge({"claims": {"a": "200 USD", "b": "about 40 USD", "c": "51 USD"}, "says": "a == b + c"})
    (found,) = run.findings
    assert found.sum_line == "about 40 USD + 51 USD = [86.5, 95.5] USD"
    assert found.stated is not None
    assert found.computed is not None
    assert (found.stated.interval, found.computed.interval) == ("[190, 210]", "[86.5, 95.5]")
    assert [(role, claim.id) for role, claim in found.claims] == [
        ("stated", "it/a"), ("operand", "it/b"), ("operand", "it/c"),
    ]  # fmt: skip


STATUS = [("confirmed", False), ("waived", False), ("needs-source", True)]


@pytest.mark.parametrize(("status", "is_open"), STATUS)
def test_a_decided_finding_stays_and_is_no_longer_open(status: str, judge: Judge, *, is_open: bool) -> None:
    """Confirmed and waived findings are settled and still reported; one that wants a source stays open."""
    entry = {"status": status, "reason": "two lists", "by": "an editor", "date": "2026-03-02"}
    claims = {"all": "100 user", "a": "40 user", "b": "50 user"}
    run = judge({"claims": claims, "says": "all == a + b", "decisions": {"@sum-of-parts": entry}})
    (found,) = run.findings
    assert found.decision is not None
    assert (found.decision.status, found.decision.reason, found.is_open) == (status, "two lists", is_open)


def test_an_expired_decision_settles_nothing(judge: Judge) -> None:
    """The day after its end a decision is a finding of its own, and what it settled is open again."""
    entry = {"status": "waived", "reason": "r", "by": "b", "date": "2026-03-02", "until": "2026-11-20"}
    claims = {"all": "100 user", "a": "40 user", "b": "50 user"}
    run = judge({"claims": claims, "says": "all == a + b", "decisions": {"@sum-of-parts": entry}})
    assert [(one.rule, one.is_open) for one in run.findings] == [("expired-decision", True), ("sum-of-parts", True)]


def test_a_findings_id_outlives_a_moved_line_and_not_a_changed_number(judge: Judge) -> None:
    """Decisions hang on the id: it is made of rule, relation and stated values alone."""
    claims, says = {"all": "100 user", "a": "40 user", "b": "50 user"}, "all == a + b"
    first = judge({"claims": claims, "says": says}).findings[0].id
    moved = {"claims": {"b": "50 user", "extra": "3 chip", "a": "40 user", "all": "100 user"}, "says": says}
    assert judge(moved).findings[0].id == first
    changed = {"claims": {**claims, "b": "51 user"}, "says": says}
    assert judge(changed).findings[0].id != first
