"""Where the words of a claim stand: in the text of its article, and in the file that a forge can mark."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from crosstally.model import Claim, Corpus


@dataclass(frozen=True, slots=True)
class Spot:
    """The words of a claim in its article.

    `start` and `end` are code-point offsets, None where the claim file gives none. `line` and `column` count
    from 1 and point into the article where its text is at hand (`in_text`), else at the claim's entry.
    """

    path: str
    line: int
    column: int
    start: int | None
    end: int | None
    in_text: bool


def spot(corpus: Corpus, claim: Claim) -> Spot:
    """Find the words of a claim."""
    article = corpus.articles.get(claim.article)
    path = article.path if article is not None and article.path else claim.at.path
    start = claim.quote.start
    if article is not None and article.text is not None:
        start = _start(article.text, claim)
        if start is not None:
            begins = corpus.lines[claim.article]
            line = bisect_right(begins, start)
            return Spot(path, line, start - begins[line - 1] + 1, start, start + len(claim.quote.exact), in_text=True)
        start = claim.quote.start
    end = None if start is None else start + len(claim.quote.exact)
    return Spot(path, claim.at.line, claim.at.column, start, end, in_text=False)


def context(corpus: Corpus, claim: Claim, most: int) -> tuple[str, str, str] | None:
    """Give the words before, of and after a claim on its lines, `most` characters each way; None without text."""
    place = spot(corpus, claim)
    article = corpus.articles.get(claim.article)
    if not place.in_text or article is None or article.text is None or place.start is None or place.end is None:
        return None
    text, start, end = article.text, place.start, place.end
    opens = max(text.rfind("\n", max(0, start - most), start) + 1, start - most, 0)
    closes = text.find("\n", end, end + most)
    closes = min(len(text), end + most) if closes < 0 else closes
    before = "…" if opens > 0 and text[opens - 1] != "\n" else ""
    after = "…" if closes < len(text) and text[closes] != "\n" else ""
    return before + text[opens:start].lstrip(), text[start:end], text[end:closes].rstrip() + after


def _start(text: str, claim: Claim) -> int | None:
    """Where the quote stands: at its hint, or else in the only place where it occurs with its prefix and suffix."""
    exact, hint = claim.quote.exact, claim.quote.start
    if not exact:
        return None
    if hint is not None and text.startswith(exact, hint):
        return hint
    wanted = claim.quote.prefix + exact + claim.quote.suffix
    first = text.find(wanted)
    if first < 0 or text.find(wanted, first + 1) >= 0:
        return None
    return first + len(claim.quote.prefix)
