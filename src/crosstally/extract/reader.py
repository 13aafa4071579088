"""Text to mentions: every numeric claim with its words, place, value, unit, hedge and interval."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Final

from crosstally.extract.about import About
from crosstally.extract.build import Builder
from crosstally.extract.carried import Carried
from crosstally.extract.cells import Cells
from crosstally.extract.figures import figures
from crosstally.extract.language import language
from crosstally.extract.money import Money
from crosstally.extract.phrase import Phrase
from crosstally.extract.scanner import drafts
from crosstally.extract.shadow import shadow
from crosstally.extract.tables import languages
from crosstally.model.mention import Mention
from crosstally.quantity.convention import DEFAULT, Convention

HAN: Final = re.compile("[\u3400-\u9fff]")


def read(
    text: str,
    *,
    language: str | None = None,
    convention: Convention = DEFAULT,
    everything: bool = False,
    published: date | None = None,
) -> tuple[Mention, ...]:
    """Find every numeric claim of a text; with `everything` also dates, names, ordinals, identifiers and idioms.

    Where the article's date is known, months without a year and 去年, "last year" become periods.
    """
    clean = shadow(text)
    found: list[Mention] = []
    builder = Builder(clean, text, convention)
    for start, part, code in _parts(clean.text, language):
        found += _read_part(Phrase(part, _language(code)), start, builder, published, everything=everything)
    return tuple(found)


def read_value(text: str, *, language: str | None = None, convention: Convention = DEFAULT) -> Mention | None:
    """Read the one number that a short quote is about: the claim that covers most of it; None where there is none."""
    found = read(text, language=language, convention=convention, everything=True)
    valued = [m for m in found if m.kind not in {"date", "name", "idiom"}]
    return max(valued, key=lambda m: (m.is_claim, m.end - m.start), default=None)


def numbers(text: str, *, language: str | None = None) -> tuple[tuple[int, int, Fraction], ...]:
    """Find the bare numbers of a text, those in dates and names too: where each stands, and its value."""
    clean = shadow(text)
    found = []
    for start, part, code in _parts(clean.text, language):
        phrase = Phrase(part, _language(code))
        for low, high, value in figures(phrase):
            found.append((clean.place(start + low), clean.place(start + high - 1) + 1, value))
    return tuple(found)


def _parts(text: str, code: str | None) -> list[tuple[int, str, str]]:
    """Split a text into runs of lines in one language."""
    if code is not None:
        chosen = code.partition("-")[0]
        if chosen in languages():
            return [(0, text, chosen)]
    if text.isascii():
        return [(0, text, "en")]
    parts: list[tuple[int, str, str]] = []
    start = place = 0
    now = ""
    for line in text.splitlines(keepends=True):
        here = "zh" if HAN.search(line) else _latin(line, now)
        if here != now and now:
            parts.append((start, text[start:place], now))
            start = place
        now = here or now
        place += len(line)
    if place > start:
        parts.append((start, text[start:place], now or "en"))
    return parts


def _latin(line: str, now: str) -> str:
    """Give the language of a line without Han characters: a row of a table keeps that of its heading."""
    return now if not line.strip() or (now and line.startswith("|")) else "en"


def _read_part(
    phrase: Phrase, start: int, builder: Builder, published: date | None, *, everything: bool
) -> list[Mention]:
    money, about, cells = Money(phrase, builder.original), About(phrase, published), Cells(phrase)
    carried = Carried(phrase)
    found: list[Mention] = []
    for draft in drafts(phrase, everything=everything):
        cells.step(draft)
        money.step(draft)
        carried.step(draft)
        about.step(draft)
        if draft.claim or everything:
            found.append(builder.mention(draft, start))
    return found


_language = language
