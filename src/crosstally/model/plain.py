"""A text without what prints nothing, and the way back: every place in it knows its place in the original.

Dropped are zero-width marks, pinyin behind a character, tags inside a sentence, entities that are a space, and the
marks of footnotes. Readers of markup fill with NOTHING what they take away inside a sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

NOTHING: Final = "\u2060"  # the word joiner, which prints nothing
_TONES: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_NOISE: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+"  # soft hyphens, zero-width marks, bidi controls
    rf"|(?<=[\u4e00-\u9fff])[(（](?=[a-z]{{0,5}}[{_TONES}])[a-zü{_TONES}]{{1,6}}[)）]"  # pinyin after a character
    r"|</?(?:b|i|em|strong|span|sup|sub|font|a|u|mark|small|big|code)(?:\s[^<>\n]{0,200})?/?>"  # inline tags
    r"|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj);|&#(?:160|8203|8201|173);"  # entities that print nothing or a space
    r"|\[(?:\d{1,3}|注\d{0,2}|[a-z])\]"  # footnote marks
)
_SPACES: Final = {"&nbsp;": " ", "&ensp;": " ", "&emsp;": " ", "&thinsp;": " ", "&#160;": " ", "&#8201;": " "}


@dataclass(frozen=True, slots=True)
class Plain:
    """A text as its reader sees it; one that needs nothing is its own."""

    text: str
    starts: tuple[int, ...] = ()  # places in the plain text from where on a shift holds
    shifts: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Where a place of the plain text stands in the original."""
        if not self.starts:
            return at
        return at + self.shifts[bisect_right(self.starts, at) - 1]

    def of(self, original: int) -> int:
        """Where a place of the original stands in the plain text; inside what was dropped, where that begins."""
        low, high = 0, len(self.text)
        while self.starts and low < high:
            middle = (low + high) // 2
            if self.place(middle) < original:
                low = middle + 1
            else:
                high = middle
        return low if self.starts else original


def plain(original: str) -> Plain:
    """Drop what prints nothing."""
    found = list(_NOISE.finditer(original))
    if not found:
        return Plain(original)
    parts, starts, shifts = list[str](), [0], [0]
    length = last = 0
    for hit in found:
        put = _SPACES.get(hit[0], "")
        parts += [original[last : hit.start()], put]
        length += hit.start() - last + len(put)
        starts.append(length)
        last = hit.end()
        shifts.append(last - length)
    parts.append(original[last:])
    return Plain("".join(parts), tuple(starts), tuple(shifts))
