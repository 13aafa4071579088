"""From the numbers of an article to draft entries: values written so that they read back to the same interval."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from typing import Final

from crosstally.errors import UserError
from crosstally.files import articles, drafts, texts
from crosstally.files.claims import SUFFIX
from crosstally.files.drafts import Draft
from crosstally.files.schema import LONGEST_QUOTE
from crosstally.model import Article, Mention, Place
from crosstally.pipeline.extracting import Wish, mentions
from crosstally.pipeline.writing import write
from crosstally.quantity import printed
from crosstally.quantity.convention import Hedge
from crosstally.quantity.figures import exact

_BEFORE: Final = {
    Hedge.ABOUT: "about ", Hedge.NEARLY: "nearly ", Hedge.OVER: "over ", Hedge.UNDER: "under ",
    Hedge.AT_LEAST: "at least ", Hedge.AT_MOST: "at most ", Hedge.UP_TO: "up to ",
}  # fmt: skip
_SCALES: Final = (
    (10**12, "万亿", " trillion"),
    (10**9, "", " billion"),
    (10**8, "亿", ""),
    (10**6, "", " million"),
    (10**4, "万", ""),
)


def add(path: Path, root: Path, folder: Path, wish: Wish) -> tuple[Path, int]:
    """Write a draft entry for every claim of an article; gives the claim file and how many entries went in."""
    return _into(articles.read(path, root), folder, wish, file=path.name)


def add_text(text: str, folder: Path, wish: Wish) -> tuple[Path, int]:
    """Do the same for a pasted sentence, in a claim file named after its hash."""
    digest = sha256(text.encode("utf-8", "replace")).hexdigest()
    article = Article(f"pasted-{digest[:8]}", "", Place("<text>"), text, raw=True)
    return _into(article, folder, wish, file="")


def entries(article: Article, wish: Wish) -> list[Draft]:
    """Make a draft of each claim of an article, in its order."""
    seen: Counter[str] = Counter()
    return [_draft(one, article.text or "", seen) for one in mentions(article, wish)]


def _into(article: Article, folder: Path, wish: Wish, *, file: str) -> tuple[Path, int]:
    made = entries(article, wish)
    key = _slug(article.id) or f"article-{sha256(article.id.encode()).hexdigest()[:8]}"
    path = folder / f"{key}{SUFFIX}"
    if path.exists():
        text, count = drafts.merged(texts.utf8(path, path.as_posix()), path.as_posix(), made)
    else:
        head = {"id": key, "title": article.title, "language": article.language, "file": file, "sha256": article.sha256}
        text, count = drafts.new_file(head, made), len(made)
    write(path, text)
    return path, count


def _draft(one: Mention, text: str, seen: Counter[str]) -> Draft:
    name = _slug(one.metric or one.kind) or "claim"
    seen[name] += 1
    quote, start = one.text, one.start
    if len(quote) > LONGEST_QUOTE:
        quote = quote[:LONGEST_QUOTE]
    around = _around(text, quote, start)
    value, note = value_text(one)
    fields = {
        "quote": quote, **around, "at": str(start), "value": value, "of": one.subject or "",
        "metric": one.metric or "", "period": one.period or "", "scope": one.scope or "", "source": one.source or "",
        "reached": "true" if one.reached else "", "note": note,
    }  # fmt: skip
    return Draft(f"{name}-{seen[name]}", start, fields)


def _around(text: str, quote: str, start: int) -> dict[str, str]:
    """Words before and after a quote that stands more than once, as many as tell the places apart."""
    if text.count(quote) < 2:
        return {}
    for width in range(1, LONGEST_QUOTE - len(quote)):
        before, after = text[max(start - width, 0) : start], text[start + len(quote) : start + len(quote) + width]
        if "\n" in before + after:
            break
        if text.count(before + quote + after) == 1:
            return {"prefix": before, "suffix": after}
    return {}


def value_text(one: Mention) -> tuple[str, str]:
    """Write a mention's value for a claim file, and a remark where it does not read back to the same interval."""
    for value in _spellings(one):
        try:
            if printed.read(value, reached=one.reached).interval == one.interval:
                return value, ""
        except UserError:
            continue
    last = next(_spellings(one))
    return last, "read the value again: it was written more roughly than the text prints it"


def _spellings(one: Mention) -> Iterator[str]:
    name = f" {one.unit}" if one.unit else ""
    if one.value is None or one.hedge in (Hedge.RANGE, Hedge.SEVERAL):
        low, high = one.interval.lo, one.interval.hi
        yield f"{_number(low)} to {_number(high)}{name}" if low is not None and high is not None else f"1{name}"
        return
    after = "多" if one.hedge is Hedge.MORE_THAN_N_MANY else ""
    before = _BEFORE.get(one.hedge, "")
    for number in _numbers(one.value, one.place, han=not one.text.isascii()):
        yield f"{before}{number}{after}{name}"


def _numbers(value: Fraction, place: Fraction | None, *, han: bool) -> Iterator[str]:
    """Spell a number with the scale words of its language that leave it short, then in full."""
    for scale, chinese, english in _SCALES:
        if place is not None and place * 10**6 >= scale and value >= scale:
            places = max(0, -(_exponent(place / scale)))
            for word in (chinese,) if han else (english,):
                if word:
                    yield f"{_number(value / scale, places)}{word}"
    yield _number(value, max(0, -_exponent(place)) if place else 0)
    yield _number(value)


def _exponent(place: Fraction) -> int:
    """The power of ten that a place is."""
    return len(str(place.numerator)) - 1 if place >= 1 else 1 - len(str(place.denominator))


def _number(value: Fraction, places: int = 0) -> str:
    text = exact(value) or ""
    whole, _, decimals = text.partition(".")
    return f"{whole}.{decimals.ljust(places, '0')}" if decimals or places else whole


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
