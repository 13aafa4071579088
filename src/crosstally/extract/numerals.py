"""Numbers in digits and words: what a run of number words names, exactly."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache
from typing import Final

from crosstally.extract.digits import DIGITS, OVER, POWER, token
from crosstally.extract.numeral import Numeral
from crosstally.extract.readings import Reading
from crosstally.extract.sums import Token
from crosstally.extract.tables import rows
from crosstally.quantity.convention import Hedge, Printed

SIMPLE: Final = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,18})(?:\.([0-9]{1,12}))?([^0-9.,/]*)")
NEVER_FIRST: Final = frozenset({"join", "article", "of", "part", "mixed", "point", "more", "nth", "later", "ratio"})
COUNTING: Final = frozenset({"digit", "couple", "small", "vague", "bound", "half"})


class Numerals:
    """The number words of one language, and the pattern of a run of them."""

    def __init__(self, language: str) -> None:
        """Compile the language's table."""
        roles: dict[str, tuple[str, Fraction, Fraction]] = {}
        self._code = language
        formal = set[str]()
        self._gap, self.spaced = "", False
        for role, word, *rest in rows(language, "numerals"):
            if role == "gap":
                self._gap, self.spaced = word, True
            elif role == "formal":
                roles[word] = roles[rest[0]]
                formal.add(word)
            else:
                first, _, second = (rest[0] if rest else "").partition(" ")
                roles[word] = (role, Fraction(first or 0), Fraction(second or 0))
        self._roles = roles
        self.formal = frozenset(formal)
        self.letters = frozenset("".join(roles))
        self.counting = frozenset(word for word, (role, _, _) in roles.items() if role in COUNTING and len(word) == 1)
        ordered = sorted(roles, key=len, reverse=True)
        words = "|".join(self._word(word) for word in ordered)
        symbols = rf"(?P<power>{POWER})|(?P<over>{OVER})|(?P<digits>{DIGITS})"
        self._token = re.compile(rf"[ \-]*(?:{symbols}|(?P<word>{words}))")
        self.run = self._run_pattern(ordered)
        self.read = lru_cache(maxsize=1 << 14)(self._read)

    def _run_pattern(self, ordered: list[str]) -> str:
        """Build the pattern of a run: words with gaps where the language has them."""
        starts = [word for word in ordered if self._roles[word][0] not in NEVER_FIRST]
        self.heads = tuple(starts) + tuple(f"{word} " for word in self._of("article"))
        return self._spaced_run(ordered, starts) if self.spaced else self._written_run(ordered, starts)

    def _of(self, *roles: str) -> list[str]:
        """List the words of some roles, longest first."""
        found = (word for word, (role, _, _) in self._roles.items() if role in roles)
        return sorted(found, key=len, reverse=True)

    def _spaced_run(self, ordered: list[str], starts: list[str]) -> str:
        """Build the pattern for languages with spaces between words."""
        one = rf"(?:{_any(w for w in ordered if self._roles[w][0] != 'minus')})\b"
        articles = rf"(?:{_any(self._of('article'))})(?=[ -](?:{_any(self._of('small', 'scale', 'nth', 'half'))})\b)"
        symbols = rf"{POWER}|(?:{DIGITS} {{1,2}})?(?:{OVER})|{DIGITS}(?:(?:{_any(self._of('scale'))})\b)?"
        head = rf"(?:{symbols}|\b(?:{articles}|(?:{_any(starts)})\b))"
        return rf"{head}(?:{self._gap}(?:{one}|{DIGITS})){{0,14}}"

    def _written_run(self, ordered: list[str], starts: list[str]) -> str:
        """Build the pattern for languages that write number words together, with stray spaces beside multipliers."""
        letter = self._letter(ordered)
        strong, soft = "".join(self._of("small", "scale")), "".join(w for w in self._of("more", "mixed", "point"))
        parts = self._of("part")
        part = "|".join(" {0,2}".join(word) for word in parts)
        opens, closes = "".join(word[0] for word in parts), "".join(word[-1] for word in parts)
        zeros = "".join(word for word in self._of("digit") if self._roles[word][1] == 0)
        heads = "".join(sorted({word for word in starts if len(word) == 1}))
        letters = "".join(sorted({word for word in ordered if len(word) == 1}))
        gap = rf"(?: {{1,2}}(?=[{strong}{soft}{opens}])|(?<=[{strong}{soft}{closes}]) {{1,2}}(?=[{letters}0-9]))?"
        digits = rf"(?<=[{strong}{zeros}{''.join(self._of('mixed', 'minus'))}{closes} ]){DIGITS}"
        head = rf"(?:{DIGITS}|{letter}(?<=[{heads}]))"
        run = rf"{head}(?:{gap}(?:{part}|{letter}|{digits})){{0,30}}"
        return rf"(?:{POWER}|(?:{DIGITS} )?(?:{OVER})|{run})"

    def _letter(self, ordered: list[str]) -> str:
        """Build the pattern of one number character; not where it begins a unit (千 in 千瓦, 百 in 百分点)."""
        rests: dict[str, list[str]] = {}
        for unit, *_ in rows(self._code, "units"):
            if unit[0] in self._roles and self._roles[unit[0]][0] in {"small", "scale"} and len(unit) > 1:
                rests.setdefault(unit[0], []).append(unit[1:])
        free = "".join(sorted({w for w in ordered if len(w) == 1 and w not in rests}))
        bound = [f"{c}(?!{'|'.join(sorted(ends))})" for c, ends in sorted(rests.items())]
        return rf"(?:{'|'.join([f'[{free}]', *bound])})"

    def _word(self, word: str) -> str:
        """Build the pattern of one word; neighbours (七八) stand alone, 分之 may be spaced."""
        role = self._roles[word][0]
        if role == "pair":
            digits = "".join(self._of("digit", "couple"))
            return rf"(?<![{digits}{''.join(self._of('point'))}]){re.escape(word)}(?![{digits}])"
        return " {0,2}".join(word) if role == "part" else re.escape(word)

    def _tokens(self, run: str) -> list[Token]:
        found, place = [], 0
        while (hit := self._token.match(run, place)) is not None and hit.end() > place:
            place = hit.end()
            found.append(token(hit) or self._named(hit))
        return found

    def _named(self, hit: re.Match[str]) -> Token:
        """Read a number word; the two that only counts is marked as no digit of a string."""
        word = hit["word"] if self.spaced else hit["word"].replace(" ", "")
        role, value, second = self._roles[word]
        couple = role == "couple"
        return Token("digit" if couple else role, value, hit.start("word"), hit.end(), -couple, second)

    def digit(self, letter: str) -> int:
        """Give the value of one digit character; 0 where it is none."""
        role, value, _ = self._roles.get(letter, ("", Fraction(0), Fraction(0)))
        return int(value) if role == "digit" else 0

    def _read(self, run: str) -> Numeral | None:
        """Read the number a run begins with; None where its words name none."""
        simple = SIMPLE.fullmatch(run)
        if simple is not None:
            scale = self._scale(simple[3])
            if scale >= 0:
                return _simple(simple[1], simple[2] or "", scale, len(run))
        return Reading(self._tokens(run), spaced=self.spaced).numeral()

    @lru_cache(maxsize=1024)  # noqa: B019  (one object a language, kept for good)
    def _scale(self, words: str) -> int:
        """How many zeros scale words add to plain digits (万亿: 12); -1 where they are something else."""
        if not words.strip():
            return -1 if words else 0
        tokens = self._tokens(words)
        if any(token.role not in {"small", "scale"} for token in tokens) or tokens[-1].end != len(words):
            return -1
        found = Reading(self._tokens("1" + words), spaced=self.spaced).numeral()
        if found is None or found.length != len(words) + 1:
            return -1
        zeros = len(str(found.printed.value)) - 1
        return zeros if found.printed.value == 10**zeros else -1


def _simple(whole: str, decimals: str, scale: int, length: int) -> Numeral:
    """Read plain digits with scale words, the commonest number by far, in integers."""
    digits = int(whole.replace(",", "") + decimals)
    power = scale - len(decimals)
    value = Fraction(digits * 10**power) if power >= 0 else Fraction(digits, 10**-power)
    place = _power_of_ten(power)
    last = place
    if not decimals and digits % 10 == 0 and digits:
        text = str(digits)
        last = _power_of_ten(power + len(text) - len(text.rstrip("0")))
    lead = value if power == 0 else Fraction(digits, 10 ** len(decimals))
    shown = Printed(value, place, last, scale > 0 and not decimals)
    return Numeral(shown, Hedge.NONE, length, length, scaled=scale > 0, lead=lead)


@lru_cache(maxsize=256)
def _power_of_ten(power: int) -> Fraction:
    return Fraction(10) ** power


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
