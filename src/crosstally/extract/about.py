"""What each number is about, as far as the words before it in its sentence say: metric, period, scope, source, subject.

One walk from left to right keeps what the sentence has named so far; a new sentence forgets the metric, a new
paragraph the period and the subject. What the words do not say stays None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import frames
from crosstally.extract.periods import when
from crosstally.extract.phrase import Phrase
from crosstally.extract.topics import Topics, topics

BREAK: Final = re.compile(r"[。！？!?\n;；]|\.(?=\s)")
CLAUSE: Final = re.compile(r"[,，、:：(（)）]")
REACH: Final = 160
LONG: Final = 20_000  # characters in which a name is looked for elsewhere
GROWTH: Final = frozenset({"percent", "fold_change", "percent_change"})


@dataclass(slots=True)
class Memory:
    """What the text has named so far."""

    metric: str | None = None
    subject: str | None = None
    period: str | None = None
    source: str | None = None
    year: int = 0
    scopes: set[str] = field(default_factory=set)
    change: int = 0
    basis: str = ""


class About:
    """Walks over the drafts of one text and writes what each is about."""

    def __init__(self, phrase: Phrase, published: date | None = None) -> None:
        """Take the text, its language's words, and the article's date where it is known."""
        self._published = published
        self._phrase = phrase
        self._frames = frames(phrase.lang.code)
        self._topics: Topics = topics(phrase.lang.code, spaced=phrase.lang.spaced)
        self._now = Memory(year=published.year if published else 0)
        self._place = 0
        self._known: dict[str, bool] = {}

    def step(self, draft: Draft) -> None:
        """Read the words between the last number and this one, and write what this one is about."""
        dated = draft.kind == "date"
        if not draft.claim and not dated:
            return
        if draft.start > self._place:
            self._between(max(self._place, draft.start - REACH), draft.start)
        if dated:
            self._date(draft)
        else:
            self._write(draft)
        self._place = max(self._place, draft.end)

    def _between(self, start: int, end: int) -> None:
        text, now = self._phrase.low, self._now
        now.change, now.basis = 0, ""
        for hit in BREAK.finditer(text, start, end):
            start = hit.end()
            now.metric, now.source, now.scopes = None, None, set()
            if hit[0] == "\n":
                now.period = now.subject = None
        self._words(start, end)
        self._names(start, end)

    def _words(self, start: int, end: int) -> None:
        text, now, words = self._phrase.low, self._now, self._topics.words
        at = start
        while (hit := self._topics.letters.search(text, at, end)) is not None:
            found = words.at(text, hit.start())
            at = hit.start() + 1
            if found is None or found[1] > end:
                continue
            role, _, value = found[0].partition(":")
            at = found[1]
            if role == "metric":
                now.metric = value
            elif role == "scope":
                now.scopes.add(value)
            elif role == "basis":
                now.basis = value
            elif role == "year":
                self._relative(int(value))
            else:
                now.change = 1 if role == "rise" else -1

    def _relative(self, years: int) -> None:
        """Take a year counted from the article's date."""
        if self._published is not None:
            self._now.year = self._published.year + years
            self._now.period = str(self._now.year)

    def _names(self, start: int, end: int) -> None:
        text, now = self._phrase.text, self._now
        for pattern in self._topics.sources:
            for hit in pattern.finditer(text, start, end):
                now.source = hit[1]
        for hit in self._topics.names.finditer(text, start, end):
            name = self._bare(hit[0])
            if name and name != now.source and not self._opening(name, hit.start()):
                now.subject = name

    def _bare(self, name: str) -> str:
        """Drop common words that begin a name: The Baidu, Later Acme."""
        first, _, rest = name.partition(" ")
        while first.lower() in self._topics.common:
            name = rest
            first, _, rest = name.partition(" ")
        return name

    def _opening(self, name: str, start: int) -> bool:
        """Tell whether a capital only opens a sentence: one plain word that stands nowhere inside a sentence."""
        if not self._phrase.lang.spaced or " " in name or name[1:] != name[1:].lower():
            return False
        before = self._phrase.text[max(0, start - 3) : start].rstrip(" \"“'")
        return (not before or before[-1] in ".!?:;\n") and not self._inside(name)

    def _inside(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = re.search(rf"[a-z,] {re.escape(name)}\b", self._phrase.text[:LONG]) is not None
        return self._known[name]

    def _date(self, draft: Draft) -> None:
        found, now = when(self._phrase.low[draft.start : draft.end], self._phrase.lang.code), self._now
        if found.year:
            now.year = found.year
        now.period = found.within(now.year) or now.period

    def _write(self, draft: Draft) -> None:
        now = self._now
        grows = draft.kind in GROWTH or draft.unit == "percentage_point"
        change, basis = self._behind(draft) if grows else (now.change, now.basis)
        metric = now.metric or self._named_after(draft)
        if draft.kind == "percent" and (draft.unit == "percentage_point" or change or basis or draft.sign):
            draft.kind = "percent_change"
        grown = draft.kind == "percent_change" or draft.multiple is not None or bool(change or basis)
        if metric is not None and grown and draft.kind in {"percent_change", "fold_change"}:
            metric = "-".join(filter(None, (metric, "growth", basis)))
        draft.metric, draft.subject, draft.period, draft.source = metric, now.subject, now.period, now.source
        draft.scope = ",".join(sorted(now.scopes)) or None
        draft.direction = draft.sign or change or (1 if basis and draft.kind == "percent_change" else 0)

    def _behind(self, draft: Draft) -> tuple[int, str]:
        """Find the change that a percentage names, before it or right after it (48% higher, 8%的增长)."""
        now = self._now
        spaced = self._phrase.lang.spaced  # which says the basis after the number
        if (now.change or now.basis) and not spaced:
            return now.change, now.basis
        found = self._frames.match("behind", self._phrase.low, draft.end)
        if found is None or not (spaced or self._frames.after("whole", found[0], 0)):
            return now.change, "" if spaced else now.basis
        kept = Memory(now.metric, now.subject, now.period, now.source, now.year, set(now.scopes), now.change)
        now.change, now.basis = 0, ""
        self._words(found.start(), found.end())
        change, basis = now.change, now.basis
        self._now = kept
        return (kept.change or change, basis) if spaced else (change, basis)

    def _named_after(self, draft: Draft) -> str | None:
        """Find a metric that the number itself introduces: 135亿美元的营收, $13.5 billion in revenue."""
        found = self._frames.match("introduces", self._phrase.low, draft.end)
        if found is None:
            return None
        for at in range(found.start(), found.end()):
            word = self._topics.words.at(self._phrase.low, at)
            if word is not None and word[0].startswith("metric:"):
                return word[0].partition(":")[2]
        return None
