"""An article as read: its numbers as claims, and how relations over them are made."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from crosstally.model import Article, Claim, Expression, Fact, Level, Mention, Place, Quote, Reading, Relation
from crosstally.model.plain import Plain
from crosstally.quantity.compare import Sense
from crosstally.quantity.interval import Interval
from crosstally.quantity.printed import Value
from crosstally.quantity.units import PLAIN
from crosstally.relate.fold import fold
from crosstally.relate.spot import Role, Spot, Topic, unit_of

_SLUG: Final = re.compile(r"[^\w.%+]+")
_WORDS_MOST: Final = 160


@dataclass(eq=False)
class Page:
    """One article with its spots and claims; mechanisms ask it for claims and hand it relations."""

    article: Article
    text: str  # plain, as its reader sees it
    spots: Sequence[Spot]
    main: str = ""  # its subject by the tables
    own: str = ""  # the name it repeats, where the tables have none
    claims: dict[int, Claim] = field(default_factory=dict)
    mentions: tuple[Mention, ...] = ()  # all its numbers, also dates and ordinals, which are no spots
    clean: Plain = field(default_factory=lambda: Plain(""))  # how places in the text are places in the article
    aside: dict[int, Claim] = field(default_factory=dict)  # claims of what is no spot, by where it begins
    _lines: list[int] = field(default_factory=list, init=False)
    _seen: Counter[str] = field(default_factory=Counter, init=False)
    _spots: dict[int, Spot] = field(default_factory=dict, init=False)

    def make(self) -> None:
        """Make a claim of each spot."""
        self._lines = [0, *(found.end() for found in re.finditer("\n", self.article.text or ""))]
        self._spots = {spot.mention.start: spot for spot in self.spots}
        for spot in self.spots:
            fact = fact_of(spot.topic, spot.role, spot.basis)
            self.claims[spot.index] = self._claim(spot.mention, _value(spot), fact)

    def claim(self, mention: Mention) -> Claim:
        """The claim of a number that may be no spot, as an ordinal or a date is."""
        spot = self._spots.get(mention.start)
        if spot is not None and spot.mention is mention:
            return self.of(spot)
        if mention.start not in self.aside:
            self.aside[mention.start] = self._claim(mention, _plain(mention), Fact())
        return self.aside[mention.start]

    def _claim(self, mention: Mention, value: Value, fact: Fact) -> Claim:
        slug = _SLUG.sub("-", mention.text.strip()).strip("-") or "number"
        self._seen[slug] += 1
        name = slug if self._seen[slug] == 1 else f"{slug}-{self._seen[slug]}"
        mention = self._printed(mention)
        line = bisect_right(self._lines, mention.start)
        at = Place(self.article.path, line, mention.start - self._lines[line - 1] + 1)
        return Claim(
            f"{self.article.id}/{name}", self.article.id, value, fact, Quote(mention.text, mention.start), at,
            source=mention.source or "", mention=mention,
        )  # fmt: skip

    def _printed(self, mention: Mention) -> Mention:
        """A number with its place and words in the article, markup included."""
        if not self.clean.starts:
            return mention
        start, end = self.clean.place(mention.start), self.clean.place(mention.end - 1) + 1
        return replace(mention, text=(self.article.text or "")[start:end], start=start, end=end)

    def of(self, spot: Spot) -> Claim:
        """The claim of a spot; also of a number that the reader took for no claim."""
        known = self.claims.get(spot.index)
        return self.claim(spot.mention) if known is None else known

    def before(self, spot: Spot, letters: int = 24, *, own: bool = False) -> str:
        """The folded letters before a number; its `own` are those behind the number before it."""
        last = self.spots[spot.index - 1].mention.end if own and spot.index else 0
        return fold(self.text[max(last, spot.mention.start - letters) : spot.mention.start])

    def after(self, spot: Spot, letters: int = 40, *, own: bool = False) -> str:
        """The folded letters behind a number; its `own` are those before the next number."""
        later = [following.mention.start for following in self.spots[spot.index + 1 : spot.index + 2] if own]
        return fold(self.text[spot.mention.end : min([spot.mention.end + letters, *later])])

    def around(self, spot: Spot, before: int, after: int) -> str:
        """The folded letters on both sides of a number, and its own."""
        return fold(self.text[max(0, spot.mention.start - before) : spot.mention.end + after])

    def is_cell(self, spot: Spot) -> bool:
        """True for a number in a row of a table, which its column tells of as much as its row."""
        line = self.text.rfind("\n", 0, spot.mention.start) + 1
        return self.text.startswith("|", line)

    def opens(self, spot: Spot) -> bool:
        """True for the first number of its sentence."""
        return not spot.index or self.spots[spot.index - 1].stretch != spot.stretch

    def near(self, spot: Spot, reach: int) -> list[Spot]:
        """The numbers beside one, so many on either side."""
        first, after = max(0, spot.index - reach), spot.index + 1
        return [*self.spots[first : spot.index], *self.spots[after : after + reach]]

    def words(self, *spots: Spot) -> str:
        """The words of the text from the first to the last of some spots."""
        start = min(spot.mention.start for spot in spots)
        end = max(spot.mention.end for spot in spots)
        return " ".join(self.text[start : min(end, start + _WORDS_MOST)].split())


def relate(  # noqa: PLR0913  (a relation has as many sides)
    rule: str, stated: Claim, readings: Iterable[tuple[Expression, Sense, Expression]], *, words: str = "",
    cap: Level | None = None, because: str = "", sure: bool | None = None,
) -> Relation:  # fmt: skip
    """Make a relation; a reading that the text does not state outright is capped at a warning and says why.

    A capped one is not sure, unless it is said to be: then its figures are the ones meant, however far apart.
    """
    sure = cap is None if sure is None else sure
    made = tuple(Reading(*reading) for reading in readings)
    others = sorted(
        {leaf.id for r in made for side in (r.stated, r.computed) for leaf in side.leaves() if isinstance(leaf, Claim)}
    )
    tail = "+".join(other.rpartition("/")[2] for other in others if other != stated.id)
    return Relation(
        f"{stated.id}:{rule}:{tail}", made, stated.at, rule, None if sure and cap is None else cap or Level.WARNING,
        because, words, sure, stated.article,
    )  # fmt: skip


def fact_of(topic: Topic, role: Role, basis: str) -> Fact:
    """Write a topic as a fact: parts belong to the subject, a change to the metric."""
    subject = " / ".join(filter(None, (topic.subject, *topic.part)))
    metric = topic.metric.removeprefix("~")
    if role in (Role.CHANGE, Role.DELTA) and metric:
        metric = f"{metric} {'change' if role is Role.CHANGE else 'difference'}{f' {basis}' if basis else ''}"
    return Fact(subject, metric, str(topic.period) if topic.period else "", ", ".join(sorted(topic.scope)))


def _plain(mention: Mention) -> Value:
    """The value of a mention that is no spot."""
    return Value(
        text=mention.text, number=mention.value, unit=unit_of(mention) or PLAIN, hedge=mention.hedge,
        interval=mention.interval, doubled=mention.doubled, place=mention.place,
    )  # fmt: skip


def _value(spot: Spot) -> Value:
    """The mention's value; a fall is negative."""
    mention: Mention = spot.mention
    number, interval, doubled = mention.value, mention.interval, mention.doubled
    low = interval.hi if interval.lo is None else interval.lo
    if spot.direction < 0 and spot.role in (Role.CHANGE, Role.DELTA) and not (low is not None and low < 0):
        number, interval, doubled = None if number is None else -number, -interval, -doubled
    return Value(
        text=mention.text, number=number, unit=spot.unit, hedge=mention.hedge, interval=interval, doubled=doubled,
        place=mention.place, near=_near(mention) if mention.reached else None,
    )  # fmt: skip


def _near(mention: Mention) -> Interval | None:
    """The interval of the bare number of a bound that is presented as reached (DESIGN 3.2)."""
    if mention.value is None or mention.place is None:
        return None
    return Interval.closed(mention.value - mention.place / 2, mention.value + mention.place / 2)
