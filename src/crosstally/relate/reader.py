"""Read what each number of an article is about, from left to right, sentence by sentence.

The reader keeps what a person keeps in mind: who is talked about, in which period, and what was counted last. A word
beside a number counts more than one before, and one before more than what was carried along; the topic says which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final

from crosstally.errors import UserError
from crosstally.model import Mention
from crosstally.quantity.units import PLAIN, Unit, unit
from crosstally.relate import parts, phrase, roles
from crosstally.relate.fold import fold
from crosstally.relate.lexicon import Word, metrics
from crosstally.relate.names import Names, acts
from crosstally.relate.period import Named, Period, named
from crosstally.relate.scene import Sentence
from crosstally.relate.spot import Basis, Role, Spot, Topic, unit_class
from crosstally.relate.tables import body, pattern, settings
from crosstally.relate.topics import Mind, Topics, suits
from crosstally.relate.window import BOUNDARY, Window, window, without

_SIGN: Final = re.compile(r"^\s*([+\-−])")
_ITSELF: Final = pattern("itself")  # multiples that are changes by themselves
_MUCH: Final = 50  # a time is so many times another that one must be for the other
_KEPT: Final = 4  # numbers of the paragraph before that a dated figure may carry on
_EACH: Final = pattern("each")
_WHOLE: Final = pattern("whole-named")
_OF_ALL: Final = pattern("of-all")
_BETWEEN: Final = 10  # letters of an `or` and a hedge
_ONLY_OR: Final = 3  # two shares are one only where nothing but `or` stands between
_NEAR: Final = 12  # letters behind a number
_REACHED: Final = re.compile(rf"[^,;]{{0,4}}[,、]?\s*(?:{body('reached')})[^,;]{{0,3}}$")


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
        self._mind = Mind(subject=names.main, year=year)
        self._topics = Topics(names, self._mind)
        self._paragraph = 0
        self._stretch = 0
        self._later: list[Named] = []  # periods of the numbers that follow one with 分别
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
        mind.subject, mind.part, mind.spots = self._names.main, (), mind.spots[-_KEPT:]
        if mind.main is not None and mind.period is not None and mind.period.inside(mind.main):
            mind.period = mind.main

    def _sentence(self, index: int, sentence: Sentence, first: int) -> list[Spot]:
        words, periods = self._words(sentence)
        self._later = []
        if not sentence.joined:
            self._mind.part = ()
            self._stretch += 1
        plain = without(sentence, periods)
        made: list[Spot] = []
        before = lasting = self._mind.period, self._mind.year
        done = 0
        for order, (mention, at) in enumerate(zip(sentence.mentions, sentence.at, strict=True)):
            self._remember(sentence, words, periods, done, at)
            lasting = lasting if order else (self._mind.period, self._mind.year)
            done = at
            kind = unit_of(mention)
            if kind is None:
                self.left_out.append("a unit that crosstally does not know")
                continue
            around = window(plain, words, self._inside(mention, kind), periods, order)
            made.append(self._spot(first + len(made), index, sentence.paragraph, mention, kind, around, made))
            self._mind.spots.append(made[-1])
            if self._mind.period is None and made[-1].topic.own_period:
                self._mind.period = self._mind.main = made[-1].topic.period
                lasting = lasting if lasting[0] else (self._mind.period, self._mind.year)
        self._remember(sentence, words, periods, done, len(sentence.text))
        if sentence.at:
            against = any(w.of("frames") == "against" and w.start < sentence.at[0] + _NEAR for w in words)
            self._mind.period, self._mind.year = before if against else lasting
        _reached(made, plain)
        _forward(made)
        _spans(made)
        return made

    def _words(self, sentence: Sentence) -> tuple[list[Word], list[Named]]:
        """The words and the periods of a sentence; a period inside a word of comparison is none."""
        words = self._names.words(sentence.text, sentence.raw)
        compared = [(w.start, w.end) for w in words if w.of("changes") in ("yoy", "qoq", "mom")]
        periods = [p for p in named(sentence.text) if not any(start <= p.start < end for start, end in compared)]
        free = [w for w in words if w.of("subject") or not any(p.start < w.end and w.start < p.end for p in periods)]
        return free, periods

    def _inside(self, mention: Mention, kind: Unit) -> list[Word]:
        """The words inside a mention, and the name of its unit."""
        inside = self._names.words(fold(mention.text), mention.text)
        return [*inside, *self._names.words(kind.name.lower(), "")]

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
            elif word.of("frames") == "owner" and mind.subject != self._names.main:
                mind.subject, mind.part = self._names.main, ()
        for period in periods:
            if start <= period.start < end and not period.relative:
                self._period_named(period)

    def _period_named(self, period: Named) -> None:
        mind = self._mind
        found = period.resolve(mind.period, mind.year)
        if found is None:
            return
        if found.year is not None and period.years_back in (None, 0):
            mind.year = found.year
        if found.kind != "D":
            mind.period = found
            mind.main = mind.main or found

    def _spot(
        self,
        index: int,
        number: int,
        paragraph: int,
        mention: Mention,
        kind: Unit,
        around: Window,
        made: Sequence[Spot],
    ) -> Spot:
        class_ = unit_class(kind)
        prior = made[-1] if made else None
        sign = _SIGN.match(mention.text)
        itself = class_ == "ratio" and bool(_ITSELF.search(fold(mention.text)))
        reading = roles.role(around, class_, told=mention.direction, sign=sign[1] if sign else "", itself=itself)
        spot = Spot(
            index, mention, kind, number, self._stretch, paragraph, around.at, reading.role, Topic(), direction=reading.direction,
            itself=itself, reached=reading.reached, base=reading.base, marks=around.marks(),
        )  # fmt: skip
        spot.same = _same(spot, prior, around)
        if prior is not None and "respectively" in prior.marks and prior.role is Role.CHANGE and class_ == prior.kind:
            spot.role, spot.direction = Role.CHANGE, prior.direction
        if spot.role in (Role.CHANGE, Role.DELTA):
            spot.basis = _basis(around)
        self._topic(spot, around, made)
        return spot

    def _topic(self, spot: Spot, around: Window, made: Sequence[Spot]) -> None:
        if self._special(spot, around):
            return
        if spot.role in (Role.CHANGE, Role.DELTA):
            spot.of = _level_of(spot, around, made)
            spot.than = self._than(around)
            if spot.of is not None and not self._another_time(spot, around):
                spot.topic = spot.of.topic
                return
            if spot.topic.metric:
                return
        topic = self._topics.of(spot, around, made)
        known = metrics().get(topic.metric)
        period, own = self._period(spot, around, days=known is not None and known.nature == "stock")
        spot.topic = replace(topic, period=period, own_period=own)
        if spot.role is Role.LEVEL and (topic.metric == "share" or _is_share(spot, around)):
            spot.role, spot.whole = Role.SHARE, _whole(around)

    def _another_time(self, spot: Spot, around: Window) -> bool:
        """True for a change of another period or kind than its level: analysts expect 7% for the year."""
        scope = around.scopes(around.near) & {"expected", "guidance", "target", "like-for-like", "per-year"}
        level = spot.of
        if level is None or not scope or scope <= level.topic.scope:
            return False
        period, own = self._period(spot, around)
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
            subject = self._names.product(self._mind.subject)
            spot.role, spot.topic = Role.LEVEL, Topic(subject, (), "speedup", told="words")
            return True
        return False

    def _than(self, around: Window) -> str:
        """Another subject that a change compares with: bigger than GPT-3 by 50 percent, 比GPT-3大50%."""
        for word in around.near:
            if self._names.subject(word) and roles.COMPARES.search(around.text, around.left, word.start):
                return self._names.subject(word)
        return ""

    def _period(self, spot: Spot, around: Window, *, days: bool = False) -> tuple[Period | None, bool]:
        """The period said beside the number, else the one talked about."""
        here = [p for p in reversed(around.periods) if around.left <= p.start < around.at]
        if "respectively" in spot.marks and len(here) > 1:
            self._later = here[-2::-1]
            here = here[-1:]
        elif not here and self._later:
            here = [self._later.pop(0)]
        else:
            self._later = []
        behind = [
            p for p in around.periods
            if around.at < p.start < around.stop and BOUNDARY.search(around.text, around.at, p.start) is None
        ]  # fmt: skip
        for period in (*here, *behind):
            if period.relative and spot.role is not Role.LEVEL:
                continue
            found = period.resolve(self._mind.period, self._mind.year)
            if found is None and period.relative:
                spot.base = True
            if found is not None and (days or found.kind != "D"):
                return found, True
        return self._mind.period, False


def _is_share(spot: Spot, around: Window) -> bool:
    """A part of a whole by its words: 40% of the total, a third of all."""
    if spot.kind == "percent" and _WHOLE.search(around.text, around.left, around.at):
        return True
    if spot.kind != "percent" and not (spot.kind == "ratio" and (spot.mention.value or 1) < 1):
        return False
    return bool(_OF_ALL.match(around.text, around.at + 1)) or "makes-up" in around.marks(around.near)


def _whole(around: Window) -> tuple[str, ...] | None:
    """The whole that a share names: 占当期营收的, 在直营收入里的贡献; None where it names none."""
    found = _WHOLE.search(around.text, around.left, around.at)
    if found is None:
        return () if _OF_ALL.match(around.text, around.at + 1) else None
    return parts.path(phrase.before(f"{found['whole']}|", 0, len(found["whole"])))


def _level_of(spot: Spot, around: Window, made: Sequence[Spot]) -> Spot | None:
    """The level that a change speaks of: named with it, or the one before it in the sentence."""
    levels = [
        s for i, s in enumerate(made)
        if s.role is Role.LEVEL and not s.base and not s.same and (s.topic.metric or (i and made[i - 1].base))
    ]  # fmt: skip
    if spot.role is Role.CHANGE and (several := _respective(spot, around, made)) is not None:
        return several
    if any(suits(w, spot) for w in around.before):
        return None
    if len(made) > 1 and made[-1].role is Role.LEVEL and made[-2].base and made[-2].kind == made[-1].kind:
        if spot.role is Role.DELTA and spot.kind in ("point", "count", "plain", made[-1].kind):
            return made[-1]  # from 81.9 to 86.4, a gain of 4.5 points
    if spot.kind == "point":
        shares = [s for s in made if s.role in (Role.LEVEL, Role.SHARE) and not s.base and s.kind == "percent"]
        return shares[-1] if shares else None
    if spot.role is Role.DELTA:
        levels = [s for s in levels if s.kind == spot.kind]
    last = made[-1] if made else None
    if last is not None and last.role in (Role.CHANGE, Role.DELTA):
        return last.of
    plain = [s for s in levels if s.kind not in ("percent", "time")] or levels
    return plain[-1] if plain else None


def _respective(spot: Spot, around: Window, made: Sequence[Spot]) -> Spot | None:
    """增速分别是 15.4% 和 26.6%: the first change belongs to the first level, and so on."""
    levels = [s for s in made if s.role is Role.LEVEL and not s.base]
    if "respectively" in spot.marks and len(levels) > 1:
        return levels[-2]
    prior = made[-1] if made else None
    if prior is not None and "respectively" in prior.marks and not around.before and levels:
        return levels[-1]
    return None


def _same(spot: Spot, prior: Spot | None, around: Window) -> bool:
    """True for the figure before it once more, in other words or another unit, with only `or` between."""
    if prior is None or prior.role is not Role.LEVEL or spot.role is not Role.LEVEL or "or" not in spot.marks:
        return False
    if _EACH.match(around.text, around.at + 1):
        return False
    most = _BETWEEN if spot.kind != "percent" else _ONLY_OR
    if len(around.text[around.left : around.at].strip(" ,(")) > most:
        return False
    return spot.unit.dimension == prior.unit.dimension or (spot.kind == prior.kind == "money")


def _reached(made: Sequence[Spot], sentence: Sentence) -> None:
    """增加 1.133亿、升至 2.66亿: the difference belongs to the level it led to."""
    for delta, level in zip(made, made[1:], strict=False):
        between = sentence.text[delta.at + 1 : level.at]
        if (
            delta.role is Role.DELTA
            and level.role is Role.LEVEL
            and delta.kind == level.kind
            and _REACHED.fullmatch(between)
        ):
            delta.of = level
            delta.topic = level.topic


def _forward(made: Sequence[Spot]) -> None:
    """Rose by 150%, from $18.40 to $46: the change belongs to the level behind its base."""
    for change, base, level in zip(made, made[1:], made[2:], strict=False):
        if (
            change.role in (Role.CHANGE, Role.DELTA)
            and base.base
            and level.role is Role.LEVEL
            and base.kind == level.kind
        ):
            if change.of is None or change.of is base:
                change.of, change.topic = level, replace(level.topic, metric=level.topic.metric or change.topic.metric)


def _spans(made: Sequence[Spot]) -> None:
    """1.4 seconds for a 24-hour forecast: of two times the shorter is taken, the longer says for what."""
    times = [s for s in made if s.kind == "time" and s.role is Role.LEVEL and _length(s)]
    for one, two in zip(times, times[1:], strict=False):
        short, long = sorted((one, two), key=_length)
        if "time-taken" in (one.topic.metric, two.topic.metric) and _length(long) > _MUCH * _length(short):
            part = f"for {_length(long).limit_denominator(1)} s"
            short.topic = replace(long.topic if short.topic.metric != "time-taken" else short.topic, part=(part,))
            long.topic = replace(long.topic, metric="", told="")


def _length(spot: Spot) -> Fraction:
    low = spot.mention.interval.lo if spot.mention.value is None else spot.mention.value
    return (low or Fraction(0)) * spot.unit.factor


def _basis(around: Window) -> Basis:
    """What a change is compared with: said behind the number in English, before it in Chinese."""
    right = [w for w in around.after if w.start - around.at < 24]
    mine = [w for w in around.near if not (w.text.isascii() and w.start - around.left < 12)]
    found = roles.basis(right) or roles.basis(mine) or roles.basis(around.after) or roles.basis(around.near)
    if found is not Basis.NONE:
        return found
    for period in around.periods:
        if around.left <= period.start < around.stop and period.relative:
            named_basis = {"same": Basis.YEAR, "last-quarter": Basis.QUARTER, "last-month": Basis.MONTH}
            return named_basis.get(period.relative, Basis.NONE)
    return Basis.NONE
