"""Expressions by operators, and the comparisons that checks make of them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from crosstally.model import Claim, Fact, Place, Quote, Reading, constant, count, days, lift, total
from crosstally.model.agreement import Claims, agree, at_least, at_most, recorded, within
from crosstally.quantity.compare import Sense, Verdict
from crosstally.quantity.printed import read
from crosstally.strategies import claims


def claim(words: str, name: str = "a/b") -> Claim:
    """Make a claim of a value."""
    return Claim(name, "a", read(words), Fact(), Quote(""), Place("claims/a.claims.yaml"))


SIX, FOUR, TWO = claim("6 USD"), claim("4 USD"), claim("2 chip")


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (SIX + FOUR, "6 USD + 4 USD"), (SIX - FOUR - 1, "6 USD − 4 USD − 1"), (SIX - (FOUR - 1), "6 USD − (4 USD − 1)"),
        (SIX * (FOUR + 1), "6 USD × (4 USD + 1)"), (SIX / TWO / 2, "6 USD ÷ 2 chip ÷ 2"),
        (1 - SIX / FOUR, "1 − 6 USD ÷ 4 USD"),
        (2 * SIX, "2 × 6 USD"), (1 + SIX, "1 + 6 USD"), (1 / SIX, "1 ÷ 6 USD"), (SIX * Fraction(1, 2), "6 USD × 1/2"),
        (total(SIX, FOUR, 1), "6 USD + 4 USD + 1"), (count("x", SIX), "2 listed (x, 6 USD)"),
        (SIX * constant("7 day"), "6 USD × 7 day"), (SIX - total(FOUR, 1), "6 USD − (4 USD + 1)"),
        (days(claim("date 2023-03-16"), claim("date 2023-03-18")), "days from 2023-03-16 to 2023-03-18"),
    ],
)  # fmt: skip
def test_operators_build_the_tree_that_prints_so(made: object, line: str) -> None:
    """Brackets stand where they are needed, and nowhere else."""
    assert made.sum_line() == line  # type: ignore[attr-defined]  # every row is a node


@pytest.mark.parametrize("wrong", [1.5, "6", None, [1]])
def test_what_is_no_exact_number_is_refused(wrong: object) -> None:
    """A float, a text or nothing is no operand: a check that uses one breaks down instead of rounding."""
    with pytest.raises(TypeError) as caught:
        lift(wrong)  # type: ignore[arg-type]  # the point of the case
    assert str(caught.value) == f"{wrong!r} is neither a claim nor a whole number or Fraction"


@pytest.mark.parametrize("words", ["", "day", "1e9 day", "nan day", "1/0 day", "1_0 day", "9" * 41, "0x1 day"])
def test_a_constant_begins_with_a_plain_number(words: str) -> None:
    """No other notation of Python is one of ours."""
    with pytest.raises(ValueError, match="is not a number and a unit"):
        constant(words)


def test_an_expression_that_grows_by_itself_is_refused() -> None:
    """Too deep or too large ends in a sentence, at once, however it was built."""
    deep = SIX + 1
    for _ in range(10_000):
        deep = deep + 1
    doubled = SIX + 1
    for _ in range(90):
        doubled = doubled + doubled
    with pytest.raises(
        ValueError, match=r"^the expression is nested deeper than 100: add up with total\(\), or compare"
    ):
        agree(SIX, deep)
    with pytest.raises(ValueError, match=r"^the expression has more than 20,000 parts: compare in steps$"):
        agree(SIX, doubled)


TEN, PART = claim("10 USD"), claim("4 chip")


@pytest.mark.parametrize(
    ("made", "holds", "story"),
    [
        (agree(TEN, SIX + FOUR), True, "10 USD == 6 USD + 4 USD: agree, 10 USD against 10 USD"),
        (agree(SIX, TEN + FOUR), False, "6 USD == 10 USD + 4 USD: contradiction, 6 USD against 14 USD"),
        (agree(SIX, TWO), True, "6 USD == 2 chip: cannot tell, because USD cannot be compared with chip"),
        (agree(SIX, TEN, readings=[TEN - FOUR]), True, "6 USD == 10 USD: contradiction, 6 USD against 10 USD"),
        (at_most(SIX, TEN), True, "6 USD <= 10 USD: agree, 6 USD against 10 USD"),
        (at_most(TEN, SIX), False, "10 USD <= 6 USD: contradiction, 10 USD against 6 USD"),
        (at_least(TEN, SIX), True, "10 USD >= 6 USD: agree, 10 USD against 6 USD"),
        (at_least(SIX, TEN), False, "6 USD >= 10 USD: contradiction, 6 USD against 10 USD"),
        (within(SIX, FOUR, TEN), True, "6 USD == 4 USD to 10 USD: agree, 6 USD against [3.5, 10.5] USD"),
        (within(FOUR, SIX, TEN), False, "4 USD == 6 USD to 10 USD: contradiction, 4 USD against [5.5, 10.5] USD"),
    ],
)  # fmt: skip
def test_a_comparison_is_falsy_where_it_fails_and_tells_its_story(made: object, holds: bool, story: str) -> None:  # noqa: FBT001  (a column)
    """What cannot be told is no failure, nor is a verdict that hangs on the reading."""
    assert bool(made) is holds
    assert repr(made) == story


def test_comparisons_are_recorded_in_order_and_only_inside() -> None:
    """A run collects what a check compares, also where the check does not assert it."""
    with recorded() as outer:
        first = agree(SIX, FOUR)
        with recorded() as inner:
            second = agree(SIX, SIX * 1)
    agree(SIX, FOUR)
    assert (outer, inner) == ([first], [second])


def test_a_level_that_there_is_not_is_refused() -> None:
    """A cap is one of three words."""
    with pytest.raises(ValueError, match="'fatal' is not a valid Level"):
        agree(SIX, FOUR, level="fatal", because="x")


def test_a_misspelt_claim_is_answered_with_the_nearest() -> None:
    """Claims read like a mapping, and a miss helps."""
    known = Claims({"a/revenue": SIX, "a/cost": FOUR})
    assert (len(known), list(known), known["a/cost"]) == (2, ["a/revenue", "a/cost"], FOUR)
    with pytest.raises(KeyError) as caught:
        known["a/revenu"]
    assert caught.value.args == ("there is no claim 'a/revenu'; did you mean 'a/revenue'?",)


@given(claims(), claims())
def test_every_comparison_of_two_claims_has_an_answer(one: Claim, other: Claim) -> None:
    """Equal, ordered or not comparable: no pair of values makes a comparison fall over, and senses mirror."""
    for sense in Sense:
        outcome = Reading(one, sense, other).outcome()
        assert outcome.verdict in Verdict
        assert (outcome.verdict is Verdict.CANNOT_TELL) == bool(outcome.because)
        assert outcome.gap is None or isinstance(outcome.gap, Fraction)
    for sense, mirrored in ((Sense.AT_MOST, Sense.AT_LEAST), (Sense.UNDER, Sense.OVER)):
        there, back = Reading(one, sense, other).outcome(), Reading(other, mirrored, one).outcome()
        assert (there.verdict, there.gap) == (back.verdict, back.gap)


@given(claims())
def test_a_claim_agrees_with_itself(one: Claim) -> None:
    """Whatever it prints, a claim never contradicts itself."""
    assert Reading(one, Sense.EQUAL, one).outcome().verdict in (Verdict.AGREE, Verdict.CANNOT_TELL)
