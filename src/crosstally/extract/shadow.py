"""The cleaned shadow of a text, and the way back: every place in the shadow knows its place in the original."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from typing import Final

from crosstally.extract.tables import rows

TONES: Final = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
NOISE: Final = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"  # soft hyphens, zero-width marks, bidi controls
    rf"|(?<=[\u4e00-\u9fff])[(（](?=[a-z]{{0,5}}[{TONES}])[a-zü{TONES}]{{1,6}}[)）]"  # pinyin after a character
    r"|</?(?:b|i|em|strong|span|sup|sub|font|a|u|mark|small|big|code)(?:\s[^<>\n]{0,200})?/?>"  # inline tags
    r"|&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj);|&#(?:160|8203|8201|173);"  # entities that print nothing or a space
    r"|\[(?:\d{1,3}|注\d{0,2}|[a-z])\]"  # footnote marks
)
SPACES: Final = {"&nbsp;": " ", "&ensp;": " ", "&emsp;": " ", "&thinsp;": " ", "&#160;": " ", "&#8201;": " "}
WIDE: Final = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0xA0: 0x20, 0x2212: 0x2D}
GROUPED: Final = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
HAN: Final = "\u3400"
WIDE_FROM: Final = "\uff00"
LOOK: Final = 2000  # characters that tell the script
LEAST: Final = 20  # one in so many characters is in a form that the simplified script has not
KEEP: Final = "，：；！？（）～、"


@dataclass(frozen=True, slots=True)
class Shadow:
    """A text cleaned for matching."""

    text: str
    starts: tuple[int, ...] = ()  # places in the shadow from where on a shift holds
    shifts: tuple[int, ...] = ()

    def place(self, at: int) -> int:
        """Where a place of the shadow stands in the original."""
        if not self.starts:
            return at
        return at + self.shifts[bisect_right(self.starts, at) - 1]


def shadow(original: str) -> Shadow:
    """Clean a text; one that needs nothing is its own shadow."""
    found = list(NOISE.finditer(original))
    if not found:
        return Shadow(_single(original))
    parts, starts, shifts = list[str](), [0], [0]
    length = last = 0
    for hit in found:
        put = SPACES.get(hit[0], "")
        parts += [original[last : hit.start()], put]
        length += hit.start() - last + len(put)
        starts.append(length)
        last = hit.end()
        shifts.append(last - length)
    parts.append(original[last:])
    return Shadow(_single("".join(parts)), tuple(starts), tuple(shifts))


def traditional(original: str) -> bool:
    """Tell whether a text is written in the traditional script, by its first characters."""
    table = _variants()[0]
    han = [char for char in original[:LOOK] if char >= HAN]
    return LEAST * sum(ord(char) in table for char in han if char < WIDE_FROM) > len(han)


def _single(text: str) -> str:
    """Map characters one to one: full width, spaces, traditional forms."""
    if text.isascii():
        return text
    wide, pattern = _variants()
    text = GROUPED.sub(",", text) if "，" in text else text
    return text.translate(wide) if pattern.search(text) else text


@cache
def _variants() -> tuple[dict[int, int], re.Pattern[str]]:
    table = {code: to for code, to in WIDE.items() if chr(code) not in KEEP}
    for simple, forms in rows("zh", "variants"):
        table |= {ord(form): ord(simple) for form in forms}
    return table, re.compile("[" + "".join(re.escape(chr(code)) for code in table) + "]")
