"""Read what each number of an article is about, from left to right, sentence by sentence.

The reader keeps what a person keeps in mind: who is talked about, in which period, and what was counted last. A word
beside a number counts more than one before, and one before more than what was carried along; the topic says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from crosstally.model import Mention
from crosstally.quantity.units import Unit
from crosstally.relate import brackets, dating, ellipsis, labels, lengths, linking, naming, parts, roles, speakers
from crosstally.relate.fold import fold
from crosstally.relate.lexicon import Word, metrics
from crosstally.relate.names import Names, acts
from crosstally.relate.period import Named, Period, free
from crosstally.relate.scene import Sentence
from crosstally.relate.spot import AWAITED, Role, Spot, Topic, unit_class, unit_of
from crosstally.relate.tables import pattern, settings
from crosstally.relate.topics import Mind, Topics
from crosstally.relate.window import Window, window, without

_SIGN: Final = re.compile(r"^\s*([+\-−])")
_ITSELF: Final = pattern("itself")  # multiples that are changes by themselves
_KEPT: Final = 4  # numbers of the paragraph before that a dated figure may carry on
_NEAR: Final = 12  # letters behind a number


class Reader:
    """Reads one article; `names` knows its subjects."""

    def __init__(self, names: Names, year: int | None = None) -> None:
        """Begin with the year of publication, where it is known."""
        self._names = names
        self._mind = Mind(subject=names.main, year=year, today=year)
        self._topics = Topics(names, self._mind)
        self._dating = dating.Dating(self._mind)
        self._paragraph = self._stretch = 0
        self._row: set[Period] = set()  # the periods of sentences that semicolons join: 首三季…;第四季…
        self._first = self._mind.when  # what was talked about before them
        self._lasting = names.main  # whom the sentences of a paragraph go on to speak of
        self._label: tuple[str, ...] = ()  # the part that the label of a paragraph names
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
        self._lasting = mind.subject = self._names.main
        mind.part, mind.thing, mind.spots = (), (), mind.spots[-_KEPT:]
        self._label = ()
        if mind.main is not None and mind.period is not None and mind.period.inside(mind.main):
            mind.period = mind.main
        if mind.main is not None and mind.main.kind == "Y" and mind.main.is_dated:
            mind.year = mind.main.year

    def _sentence(self, index: int, sentence: Sentence, first: int) -> list[Spot]:
        words, periods = self._words(sentence)
        plain, mind = without(sentence, periods), self._mind
        self._begin(sentence, words, plain.text)
        made: list[Spot] = []
        before = lasting = mind.when
        done = 0
        for order, (mention, at) in enumerate(zip(sentence.mentions, sentence.at, strict=True)):
            now = mind.when
            self._remember(sentence, words, periods, done, at)
            if made and dating.is_start_then(made[-1], mind.period):
                mind.when = now  # from $3 billion in 2022 to $4 billion
            lasting = lasting if order else mind.when
            if not order and mind.period is not None:
                self._row.add(mind.period)
            done = at
            kind = unit_of(mention)
            if kind is None:
                self.left_out.append("a unit that crosstally does not know")
                continue
            around = window(plain, words, self._names.inside(mention.text, kind.name), periods, order)
            with speakers.lent(mind, self._names, around):
                made.append(self._spot(first + len(made), index, mention, kind, around, made))
            if linking.is_aside(made, around):
                made[-1].base = True
                mind.when = now
            elif dating.is_start(made[-1], around) or dating.is_compared(made[-1]):
                mind.when = now
                lasting = lasting if order else now
            mind.spots.append(made[-1])
            if mind.period is None and made[-1].topic.own_period and not made[-1].base:
                mind.period = mind.main = made[-1].topic.period
                lasting = lasting if lasting[0] else mind.when
        self._remember(sentence, words, periods, done, len(sentence.text))
        if sentence.at:
            against = any(w.of("frames") == "against" and w.start < sentence.at[0] + _NEAR for w in words)
            mind.when = before if against else lasting
        linking.reach(made, plain)
        linking.forward(made)
        lengths.spans(made)
        lengths.horizons(made, plain)
        dating.revised(made)
        dating.against_expected(made, plain)
        dating.against_quarter(made, plain, periods)
        return made

    def _begin(self, sentence: Sentence, words: Sequence[Word], plain: str) -> None:
        """A new sentence forgets its list of periods; one that no semicolon joins speaks of whom the paragraph does."""
        self._dating.begin()
        self._label = self._label or labels.part_of(sentence.text, words)
        if not sentence.joined:
            self._mind.when = dating.behind_row(self._row, self._first) if len(self._row) > 1 else self._mind.when
            self._row, self._first = set(), self._mind.when
            self._head(sentence.text, words, plain)
            self._mind.subject = self._lasting
            self._stretch += 1

    def _head(self, text: str, words: Sequence[Word], plain: str) -> None:
        """Take what a sentence begins to speak of for the part of its figures; `plain` is it without its periods."""
        mind = self._mind
        named = any(self._names.subject(w) and not text[: w.start].strip() for w in words)
        head = () if named else labels.head_of(text)
        mind.thing = mind.thing if labels.goes_on(text) and not head else head
        whole = any(w.of("frames") == "owner" for w in words)  # cars were the engine, the group took in …
        known = head if all(parts.named(part) for part in head) and not whole else ()
        mind.part = labels.topic_of(plain) or known or self._label

    def _words(self, sentence: Sentence) -> tuple[list[Word], list[Named]]:
        """The words and periods of a sentence; a period inside a word of comparison is none."""
        words = self._names.words(sentence.text, sentence.raw)
        compared = [(w.start, w.end) for w in words if w.of("changes") in ("yoy", "qoq", "mom")]
        told = dating.after_years(sentence, list(free(sentence.text, compared)))
        periods = [p for p in told if not brackets.is_aside(sentence.text, p)]
        others = [w for w in words if w.of("subject") or not any(p.start < w.end and w.start < p.end for p in periods)]
        return others, periods

    def _remember(
        self, sentence: Sentence, words: Sequence[Word], periods: Sequence[Named], start: int, end: int
    ) -> None:
        """Take in subjects and periods that were named since the number before."""
        mind = self._mind
        for word in words:
            if not start <= word.start < end:
                continue
            if (found := self._names.subject(word)) and acts(sentence.text, word):
                mind.subject, mind.part = found, parts.leading(sentence.text, word.end)
                if not sentence.at or word.start < sentence.at[0]:
                    self._lasting = found
            elif word.of("frames") == "owner" and mind.subject != self._names.main:
                mind.subject, mind.part = self._names.main, ()
        for period in periods:
            if start <= period.start < end and period.relative in ("", "this-quarter", "next"):
                self._dating.take(period, sentence.text)

    def _spot(  # noqa: PLR0913, PLR0917  (what stands around one number)
        self,
        index: int,
        number: int,
        mention: Mention,
        kind: Unit,
        around: Window,
        made: Sequence[Spot],
    ) -> Spot:
        class_ = unit_class(kind)
        prior = made[-1] if made else None
        sign = _SIGN.match(mention.text)
        itself = class_ == "ratio" and bool(_ITSELF.search(fold(mention.text)))
        kept = "plain" if class_ == "ratio" and mention.text[-1:].isdigit() else class_  # 升至0.75 is no multiple
        reading = roles.role(around, kept, told=mention.direction, sign=sign[1] if sign else "", itself=itself)
        spot = Spot(
            index, mention, kind, number, self._stretch, self._paragraph, around.at, reading.role, Topic(),
            direction=reading.direction,
            itself=itself, reached=reading.reached, base=reading.base, marks=around.marks(),
        )  # fmt: skip
        spot.same = linking.is_same(spot, prior, around)
        ellipsis.read(spot, prior, around)
        if spot.role in (Role.CHANGE, Role.DELTA) or (class_ == "percent" and linking.is_yearly(around)):
            spot.basis = linking.basis(around)
        self._topic(spot, around, made)
        return spot

    def _topic(self, spot: Spot, around: Window, made: Sequence[Spot]) -> None:
        if self._special(spot, around):
            return
        if spot.role in (Role.CHANGE, Role.DELTA):
            spot.of = None if speakers.another(self._names, around, made) else linking.level_of(spot, around, made)
            spot.than = speakers.than(self._names, around)
            level, named = spot.of, speakers.of_more(around)
            if level is not None and named not in ("", level.topic.metric):
                spot.of, spot.topic = None, replace(level.topic, metric=named, told="words")
                return
            if spot.of is not None and not self._another_time(spot, around):
                spot.topic = spot.of.topic
                return
            if spot.topic.metric:
                return
        topic = self._topics.of(spot, around, made)
        known = metrics().get(topic.metric)
        period, own = self._dating.of(spot, around, days=known is not None and known.nature == "stock")
        spot.topic = replace(topic, period=period, own_period=own)
        if spot.role is Role.LEVEL and (topic.metric == "share" or linking.is_share(spot, around)):
            spot.role, spot.whole = Role.SHARE, linking.whole_of(around)

    def _another_time(self, spot: Spot, around: Window) -> bool:
        """True for a change of another period or kind than its level: analysts expect 7% for the year."""
        scope = around.scopes(around.near) & (AWAITED | {"like-for-like", "per-year"})
        level = spot.of
        if level is None or not scope or scope <= level.topic.scope:
            return False
        period, own = self._dating.of(spot, around)
        spot.of = None
        spot.topic = replace(
            level.topic, scope=level.topic.scope | scope, period=period, own_period=own, told="carried"
        )
        return True

    def _special(self, spot: Spot, around: Window) -> bool:
        """A multiple of speed and an aim of growth are figures of their own, whatever word of change is beside them."""
        behind = [w for w in around.after if w.start - around.at < _NEAR]
        aim = [w for w in behind if w.of("metrics") == "growth-target" or w.of("scopes") == "target"]
        if spot.kind == "percent" and spot.role is Role.CHANGE and aim:
            spot.role, spot.topic = (
                Role.LEVEL,
                Topic(self._mind.subject, (), "growth-target", self._mind.period, told="words"),
            )
            return True
        fast = [w for w in (*around.near, *behind) if w.text in settings("fast") or w.of("metrics") == "speedup"]
        if spot.kind == "ratio" and not spot.itself and fast:
            subject, scope = self._names.product(self._mind.subject), naming.percentile(self._mind.spots)
            spot.role, spot.topic = Role.LEVEL, Topic(subject, (), "speedup", scope=scope, told="words")
            return True
        return False
