"""Numbers in digits and words: what a run of number words names, exactly."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import Final

from crosstally.extract.numeral import Numeral
from crosstally.extract.readings import Reading
from crosstally.extract.sums import Token
from crosstally.extract.tables import rows
from crosstally.quantity.convention import Hedge, Printed

SIMPLE: Final = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,18})(?:\.([0-9]{1,12}))?([^0-9.,/]*)")
THIN: Final = "\u202f\u2009"
DIGITS: Final = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,10}+(?![0-9])(?:\.[0-9]{1,20}+)?"  # 1,234,567.8
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9,])(?:\.[0-9]{1,20}+)?"  # 12,34,567
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,10},[0-9]{1,2}(?![0-9])"  # 1.111,11
    rf"|[0-9]{{1,3}}(?:[{THIN}][0-9]{{3}}){{1,10}}+(?![0-9])(?:\.[0-9]{{1,20}}+)?"  # 1 234 with thin spaces
    r"|[0-9]{1,3}(?: [0-9]{3}){2,10}+(?![0-9])(?:\.[0-9]{1,20}+)?"  # 1 234 567
    r"|(?<![0-9]\.)[0-9]{1,40}+\.[0-9]{1,20}+(?!\.[0-9])"  # 12.5, not an address or a version of three parts
    r"|(?<![0-9A-Za-z.])\.[0-9]{1,20}+(?!\.[0-9])"  # .5
    r"|[0-9]{1,40}+)"
)
POWER: Final = (
    r"(?<![0-9.])[0-9]{1,12}(?:\.[0-9]{1,12})?"
    r"(?:[eE][+\-]?[0-9]{1,3}(?![0-9A-Za-z])| ?[x×*] ?10\^?[+\-]?[0-9⁰¹²³⁴-⁹⁻]{1,3}|\^[+\-]{0,2}[0-9]{1,2}(?![0-9]))"
)
OVER: Final = r"(?<![0-9./])[0-9]{1,12}/[0-9]{1,12}(?![0-9/]|\.[0-9])|[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞]"
RAISED: Final = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
NEVER_FIRST: Final = frozenset({"join", "article", "of", "part", "mixed", "point", "more", "nth", "later", "ratio"})


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
        ordered = sorted(roles, key=len, reverse=True)
        words = "|".join(self._word(word) for word in ordered)
        self._token = re.compile(rf"[ \-]*(?:(?P<power>{POWER})|(?P<over>{OVER})|(?P<digits>{DIGITS})|(?P<word>{words}))")
        self.run = self._run_pattern(ordered)
        self.read = lru_cache(maxsize=1 << 14)(self._read)

    def _run_pattern(self, ordered: list[str]) -> str:
        """Build the pattern of a run: words with gaps where the language has them."""
        starts = [w for w in ordered if self._roles[w][0] not in NEVER_FIRST]
        self.heads = tuple(starts) + tuple(w + " " for w in ordered if self._roles[w][0] == "article")
        follow = ordered if not self.spaced else [w for w in ordered if w != "minus"]
        if self.spaced:
            one = rf"(?:{'|'.join(map(re.escape, follow))})\b"
            after = "|".join(re.escape(w) for w in ordered if self._roles[w][0] in {"small", "scale", "nth", "half"})
            articles = "|".join(w for w in ordered if self._roles[w][0] == "article")
            scales = "|".join(w for w in ordered if self._roles[w][0] == "scale")
            words = "|".join(map(re.escape, starts))
            head = rf"(?:{POWER}|(?:{DIGITS} {{1,2}})?(?:{OVER})|{DIGITS}(?:(?:{scales})\b)?"
            head += rf"|\b(?:(?:{articles})(?=[ -](?:{after})\b)|(?:{words})\b))"
            return rf"{head}(?:{self._gap}(?:{one}|{DIGITS})){{0,14}}"
        letter = self._letter(ordered)
        letters = "".join(sorted({w for w in ordered if len(w) == 1}))
        heads = "".join(sorted({w for w in starts if len(w) == 1}))
        strong = "".join(sorted(w for w in ordered if self._roles[w][0] in {"small", "scale"}))
        soft = "".join(sorted(w for w in ordered if self._roles[w][0] in {"more", "mixed", "point"} and len(w) == 1))
        gap = rf"(?: {{1,2}}(?=[{strong}{soft}分])|(?<=[{strong}{soft}之]) {{1,2}}(?=[{letters}0-9]))?"
        part = r"分 {0,2}之"
        return rf"(?:{POWER}|(?:{DIGITS} )?(?:{OVER})|(?:{DIGITS}|{letter}(?<=[{heads}]))(?:{gap}(?:{part}|{letter}|(?<=[{strong}零又之负 ]){DIGITS})){{0,30}})"

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
            digits = "".join(w for w, (kind, _, _) in self._roles.items() if kind in {"digit", "couple"} and len(w) == 1)
            return rf"(?<![{digits}点]){re.escape(word)}(?![{digits}])"
        return " {0,2}".join(word) if role == "part" else re.escape(word)

    def _tokens(self, run: str) -> list[Token]:
        found, place = [], 0
        while (hit := self._token.match(run, place)) is not None and hit.end() > place:
            place = hit.end()
            digits = hit["digits"]
            if hit["power"] is not None:
                found.append(_power(hit))
            elif hit["over"] is not None:
                found.append(_over(hit))
            elif digits is None:
                role, value, second = self._roles[hit["word"].replace(" ", "") if not self.spaced else hit["word"]]
                couple = role == "couple"
                found.append(Token("digit" if couple else role, value, hit.start("word"), place, -1 if couple else 0, second))
            else:
                found.append(_digits(hit))
        return found

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


def _digits(hit: re.Match[str]) -> Token:
    """Read digits with their separators; the last point or comma before one or two digits is the decimal point."""
    text = hit["digits"]
    point = text.rfind(",") if "." in text and text.rfind(",") > text.find(".") else text.find(".")
    whole, decimals = (text, "") if point < 0 else (text[:point], text[point + 1 :])
    plain = "".join(filter(str.isdigit, whole))
    value = Fraction(int(plain + decimals or 0), 10 ** len(decimals))
    return Token("digits", value, hit.start("digits"), hit.end(), len(decimals))


def _over(hit: re.Match[str]) -> Token:
    """Read 1/5000 or ½; nothing over zero is a number."""
    text = hit["over"]
    above, _, below = (text if "/" in text else unicodedata.normalize("NFKD", text).replace("\u2044", "/")).partition("/")
    return Token("over", Fraction(int(above), int(below) or 1), hit.start("over"), hit.end(), int(not int(below)))


def _power(hit: re.Match[str]) -> Token:
    """Read 1.3e6, 6.2×10^-4 and 2^5."""
    text = hit["power"].translate(RAISED).replace(" ", "")
    mantissa, mark, rest = re.split(r"([eE^]|[x×*]10\^?)", text, maxsplit=1)
    base, negative = Fraction(mantissa), rest.startswith("-") and not rest.startswith("--")
    exponent = int(rest.lstrip("+-") or 0) * (-1 if negative else 1)
    value = base**exponent if mark == "^" and base else base * Fraction(10) ** exponent
    return Token("power", value, hit.start("power"), hit.end())
