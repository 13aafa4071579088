"""What figures one behind the other say outright: so many of them, that is P %; N times the B; A, up from B."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from crosstally.model import Expression, Level, Relation
from crosstally.quantity.compare import Sense
from crosstally.relate.balance import for_one
from crosstally.relate.figures import APART, ratio
from crosstally.relate.fit import LEVELS, SHARE, TIMES, Try, akin, between, is_near, lying_between, size, told, wording
from crosstally.relate.fold import fold
from crosstally.relate.nodes import Bare, Like
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import NO_LEVELS, Role, Spot
from crosstally.relate.tables import pattern

_THE: Final = wording("times-the")
_REST: Final = pattern("balance")
_OF: Final = wording("of-a-group")
_TAKEN: Final = wording("brought-in")
_PRICED: Final = wording("price-of-one")
_EACH: Final = pattern("each")
_MONEY: Final = ("money", "price")
_UP_FROM: Final = wording("up-from")
_DOWN_FROM: Final = wording("down-from")
ORDER: Final = "that one is an earlier figure of the other is read from their order"
_OF_WHAT: Final = wording("times-of-what")
_CALLED: Final = wording("called")
_TWO: Final = 2
_NEAR: Final = 4  # sentences before a multiple that may give what it is of
_WORDS: Final = 24


def shares(page: Page) -> Iterator[Relation]:
    """参数达6710亿,其中激活370亿,即约5.5%: the part over the figure right before it."""
    for whole, part, share in zip(page.spots, page.spots[1:], page.spots[2:], strict=False):
        tied = "among" in part.marks and "or" in share.marks and share.kind == "percent" and share.role in LEVELS
        if not tied or not whole.stretch == part.stretch == share.stretch or not akin(whole, part):
            continue
        if part.kind not in NO_LEVELS and size(whole) > size(part) and whole.role is part.role is Role.LEVEL:
            made = SHARE.of(share, part, whole)
            yield told(page, made, sure=True, cap=Level.WARNING)


def multiples(page: Page) -> Iterator[Relation]:
    """31.6% of users lost weight, almost three times the 16.1% of the other group."""
    for times, base in pairwise(page.spots):
        if times.kind != "ratio" or times.role is not Role.LEVEL or size(times) <= 1 or base.role not in LEVELS:
            continue
        words = fold(times.mention.text) + between(page, times, base)
        if not _THE.search(words) or times.stretch != base.stretch:
            continue
        before = [s for s in page.spots[: times.index] if s.stretch == times.stretch and akin(s, base)]
        made = [TIMES.of(times, one, base) for one in before]
        if len(made) == 1 and before[0].role in LEVELS and is_near(made[0]):
            yield told(page, made[0])


def of_named(page: Page) -> Iterator[Relation]:
    """甲的面积是乙的56倍: the larger over the smaller of the two areas that the text gives just before."""
    for times in page.spots:
        found = _OF_WHAT.search(page.before(times, _WORDS, own=True)) if times.kind == "ratio" else None
        if found is None or times.role is not Role.LEVEL or size(times) <= 1:
            continue
        named = [s for s in page.spots[: times.index] if _is_called(page, s, found["noun"], times)]
        sizes = {s.value for s in named}
        if len(sizes) == len(named) == _TWO and akin(*named) and named[0].kind not in NO_LEVELS:
            made = TIMES.of(times, *sorted(named, key=size, reverse=True))
            if is_near(made):
                yield told(page, made)


def _is_called(page: Page, spot: Spot, noun: str, times: Spot) -> bool:
    """True for a level not far before a multiple that a noun stands right in front of."""
    near = times.stretch - spot.stretch <= _NEAR and spot.role is Role.LEVEL and not spot.same
    return near and _CALLED.sub("", page.before(spot, _WORDS, own=True)).endswith(noun)


def rests(page: Page) -> Iterator[Relation]:
    """$5.12 billion, of which $3.23 billion is spent, leaving $1.89 billion; 出口121亿,进口100亿,顺差21亿."""
    for one, two, rest in zip(page.spots, page.spots[1:], page.spots[2:], strict=False):
        if not one.stretch == two.stretch == rest.stretch or not (akin(one, two) and akin(two, rest)):
            continue
        called = [bool(_REST.search(page.before(s, own=True))) for s in (one, two, rest)]
        named = called == [False, False, True] and one.kind not in NO_LEVELS and "among" not in rest.marks
        if named and one.role is two.role is Role.LEVEL and rest.role is not Role.CHANGE and size(one) > size(two):
            made = lying_between(rest, one, two)
            if is_near(made):
                yield told(page, made)


def groups(page: Page) -> Iterator[Relation]:
    """Of the 1,012 who were asked, 453 (44.8%) said yes."""
    for whole, part, share in zip(page.spots, page.spots[1:], page.spots[2:], strict=False):
        if share.kind != "percent" or share.role not in LEVELS or not akin(whole, part) or whole.kind in NO_LEVELS:
            continue
        opens = page.opens(whole) and whole.stretch == part.stretch == share.stretch and size(whole) > size(part)
        words = f"{page.before(whole, _WORDS)}|{between(page, whole, part)}"
        if opens and _OF.search(words) and between(page, part, share).strip() == "(":
            made = SHARE.of(share, part, whole)
            yield told(page, made, sure=True, cap=Level.WARNING)


def sales(page: Page) -> Iterator[Relation]:
    """每台3123元,卖出212万台,销售额66.2亿元: what one costs, how many are sold, and what they bring in."""
    for spots in zip(page.spots, page.spots[1:], page.spots[2:], strict=False):
        *two, total = spots
        price, count = (two[0], two[1]) if two[0].kind in _MONEY else (two[1], two[0])
        if len({s.stretch for s in spots}) > 1 or any(s.role is not Role.LEVEL or s.base or s.same for s in spots):
            continue
        if price.kind not in _MONEY or total.kind != "money" or count.kind != "count" or not _is_price(page, price):
            continue
        made = Try("product", total, (price, count), partial(_product, total), lambda v: v[0] * v[1])
        if _TAKEN.search(page.before(total, _WORDS, own=True)) and is_near(made):
            yield told(page, made)


def _is_price(page: Page, spot: Spot) -> bool:
    """True for what one thing costs, by its unit or by the words beside it."""
    words = page.before(spot, _WORDS, own=True)
    return spot.kind == "price" or for_one(page, spot) or bool(_PRICED.search(words) or _EACH.match(page.after(spot)))


def _product(total: Spot, items: Sequence[Expression]) -> Expression:
    return Like(items[0] * items[1], total.unit.dimension)


def order(page: Page) -> Iterator[Relation]:
    """35,000 vehicles, up from 136,854; 由136,854增至35,000: what went up lies above what it came from."""
    for one, two in pairwise(page.spots):
        for now, then in ((one, two), (two, one)):
            sense = _way(page, now, then)
            if sense is None or now.stretch != then.stretch or not akin(now, then) or _is_far(now, then):
                continue
            if then.index > now.index and _leads_on(page, then):
                continue
            stated, other = page.of(now), page.of(then)
            reading = (stated, sense, other) if now.unit == then.unit else (Bare(stated), sense, Bare(other))
            yield relate("order", stated, [reading], words=page.words(now, then), cap=Level.WARNING, because=ORDER)


def _leads_on(page: Page, then: Spot) -> bool:
    """True for where the next figure started: 亏损由6亿元增至7亿元,负债由27亿元增至31亿元."""
    return any(s.reached and s.stretch == then.stretch and akin(s, then) for s in page.spots[then.index + 1 :][:1])


def _is_far(now: Spot, then: Spot) -> bool:
    """True for figures so far apart that they are of two things."""
    return (ratio(now, then) or APART) > APART


def _way(page: Page, now: Spot, then: Spot) -> Sense | None:
    """Above or below what it came from, by the words; None where they do not say."""
    if now.role is not Role.LEVEL or not then.base or now.base or now.kind == "time":
        return None  # a run that was improved to 1.3 seconds took less
    if now.reached and now.direction:
        return Sense.OVER if now.direction > 0 else Sense.UNDER
    words = between(page, now, then) if now.index < then.index else ""
    return Sense.OVER if _UP_FROM.search(words) else Sense.UNDER if _DOWN_FROM.search(words) else None
