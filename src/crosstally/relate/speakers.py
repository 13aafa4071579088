"""Whose a number is where more than one subject is named: the one compared with, the one named since, the one before.

A name that something is compared with owns the number beside it and is not carried on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from crosstally.relate import roles
from crosstally.relate.names import Names, acts, is_yardstick
from crosstally.relate.spot import Spot
from crosstally.relate.tables import pattern
from crosstally.relate.topics import Mind
from crosstally.relate.window import Window

_OF_MORE: Final = pattern("of-more")
_TRADED: Final = pattern("traded")


def compared(names: Names, around: Window) -> str:
    """The subject that a number is compared with, whose it is: ahead of Frontier's 1.35; empty for none."""
    named = [w for w in around.near if names.subject(w)]
    return names.subject(named[-1]) if named and is_yardstick(around.text, named[-1]) else ""


@contextmanager
def lent(mind: Mind, names: Names, around: Window) -> Iterator[None]:
    """Let a number belong to whom it is compared with; whoever was spoken of before is again so behind it."""
    spoken_of = mind.subject
    mind.subject = compared(names, around) or spoken_of
    yield
    mind.subject = spoken_of


def another(names: Names, around: Window, made: Sequence[Spot]) -> bool:
    """True where another subject was named since the number before: …, while those of Starbucks fell 12 %."""
    named = {names.subject(w) for w in around.near if acts(around.text, w)} - {""}
    return bool(made and named) and made[-1].topic.subject not in named and not than(names, around)


def of_more(around: Window) -> str:
    """The metric that a change names of itself: 8% fewer orders, for 12% more power; empty where it names none."""
    found = _OF_MORE.match(around.text, around.at + 1)
    if found is None:
        return ""
    known = next((w.of("metrics") for w in around.after if w.start == found.start("noun") and w.of("metrics")), "")
    return known or (f"~{found['noun']}" if _TRADED.search(around.text, around.left, around.at) else "")


def than(names: Names, around: Window) -> str:
    """Another subject that a change compares with: bigger than GPT-3 by 50 percent, 比GPT-3大50%."""
    for word in around.near:
        if names.subject(word) and roles.COMPARES.search(around.text, around.left, word.start):
            return names.subject(word)
    return ""
