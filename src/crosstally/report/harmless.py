"""Words from outside made safe to show: none may move a cursor, turn text round or run as a formula."""

from __future__ import annotations

import re
from typing import Final

# Controls (C0 without tab and line feed, DEL, C1), line and paragraph separators, marks and overrides of writing
# direction, the byte order mark, lone surrogates (no encoding can hold them), tags and interlinear marks.
UNSEEN: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
_BREAKS: Final = re.compile(r"[ \t]*[\r\n\u2028\u2029\x0b\x0c\x85]+[ \t]*")
_FORMULA: Final = tuple("=+-@\t\r|")
MOST: Final = 2_000  # characters of one piece of text in a report for people


def visible(text: str) -> str:
    """Replace characters that cannot be seen by their names in brackets: `⟨U+202E⟩`."""
    return UNSEEN.sub(_named, text)


def log_line(text: str) -> str:
    """Give a line for a log that a forge reads: `::` at its start and `##[` anywhere would be commands there."""
    kept = text.replace("##[", "## [")
    return f"./{kept}" if kept.lstrip().startswith("::") else kept


def one_line(text: str, most: int = MOST) -> str:
    """Put text on one line, without unseen characters, shortened to `most` characters."""
    return clip(visible(_BREAKS.sub(" ", text[: most * 4])), most, len(text))


def clip(text: str, most: int = MOST, length: int | None = None) -> str:
    """Shorten text, saying how long it was; `length` where it was already cut."""
    whole = len(text) if length is None else max(length, len(text))
    return text if len(text) <= most and whole <= most * 4 else f"{text[:most]}… ({whole:,} characters)"


def cell(text: str, most: int = 32_000) -> str:
    """Give text for a spreadsheet cell: no formula, no unseen characters, within the limit of 32,767 characters.

    A text that a spreadsheet would run starts with an apostrophe; a plain number keeps its sign.
    """
    shown = clip(visible(text[: most * 2]), most, len(text))
    return f"'{shown}" if shown.startswith(_FORMULA) and not _is_number(shown) else shown


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?[\d,]*\.?\d+", text) is not None


def _named(found: re.Match[str]) -> str:
    return f"⟨U+{ord(found[0]):04X}⟩"
