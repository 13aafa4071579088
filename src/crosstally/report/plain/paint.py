"""ANSI colours, only where a face asks for them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from crosstally.model import Level

Paint = Callable[[str, str], str]
CODES: Final = {"error": "1;31", "warning": "1;33", "note": "1;36", "bold": "1", "dim": "2", "good": "32"}
MARK: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "note"}


def painter(*, color: bool) -> Paint:
    """Give a function from a style's name and text to painted text."""
    return _painted if color else _plain


def _painted(style: str, text: str) -> str:
    return f"\x1b[{CODES[style]}m{text}\x1b[0m" if text else text


def _plain(style: str, text: str) -> str:  # noqa: ARG001  (same form as the painted one)
    return text
