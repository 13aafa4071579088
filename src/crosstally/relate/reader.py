"""Read what each number of an article is about, from left to right, sentence by sentence.

The reader keeps what a person keeps in mind: who is talked about, in which period, and what was counted last. A word
beside a number counts more than one before, and one before more than what was carried along; the topic says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from crosstally.errors import UserError
from crosstally.model import Mention
from crosstally.quantity.units import PLAIN, Unit, unit
from crosstally.relate import parts, phrase, roles
from crosstally.relate.lexicon import Word, metrics
from crosstally.relate.names import Names
from crosstally.relate.period import Named, Period, named
from crosstally.relate.scene import FIRST, LAST, NUMBER, Sentence
from crosstally.relate.spot import Basis, Role, Spot, Topic, unit_class

_BOUNDARY: Final = re.compile(r"[,:()\[\]]|、(?=[^\U000f0000-\U000ffffd]*$)")
_AFTER: Final = re.compile(r"\s*(?:(?:of|in|worth of)\s+)?(?:[a-z][a-z'-]*\s+){0,2}|的?[\u4e00-\u9fff]{0,3}")
_LASTING: Final = frozenset({"non-gaap", "gaap", "deducted"})
_SIGN: Final = re.compile(r"^\s*([+\-−])")
_ITSELF: Final = re.compile(r"^\D+$")  # a multiple without digits is a change: 翻倍, doubled
_FOR: Final = re.compile(r"\s*(?:for|at|by)\s+(?:the\s+)?")
_PASSIVE: Final = re.compile(r"(?:由|据|被|在|按|根据|来自|\bby|\bon|\bwith|\bto|according to|\bthan)\s*$")
_UNTIL: Final = re.compile(r"[^,;]{0,12}(?:之前|以前|出现|问世)")
_VOLATILE: Final = frozenset({"expected", "guidance", "target"})


@dataclass(slots=True)
class _Mind:
    """What is kept in mind from one number to the next."""

    subject: str = ""
    period: Period | None = None
    main: Period | None = None  # the first period the article names
    year: int | None = None
    part: tuple[str, ...] = ()
    spots: list[Spot] = field(default_factory=list)  # of this paragraph


@dataclass(frozen=True, slots=True)
class _Window:
    """What stands around one number: the words before it and after it, up to its neighbours and its clause."""

    before: tuple[Word, ...]  # between the number before and this one
    near: tuple[Word, ...]  # of those, the ones in the number's own clause
    after: tuple[Word, ...]  # in its clause, up to the next number
    start: int  # of its own clause, or behind the number before
    left: int  # behind the number before, in earlier clauses too
    stop: int


def unit_of(mention: Mention) -> Unit | None:
    """The unit of a mention; None where crosstally does not know it."""
    try:
        return unit(mention.unit) if mention.unit else PLAIN
    except UserError:
        return None


class Reader:
    """Reads one article; `names` knows its subjects."""

    def __init__(self, names: Names, year: int | None = None) -> None:
        """Begin with the year of publication, where it is known."""
        self._names = names
        self._mind = _Mind(subject=names.main, year=year)
        self._paragraph = 0
        self.left_out: list[str] = []

    def read(self, sentences: Iterable[Sentence]) -> list[Spot]:
        """Read every number of the article, in order."""
        spots: list[Spot] = []
        for index, sentence in enumerate(sentences):
            if sentence.paragraph != self._paragraph:
                self._turn(sentence.paragraph)
            spots += self._sentence(index, sentence, len(spots))
        return spots

    def _turn(self, paragraph: int) -> None:
        """A new paragraph starts from the article's subject again; period and year stay."""
        self._paragraph = paragraph
        mind = self._mind
        mind.subject, mind.part, mind.spots = self._names.main, (), []
        if mind.main is not None and mind.period is not None and mind.period.inside(mind.main):
            mind.period = mind.main

    def _sentence(self, index: int, sentence: Sentence, first: int) -> list[Spot]:
        words = self._names.words(sentence.text)
        periods = [p for p in named(sentence.text) if not any(_compares(w) and w.start <= p.start < w.end for w in words)]
        self._mind.part = ()
        plain = _without(sentence, periods)
        made: list[Spot] = []
        done = 0
        before = lasting = self._mind.period, self._mind.year
        for order, (mention, at) in enumerate(zip(sentence.mentions, sentence.at, strict=True)):
            self._remember(sentence, words, periods, done, at)
            if order == 0:
                lasting = self._mind.period, self._mind.year
            done = at
            kind = unit_of(mention)
            if kind is None:
                self.left_out.append("a unit that crosstally does not know")
                continue
            window = _window(plain, words, order)
            spot = self._spot(first + len(made), index, plain, mention, at, kind, window, periods, made)
            made.append(spot)
            self._mind.spots.append(spot)
        self._remember(sentence, words, periods, done, len(sentence.text))
        if sentence.at and not any(w.of("frames") == "against" and w.start < sentence.at[0] for w in words):
            self._mind.period, self._mind.year = lasting
        elif sentence.at:
            self._mind.period, self._mind.year = before
        return made

    def _remember(
        self, sentence: Sentence, words: Sequence[Word], periods: Sequence[Named], start: int, end: int
    ) -> None:
        """Take in subjects and periods that were named since the number before."""
        mind = self._mind
        for word in words:
            if start <= word.start < end and (found := self._names.subject(word)) and _acts(sentence.text, word):
                mind.subject, mind.part = found, ()
        for period in periods:
            if start <= period.start < end and not period.relative:
                found_period = period.resolve(mind.period, mind.year)
                if found_period is None:
                    continue
                if found_period.year is not None and period.years_back in (None, 0):
                    mind.year = found_period.year
                if found_period.kind != "D":
                    mind.period = found_period
                    mind.main = mind.main or found_period

    def _spot(
        self, index: int, number: int, sentence: Sentence, mention: Mention, at: int, kind: Unit,
        window: _Window, periods: Sequence[Named], made: Sequence[Spot],
    ) -> Spot:  # fmt: skip
        class_ = unit_class(kind)
        sign = _SIGN.match(mention.text)
        reading = roles.role(
            sentence.text, at, class_, window.near, window.after, mention.direction, sign[1] if sign else "",
            itself=bool(_ITSELF.match(mention.text)),
        )
        spot = Spot(
            index, mention, kind, number, sentence.paragraph, _clause(sentence, at), at, reading.role, Topic(),
            direction=reading.direction, reached=reading.reached, base=reading.base,
            same=bool(made) and made[-1].role is Role.LEVEL and "or" in {w.of("frames") for w in window.before},
            bracketed=sentence.text[:at].count("(") > sentence.text[:at].count(")"),
            marks=frozenset(word.of("frames") for word in window.before if word.of("frames")),
        )  # fmt: skip
        if spot.role in (Role.CHANGE, Role.DELTA):
            spot.basis = _basis(window, periods, at)
        self._topic(spot, sentence, window, periods, made)
        return spot

    def _topic(
        self, spot: Spot, sentence: Sentence, window: _Window, periods: Sequence[Named], made: Sequence[Spot]
    ) -> None:
        if spot.role in (Role.CHANGE, Role.DELTA):
            spot.of = self._level_of(spot, sentence, window, made)
            if spot.of is not None:
                spot.topic = spot.of.topic
                return
        topic = self._named(spot, sentence, window, made)
        after = _FOR.match(sentence.text, spot.at + 1)
        if after and (whose := next((w for w in window.after if w.start == after.end() and self._names.subject(w)), None)):
            topic = replace(topic, subject=self._names.subject(whose), part=())
        period, own = self._period(spot, sentence, window, periods)
        spot.topic = replace(topic, period=period, own_period=own)
        if spot.role is Role.LEVEL and topic.metric == "share":
            spot.role = Role.SHARE

    def _level_of(self, spot: Spot, sentence: Sentence, window: _Window, made: Sequence[Spot]) -> Spot | None:
        """The level that a change speaks of: named with it, or the one before it in the sentence."""
        own = [w for w in window.before if w.of("metrics") ]
        levels = [s for s in made if s.role is Role.LEVEL and not s.base and not s.same and s.topic.metric]
        if spot.role is Role.DELTA and spot.kind != "point":
            levels = [s for s in levels if s.kind == spot.kind]
        if own:
            return None
        if spot.kind == "point":
            return next((s for s in reversed(levels) if s.kind == "percent"), None)
        last = made[-1] if made else None
        if last is not None and last.role in (Role.CHANGE, Role.DELTA):
            return last.of
        plain = [s for s in levels if s.kind != "percent"] or levels
        return plain[-1] if plain else None

    def _named(self, spot: Spot, sentence: Sentence, window: _Window, made: Sequence[Spot]) -> Topic:
        """What the number counts: by words beside it, by a noun phrase, or carried from an earlier number."""
        scope = frozenset(w.of("scopes") for w in window.near if w.of("scopes"))
        for words in (window.near, window.before):
            if word := next((w for w in reversed(words) if _suits(w, spot)), None):
                if spot.role is Role.LEVEL and words is window.near and (follows := self._follows(spot, sentence, window)):
                    word = follows if _closer(follows, word, spot, sentence) else word
                wide = frozenset(w.of("scopes") for w in window.before if w.of("scopes"))
                return self._worded(word, sentence, window, scope | (wide & _LASTING) | (scope if scope else wide))
        if found := self._follows(spot, sentence, window):
            return self._worded(found, sentence, window, scope)
        return self._nameless(spot, sentence, window, scope, made)

    def _follows(self, spot: Spot, sentence: Sentence, window: _Window) -> Word | None:
        """A name of a metric right behind the number: `657 million monthly users`, `1亿用户`."""
        for word in window.after:
            if _suits(word, spot):
                return word if _AFTER.fullmatch(sentence.text, spot.at + 1, word.start) else None
        return None

    def _worded(self, word: Word, sentence: Sentence, window: _Window, scope: frozenset[str]) -> Topic:
        start = _subject_end(window, self._names, word.start, _clause_start(sentence.text, word.start, window.left))
        named_part = parts.path(phrase.before(sentence.text, start, word.start))
        if not named_part and word.start >= window.start:
            named_part = self._mind.part
        part = named_part
        if "among" in {w.of("frames") for w in window.before} and self._mind.spots:
            parent = next((s for s in reversed(self._mind.spots) if s.role is Role.LEVEL), None)
            if parent is not None and parent.topic.metric == word.of("metrics"):
                part = (*parent.topic.part, *[p for p in named_part if p not in parent.topic.part])
        return Topic(self._mind.subject, part, word.of("metrics"), scope=scope, told="words")

    def _nameless(
        self, spot: Spot, sentence: Sentence, window: _Window, scope: frozenset[str], made: Sequence[Spot]
    ) -> Topic:
        start = _subject_end(window, self._names, spot.at, _last_scope(window))
        noun = phrase.before(sentence.text, start, spot.at)
        prior = made[-1] if made else None
        if prior is not None and not noun and not scope and prior.role is Role.CHANGE and prior.of is None:
            metric = metrics().get(prior.topic.metric)
            if metric is not None and metric.classes & {spot.kind, "any"}:
                prior.of = spot
                return replace(prior.topic)
        last = next((s for s in reversed(self._mind.spots) if s.kind == spot.kind and s.role is Role.LEVEL), None)
        if last is not None and (last.topic.metric and (last.sentence == spot.sentence or noun or last.topic.told == "words")):
            part = parts.path(noun) or (last.topic.part if last.topic.subject == self._mind.subject else ())
            if noun and "among" in spot.marks:
                part = (*last.topic.part, *[p for p in parts.path(noun) if p not in last.topic.part])
            kept = frozenset(last.topic.scope & _LASTING) | scope
            return replace(last.topic, subject=self._mind.subject, part=part, scope=kept, told="carried")
        if noun and spot.kind == "money" and parts.known(noun):
            return Topic(self._mind.subject, parts.path(noun), "revenue", scope=scope, told="carried")
        if noun:
            return Topic(self._mind.subject, (), "~" + noun, scope=scope, told="noun")
        return Topic(self._mind.subject, self._mind.part, "", scope=scope)

    def _period(
        self, spot: Spot, sentence: Sentence, window: _Window, periods: Sequence[Named]
    ) -> tuple[Period | None, bool]:
        """The period said beside the number, else the one talked about."""
        stock = spot.topic.metric in metrics() and metrics()[spot.topic.metric].nature == "stock"
        here = [p for p in periods if window.left <= p.start < spot.at]
        for period in reversed(here):
            if period.relative and spot.role is not Role.LEVEL:
                continue
            found = period.resolve(self._mind.period, self._mind.year)
            if found is not None and (found.kind != "D" or stock):
                return found, True
        for period in periods:
            if spot.at < period.start < window.stop and _BOUNDARY.search(sentence.text, spot.at, period.start) is None:
                if spot.role is not Role.LEVEL and period.relative:
                    continue
                found = period.resolve(self._mind.period, self._mind.year)
                if found is not None and found.kind != "D":
                    return found, True
        return self._mind.period, False


def _without(sentence: Sentence, periods: Sequence[Named]) -> Sentence:
    """The sentence with the words of its periods blanked, so that no phrase takes them in."""
    text = sentence.text
    for period in periods:
        text = text[: period.start] + "|" * (period.end - period.start) + text[period.end :]
    return replace(sentence, text=text)


def _acts(text: str, word: Word) -> bool:
    """False for a name that is only an agent, a source or a date: 由OpenAI推出, before Threads came."""
    return not _PASSIVE.search(text, max(0, word.start - 14), word.start) and not _UNTIL.match(text, word.end)


def _compares(word: Word) -> bool:
    return word.of("changes") in ("yoy", "qoq", "mom")


def _suits(word: Word, spot: Spot) -> bool:
    """True where a word names a metric that the number can measure."""
    metric = metrics().get(word.of("metrics"))
    if metric is None:
        return False
    if spot.role in (Role.CHANGE,):
        return True
    return bool(metric.classes & {spot.kind, "any"}) or (spot.kind == "plain" and "count" in metric.classes) or (
        spot.role is Role.DELTA and spot.kind == "point" and "percent" in metric.classes
    )


def _closer(after: Word, before: Word, spot: Spot, sentence: Sentence) -> bool:
    """True where the name behind a number binds tighter than the one before it."""
    return after.start - spot.at <= 2 and spot.at - before.end > 6 and sentence.text[before.end : spot.at].isascii()


def _basis(window: _Window, periods: Sequence[Named], at: int) -> Basis:
    found = roles.basis(window.near) or roles.basis(window.after) or roles.basis(window.before)
    if found is not Basis.NONE:
        return found
    for period in periods:
        if window.left <= period.start < window.stop and period.relative:
            return {"same": Basis.YEAR, "last-quarter": Basis.QUARTER, "last-month": Basis.MONTH}.get(
                period.relative, Basis.NONE
            )
    return Basis.NONE


def _window(sentence: Sentence, words: Sequence[Word], order: int) -> _Window:
    at = sentence.at[order]
    left = sentence.at[order - 1] + 1 if order else 0
    stop = sentence.at[order + 1] if order + 1 < len(sentence.at) else len(sentence.text)
    start = _clause_start(sentence.text, at, left)
    end = next((m.start() for m in _BOUNDARY.finditer(sentence.text, at + 1, stop)), stop)
    before = tuple(w for w in words if left <= w.start < at)
    return _Window(
        before, tuple(w for w in before if w.start >= start), tuple(w for w in words if at < w.start < end),
        start, left, stop,
    )  # fmt: skip


def _clause_start(text: str, at: int, least: int) -> int:
    found = list(_BOUNDARY.finditer(text, least, at))
    return found[-1].end() if found else least


def _clause(sentence: Sentence, at: int) -> int:
    return len(_BOUNDARY.findall(sentence.text, 0, at))


def _subject_end(window: _Window, names: Names, end: int, start: int) -> int:
    """Where the last name of a subject before a place ends."""
    return max(
        [w.end for w in window.before if start <= w.start < end and (names.subject(w) or w.of("scopes") or w.of("changes"))],
        default=start,
    )


def _last_scope(window: _Window) -> int:
    return max([w.end for w in window.near if w.of("scopes") or w.of("changes")], default=window.start)


__all__ = ["FIRST", "LAST", "NUMBER", "Reader", "unit_of"]
