"""What a number counts: told by words in it, beside it, by a noun phrase, or carried from an earlier number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from crosstally.relate import glossary, naming, parts, phrase, picked
from crosstally.relate.fold import fold
from crosstally.relate.lexicon import Word, metrics
from crosstally.relate.names import Names
from crosstally.relate.naming import LASTING
from crosstally.relate.period import Period
from crosstally.relate.spot import AWAITED, Role, Spot, Topic, mean_of, span_of
from crosstally.relate.tables import pattern, settings
from crosstally.relate.window import Window, clause_start

_AFTER: Final = pattern("after")
_FOR: Final = pattern("owner")
_GROUP: Final = pattern("group")
_PER_TIME: Final = frozenset({"per-day", "per-month", "per-year"})  # said by a unit such as USD/month already
_AGE: Final = pattern("age")
_OF_MARKET: Final = pattern("of-market")
_OF_PART: Final = pattern("of-part")
_OF_THEM: Final = pattern("of-them")
_SORTED: Final = pattern("sorted")
_DATED: Final = re.compile(r"\s*(?P<name>[\u4e00-\u9fff]{2,12})\|+\s*")
_TOUCHING: Final = 2  # letters from a number to the word right behind it
_BEHIND: Final = AWAITED  # $21.7 billion expected, 15%的指引
_NEAR: Final = 20  # letters between a metric's name and its number


@dataclass(slots=True)
class Mind:
    """What is kept in mind from one number to the next."""

    subject: str = ""
    period: Period | None = None
    main: Period | None = None  # the first period the article names
    quarter: Period | None = None  # the last quarter it names
    year: int | None = None
    today: int | None = None  # the year in which it was written: last year is the one before, whatever years it names
    told: set[int] = field(default_factory=set)  # the years it names in digits
    part: tuple[str, ...] = ()
    thing: tuple[str, ...] = ()  # what the sentence speaks of, whose sizes it tells
    spots: list[Spot] = field(default_factory=list)  # of this paragraph

    @property
    def when(self) -> tuple[Period | None, int | None]:
        """The period and the year that are talked about."""
        return self.period, self.year

    @when.setter
    def when(self, told: tuple[Period | None, int | None]) -> None:
        self.period, self.year = told


class Topics:
    """Reads the topic of one number after another."""

    def __init__(self, names: Names, mind: Mind) -> None:
        """Share the reader's mind."""
        self._names = names
        self._mind = mind

    def of(self, spot: Spot, window: Window, made: Sequence[Spot]) -> Topic:
        """Read the topic of a number, its period aside."""
        topic = self._told(spot, window, made)
        if spot.kind == "percent" and topic.metric in ("", "share") and _OF_MARKET.match(window.text, window.at + 1):
            topic = replace(topic, metric="market-share", told="words")
        if (several := metrics().get(topic.metric)) is not None and several.by_kind:
            kind = "count" if spot.kind == "plain" else spot.kind
            topic = replace(topic, metric=several.of_kind(kind, spot.unit.name))
        if spot.role is Role.LEVEL:
            spot.unit = mean_of(spot.unit, topic.scope | naming.a_day(spot, window))
        if any(base == "time" and power < 0 for base, power in spot.unit.dimension):
            topic = replace(topic, scope=topic.scope - _PER_TIME)
        if whose := self._whose(window):
            topic = replace(topic, subject=whose, part=())
        known = metrics().get(topic.metric)
        if known is not None and known.nature == "size":
            return replace(topic, part=topic.part or self._mind.thing)
        if known is not None and known.nature in ("fixed", "loose"):
            subject = self._names.product(topic.subject)
            topic = replace(
                topic, subject=subject, part=tuple(p for p in topic.part if parts.named(p) or p.startswith("for "))
            )
        return topic

    def _whose(self, window: Window) -> str:
        """Nine months for TikTok: the name behind the number owns it."""
        after = _FOR.match(window.text, window.at + 1)
        if after is None:
            return ""
        return next((self._names.subject(w) for w in window.after if w.start == after.end()), "")

    def _told(self, spot: Spot, window: Window, made: Sequence[Spot]) -> Topic:
        scope = frozenset[str]() if spot.kind == "time" else window.scopes(window.near) | naming.still(made, window)
        scope |= window.scopes([w for w in window.after if w.start - window.at <= _TOUCHING]) & _BEHIND
        beside = naming.last([w for w in window.near if window.at - w.end < _NEAR], spot)
        inside = next((w for w in window.inside if naming.names(w, spot)), None)
        if inside is not None and beside is None:
            own = parts.path(found) if parts.known(found := self._noun(window)) else self._behind(window, window.at + 1)
            return Topic(self._mind.subject, own or self._mind.part, inside.of("metrics"), scope=scope, told="words")
        follows = self._follows(spot, window)
        for words in (window.near, window.before):
            if word := naming.last(naming.binding(words, window, made), spot):
                if follows is not None and spot.role is Role.LEVEL and naming.closer(follows, word, spot, window):
                    break
                wide = window.scopes(window.before) - self._of_the_last(window)
                verb = word.text in settings("verbs")
                near = words is window.near
                noun = "" if near and not verb else self._noun(window, word.end if verb else 0)
                noun = noun or picked.noun(window, spot)
                topic = self._worded(word, window, scope | (wide & LASTING) | (scope or wide), noun)
                told = "words" if near else "before"
                return naming.margin(replace(topic, told=told), spot, made)
        if follows is not None:
            after_scope = max((w.end for w in window.after if w.of("scopes") and w.end <= follows.start), default=0)
            own = parts.path(phrase.before(window.text, max(window.at + 1, after_scope), follows.start))
            own = own or self._behind(window, follows.end)
            scope |= window.scopes(window.after)
            return Topic(self._mind.subject, own or self._mind.part, follows.of("metrics"), scope=scope, told="words")
        return self._nameless(spot, window, scope, made)

    @staticmethod
    def _of_the_last(window: Window) -> frozenset[str]:
        """What a word right behind the number before says of that: the $2,450 million consensus, at a margin of 30%."""
        touching = [w for w in window.before if not window.text[window.left : w.start].strip(" ")]
        return window.scopes(touching) & _BEHIND if window.left else frozenset()

    def _follows(self, spot: Spot, window: Window) -> Word | None:
        """A name of a metric right behind the number: `657 million monthly users`, `1亿用户`."""
        for word in window.after:
            if naming.suits(word, spot) and naming.touches(word, window):
                return word if _AFTER.fullmatch(window.text, window.at + 1, word.start) else None
        return None

    def _worded(self, word: Word, window: Window, scope: frozenset[str], noun: str) -> Topic:
        """The topic of a metric's name; the part is the phrase before it, or what the sentence spoke of."""
        end, whole = naming.before_scope(word, window)
        start = self._name_end(window, end, clause_start(window.text, end, window.left))
        named = "" if whole else self._phrase(window, start, end) or self._dated(window, start, end)
        if word.text in settings("verbs") and not word.text.isascii() and not parts.known(named):
            named = ""  # who does it, or when; no part
        own = parts.path(noun or named)
        if (
            not own
            and window.left
            and self._mind.spots
            and _AGE.search(fold(self._mind.spots[-1].mention.text))
            and _GROUP.fullmatch(window.text, window.left, end)
        ):
            own = (fold(self._mind.spots[-1].mention.text).replace(" ", ""),)
        own = own or self._behind(window, word.end) or self._behind(window, window.at + 1) or self._them(window, end)
        part = own or (() if whole else self._mind.part)
        parent = next((s for s in reversed(self._mind.spots) if s.role is Role.LEVEL and s.kind != "percent"), None)
        among = "among" in window.marks([w for w in window.before if w.end <= word.start])
        if own and parent is not None and among and parent.topic.metric == word.of("metrics"):
            part = (*parent.topic.part, *[p for p in own if p not in parent.topic.part])
        self._mind.part = part
        return Topic(self._mind.subject, part, word.of("metrics"), scope=scope, told="words")

    def _behind(self, window: Window, end: int) -> tuple[str, ...]:
        """The part of the tables that words behind a place name: sales of smartphones, 69 GWh for storage."""
        found = _OF_PART.match(window.text, end)
        return parts.leading(window.text, found.end()) if found else ()

    def _them(self, window: Window, end: int) -> tuple[str, ...]:
        """The things counted before of which a plural possessive tells: 950 stores; their sales were $9 billion."""
        if not _OF_THEM.search(window.text, window.left, end):
            return ()
        counts = [s for s in self._mind.spots if s.kind == "count" and s.role is Role.LEVEL]
        return (next(s.unit.name for s in counts if s.stretch == counts[-1].stretch),) if counts else ()

    def _noun(self, window: Window, start: int = 0) -> str:
        """The noun phrase right before a number, after a place and the last name, scope or word of change."""
        last = max([start, window.start, *(w.end for w in window.near if w.of("scopes") or w.of("changes"))])
        return self._phrase(window, self._name_end(window, window.at, last), window.at)

    def _phrase(self, window: Window, start: int, end: int) -> str:
        """The noun phrase between two places; one character is none, unless it belongs to a name: 茅台酒."""
        found = phrase.before(window.text, start, end)
        named = any(w.end == start and self._names.subject(w) for w in window.before)
        return found if len(found) > 1 or named or parts.known(found) else ""

    def _dated(self, window: Window, start: int, end: int) -> str:
        """The name of a thing that opens its clause before a period: 外卖|2023年|收入."""
        found = _DATED.fullmatch(window.text, start, end)
        name = found["name"] if found else ""
        named = any(self._names.subject(w) for w in window.before if start - 1 <= w.start < end)
        return name if not named and (parts.known(name) or glossary.is_thing(name)) else ""

    def _name_end(self, window: Window, end: int, start: int) -> int:
        """Where the last name of a subject, scope or change before a place ends."""
        ends = [
            w.end for w in window.before
            if start <= w.start < end
            and (self._names.subject(w) or w.of("scopes") or w.of("changes") or w.of("frames") == "from")
        ]  # fmt: skip
        return max(ends, default=start)

    def _nameless(self, spot: Spot, window: Window, scope: frozenset[str], made: Sequence[Spot]) -> Topic:
        noun = self._noun(window) or picked.noun(window, spot)
        prior = made[-1] if made else None
        if side := naming.side(spot, window, made):
            part = prior.topic.part if side == "width" and prior is not None else parts.path(noun) or self._mind.part
            return Topic(self._mind.subject, part, side, scope=scope, told="words")
        if prior is not None and not noun and not scope and prior.role is Role.CHANGE and prior.of is None:
            metric = metrics().get(prior.topic.metric)
            if metric is not None and metric.classes & {spot.kind, "any"}:
                prior.of = spot
                return replace(prior.topic)
        last = None if "left" in window.marks(window.near) and spot.kind == "percent" else self._last_level(spot)
        if last is not None and naming.carries(last, spot, noun, window):
            again = window.text[window.left : window.at].strip() == "(" and last is prior
            kept = (last.topic.scope | span_of(last.unit) if again else last.topic.scope & LASTING) | scope
            part = self._carried_part(naming.in_list(last, spot, self._mind.spots), noun, window)
            return replace(last.topic, subject=self._mind.subject, part=part, scope=kept, told="carried")
        if noun and spot.kind == "money" and parts.known(noun):
            return Topic(self._mind.subject, parts.path(noun), "revenue", scope=scope, told="carried")
        if noun:
            return Topic(self._mind.subject, (), "~" + noun, scope=scope, told="noun")
        return Topic(self._mind.subject, self._mind.part, "", scope=scope)

    def _last_level(self, spot: Spot) -> Spot | None:
        wanted = [
            s for s in self._mind.spots
            if s.role is Role.LEVEL and (spot.kind == "percent") >= (s.kind == "percent")
            and (spot.kind == "time") >= (s.kind == "time")  # 53,000 in its first 100 days and 45,600 in 2019
        ]  # fmt: skip
        return wanted[-1] if wanted else None

    def _own_name(self, window: Window) -> tuple[str, ...]:
        """The subject as one of its own parts: 按品牌分,吉利100万辆、领克20万辆."""
        named = next((w for w in window.near if self._names.subject(w)), None)
        return (named.text,) if named is not None and _SORTED.search(window.text, 0, named.start) else ()

    def _carried_part(self, last: Spot, noun: str, window: Window) -> tuple[str, ...]:
        """A part named in a list takes the place of the one before it; after 其中 it goes below."""
        own = parts.path(noun) or self._behind(window, window.at + 1) or self._own_name(window)
        if not own:
            again = any(self._names.subject(w) or w.of("frames") == "owner" for w in window.before)
            return self._mind.part if again or last.topic.subject != self._mind.subject else last.topic.part
        if "among" not in window.marks():
            return (*last.topic.part[:-1], *[p for p in own if p not in last.topic.part[:-1]])
        below = [p for p in own if p not in last.topic.part]
        return (*last.topic.part, *(below or [noun]))  # of phones, smartphones
