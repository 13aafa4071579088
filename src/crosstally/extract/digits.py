"""Numbers written in digits: separators, decimals, fractions, powers; their patterns and what they come to."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Final

from crosstally.extract.sums import Token

THIN: Final = "\u202f\u2009"
# No group is repeated possessively: Python 3.11.2 then takes in the comma behind 448,507, as well.
DIGITS: Final = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}){1,10}(?![0-9]|,[0-9]{3})(?:\.[0-9]{1,20}+)?"  # 1,234,567.8
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,6},[0-9]{3}(?![0-9,])(?:\.[0-9]{1,20}+)?"  # 12,34,567
    r"|[0-9]{1,3}(?:\.[0-9]{3}){1,10},[0-9]{1,2}(?![0-9])"  # 1.111,11
    rf"|[0-9]{{1,3}}(?:[{THIN}][0-9]{{3}}){{1,10}}(?![0-9]|[{THIN}][0-9]{{3}})(?:\.[0-9]{{1,20}}+)?"  # 1 234
    r"|[0-9]{1,3}(?: [0-9]{3}){2,10}(?![0-9]| [0-9]{3})(?:\.[0-9]{1,20}+)?"  # 1 234 567
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


def token(hit: re.Match[str]) -> Token | None:
    """Read a hit of one of the patterns, whose groups bear their names; None where it is a word."""
    if hit["digits"] is not None:
        return _digits(hit)
    if hit["over"] is not None:
        return _over(hit)
    return None if hit["power"] is None else _power(hit)


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
    plain = text if "/" in text else unicodedata.normalize("NFKD", text).replace("\u2044", "/")
    above, _, below = plain.partition("/")
    return Token("over", Fraction(int(above), int(below) or 1), hit.start("over"), hit.end(), int(not int(below)))


def _power(hit: re.Match[str]) -> Token:
    """Read 1.3e6, 6.2×10^-4 and 2^5."""
    text = hit["power"].translate(RAISED).replace(" ", "")
    mantissa, mark, rest = re.split(r"([eE^]|[x×*]10\^?)", text, maxsplit=1)
    base, negative = Fraction(mantissa), rest.startswith("-") and not rest.startswith("--")
    exponent = int(rest.lstrip("+-") or 0) * (-1 if negative else 1)
    value = base**exponent if mark == "^" and base else base * Fraction(10) ** exponent
    return Token("power", value, hit.start("power"), hit.end())
