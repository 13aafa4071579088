"""Fold a text for reading, character by character, so that every offset stays what it was."""

from __future__ import annotations

from functools import cache

from crosstally.relate.words import han

_WIDE_FIRST, _WIDE_LAST, _WIDE_SHIFT = 0xFF01, 0xFF5E, 0xFEE0


@cache
def _map() -> dict[int, str]:
    wide = {code: chr(code - _WIDE_SHIFT) for code in range(_WIDE_FIRST, _WIDE_LAST + 1)}
    marks = dict(zip(map(ord, "\u3000\xa0、“”‘’「」『』【】《》—–−"), '  ,""\'\'""""[]""---', strict=True))
    return han() | wide | marks


def fold(text: str) -> str:
    """Give the text in lower case, simplified characters and plain marks; as long as the original."""
    folded = text.translate(_map())
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)
