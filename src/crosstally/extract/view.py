"""A text in one language, and how to step through it."""

from __future__ import annotations

from typing import Final

from crosstally.extract.frames import frames
from crosstally.extract.language import Language

MACHINE_HOUR: Final = ("GPU_hour", "size")


class View:
    """A text, lower-cased too where the language needs it, with the language's words."""

    def __init__(self, text: str, lang: Language) -> None:
        """Keep the text, and lower-cased too where the language needs it."""
        lower = text.lower() if lang.spaced else text
        self.text = text
        self.low = lower if len(lower) == len(text) else text
        self.lang = lang

    def on(self, place: int) -> int:
        """Step over one space to the right."""
        return place + 1 if self.text[place : place + 1] == " " else place

    def back(self, place: int) -> int:
        """Step over one space to the left."""
        return place - 1 if place and self.text[place - 1] == " " else place

    def unit_at(self, place: int) -> tuple[tuple[str, str], int] | None:
        """Find a unit that begins at a place: its name and kind, and where it ends.

        Hours of a processor may name the model, of which there are always new ones: 266.4万H800小时.
        """
        if machine := frames(self.lang.code).match("machine_hours", self.low, place):
            return MACHINE_HOUR, machine.end()
        found = self.lang.units.at(self.text, place)
        if self.lang.spaced:
            lower = self.lang.unit_words.at(self.low, place)
            if lower is not None and (found is None or lower[1] > found[1]):
                return lower
        return found
