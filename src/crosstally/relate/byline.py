"""When a text says itself that it came out: in the line of its author, or of its place, above the first sentence.

A date in the running text is none, as it may be the date of what is told; so is one in a headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from crosstally.model import Mention
from crosstally.relate import dates
from crosstally.relate.fit import wording
from crosstally.relate.fold import fold

_LINES: Final = 4  # at the top: a headline, one below it, the author, the place
_AUTHOR: Final = re.compile(r"[^。.!?;\d]{0,28}D[^。!?;\d]{0,8}")  # nothing but a name, a word and the date
_UPDATED: Final = wording("updated")  # a headline that says when its text was last looked at
_PLACE: Final = re.compile(r"[\[【(（]?[^。.!?;:：\d]{0,24}D\s*(?:[)）\]】]|[-–—]|[^。,，]{0,4}[电電讯訊])")


def day(text: str, mentions: Sequence[Mention]) -> str:
    """The day on which a text says that it came out, as YYYY-MM-DD; empty where it does not say so."""
    start = 0
    for number, line in enumerate([line for line in text.split("\n") if line.strip()][:_LINES]):
        start = text.index(line, start)
        here = [one for one in mentions if start <= one.start and one.end <= start + len(line) and one.kind == "date"]
        if here and (found := _of_line(line, here[0], start, first=not number)):
            return found
        start += len(line)
    return ""


def _of_line(line: str, date: Mention, start: int, *, first: bool) -> str:
    period = dates.period(date)
    if period is None or period.kind != "D" or not period.is_dated:
        return ""
    masked = f"{line[: date.start - start]}D{line[date.end - start :]}".strip()
    if not (_PLACE.match(masked) or (not first and _AUTHOR.fullmatch(masked)) or _UPDATED.search(masked)):
        return ""
    value = dates.value(period, fold(date.text))
    return "" if value is None else f"{period.year:04}-{period.index:02}-{period.day:02}"
