"""The words around a number that decide whether it claims something, by role."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from crosstally.extract.tables import rows

NEVER: Final = re.compile(r"(?!)")


class Frames:
    """A language's patterns by role; a role that a language does not know never matches."""

    __slots__ = ("_patterns",)

    def __init__(self, code: str) -> None:
        """Compile the language's table."""
        self._patterns = {role: re.compile(pattern) for role, pattern in rows(code, "frames")}

    def match(self, role: str, text: str, place: int) -> re.Match[str] | None:
        """Find the role's words at a place."""
        return self._patterns.get(role, NEVER).match(text, place)

    def after(self, role: str, text: str, place: int) -> bool:
        """Tell whether the role's words stand at a place."""
        return self.match(role, text, place) is not None

    def before(self, role: str, text: str, place: int, reach: int = 12) -> bool:
        """Tell whether the role's words end at a place."""
        return self._patterns.get(role, NEVER).search(text, max(0, place - reach), place) is not None

    def found(self, role: str, words: str) -> tuple[str, ...]:
        """Find the role's words that some words begin with, none or one."""
        hit = self._patterns.get(role, NEVER).match(words)
        return () if hit is None else (hit[0],)

    def within(self, role: str, words: str) -> bool:
        """Tell whether the role's words stand in some words."""
        return self._patterns.get(role, NEVER).search(words) is not None

    def until(self, role: str, words: str) -> int:
        """Count the letters of some words before the role's; all of them where it has none there."""
        hit = self._patterns.get(role, NEVER).search(words)
        return len(words) if hit is None else hit.start()

    def whole(self, role: str, words: str) -> bool:
        """Tell whether some words are the role's."""
        return self._patterns.get(role, NEVER).fullmatch(words) is not None


@cache
def frames(code: str) -> Frames:
    """Load a language's frames."""
    return Frames(code)
