"""The noun phrase that stands just before a place: the name of a part, or of a metric nobody put in a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from typing import Final

from crosstally.relate.tables import body
from crosstally.relate.words import rows

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_LIMIT_HAN: Final = 10
_AND: Final = re.compile(body("and-last"))
_OWNER: Final = "'s"
_MOST_SKIPS: Final = 4
_QUOTED: Final = re.compile(rf"[\"']([^\"',]{{1,12}})[\"'](?:{body('after-quote')})$")
_LIMIT_WORDS: Final = 3


@cache
def _classes(language: str) -> dict[str, list[str]]:
    """The words of each class of a language that are no part of a noun phrase."""
    return {key: words.split("|") for key, words in rows(f"{language}/stops.txt")}


@cache
def _edges() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What cuts a Chinese phrase off before it, what is taken off its front, and what off its end."""
    table = _classes("zh")
    keep, cut, lead, trail = (_either(table[name]) for name in ("keep", "cut", "lead", "trail"))
    return (
        re.compile(f"(?P<keep>{keep})|(?:{cut})"), re.compile(f"^(?:(?!{keep})(?:{lead}))+"),
        re.compile(f"(?P<keep>(?:{keep})$)|(?:{trail})+$"),
    )  # fmt: skip


@cache
def _stops() -> frozenset[str]:
    """The English words that are no part of a noun phrase."""
    return frozenset(chain.from_iterable(_classes("en").values()))


@cache
def _plain() -> tuple[frozenset[str], frozenset[str]]:
    """Words of either language that name nothing, and the single characters among them that end a phrase."""
    table = _classes("zh")
    han = {word for key in ("cut", "lead", "trail") for word in table[key]}
    return _stops() | han, frozenset(word for word in table["cut"] if len(word) == 1)


def is_stop(word: str) -> bool:
    """True for a word, or a pair of characters, that names nothing."""
    words, single = _plain()
    return word in words or not single.isdisjoint(word)


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})"


def _without_tail(text: str) -> str:
    """Leave out the words at the end that carry no name."""
    return _edges()[2].sub(lambda found: found["keep"] or "", text)


def before(text: str, start: int, end: int) -> str:
    """Give the noun phrase that ends at `end` and begins at or after `start`; empty where none does."""
    start += len(_OWNER) if text.startswith(_OWNER, start) else 0
    quoted = _QUOTED.search(_skipped(text[:end]), start)
    if quoted:
        return re.sub(r"\s", "", quoted[1])
    end = len(_skipped(text[:end].removesuffix("(")))
    span = re.split(r"'s(?![a-z])|[,.:;()\[\]\"'/!?。、|]|[\U000f0000-\U000ffffd]", text[start:end])[-1].strip()
    if not span:
        return ""
    return _han(span) if _HAN.search(span) else _english(span)


def _skipped(text: str) -> str:
    """Leave out verbs and periods at the end: 核心广告|一季度|贡献 ends with 广告."""
    for _ in range(_MOST_SKIPS):
        shorter = _without_tail(text.rstrip(" |"))
        if shorter == text:
            break
        text = shorter
    return text


def _han(span: str) -> str:
    cut, lead, _ = _edges()
    span = _without_tail(span).strip()
    ends = [found.end() for found in cut.finditer(span) if found["keep"] is None]
    phrase = _without_tail(lead.sub("", span[ends[-1] if ends else 0 :].strip())).strip()
    return next((name for name in (phrase, _AND.split(phrase)[-1]) if len(name) <= _LIMIT_HAN), "")


def _english(span: str) -> str:
    """The words at the end of a span that are no stop words, where a stop word or the clause begins before them."""
    stops, whole = _stops(), _classes("en")["whole"]
    words = span.split()
    while words and words[-1] in whole:
        words.pop()
    kept: list[str] = []
    while words and words[-1] not in stops and len(kept) <= _LIMIT_WORDS:
        kept.insert(0, words.pop())
    named = len(kept) <= _LIMIT_WORDS and any(letter.isalpha() for word in kept for letter in word)
    return " ".join(kept) if named else ""  # 01810 is a number of the exchange
