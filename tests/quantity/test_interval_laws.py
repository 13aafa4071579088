"""The algebra of intervals, as laws over random ones with open, closed, unbounded and missing ends."""

from __future__ import annotations

import operator
from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crosstally.quantity.interval import EMPTY, EVERYTHING, Interval
from crosstally.strategies import intervals, members, rationals

Operation = Callable[[Interval, Interval], Interval]
OPERATIONS: list[Operation] = [operator.add, operator.sub, operator.mul, operator.truediv]
COMMUTATIVE: list[Operation] = [operator.add, operator.mul, Interval.meet, Interval.hull]


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.__name__)
@given(st.data())
def test_a_result_holds_the_results_of_all_members(operation: Operation, data: st.DataObject) -> None:
    """For a in A and b in B, a op b lies in A op B, whatever ends A and B have."""
    left, right = data.draw(intervals(empty=False)), data.draw(intervals(empty=False))
    a, b = data.draw(members(left)), data.draw(members(right))
    assume(operation is not operator.truediv or b != 0)
    assert operation(Interval.exactly(a), Interval.exactly(b)).within(operation(left, right))
    assert operator.call(operation, a, b) in operation(left, right)  # type: ignore[arg-type]  # the same sign on numbers


@given(st.data())
def test_an_end_of_a_sum_is_closed_only_where_a_pair_of_members_reaches_it(data: st.DataObject) -> None:
    """End marks of sums and products are exact: a closed end is attained, an open one is not."""
    left, right = data.draw(intervals(empty=False, unbounded=False)), data.draw(intervals(empty=False, unbounded=False))
    ends = [(a, b) for a in (left.lo, left.hi) for b in (right.lo, right.hi) if a is not None and b is not None]
    for made, sign in ((left + right, operator.add), (left * right, operator.mul)):
        for end in (made.lo, made.hi):
            reached = any(sign(a, b) == end and a in left and b in right for a, b in ends)
            zero_by_member = sign is operator.mul and end == 0 and (0 in left or 0 in right)
            assert (end in made) == (reached or zero_by_member)


@pytest.mark.parametrize("operation", COMMUTATIVE, ids=lambda one: one.__name__)
@given(intervals(), intervals())
def test_the_order_of_two_sides_does_not_matter(operation: Operation, a: Interval, b: Interval) -> None:
    """Sum, product, meet and hull commute."""
    assert operation(a, b) == operation(b, a)


@pytest.mark.parametrize("operation", COMMUTATIVE, ids=lambda one: one.__name__)
@given(intervals(), intervals(), intervals())
def test_the_order_of_grouping_does_not_matter(operation: Operation, a: Interval, b: Interval, c: Interval) -> None:
    """Sum, product, meet and hull associate."""
    assert operation(operation(a, b), c) == operation(a, operation(b, c))


@given(intervals())
def test_neutral_and_absorbing_sets(a: Interval) -> None:
    """0 and 1 change nothing, EMPTY swallows, EVERYTHING is neutral to meet, and mirroring twice is nothing."""
    assert a + Interval.exactly(0) == a == a * Interval.exactly(1)
    assert a.meet(EVERYTHING) == a == a.hull(EMPTY)
    assert (a + EMPTY).is_empty
    assert (a * EMPTY).is_empty
    assert a.meet(EMPTY).is_empty
    assert a.hull(EVERYTHING) == EVERYTHING
    mirrored = -a
    assert -mirrored == a


@given(intervals(), intervals())
def test_meet_and_hull_are_a_lattice(a: Interval, b: Interval) -> None:
    """Each absorbs the other, the meet lies within both, both lie within the hull."""
    assert a.meet(a.hull(b)) == a
    assert a.hull(a.meet(b)) == a
    assert a.meet(b).within(a)
    assert a.within(a.hull(b))
    assert a.within(b) == (a.meet(b) == a) == (a.hull(b) == b)


@given(intervals(), intervals(), rationals())
def test_a_number_is_in_the_meet_where_it_is_in_both(a: Interval, b: Interval, number: Fraction) -> None:
    """Membership decides meet; whatever is in one of them is in the hull."""
    assert (number in a.meet(b)) == (number in a and number in b)
    assert number in a.hull(b) or not (number in a or number in b)


@given(intervals(), intervals())
def test_a_gap_is_symmetric_and_says_what_meet_says(a: Interval, b: Interval) -> None:
    """There is a gap exactly where two non-empty sets do not meet, the same from either side, and never negative."""
    gap = a.gap(b)
    assert gap == b.gap(a)
    if a.is_empty or b.is_empty:
        assert gap is None
    else:
        assert (gap is not None) == a.meet(b).is_empty
        assert gap is None or gap >= 0


@given(intervals(empty=False), intervals(empty=False), rationals(0, 5), rationals(0, 5))
def test_widening_never_makes_a_disagreement(a: Interval, b: Interval, left: Fraction, right: Fraction) -> None:
    """Two sets that meet still meet when one of them is widened; a gap only shrinks."""
    wider = a + Interval.closed(-left, right)
    before, after = a.gap(b), wider.gap(b)
    assert a.within(wider)
    assert after is None or (before is not None and after <= before)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda one: one.__name__)
@given(intervals(), intervals(), rationals(0, 5), rationals(0, 5))
def test_a_wider_operand_gives_a_wider_result(
    operation: Operation, a: Interval, b: Interval, left: Fraction, right: Fraction
) -> None:
    """Interval operations are monotone for inclusion, on both sides."""
    wider = a + Interval.closed(-left, right)
    assert operation(a, b).within(operation(wider, b))
    assert operation(b, a).within(operation(b, wider))


@given(intervals())
def test_a_reciprocal_of_what_holds_no_zero_goes_back(a: Interval) -> None:
    """1/(1/A) is A where A keeps clear of zero, and 1/A holds 1/x for its members."""
    if a.is_empty or a.reciprocal() == EVERYTHING or a == Interval.exactly(0):
        return
    without_zero = a.meet(Interval.make(0, None, lo_open=True)).hull(a.meet(Interval.make(None, 0, hi_open=True)))
    assert a.reciprocal().reciprocal() == without_zero


@given(intervals())
def test_widths_and_bounds(a: Interval) -> None:
    """A width is a number exactly where the set is bounded or empty."""
    assert (a.width is None) == (not a.is_bounded)
    assert a.width is None or a.width >= 0


@given(intervals(), st.sampled_from([Fraction(0), Fraction(-3), Fraction(5, 2)]))
def test_scaling_by_a_number_is_multiplying_by_its_set(a: Interval, factor: Fraction) -> None:
    """A negative weight swaps ends and marks; zero makes all of it zero."""
    assert a.scaled(factor) == a * Interval.exactly(factor)
    if factor == 0 and not a.is_empty:
        assert a.scaled(factor) == Interval.exactly(0)


@pytest.mark.parametrize(
    ("lo", "hi", "lo_open", "hi_open"),
    [(2, 1, False, False), (1, 1, True, False), (1, 1, False, True), (1, 1, True, True)],
)
def test_ends_with_nothing_between_them_are_the_empty_set(lo: int, hi: int, *, lo_open: bool, hi_open: bool) -> None:
    """There is one empty set, and nothing is in it."""
    made = Interval.make(lo, hi, lo_open=lo_open, hi_open=hi_open)
    assert made is EMPTY
    assert made.is_empty
    assert 1 not in made


def test_a_set_holds_only_exact_numbers() -> None:
    """A float is in no set: no verdict depends on one."""
    assert 1 in Interval.closed(0, 2)
    assert Fraction(1, 3) in Interval.closed(0, 2)
    assert 1.0 not in Interval.closed(0, 2)
    assert "1" not in Interval.closed(0, 2)


@pytest.mark.parametrize(
    ("a", "b", "gap"),
    [
        (Interval.closed(0, 1), Interval.closed(1, 2), None),
        (Interval.closed(0, 1), Interval.make(1, 2, lo_open=True), 0),
        (Interval.make(0, 1, hi_open=True), Interval.closed(1, 2), 0),
        (Interval.closed(0, 1), Interval.closed(3, 4), 2),
        (Interval.make(None, 1), Interval.make(3, None), 2),
        (Interval.make(None, 1), EVERYTHING, None),
        (EMPTY, Interval.closed(0, 1), None),
    ],
)
def test_touching_closed_ends_agree_and_open_ones_do_not(a: Interval, b: Interval, gap: int | None) -> None:
    """Two sets that share one closed end meet; where one leaves it out they are 0 apart."""
    assert a.gap(b) == gap == b.gap(a)
