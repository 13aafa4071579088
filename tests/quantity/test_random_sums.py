"""6,000 random sums with signs, duplicates and open ends against a brute-force oracle in exact rationals."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import product

from crosstally.quantity.compare import Sense, Verdict, compare
from crosstally.quantity.interval import Interval
from crosstally.quantity.stated import Stated

CASES = 6_000
SEED = 20_260_302


@dataclass(frozen=True)
class Term:
    """A signed interval of a sum."""

    sign: int
    interval: Interval


def test_6000_random_sums_get_the_verdict_of_brute_force() -> None:
    """Agree or contradiction, each of 6,000 verdicts is that of an oracle that never adds intervals."""
    dice = random.Random(SEED)  # noqa: S311  (a test that repeats)
    seen: Counter[str] = Counter()
    for _ in range(CASES):
        terms = _terms(dice)
        stated = _near(dice, terms)
        computed = sum((_signed(term) for term in terms), Stated.exactly(0))
        verdict = compare(_stated(stated), computed).verdict
        assert verdict is (Verdict.AGREE if _can_hold(terms, stated) else Verdict.CONTRADICTION), (terms, stated)
        seen[verdict] += 1
        seen["open end"] += any(term.interval.lo_open or term.interval.hi_open for term in terms)
        seen["minus"] += any(term.sign < 0 for term in terms)
        seen["duplicate"] += len(set(terms)) < len(terms)
    print(f"\n{CASES} sums: {dict(sorted(seen.items()))}")  # noqa: T201  (the count is the point)
    assert min(seen[Verdict.AGREE], seen[Verdict.CONTRADICTION]) > CASES // 4
    assert min(seen["open end"], seen["minus"], seen["duplicate"]) > CASES // 10


def _can_hold(terms: list[Term], stated: Interval) -> bool:
    """Tell by brute force whether some choice of members adds up to a stated member.

    The sums of all corners bound what can be reached; a bound itself is reached only by a corner of members.
    """
    corners = [
        (sum((t.sign * x for t, x in zip(terms, choice, strict=True)), Fraction(0)), choice)
        for choice in product(*(_bounds(t.interval) for t in terms))
    ]
    least, most = min(total for total, _ in corners), max(total for total, _ in corners)
    attained = {total for total, choice in corners if all(m in t.interval for t, m in zip(terms, choice, strict=True))}
    return _overlap(least, most, stated) or any(end in stated for end in attained & {least, most})


def _overlap(least: Fraction, most: Fraction, stated: Interval) -> bool:
    """Tell whether the open middle of one reaches into the other."""
    lo, hi = _bounds(stated)
    if lo == hi:
        return least < lo < most
    if least == most:
        return lo < least < hi
    return max(least, lo) < min(most, hi)


def _bounds(interval: Interval) -> tuple[Fraction, Fraction]:
    """Both ends of a bounded set: the oracle knows no others."""
    assert interval.lo is not None
    assert interval.hi is not None
    return interval.lo, interval.hi


def _terms(dice: random.Random) -> list[Term]:
    terms = [Term(dice.choice((1, 1, -1)), _interval(dice)) for _ in range(dice.randint(1, 4))]
    if dice.random() < 0.4:
        terms.append(dice.choice(terms))
    return terms


def _interval(dice: random.Random) -> Interval:
    low = Fraction(dice.randint(-40, 40), dice.choice((1, 2, 10)))
    width = Fraction(dice.randint(0, 6), dice.choice((1, 2, 10)))
    marks = (dice.random() < 0.3, dice.random() < 0.3) if width else (False, False)
    return Interval.make(low, low + width, lo_open=marks[0], hi_open=marks[1])


def _near(dice: random.Random, terms: list[Term]) -> Interval:
    """Make a stated interval that often just touches the sum."""
    lows = sum((min(t.sign * end for end in _bounds(t.interval)) for t in terms), Fraction(0))
    highs = sum((max(t.sign * end for end in _bounds(t.interval)) for t in terms), Fraction(0))
    width = Fraction(dice.randint(0, 4), 2)
    marks = (dice.random() < 0.3, dice.random() < 0.3) if width else (False, False)
    start = dice.choice((highs, lows - width, highs + Fraction(1, 10), lows - width - 1, (lows + highs) / 2, lows))
    return Interval.make(start, start + width, lo_open=marks[0], hi_open=marks[1])


def _signed(term: Term) -> Stated:
    return _stated(term.interval if term.sign > 0 else -term.interval)


def _stated(interval: Interval) -> Stated:
    return Stated(interval, interval, None, ())


def test_the_same_sums_under_order_and_sense() -> None:
    """`<=` fails exactly where `==` fails from above, `<` where it also only touches."""
    dice = random.Random(SEED + 1)  # noqa: S311  (a test that repeats)
    for _ in range(CASES // 6):
        a, b = _stated(_interval(dice)), _stated(_interval(dice))
        at_most = compare(a, b, Sense.AT_MOST).verdict
        assert at_most is compare(b, a, Sense.AT_LEAST).verdict
        assert compare(a, b, Sense.UNDER).verdict is compare(b, a, Sense.OVER).verdict
        assert a.interval.lo is not None
        assert b.interval.hi is not None
        reachable = a.interval.lo < b.interval.hi or (
            a.interval.lo == b.interval.hi and not (a.interval.lo_open or b.interval.hi_open)
        )
        assert (at_most is Verdict.AGREE) == reachable
        under = compare(a, b, Sense.UNDER).verdict
        assert (under is Verdict.AGREE) == (a.interval.lo < b.interval.hi)
