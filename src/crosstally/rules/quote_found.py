"""The quote stands in the article, in these words and with these digits.

Articles are edited after they were encoded. A similarity score must never pass a quote: `3.6x` is 97 % like `3.5x`.
Words are searched with tolerance, digits, signs and units compared exactly.

Passes:
    quote: 营收311亿元 · the text has 营收311亿元 once
    exact

Fails:
    quote: 营收311亿元 · the text has 营收313亿元
    number-changed
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from rapidfuzz import fuzz

from crosstally.model import Agreed, Claim, Corpus, Finding, Level, NotCompared, Result

CODE: Final = "XT401"
NAME: Final = "quote-found"
_DIGITS: Final = re.compile(r"[0-9０-９零一二三四五六七八九十百千万亿萬億%％.,]+")
_LIKE: Final = 75  # the share of equal characters, in percent, from which words count as reworded, not as missing
_LEVELS: Final = {"moved": None, "reworded": Level.WARNING, "ambiguous": Level.WARNING}


def check(corpus: Corpus) -> Iterator[Result]:
    """Look each quote up in its article's text."""
    for claim in corpus.claims.values():
        article = corpus.articles.get(claim.article)
        if not claim.quote.exact or claim.mention is not None or article is None:
            continue
        if article.text is None:
            yield NotCompared("a quote whose article's text is not at hand")
            continue
        status, shown = locate(claim, article.text)
        level = _LEVELS.get(status, Level.ERROR)
        if status == "exact" or level is None:
            yield Agreed(claim.id)
        else:
            message = f"{claim.id}: the quote {claim.quote.exact!r} is {_SAID[status]}{shown}"
            at = claim.entry.get("quote", claim.at)
            yield Finding(CODE, NAME, level, status, message, at, (("stated", claim),), relation=claim.id)


_SAID: Final = {
    "reworded": "reworded in the text: ",
    "ambiguous": "in the text more than once; add a prefix or suffix",
    "number-changed": "in the text with another number: ",
    "missing": "not in the text",
}


def locate(claim: Claim, text: str) -> tuple[str, str]:
    """Tell how a quote stands in a text, and in which words where they differ.

    The answers are exact, moved, ambiguous, reworded, number-changed and missing.
    """
    quote = claim.quote
    whole = quote.prefix + quote.exact + quote.suffix
    if quote.start is not None and text[quote.start : quote.start + len(quote.exact)] == quote.exact:
        return "exact", ""
    found = text.count(whole)
    if found == 1:
        return "moved", ""
    if found > 1:
        return "ambiguous", ""
    near = fuzz.partial_ratio_alignment(quote.exact, text)
    if near is None or near.score < _LIKE:
        return "missing", ""
    words = text[near.dest_start : near.dest_end]
    same = _DIGITS.findall(words) == _DIGITS.findall(quote.exact)
    return ("reworded" if same else "number-changed"), repr(words)
