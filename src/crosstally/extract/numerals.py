"""Numbers in digits and words: what a run of number words names, exactly."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import Final

from crosstally.extract.readings import Numeral, Reading
from crosstally.extract.sums import Token
from crosstally.extract.tables import rows

DIGITS: Final = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,10}+(?![0-9])(?:\.[0-9]{1,20}+)?"
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3}){1,10}+(?![0-9])(?:\.[0-9]{1,20}+)?"
    r"|[0-9]{1,40}+(?:\.[0-9]{1,20}+)?)"
)
OVER: Final = r"(?<![0-9./])[0-9]{1,12}/[0-9]{1,12}(?![0-9/]|\.[0-9])"
NEVER_FIRST: Final = frozenset({"join", "article", "of", "part", "mixed", "point", "more", "nth"})


class Numerals:
    """The number words of one language, and the pattern of a run of them."""

    def __init__(self, language: str) -> None:
        """Compile the language's table."""
        roles: dict[str, tuple[str, Fraction, Fraction]] = {}
        self._gap, self.spaced = "", False
        for role, word, *rest in rows(language, "numerals"):
            if role == "gap":
                self._gap, self.spaced = word, True
            elif role == "formal":
                roles[word] = roles[rest[0]]
            else:
                first, _, second = (rest[0] if rest else "").partition(" ")
                roles[word] = (role, Fraction(first or 0), Fraction(second or 0))
        self._roles = roles
        ordered = sorted(roles, key=len, reverse=True)
        words = "|".join(map(re.escape, ordered))
        self._token = re.compile(rf"[ \-]*(?:(?P<over>{OVER})|(?P<digits>{DIGITS})|(?P<word>{words}))")
        self.run = self._run_pattern(ordered)
        self.read = lru_cache(maxsize=1 << 14)(self._read)

    def _run_pattern(self, ordered: list[str]) -> str:
        """Build the pattern of a run: words with gaps where the language has them."""
        starts = [w for w in ordered if self._roles[w][0] not in NEVER_FIRST]
        follow = ordered if not self.spaced else [w for w in ordered if w != "minus"]
        if self.spaced:
            one = rf"(?:{'|'.join(map(re.escape, follow))})\b"
            after = "|".join(re.escape(w) for w in ordered if self._roles[w][0] in {"small", "scale", "nth", "half"})
            articles = "|".join(w for w in ordered if self._roles[w][0] == "article")
            head = rf"(?:{OVER}|{DIGITS}{self._gap}?|\b(?:(?:{articles})[ -](?={after})|(?:{'|'.join(map(re.escape, starts))})\b{self._gap}?))"
            return rf"{head}(?:(?:{one}|{DIGITS})(?:{self._gap}(?:{one}|{DIGITS})){{0,14}})?"
        letters = "".join(sorted({w for w in ordered if len(w) == 1}))
        heads = "".join(sorted({w for w in starts if len(w) == 1}))
        strong = "".join(sorted(w for w in ordered if self._roles[w][0] in {"small", "scale"}))
        soft = "".join(sorted(w for w in ordered if self._roles[w][0] in {"more", "mixed", "point"} and len(w) == 1))
        gap = rf"(?: {{1,2}}(?=[{strong}{soft}分])|(?<=[{strong}{soft}之]) {{1,2}}(?=[{letters}0-9]))?"
        part = r"分 {0,2}之"
        return rf"(?:{OVER}|(?:{DIGITS}|[{heads}])(?:{gap}(?:{part}|[{letters}]|(?<=[{strong}零又之负 ]){DIGITS})){{0,30}})"

    def _tokens(self, run: str) -> list[Token]:
        found, place = [], 0
        while (hit := self._token.match(run, place)) is not None and hit.end() > place:
            place = hit.end()
            digits = hit["digits"]
            if hit["over"] is not None:
                found.append(_over(hit))
            elif digits is None:
                role, value, second = self._roles[hit["word"]]
                found.append(Token(role, value, hit.start("word"), place, 0, second))
            else:
                whole, _, decimals = digits.partition(".")
                plain = re.sub(r"[^0-9]", "", whole)
                value = Fraction(int(plain + decimals), 10 ** len(decimals))
                found.append(Token("digits", value, hit.start("digits"), place, len(decimals)))
        return found

    def _read(self, run: str) -> Numeral | None:
        """Read the number a run begins with; None where its words name none."""
        return Reading(self._tokens(run), spaced=self.spaced).numeral()


def _over(hit: re.Match[str]) -> Token:
    """Read 1/5000; nothing over zero is a number."""
    above, _, below = hit["over"].partition("/")
    return Token("over", Fraction(int(above), int(below) or 1), hit.start("over"), hit.end(), int(below == "0" * len(below)))
