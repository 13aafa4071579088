"""A frame per claim: its place, its words in context, carets beneath, how it was read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from unicodedata import combining, east_asian_width

from crosstally.model import Claim, Corpus
from crosstally.report import places, wording
from crosstally.report.harmless import clip, one_line, visible
from crosstally.report.plain.paint import Paint

_AROUND: Final = 34  # characters of context on each side
_QUOTE: Final = 80


def frame(corpus: Corpus, role: str, claim: Claim, paint: Paint) -> Iterator[str]:
    """Yield the lines of a claim's frame."""
    spot = places.spot(corpus, claim)
    where = one_line(f"{spot.path}:{spot.line}:{spot.column}" if spot.in_text else str(claim.at), _QUOTE * 3)
    yield f"  {paint('dim', '-->')} {where}  {paint('dim', one_line(f'{claim.id} ({role})', _QUOTE * 2))}"
    found = places.context(corpus, claim, _AROUND)
    number = str(spot.line) if spot.in_text else ""
    reading = one_line(f"{clip(claim.value_read.text, _QUOTE)} is {wording.span(wording.side(claim))}", _QUOTE * 3)
    if found is None:
        yield f"   {paint('dim', '|')} “{one_line(claim.words, _QUOTE)}”"
        yield f"   {paint('dim', '|')} {paint('dim', reading)}"
        return
    before, words, after = (
        visible(found[0].replace("\t", " ")),
        one_line(found[1], _QUOTE),
        one_line(found[2], _AROUND + 1),
    )
    gutter = " " * len(number)
    yield f" {paint('dim', f'{number} |')} {before}{paint('bold', words)}{after}"
    yield f" {gutter} {paint('dim', '|')} {' ' * columns(before)}{paint('note', '^' * columns(words))} {reading}"


def columns(text: str) -> int:
    """Count the columns that text takes in a terminal: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(one) else 1 + (east_asian_width(one) in "WF") for one in text)
