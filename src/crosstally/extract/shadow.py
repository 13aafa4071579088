"""The shadow of a text, cleaned for matching: plain, in one width and one script."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Final

from crosstally.extract.tables import rows
from crosstally.model.plain import Plain, plain

WIDE: Final = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, 0xA0: 0x20, 0x2212: 0x2D}
GROUPED: Final = re.compile("(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
HAN: Final = "\u3400"
WIDE_FROM: Final = "\uff00"
LOOK: Final = 2000  # characters that tell the script
LEAST: Final = 20  # one in so many characters is in a form that the simplified script has not
KEEP: Final = "，：；！？（）～、"


def shadow(original: str) -> Plain:
    """Clean a text for matching: one that needs nothing is its own shadow."""
    clean = plain(original)
    return replace(clean, text=_single(clean.text))


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
