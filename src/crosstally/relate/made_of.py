"""What a figure is made of: T, of which A, B and C; T, made up of A, B and C; T,由A、B和C三部分构成.

Parts that the words call all of it must come to it; others may leave some out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise, takewhile
from typing import Final

from crosstally.model import Relation
from crosstally.relate.announced import LEAST, all_less, announces, of_one_metric, of_one_unit
from crosstally.relate.counted import added
from crosstally.relate.fit import LEVELS, Try, agrees, akin, between, choose, size, wording
from crosstally.relate.page import Page
from crosstally.relate.sets import are_all
from crosstally.relate.spot import Spot

_OF_WHICH: Final = wording("of-which")
_MADE_OF: Final = wording("made-of")
_MADE_BEFORE: Final = wording("made-of-before")
_MADE_BEHIND: Final = wording("made-of-behind")
_MORE: Final = wording("and-more")
_LAST: Final = wording("last-part")
_WORDS: Final = 60  # letters before a number that may announce it
_BACK: Final = 6  # numbers before a list that may be its whole


def of_which(page: Page) -> Iterator[Relation]:
    """360万千瓦,其中A 210、B 120、C 30: a list that words call parts of a figure just before."""
    for spot, following in pairwise(page.spots):
        words = between(page, spot, following)
        parts = _parts(page, following)
        made_of = bool(_MADE_OF.search(words)) or _are_named_all(page, words, parts)
        if not made_of and not _OF_WHICH.search(words):
            continue
        closed = (made_of and not leaves_some_out(page, parts[-1])) or is_rest(page, parts[-1]) or are_all(page, parts)
        tries, odd = list[Try](), list[Try]()
        for whole in reversed(page.spots[max(0, spot.index - _BACK) : following.index]):
            if not may_be_whole(whole, following):
                continue
            run = list(takewhile(partial(_smaller, whole), parts))
            closed = closed and (of_one_metric(run, whole) or _of_one_thing([whole, *run]))
            if of_one_unit(run):
                tries += [added(whole, run[:i]) for i in range(len(run), LEAST, -1)] or [added(whole, run)]
            if len(run) < len(parts) and of_one_unit(parts):
                odd.append(added(whole, parts))
        yield from choose(page, tries[:1] if closed and not odd else tries, forced=closed and not odd, odd=odd[:1])


def _are_named_all(page: Page, words: str, parts: Sequence[Spot]) -> bool:
    """True where words before and behind a list say that the figure before it is made of it: 由A、B、C三部分构成."""
    named = _MADE_BEFORE.search(words) and _MADE_BEHIND.match(page.after(parts[-1], _WORDS))
    return bool(named) and not leaves_some_out(page, parts[-1])


def is_rest(page: Page, spot: Spot) -> bool:
    """True for the last part of a list that leaves nothing out: 其余10亿元, and others 12%."""
    return bool(_LAST.search(page.before(spot, _WORDS)))


def leaves_some_out(page: Page, last: Spot) -> bool:
    """True for the last part of a list that is not all: 由A、B和C构成,另有少量其他; A, B and C, among others."""
    return bool(_MORE.match(page.after(last, _WORDS, own=True)))


def _of_one_thing(spots: Sequence[Spot]) -> bool:
    """True for counts of one thing by their units, whatever the words beside them: 研发180人、销售90人."""
    names = {spot.unit.name for spot in spots}
    return len(names) == 1 and spots[0].kind == "count" and not names & {"", "count"}


def _smaller(whole: Spot, part: Spot) -> bool:
    return size(part) < size(whole)


def may_be_whole(whole: Spot, part: Spot) -> bool:
    """True for an amount of the kind of a part, in its paragraph."""
    return whole.role in LEVELS and not whole.base and akin(whole, part) and whole.paragraph == part.paragraph


def _parts(page: Page, first: Spot) -> list[Spot]:
    """The figures of a list; those that an announced sum adds up stand as that sum, and a new clause ends it."""
    parts = [first]
    for other in page.spots[first.index + 1 :]:
        if other.stretch != first.stretch or other.base or _is_over(page, parts, other):
            break
        if other.role not in LEVELS or other.same or not akin(other, first):
            continue
        is_sum = announces(page, other) and all_less(parts, other) and len(parts) >= LEAST
        parts = [other] if is_sum else [*parts, other]
    return parts


def _is_over(page: Page, parts: Sequence[Spot], other: Spot) -> bool:
    """True where a semicolon ends a list whose items none divides."""
    if len(parts) < LEAST or ";" not in between(page, parts[-1], other):
        return False
    return ";" not in between(page, parts[0], parts[1])


def makes_it_instead(page: Page, made: Try) -> bool:
    """True where another figure makes what is stated, and one that does not stands in another sentence.

    398,214,600股 voted for it; all 605,108,000股 get 4.5元.
    """
    swaps = (
        replace(made, operands=tuple(new if spot is old else spot for spot in made.operands))
        for old in made.operands if old.sentence != made.stated.sentence for new in page.spots
        if new.unit == old.unit and new.role is old.role and new not in (made.stated, *made.operands)
    )  # fmt: skip
    return any(agrees(page, swap) for swap in swaps)
