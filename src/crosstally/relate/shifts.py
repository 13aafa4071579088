"""Frames of change: where something stood, where it stands, and by how much it moved, in any order of one sentence.

The frames are patterns of each language over sentences in which every number is one character. A frame says outright
which number is which; the units must bear it out, and a result many times off that no slip explains is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Final

from crosstally.relate.lexicon import metrics
from crosstally.relate.nodes import commensurable
from crosstally.relate.page import Page
from crosstally.relate.scene import NUMBER, Sentence, sentences
from crosstally.relate.spot import AWAITED, Role, Spot
from crosstally.relate.tables import pattern
from crosstally.relate.words import HERE, LANGUAGES, rows

_ROUNDS: Final = 4  # pieces inside pieces
_SLOTS: Final = "abcmfidg"
_MORE: Final = pattern("more-itself")
POINTS: Final = ("point", "index_point")  # points by their name alone, of a score, an index or a percentage
_COUNTED: Final = ("count", "plain", "ratio")


@dataclass(frozen=True, slots=True)
class Frame:
    """The spots of one frame: where it stands, where it stood, the change, and what its words say of the change."""

    now: Spot
    then: Spot
    change: Spot
    slot: str  # c a change, m a multiple of the old value, f so many times as fast, i a multiple by itself
    # (doubled), d a difference whose verb was taken for a part of the number (35万人|多|2000人),
    # g a change whose base is the figure before it by order alone
    way: int  # up, down, or not said


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    made: list[re.Pattern[str]] = []
    for language in LANGUAGES:
        name = f"{language}/shifts.txt"
        if (HERE / name).is_file():
            pieces = {cells[1]: cells[2] for cells in rows(name) if cells[0] == "let"}
            made += [re.compile(filled(cells[1], pieces)) for cells in rows(name) if cells[0] == "frame"]
    return tuple(made)


def filled(frame: str, pieces: Mapping[str, str]) -> str:
    """Write a frame as a pattern: its pieces in place of their names, a number for each slot."""
    for _ in range(_ROUNDS):
        frame = re.sub(r"\{([a-z][a-z-]+)\}", lambda found: pieces[found[1]], frame)
    frame = re.sub(r"\{([a-z])\}", rf"(?P<\1>{NUMBER})", frame)
    return frame.replace("N]", f"{NUMBER[1:-1]}]")


def frames(page: Page) -> Iterator[Frame]:
    """Yield the frames of an article, each change once."""
    spots = {spot.mention.start: spot for spot in page.spots}
    seen: set[int] = set()
    for sentence in sentences(page.text, [spot.mention for spot in page.spots]):
        for shape in _patterns():
            for found in shape.finditer(sentence.text):
                frame = _came(page, _frame(found, sentence, spots))
                if frame is not None and frame.change.index not in seen and _fits(frame):
                    seen.add(frame.change.index)
                    yield frame


def _frame(found: re.Match[str], sentence: Sentence, spots: Mapping[int, Spot]) -> Frame | None:
    at = dict(zip(sentence.at, sentence.mentions, strict=True))
    named = found.groupdict()
    slots = {name: spots.get(at[found.start(name)].start) for name in _SLOTS if named.get(name)}
    slot = next(name for name in slots if name not in "ab")
    now, then, change = slots.get("a"), slots.get("b"), slots[slot]
    if now is None or then is None or change is None:
        return None
    way = 1 if named.get("up") else -1 if named.get("down") else 0
    return Frame(now, then, change, slot, way)


def _came(page: Page, frame: Frame | None) -> Frame | None:
    """What came, not what was expected of it, is what changed: 赚0.71元,低于预期的0.74元,较上年的1.19元减少40%."""
    if frame is None or not frame.now.topic.scope & AWAITED or frame.then.topic.scope & AWAITED:
        return frame
    earlier = [s for s in page.spots[: frame.now.index] if s.stretch == frame.now.stretch and kindred(s, frame.now)]
    if not earlier or earlier[-1].role is not Role.LEVEL or earlier[-1].topic.scope & AWAITED:
        return frame
    return replace(frame, now=earlier[-1])


def _fits(frame: Frame) -> bool:
    """The two levels are of one unit, and the change is one that such levels can have."""
    now, then, change = frame.now, frame.then, frame.change
    moved = now.role in (Role.CHANGE, Role.DELTA) and now.kind != "percent"
    if moved or of_another(change, now) or not kindred(now, then) or _led_elsewhere(frame):
        return False
    if frame.slot == "d" and not _MORE.search(then.mention.text):
        return False
    if frame.slot in "mfi":
        return change.kind == "ratio" and (frame.slot != "i" or change.itself)
    if change.kind in ("percent", "ratio"):
        return frame.slot != "g"
    if now.kind == "percent":
        return change.kind == "point" or change.unit.name in POINTS
    return commensurable(change.unit, now.unit) or {change.kind, now.kind} <= {*_COUNTED}


def _led_elsewhere(frame: Frame) -> bool:
    """True for a difference that led to a third figure: 由9.99元提高到11.99元,高级套餐上涨3元至22.99元."""
    level = frame.change.of if frame.change.role is Role.DELTA else None
    return level is not None and level.index > max(frame.now.index, frame.then.index, frame.change.index)


def of_another(change: Spot, level: Spot) -> bool:
    """True where the words beside a change name another metric, or one that has no such unit as the level."""
    one, two = change.topic, level.topic
    if one.told != "words" or one.metric == two.metric:
        return False
    known = metrics().get(one.metric)
    return two.told == "words" or (change.kind == "percent" and known is not None and level.kind not in known.classes)


def kindred(one: Spot, two: Spot) -> bool:
    """True for two levels of one unit, or of units of which one is left out."""
    if (one.kind == "percent") != (two.kind == "percent"):
        return False
    return commensurable(one.unit, two.unit) or per(one, two) is not None


def per(one: Spot, two: Spot) -> Fraction | None:
    """What makes the second's unit the first's where one leaves it out: 每千瓦时0.86元, then 0.21元."""
    if (_plain(one) or _plain(two)) and one.unit.name != two.unit.name:
        return one.unit.factor if _plain(two) else 1 / two.unit.factor
    (long, short), turned = ((one, two), False) if "/" in one.unit.name else ((two, one), True)
    if long.unit.name.partition("/")[0] != short.unit.name or not short.unit.name:
        return None
    return short.unit.factor / long.unit.factor if turned else long.unit.factor / short.unit.factor


def _plain(spot: Spot) -> bool:
    return spot.unit.name in ("", "count")
