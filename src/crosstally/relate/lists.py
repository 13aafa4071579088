"""Lists of parts that make a whole which no word of adding announces: revenue by segment, boys and girls.

The parts are all where they fit: a list that adds up to a figure of its kind belongs to it, and one that a slip of the
hand keeps from that is doubted. A list whose words leave nothing out (four parts, and the others) must fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import groupby, pairwise
from typing import Final

from crosstally.model import Relation, total
from crosstally.relate.announced import announces, how_many
from crosstally.relate.figures import MANY
from crosstally.relate.fit import Try, agrees, akin, between, pairs, settle, size, wording
from crosstally.relate.fold import fold
from crosstally.relate.index import same_time
from crosstally.relate.lexicon import metrics
from crosstally.relate.made_of import is_rest, leaves_some_out
from crosstally.relate.nodes import Like
from crosstally.relate.page import Page
from crosstally.relate.spot import NO_AMOUNTS, Role, Spot

_SPLITS: Final = wording("splits")
_OF: Final = wording("of-before")
_OF_THESE: Final = wording("of-then")
_ENDS: Final = re.compile(r"[。;!?\n]\s*|\. ")
_GOES_ON: Final = wording("goes-on")
_OF_WHICH: Final = wording("of-which")
_NO_PARTS: Final = (*NO_AMOUNTS, "price")
_PAIR, _SEVERAL = 2, 3
_BACK: Final = 30  # numbers before a list among which its whole may be
_WORDS: Final = 40  # letters before a list that may say how many parts it has
_BESIDE: Final = 8  # letters behind a number that may name its part
_CLOSE: Final = Fraction(3, 2)  # so many times off, a list and a figure do not belong together
_ALMOST: Final = Fraction(9, 10)
BECAUSE: Final = "that these parts make the whole is read from their order"


def parts(page: Page) -> Iterator[Relation]:
    """271.66萬輛; 吉利166.9、領克28.54、極氪22.21: parts one after another, and the figure before them."""
    for run in _runs(page):
        wholes = [_try(whole, run) for whole in _wholes(page, run)]
        fitting = [one for one in wholes if agrees(page, one)]
        if not fitting and _leaves_nothing_out(page, run):
            fitting = [one for one in wholes if _is_close(one) and _is_of_one_metric(one)]
        elif not fitting and _are_two(page, run):
            here = [one for one in wholes if one.stated.stretch == run[0].stretch]
            fitting = [one for one in here if _is_close(one) and _is_of_one_metric(one)]
        yield from settle(page, fitting, [*wholes, *(_try(s, run) for s in _exceeded(page, run))], BECAUSE)


def split(page: Page) -> Iterator[Relation]:
    """16,248家:自营10,628家,联营5,620家: a figure, and behind a colon or in brackets what it is made of.

    Most such lists are whole. One that comes within a tenth of its figure is meant to be.
    """
    for whole, first in _heads(page):
        if whole.role is not Role.LEVEL or whole.base or whole.kind in _NO_PARTS or whole.stretch != first.stretch:
            continue
        if not _SPLITS.search(between(page, page.spots[first.index - 1], first)) and not _opens(page, whole, first):
            continue
        run = _listed(page, whole, first)
        tries = [_try(whole, run[:many]) for many in range(len(run), 1, -1)]
        fitting = [one for one in tries if agrees(page, one)] or [
            one for one in tries[:1] if _is_almost(one) and not leaves_some_out(page, run[-1])
        ]
        odd = _listed(page, whole, first, any_size=True)
        tries += [_try(whole, odd)] if len(odd) > max(len(run), 1) and not _takes_in(page, odd, whole) else []
        yield from settle(page, fitting, tries, BECAUSE)


def _heads(page: Page) -> Iterator[tuple[Spot, Spot]]:
    """Each figure and the one behind it, or behind its growth: 3.2 million, up 62%: 1.6 million are …."""
    for whole, first in pairwise(page.spots):
        grown = first.role is Role.CHANGE and first.of is whole and first.index + 1 < len(page.spots)
        yield whole, page.spots[first.index + 1] if grown else first


def _opens(page: Page, whole: Spot, first: Spot) -> bool:
    """True for a whole at the head of its sentence: Of 484,507 delivered, 461,538 were; 16,248家中,自营10,628家."""
    return page.opens(whole) and bool(_OF.search(_head(page, whole)) and _OF_THESE.search(between(page, whole, first)))


def _head(page: Page, spot: Spot) -> str:
    """The words of its sentence before a number, after a mark that ends one."""
    return f"|{_ENDS.split(page.before(spot, _WORDS))[-1]}"


def _listed(page: Page, whole: Spot, first: Spot, *, any_size: bool = False) -> list[Spot]:
    """The figures of one unit, each smaller than their whole, up to the end of the sentence or the bracket."""
    run: list[Spot] = []
    for spot in page.spots[first.index :]:
        words = between(page, page.spots[spot.index - 1], spot)
        if spot.stretch != whole.stretch or spot.base or (run and (")" in words or _GOES_ON.search(words))):
            break
        if spot.role is Role.LEVEL and not spot.same and akin(spot, whole):
            if (size(spot) >= size(whole) and not any_size) or announces(page, spot) or _OF_WHICH.search(words):
                break
            run.append(spot)
    after = "" if not run else page.after(run[-1])
    return [] if _GOES_ON.search(after) else run


def _takes_in(page: Page, run: Sequence[Spot], one: Spot) -> bool:
    """True where the largest of a run is what the others and the figure before them come to: 671 (685, with a 14)."""
    most = max(run, key=size)
    return agrees(page, _try(most, [one, *(s for s in run if s is not most)]))


def _is_almost(one: Try) -> bool:
    """True for parts that come to nearly the whole."""
    ratio = sum(map(size, one.operands)) / size(one.stated)
    return _ALMOST < ratio < 1 / _ALMOST


def _runs(page: Page) -> Iterator[list[Spot]]:
    """Figures of one unit and time in one sentence, none of which is a sum, three or two of opposed things."""
    amounts = [s for s in page.spots if s.role is Role.LEVEL and not s.base and not s.same and s.kind not in _NO_PARTS]
    amounts = [s for s in amounts if not page.is_cell(s)]  # a column is no list of parts; its total row says so
    for _, sentence in groupby(amounts, key=lambda s: (s.stretch, s.unit.dimension)):
        run = _of_one_rank(_of_one_counter(list(sentence)))
        if any(announces(page, s) for s in run) or len({str(s.topic.period) for s in run}) > 1:
            continue
        if len(run) == _SEVERAL and size(run[0]) > max(map(size, run[1:])) and _are_opposed(page, run[1:]):
            run = run[1:]  # 员工25万人,男性12万人,女性13万人
        if len(run) >= _SEVERAL or (len(run) == _PAIR and _are_opposed(page, run)):
            yield run


def _of_one_rank(run: list[Spot]) -> list[Spot]:
    """The figures without those that 其中 tells of one before them in its clause."""
    began = {s.sentence: at for at, s in reversed(list(enumerate(run))) if at and "among" in s.marks}
    return [s for at, s in enumerate(run) if at < began.get(s.sentence, len(run))]


def _of_one_counter(run: list[Spot]) -> list[Spot]:
    """The figures counted with the word of the first: 423个字按两次键,2930个字按三次键 adds up 字, not 次."""
    return [s for s in run if _counter(s) in ("", _counter(run[0]))]


def _counter(spot: Spot) -> str:
    """The word that a bare count is counted with; empty where its unit names things or it has none."""
    last = spot.mention.text[-1]
    return last if spot.unit.name == "count" and not last.isascii() and not last.isnumeric() else ""


def _are_two(page: Page, run: Sequence[Spot]) -> bool:
    """True for two parts that leave no third, neither of which is many times the other."""
    small, large = sorted(map(size, run[:_PAIR]))
    return len(run) == _PAIR and _are_opposed(page, run) and large < MANY * small


def _are_opposed(page: Page, run: Sequence[Spot]) -> bool:
    """True for two parts whose names leave no third: boys and girls, urban and rural."""
    first, second = (_beside(page, spot) for spot in run)
    return any(
        (one.search(first) and two.search(second)) or (two.search(first) and one.search(second))
        for one, two in pairs("opposed")
    )


def _beside(page: Page, spot: Spot) -> str:
    start = page.spots[spot.index - 1].mention.end if spot.index else 0
    start = max(start, spot.mention.start - _WORDS)
    before, behind = page.text[start : spot.mention.end], page.text[spot.mention.end : spot.mention.end + _BESIDE]
    return fold(before).split(",")[-1] + fold(behind).split(",")[0]


def _wholes(page: Page, run: Sequence[Spot]) -> list[Spot]:
    """The figures before a list that may be its whole, the nearest first."""
    return [s for s in _before(page, run) if size(s) > max(map(size, run))]


def _exceeded(page: Page, run: Sequence[Spot]) -> list[Spot]:
    """The figures before a list that one of its figures exceeds: but for a slip in that one they may be its whole."""
    return [s for s in _before(page, run) if sum(size(part) >= size(s) for part in run) == 1]


def _before(page: Page, run: Sequence[Spot]) -> list[Spot]:
    """The figures of its kind and time before a list, the nearest first."""
    first = run[0]
    before = page.spots[max(0, first.index - _BACK) : first.index]
    return [
        s for s in reversed(before)
        if s.role is Role.LEVEL and not s.base and akin(s, first)
        and same_time(s.topic.period, first.topic.period, first.topic.metric) is not False
    ]  # fmt: skip


def _leaves_nothing_out(page: Page, run: Sequence[Spot]) -> bool:
    """True where words say how many parts there are, or call the last one the rest."""
    said = how_many(page.before(run[0], _WORDS))
    return said == len(run) or is_rest(page, run[-1])


def _is_close(one: Try) -> bool:
    ratio = sum(map(size, one.operands)) / size(one.stated)
    return 1 / _CLOSE < ratio < _CLOSE


def _is_of_one_metric(one: Try) -> bool:
    """True where no words name two known metrics for the whole and its parts."""
    named = {s.topic.metric for s in (one.stated, *one.operands) if s.topic.metric in metrics()}
    return len(named) <= 1


def _try(whole: Spot, run: Sequence[Spot]) -> Try:
    return Try(
        "sum-of-parts", whole, tuple(run),
        lambda items: total(*(Like(item, whole.unit.dimension) for item in items)), sum,  # type: ignore[arg-type]
    )  # fmt: skip
