"""One quantity told again in another unit: 327 acres, or 132 hectares; 146.5磅,也就是66.5公斤; 38.7℃,换算成101.7℉.

Words that say so leave only these two figures; a figure that merely follows in another unit is the same one only
where the two agree but for a slip of the hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Final

from crosstally.model import Claim, Expression, Level, Mention, Relation, lift, total
from crosstally.quantity.compare import Sense
from crosstally.relate.figures import figure
from crosstally.relate.fit import LEVELS, Try, between, but_for_a_slip, is_near, size, wording
from crosstally.relate.fold import fold
from crosstally.relate.linking import is_decimal
from crosstally.relate.nodes import Bare, In, Rounded, Sharp, Sized, fits
from crosstally.relate.page import Page, relate
from crosstally.relate.scene import STOP
from crosstally.relate.spot import Role, Spot

Plainly = tuple[Expression, Sense, Expression]
BECAUSE: Final = "that one figure is the other in another unit is read from the words between them"
_OR: Final = wording("or-in-another-unit")
_BRACKET: Final = wording("bracket-opens")
_OWN: Final = wording("before-digits")
_SAID: Final = wording("in-another-unit")
_FOLLOWS: Final = wording("another-unit-follows")
_OTHERWISE: Final = wording("no-other-unit")
_GOES_ON: Final = wording("smaller-unit-follows")
_BEHIND_ANOTHER: Final = wording("behind-another")
_BEFORE_ANOTHER: Final = wording("before-another")
_UNREAD: Final = wording("part-unread")
_BELOW: Final = wording("below-zero")
_TONS: Final = wording("tons")
_WORKING: Final = wording("working-time")
_CELSIUS: Final = wording("celsius-before"), wording("celsius-after")
_FAHRENHEIT: Final = wording("fahrenheit-before"), wording("fahrenheit-after")
_NO_MEASURES: Final = ("percent", "ratio", "point", "money", "price", "count", "plain", "data")
_CLOCK: Final = ("second", "s", "minute", "min", "hour", "h", "day")  # months and years differ in length
_BESIDE: Final = 24  # letters beside a number that may name its scale
_ACROSS: Final = 48  # letters between two temperatures
_FREEZING: Final = 32
_TEN: Final = 10
_DEGREE: Final = Fraction(9, 5)
# Units of one name that differ in size: metric and mechanical horsepower, American and British gallons, the
# tonne and the American and British ton, the calorie of physics and that of food, the 斤 of the mainland and of
# Taiwan, the ounce of all things and that of gold.
_ALSO: Final = {
    "hp": (Fraction("745.69987158227022") / Fraction("735.49875"),),
    "gallon": (Fraction("4.54609") / Fraction("3.785411784"),),
    "t": (Fraction("0.90718474"), Fraction("1.0160469088")),
    "cal": (Fraction(1000),),
    "jin": (Fraction(6, 5),),
    "oz": (Fraction("31.1034768") / Fraction("28.349523125"),),
}


def units(page: Page) -> Iterator[Relation]:
    """The second of two neighbouring figures of one measure in two units is the first, as the words say."""
    for one, two in pairwise(page.spots):
        if two.same or not _is_measure(one, two) or _OTHERWISE.match(page.after(two)):
            continue
        words = _words(page, one, two)
        said = bool(_SAID.search(words)) or _is_beside(page, one, two, words)
        made = _sides(page, one, two) if said or _FOLLOWS.search(words) else None
        if made is not None and not is_of_several(page, *made):
            yield from _told(page, *made, forced=said)


def _words(page: Page, one: Spot, two: Spot) -> str:
    """The words between two figures, with those that the second takes as its hedge."""
    return between(page, one, two) + fold(_OWN.match(two.mention.text)[0])  # type: ignore[index]


def _is_beside(page: Page, one: Spot, two: Spot, words: str) -> bool:
    """True for a figure of another system alone in brackets, or behind a comma and `or`, and for no third one."""
    if is_decimal(one.unit.factor / two.unit.factor) or one.kind == "time":
        return False
    if _OR.search(words):
        listed = page.spots[max(one.index - 1, 0) : one.index]
        return not any(s.stretch == one.stretch and s.unit.dimension == one.unit.dimension for s in listed)
    return bool(_BRACKET.fullmatch(words)) and page.after(two).startswith(")")


def _is_measure(one: Spot, two: Spot) -> bool:
    """True for two levels of one measure in units of two sizes."""
    if one.kind in _NO_MEASURES or one.unit.dimension != two.unit.dimension or one.unit.factor == two.unit.factor:
        return False
    if one.kind == "time" and any(s.unit.name not in _CLOCK or is_worked(s) for s in (one, two)):
        return False
    told = all(s.role in (*LEVELS, Role.DELTA) for s in (one, two))
    return told and bool(size(one) and size(two)) and one.stretch == two.stretch


def is_worked(spot: Spot) -> bool:
    """True for days on which people work, which have no 24 hours."""
    return bool(_WORKING.search(fold(spot.mention.text)))


def _sides(page: Page, one: Spot, two: Spot) -> tuple[Spot, list[Spot]] | None:
    """A figure and those that make it: 7,524 seconds, that is 2 hours, 5 minutes and 24 seconds."""
    first, second = run(page, one, -1)[::-1], run(page, two, 1)
    if len(second) == 1:
        return two, first
    return (one, second) if len(first) == 1 else None


def run(page: Page, spot: Spot, way: int) -> list[Spot]:
    """A figure with those of smaller and smaller units that go on from it, or that it ends."""
    run = [spot]
    while 0 <= run[-1].index + way < len(page.spots):
        last, following = run[-1], page.spots[run[-1].index + way]
        large, small = (last, following) if way > 0 else (following, last)
        joined = large.unit.dimension == small.unit.dimension and large.unit.factor > small.unit.factor
        if not joined or not _GOES_ON.fullmatch(between(page, large, small)):
            break
        run.append(following)
    return run


def is_of_several(page: Page, stated: Spot, parts: Sequence[Spot]) -> bool:
    """True beside another figure of the same make (10 and 15 km, or 6 and 9 miles), or behind one in a larger unit."""
    first, last = min(stated.index, parts[0].index), max(stated.index, parts[-1].index)
    start, end = page.spots[first].mention.start, page.spots[last].mention.end
    before, after = fold(page.text[max(0, start - _BESIDE) : start]), fold(page.text[end : end + _BESIDE])
    left, right = (parts[-1], stated) if parts[-1].index < stated.index else (stated, parts[0])
    unread = _UNREAD.search(between(page, left, right))  # 6 ft 2 in, or 188 cm
    return bool(unread or _BEHIND_ANOTHER.search(before) or _BEFORE_ANOTHER.match(after))


def _told(page: Page, stated: Spot, parts: Sequence[Spot], *, forced: bool) -> Iterator[Relation]:
    """Tell what agrees; a miss only where the words say that it is one quantity, or a slip explains it."""
    made = Try("unit-identity", stated, tuple(parts), lambda c: total(*c), sum)  # type: ignore[arg-type]
    reading = again(page, stated, parts)
    if not fits(*reading):
        slip = but_for_a_slip(page, made)
        if _is_rounding(stated, parts) or not (slip or (forced and is_near(made))):
            return
    words = page.words(stated, *parts)
    yield relate("unit-identity", page.of(stated), [reading], words=words, cap=Level.WARNING, because=BECAUSE)


def again(page: Page, stated: Spot, parts: Sequence[Spot]) -> Plainly:
    """That a figure is a quantity told before, in the size of the units that fits, if one does."""
    claim = page.of(stated)
    return _best(
        [(Sized(claim), Sense.EQUAL, Rounded(Sized(one))) for one in _ways([page.of(s) for s in parts], claim)]
    )


def _best(readings: Sequence[Plainly]) -> Plainly:
    """The first reading that agrees; the first of all where none does."""
    return next((one for one in readings if fits(*one)), readings[0])


def _ways(parts: Sequence[Claim], other: Claim) -> Iterator[Expression]:
    """A quantity in base units, for each size that its unit or that of the other figure may have.

    Of several parts (2 hours and 5 minutes) only the last was rounded.
    """
    whole = parts[-1] if len(parts) == 1 else total(*map(Sharp, parts[:-1]), parts[-1])
    yield whole
    unit = parts[0].value_read.unit
    factors = [*_sizes(parts[0]), *(1 / factor for factor in _sizes(other))]
    for factor in factors:
        yield In(whole, factor, unit.dimension)


def _sizes(claim: Claim) -> tuple[Fraction, ...]:
    """How many times as large a unit of this name may be too; tonnes and 公吨 leave no doubt."""
    name = claim.value_read.unit.name
    return _ALSO.get(name, ()) if name != "t" or _TONS.search(fold(claim.value_read.text)) else ()


def _is_rounding(stated: Spot, parts: Sequence[Spot]) -> bool:
    """True for figures no further apart than the last digit of each that is no filling: 500 miles, or 800 km."""
    printed = [figure(s) for s in (stated, *parts)]
    if any(one is None for one in printed):
        return False
    (value, place), *others = [one for one in printed if one is not None]
    return abs(value - sum((one[0] for one in others), Fraction(0))) <= place + min(one[1] for one in others)


def temperatures(page: Page) -> Iterator[Relation]:
    """A temperature on both scales, one right behind the other; a difference of temperatures has no offset."""
    for one, two in pairwise(page.mentions):
        words = fold(page.text[one.end : two.start])
        scales = {_scale(page, one): one, _scale(page, two): two}
        if len(words) > _ACROSS or STOP.search(words) or set(scales) != {"celsius", "fahrenheit"}:
            continue
        degrees, stated = page.claim(scales["celsius"]), page.claim(scales["fahrenheit"])
        plain = In(degrees, _DEGREE, ())
        ways = (plain + lift(_FREEZING), plain)
        reading = _best([(Bare(stated, everything=True), Sense.EQUAL, Rounded(one)) for one in ways])
        if fits(*reading) or (_is_told(page, one, two, words) and not _are_rounded(degrees, stated)):
            told = " ".join(page.text[one.start : two.end].split())
            yield relate("unit-identity", stated, [reading], words=told, cap=Level.WARNING, because=BECAUSE)


def _are_rounded(*claims: Claim) -> bool:
    """True where both are told in tens: 70 °F (20 °C)."""
    return all(claim.value_read.number is not None and not claim.value_read.number % _TEN for claim in claims)


def _is_told(page: Page, one: Mention, two: Mention, words: str) -> bool:
    """True where the words say that one temperature is the other; a scale named without its unit does."""
    unnamed = any(m.unit not in ("celsius", "fahrenheit") for m in (one, two))
    after = fold(page.text[two.end : two.end + _BESIDE])
    if _BEFORE_ANOTHER.match(after):
        return False
    closed = bool(_BRACKET.fullmatch(words)) and after.startswith(")")
    return closed or bool(_SAID.search(words)) or (unnamed and bool(_FOLLOWS.search(words)))


def _scale(page: Page, mention: Mention) -> str:
    """The scale of a temperature, by its unit or the words beside it; empty for another number."""
    before = fold(page.text[max(0, mention.start - _BESIDE) : mention.start])
    if mention.value is None or _BELOW.search(before) or _BEHIND_ANOTHER.search(before):
        return ""
    if mention.unit in ("celsius", "fahrenheit"):
        return mention.unit
    after = fold(page.text[mention.end : mention.end + _BESIDE])
    for name, (left, right) in (("celsius", _CELSIUS), ("fahrenheit", _FAHRENHEIT)):
        if left.search(before) or right.match(after):
            return name
    return ""
