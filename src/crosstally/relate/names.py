"""Who an article is about: subjects by table and alias, models by their version, and the article's main subject."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from crosstally.quantity.units import table as units
from crosstally.relate import models
from crosstally.relate.fold import fold
from crosstally.relate.lexicon import Lexicon, Word
from crosstally.relate.scene import Sentence
from crosstally.relate.tables import body, pattern, settings

# A name with a version: gpt-3, claude3.5. Left out: one letter and digits (v100, a100), which are chips and roads.
_VERSIONED: Final = re.compile(
    r"(?<![a-z0-9\U000f0000-\U000ffffd-])[a-z]{2,}[a-z-]*?-?\d+(?:\.\d+)*[a-z]?(?![a-z0-9%])"
)
_VERSION: Final = re.compile(
    rf"[ -]?(v?(?:\d+(?:\.\d+)+|\d))(?![\d.,]|[qh]\d|g(?![a-z])|\s?(?:%|{body('no-version')}))"
)
_VARIANT: Final = re.compile(r" ([A-Z][a-z]{2,})")
_CAMEL: Final = re.compile(
    r"(?<![A-Za-z0-9-])[A-Z][a-z]*[A-Z][A-Za-z]*[a-z][A-Za-z]*|(?<![A-Za-z0-9-])[A-Z]+[a-z]+[A-Z]+(?![a-z])"
)
_NO_NAMES: Final = pattern("no-names")
_MARKS: Final = ('"', "'")
_PASSIVE: Final = pattern("passive")
_UNTIL: Final = pattern("until")
_YARDSTICK: Final = pattern("yardstick")
_BESIDE: Final = pattern("beside-yardstick")
_COMPARED: Final = pattern("yardstick-after")
_HOME: Final = pattern("home")
_FORM: Final = pattern("firm")
_NUMBERED: Final = re.compile(r"[a-z]+(?=-?\d)")  # the letters of a name with a version
_OPENING: Final = 3  # sentences in which an article says whom it is about
_BACK: Final = 20  # letters before a name that say what it does


class Names:
    """The subjects of one article."""

    def __init__(self, lexicon: Lexicon, sentences: Iterable[Sentence], sizes: Mapping[str, str] = {}) -> None:
        """Count who is named, to find the main subject and the main product; `sizes` name a model alone."""
        self._lexicon = lexicon
        self._sizes = sizes
        counts: Counter[str] = Counter()
        products: Counter[str] = Counter()
        opening: dict[str, bool] = {}  # who the first sentence names that names anyone
        first = -1
        self.kinds: dict[str, str] = {}
        for order, sentence in enumerate(sentences):
            for word in self.words(sentence.text, sentence.raw):
                if not (key := word.of("subject")):
                    continue
                self.kinds[key] = word.of("kind")
                products[key] += word.of("kind") == "product"
                if acts(sentence.text, word):
                    counts[key] += {"place": 1, "body": 0}.get(word.of("kind"), 3)
                    if word.of("kind") not in ("place", "body") and _opens(sentence, word, order, first):
                        first = order
                        opening.setdefault(key, not sentence.text[: word.start].strip())
        often = [
            key
            for key, times in counts.most_common()
            if times > 3 or (times > 1 and self.kinds[key] == "place") or key in opening
        ]
        often.sort(key=lambda key: (key not in opening, not opening.get(key)))  # whom it names first, at the head
        self.main = often[0] if often else ""
        self.is_place = self.kinds.get(self.main, "place") == "place"
        named = [key for key, times in products.most_common() if times]
        early = [key for key in named if key in opening]
        own = {name.split(" ")[0] for name in named}
        self._main_product = early[0] if early else named[0] if len(own) == 1 else ""  # of several it may be a rival's

    def words(self, text: str, raw: str) -> list[Word]:
        """The words of a folded sentence, names with versions joined to one."""
        known = list(self._lexicon.words(text))
        made = list(self._versioned(text, raw, known))
        whole = [_formed(text, raw, w) for w in known]
        taken = [(w.start, w.end) for w in made] + [(w.end, full.end) for w, full in zip(known, whole, strict=True)]
        kept = [_unquoted(text, _abroad(raw, w)) for w in whole if not any(s <= w.start < e for s, e in taken)]
        return sorted([*kept, *made], key=lambda word: word.start)

    def inside(self, text: str, unit: str) -> list[Word]:
        """The words inside a number's own text, and the name of its unit."""
        return [*self.words(fold(text), text), *self.words(unit.lower(), "")]

    def subject(self, word: Word) -> str:
        """The subject a word names; empty for other words and for places beside a firm's name."""
        key = word.of("subject")
        if word.of("kind") == "body" or (word.of("kind") == "place" and not self.is_place):
            return ""
        return key

    def product(self, subject: str) -> str:
        """The product that a firm's article is about; the subject itself where it is none or no firm."""
        return self._main_product or subject if self.kinds.get(subject, "company") == "company" else subject

    def _versioned(self, text: str, raw: str, known: list[Word]) -> Iterator[Word]:
        done = 0
        taken = []
        for start, end, key in models.found(raw, self._sizes, self._lexicon):
            taken.append((start, end))
            yield _name(text, start, end, key)
        for word in known:
            if any(s <= word.start < e for s, e in taken):
                continue
            if word.of("kind") in ("product", "company") and (found := _VERSION.match(text, word.end)):
                done = found.end()
                key = f"{word.of('subject')} {found[1]}"
                if variant := _VARIANT.match(raw, done):
                    key, done = f"{key} {variant[1].lower()}", variant.end()
                yield _name(text, word.start, done, key)
        free = [*taken, *((w.start, w.end) for w in known if w.of("subject"))]
        for shape, source in ((_VERSIONED, text), (_CAMEL, raw)):
            for found in shape.finditer(source):
                key = found[0].lower()
                if (
                    _NO_NAMES.match(key)
                    or self._lexicon.knows(key)
                    or self._is_figure(key)
                    or found[0] in units()
                    or key in settings("not-names")
                    or any(s <= found.start() < e for s, e in free)
                ):
                    continue
                free.append(found.span())
                yield _name(text, found.start(), found.end(), key)

    def _is_figure(self, key: str) -> bool:
        """True for the name of a metric with its figure behind it: eps10.81."""
        letters = _NUMBERED.match(key)
        return letters is not None and bool(self._lexicon.sense(letters[0], "metrics"))


def _opens(sentence: Sentence, word: Word, order: int, first: int) -> bool:
    """True for a name of the first sentence, or at the head of the next ones where that names nobody.

    A model with a size opens an article from any place in its sentence: who made it stands before it.
    """
    begins = order < _OPENING and not sentence.text[: word.start].strip()
    return first in (-1, order) and (order == 0 or begins or models.is_sized(word.of("subject")))


def acts(text: str, word: Word) -> bool:
    """False for a name that is only an agent, a source, a yardstick or a date: 由OpenAI推出, before Threads came.

    Nor does one act that stands right behind a number, which counts things of its: 512 of AMD's chips.
    """
    if _PASSIVE.search(text, max(0, word.start - _BACK), word.start) or _UNTIL.match(text, word.end):
        return False
    return not is_yardstick(text, word)


def is_yardstick(text: str, word: Word) -> bool:
    """True for a name that something is compared with: 超越星巴克, ahead of Frontier, 与特斯拉相比."""
    start = max(0, word.start - _BACK)
    if _BESIDE.search(text, start, word.start) and _COMPARED.match(text, word.end):
        return True
    return bool(_YARDSTICK.search(text, start, word.start))


def _name(text: str, start: int, end: int, key: str) -> Word:
    return Word(start, end, text[start:end], {"subject": key, "kind": "product"})


def _abroad(raw: str, word: Word) -> Word:
    """A place that only says where the name behind it is at home is no subject: South Korea's Samsung."""
    return _nobody(word) if word.of("kind") == "place" and _HOME.match(raw, word.end) else word


def _formed(text: str, raw: str, word: Word) -> Word:
    """A company's name with what kind of firm it is behind it: Contemporary Amperex Technology Co., Arm Holdings."""
    found = _FORM.match(raw, word.end) if word.of("kind") == "company" else None
    return replace(word, end=found.end(), text=text[word.start : found.end()]) if found else word


def _unquoted(text: str, word: Word) -> Word:
    """A name that is only the end of a quoted one ("i 茅台") is not that subject."""
    before = text[word.start - 1] if word.start else ""
    quoted = text[word.end : word.end + 1] in _MARKS and text[word.end : word.end + 2] != "'s"
    if not word.of("subject") or not quoted or not (before.isalnum() or before == " "):
        return word
    return _nobody(word)


def _nobody(word: Word) -> Word:
    """A word without the subject that it might name."""
    return Word(word.start, word.end, word.text, {k: v for k, v in word.senses.items() if k not in ("subject", "kind")})


def aliases(lines: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Read a project's alias table: `id = name, name`; comments begin with #."""
    table: dict[str, tuple[str, ...]] = {}
    for line in lines:
        key, equals, names = line.partition("=")
        if equals and not line.lstrip().startswith("#"):
            table[fold(key.strip())] = tuple(fold(name.strip()) for name in names.split(",") if name.strip())
    return table
