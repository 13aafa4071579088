"""What stands around one number in its sentence, and small questions about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from crosstally.relate.lexicon import Word
from crosstally.relate.period import Named
from crosstally.relate.scene import Sentence

_ASIDE: Final = re.compile(r"\([^()\U000f0000-\U000ffffd]{1,20}\)")
BOUNDARY: Final = re.compile(r"[,:()\[\]]|、(?=[^\U000f0000-\U000ffffd]*$)")


@dataclass(frozen=True, slots=True)
class Window:
    """The words before and after one number, up to its neighbours and the ends of its clause.

    `before` begins behind the number before, `near` in the number's own clause; `after` ends with the clause. `inside`
    are the words of the number itself (100 million users).
    """

    text: str
    at: int
    before: tuple[Word, ...]
    near: tuple[Word, ...]
    after: tuple[Word, ...]
    inside: tuple[Word, ...]
    periods: tuple[Named, ...]
    start: int
    left: int
    stop: int

    @property
    def behind(self) -> int:
        """The place behind the number and the bracket that it closes: ($3.3 billion) in 2024."""
        return self.at + 1 + (self.text[self.at + 1 : self.at + 2] == ")")

    def marks(self, words: Sequence[Word] | None = None) -> frozenset[str]:
        """The classes of tying words before the number."""
        return frozenset(w.of("frames") for w in (self.before if words is None else words) if w.of("frames"))

    def scopes(self, words: Sequence[Word]) -> frozenset[str]:
        """The scopes that some words name."""
        return frozenset(w.of("scopes") for w in words if w.of("scopes"))


def window(
    sentence: Sentence, words: Sequence[Word], inside: Sequence[Word], periods: Sequence[Named], order: int
) -> Window:
    """Look around the number `order` of a sentence."""
    at = sentence.at[order]
    left = sentence.at[order - 1] + 1 if order else 0
    stop = sentence.at[order + 1] if order + 1 < len(sentence.at) else len(sentence.text)
    start = clause_start(sentence.text, at, left)
    end = next((m.start() for m in BOUNDARY.finditer(sentence.text, at + 1, stop)), stop)
    before = tuple(w for w in words if left <= w.start < at)
    return Window(
        sentence.text, at, before, tuple(w for w in before if w.start >= start),
        tuple(w for w in words if at < w.start < end), tuple(inside), tuple(periods), start, left, stop,
    )  # fmt: skip


def clause_start(text: str, at: int, least: int) -> int:
    """Where the clause of a place begins."""
    found = list(BOUNDARY.finditer(text, least, at))
    return found[-1].end() if found else least


def without(sentence: Sentence, periods: Sequence[Named]) -> Sentence:
    """Blank the words of its periods, so that no phrase takes them in, and brackets that hold no number."""
    text = _ASIDE.sub(lambda found: f"|{found[0][1:-1]}|", sentence.text)
    for period in periods:
        text = text[: period.start] + "|" * (period.end - period.start) + text[period.end :]
    return replace(sentence, text=text)
