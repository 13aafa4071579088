"""The public strategies: consistent corpora are silent, one altered number is found, drawn things keep their word."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosstally.model import Claim, Level
from crosstally.pipeline import Corpus
from crosstally.quantity.interval import Interval
from crosstally.quantity.printed import Value, read
from crosstally.strategies import claims, consistent_corpora, intervals, members, values, with_one_altered
from crosstally.strategies.claims import BEFORE, statements

SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(consistent_corpora())
def test_a_consistent_corpus_is_silent(corpus: Corpus) -> None:
    """Numbers that can all be true give no finding of any level, and every relation is compared."""
    result = corpus.check()
    assert [str(finding.message) for finding in result.findings] == []
    assert result.ledger.agreed >= len(corpus.relations) > 0
    assert result.ledger.not_comparable == ()


@SLOW
@given(consistent_corpora().flatmap(with_one_altered))
def test_one_altered_number_is_found(altered: tuple[Corpus, str]) -> None:
    """A figure ten or a hundred times off is named by an error or a warning."""
    corpus, claim = altered
    findings = [finding for finding in corpus.check().findings if finding.level is not Level.NOTE]
    assert any(claim in [one.id for _, one in finding.claims] for finding in findings)


@SLOW
@given(consistent_corpora())
def test_the_same_corpus_is_judged_the_same_twice(corpus: Corpus) -> None:
    """Judging changes nothing and depends on nothing but the corpus."""
    assert corpus.check().run == corpus.check().run


@given(st.fractions(Fraction(1, 10), 10**9), st.sampled_from(["USD", "percent", "times", "QPS"]), st.data())
def test_a_careful_statement_holds_the_truth(truth: Fraction, unit: str, data: st.DataObject) -> None:
    """Whatever hedge is chosen, the interval of a statement holds what it states."""
    value = data.draw(statements(truth, unit, hedges=BEFORE))
    assert truth in value.interval


@given(values())
def test_values_are_read_back_from_their_words(value: Value) -> None:
    """A value's text is all there is to it: reading it again gives the same value, exact in every part."""
    assert read(value.text) == value
    assert isinstance(value.number, Fraction)
    parts = [value.interval.lo, value.interval.hi, value.doubled.lo, value.doubled.hi, value.unit.factor, value.place]
    assert all(part is None or isinstance(part, Fraction) for part in parts)


@given(values())
def test_doubling_a_hedge_never_narrows(value: Value) -> None:
    """The doubled interval holds the plain one, and the printed number lies in or at the end of both."""
    assert value.interval.within(value.doubled)
    assert value.number is not None
    assert value.interval.hull(Interval.exactly(value.number)).width == value.interval.width


@given(claims())
def test_claims_carry_exact_numbers(claim: Claim) -> None:
    """No float is anywhere in a claim's three tracks."""
    stated = claim.value()
    parts = [stated.point, stated.interval.lo, stated.interval.hi, stated.doubled.lo, stated.doubled.hi]
    assert all(part is None or isinstance(part, Fraction) for part in parts)


@given(intervals(empty=False).flatmap(lambda one: st.tuples(st.just(one), members(one))))
def test_members_are_inside(pair: tuple[Interval, Fraction]) -> None:
    """What is drawn from an interval lies in it."""
    assert pair[1] in pair[0]


@SLOW
@given(statements(Fraction(23, 2), "chip", hedges=("", "about ")))
def test_what_is_counted_one_by_one_is_not_rounded(value: Value) -> None:
    """Eleven and a half chips are not told as 12, which would admit no other number."""
    assert Fraction(23, 2) in value.stated.interval
