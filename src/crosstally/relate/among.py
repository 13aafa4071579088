"""A part of the figure just before, by words that call it one: 其中, 这里面, of those; it is not larger, however far.

The parts of a plain list behind such words (其中A三百、B五百) are not more than it together, if none is in two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from crosstally.model import Level, Relation, total
from crosstally.quantity.compare import Sense
from crosstally.relate.fit import LEVELS, SHARE, akin, between, size, told, wording
from crosstally.relate.fold import fold
from crosstally.relate.lexicon import nature
from crosstally.relate.made_of import is_rest
from crosstally.relate.nodes import Bare
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import Role, Spot, Topic

_AMONG: Final = wording("among-before")
_AMONG_AFTER: Final = wording("among-after")
_INSIDE: Final = wording("among-between")
_OPENS: Final = wording("among-whole")
_NO_AMOUNT: Final = wording("no-part-of")
_TWICE: Final = wording("in-two-parts")
_NAMED: Final = wording("then-named")
_CLAUSE: Final = re.compile(r"[,;。.]")
_DIGITS: Final = wording("printed-digits")
_KINDS: Final = ("count", "plain", "money", "mass", "energy", "area", "volume", "data")
_RATES: Final = ("rate", "net", "fixed", "loose")
_GENERAL: Final = ("", "count")
_WORDS: Final = 40
_BACK: Final = 3  # numbers before a part that may be its whole
_PART: Final = "which figure it is a part of is read from their order"
_PLAIN_RATE: Final = wording("rate-of-part")
_NAMED_RATE: Final = wording("rate-named")
_RATE: Final = "the percentage is read as the rate of the part right before it"
_LIST: Final = "the text does not say that none is counted twice"


def parts(page: Page) -> Iterator[Relation]:
    """公司有4,382人,这里面做研发的有2,716人: a part is not larger than its whole."""
    for part in page.spots:
        whole = _whole(page, part)
        if whole is not None and not _is_added_up(page, part):
            yield _held(page, part, whole, [part], _PART)


def lists(page: Page) -> Iterator[Relation]:
    """贡献者1126名,其中员工214人、外部932人: nor are the parts of a plain list together."""
    for first in page.spots:
        whole = _whole(page, first) if _AMONG.search(page.before(first, own=True)) else None
        listed = [] if whole is None else _listed(page, first)
        if whole is None or len(listed) == 1 or _TWICE.search(fold(page.words(whole, *listed))):
            continue
        if size(whole) > max(map(size, listed)):
            yield _held(page, whole, whole, listed, _LIST)


def rates(page: Page) -> Iterator[Relation]:
    """1200名员工中有96名离职,离职率为8%: a rate named like the part right before it is its share of the whole."""
    for part, rate in pairwise(page.spots):
        percent = rate.kind == "percent" and rate.role in LEVELS and not rate.base and rate.stretch == part.stretch
        whole = _whole(page, part) if percent else None
        if whole is not None and _is_rate_of(between(page, whole, part) + between(page, part, rate)):
            yield told(page, SHARE.of(rate, part, whole), sure=True, cap=Level.WARNING, because=_RATE)


def _is_rate_of(words: str) -> bool:
    """True for words up to a rate that name it by a word that stands before it, or only say that it is the rate."""
    if _PLAIN_RATE.search(words):
        return True
    named = _NAMED_RATE.search(words)
    return named is not None and named[named.lastgroup or 0] in words[: named.start()]


def _is_added_up(page: Page, part: Spot) -> bool:
    """True for a part of a list that ends with the rest, and so is added up to its whole."""
    return any(s.stretch == part.stretch and is_rest(page, s) for s in page.spots[part.index + 1 :])


def _held(page: Page, stated: Spot, whole: Spot, some: Sequence[Spot], because: str) -> Relation:
    """At most the whole, and no doubt that these are the figures meant, however far apart."""
    every = total(*(Bare(page.of(part)) for part in some)) if len(some) > 1 else Bare(page.of(some[0]))
    sides = (
        (Bare(page.of(whole)), Sense.AT_LEAST, every)
        if stated is whole
        else (every, Sense.AT_MOST, Bare(page.of(whole)))
    )
    rule = "sum-of-parts" if stated is whole else "part-of-whole"
    return relate(
        rule, page.of(stated), [sides], words=page.words(whole, *some), cap=Level.WARNING, because=because, sure=True
    )


def _whole(page: Page, part: Spot) -> Spot | None:
    """The figure that words call a part one of; None where they do not, or an earlier one may be meant and holds it."""
    if not _is_amount(page, part) or not part.index:
        return None
    last = page.spots[part.index - 1]
    named = _names(page, part) or (last.stretch == part.stretch and _opens(page, last, part))
    here = part.stretch - 1 if page.opens(part) else part.stretch
    before = [s for s in page.spots[: part.index] if s.stretch >= here and s.paragraph == part.paragraph]
    alike = [s for s in before if akin(s, part) and _of_one(s, part)]
    if not named or not alike or not any(s is alike[-1] for s in before[-_BACK:]):
        return None
    whole = alike[-1]
    if not _is_amount(page, whole) or any(size(s) >= size(part) for s in alike[:-1]):
        return None
    return whole


def _names(page: Page, part: Spot) -> bool:
    """True where words beside a figure call it a part of what stands before."""
    return bool(_AMONG.search(page.before(part, _WORDS, own=True)) or _AMONG_AFTER.match(page.after(part)))


def _opens(page: Page, whole: Spot, part: Spot) -> bool:
    """True where words around a whole say that what follows is of it: of the 38 athletes, 72; 297个村里已有268个."""
    words = between(page, whole, part)
    return bool(_INSIDE.search(words) or (page.opens(whole) and _OPENS.search(f"{page.before(whole)}|{words}")))


def _is_amount(page: Page, spot: Spot) -> bool:
    """True for how much there is of something: no mean, no price, nothing that falls below nothing."""
    level = spot.role is Role.LEVEL and not spot.same and spot.kind in _KINDS and bool(size(spot))
    return (
        level
        and not _is_rate(spot.topic)
        and not _NO_AMOUNT.search(page.before(spot, _WORDS // 2, own=True) + _CLAUSE.split(page.after(spot, 8))[0])
    )


def _is_rate(topic: Topic) -> bool:
    return nature(topic.metric) in _RATES


def _of_one(one: Spot, two: Spot) -> bool:
    """True for figures whose printed units are one, or that count the same; a bare number counts what is before it."""
    first, second = (_DIGITS.sub("", fold(spot.mention.text)) for spot in (one, two))
    return first == second or not second or (one.unit.name == two.unit.name and one.unit.name not in _GENERAL)


def _listed(page: Page, first: Spot) -> list[Spot]:
    """The figures of a plain list, each behind its own name."""
    listed = [first]
    for other in page.spots[first.index + 1 :]:
        words = page.text[listed[-1].mention.end : other.mention.start]
        if other.stretch != first.stretch or not _NAMED.match(words) or not _of_one(first, other):
            break
        listed.append(other)
    return listed
