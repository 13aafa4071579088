"""A numeral as printed, read exactly: digits, decimals, fractions, scale words, Chinese numerals."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Final

from crosstally.quantity.convention import Printed

SCALES: Final = {
    "hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "k": 10**3,
    "十": 10, "百": 100, "千": 10**3, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12,
}  # fmt: skip
_DIGITS: Final = {d: i for i, d in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_NUMBER: Final = re.compile(
    r"[-−]?(?P<digits>\d{1,40}(?:,\d{3}){0,12}(?:\.\d{1,40})?)(?:/(?P<below>\d{1,40}))?|(?P<han>[零〇一二两兩三四五六七八九十百千万萬亿億]{1,40})"
)
_SCALE: Final = re.compile(
    r"\s{0,2}(hundred|thousand|million|billion|trillion|k(?![A-Za-z])|[十百千万萬亿億兆])", re.IGNORECASE
)
_PAIR: Final = re.compile(r"[一二两兩三四五六七八九]{2}")
_MOST_SCALES: Final = 3


def take(text: str, start: int = 0) -> tuple[Printed, int] | None:
    """Read the numeral that begins at `start`: the number with its places, and where it ends.

    None where no numeral begins there. A number without decimals that a scale word follows is `scaled`.
    """
    found = _NUMBER.match(text, start)
    if found is None:
        return None
    if found["han"]:
        return _from_han(found["han"], found.end())
    if found["below"] and not int(found["below"]):
        return None
    digits = found["digits"].replace(",", "")
    whole, _, decimals = digits.partition(".")
    value = Fraction(digits) / int(found["below"] or 1)
    place = Fraction(1, 10 ** len(decimals))
    last = place if decimals else Fraction(10 ** (len(whole) - len(whole.rstrip("0")))) if int(whole or 0) else place
    scale, end = _scale(text, found.end())
    negative = -1 if found[0][0] in "-−" else 1
    printed = Printed(negative * value * scale, place * scale, last * scale, scale > 1 and not decimals, scale=scale)
    return (Printed(value * negative, Fraction(0), Fraction(0)), end) if found["below"] else (printed, end)


def _scale(text: str, position: int) -> tuple[int, int]:
    """Multiply the scale words that follow: 亿亿 is 10^16."""
    scale = 1
    for _ in range(_MOST_SCALES):
        found = _SCALE.match(text, position)
        if found is None:
            break
        scale *= SCALES[found[1].lower()]
        position = found.end()
    return scale, position


def _from_han(text: str, end: int) -> tuple[Printed, int]:
    """Read a Chinese numeral; two digits side by side are a range (一两, 三四百, 三五万), three or more are digits."""
    digits = [_DIGITS[char] for char in text if char in _DIGITS]
    if len(digits) == len(text) > 1 and (len(digits) > 2 or not 0 < digits[1] - digits[0] <= 2):
        return _with_places(int("".join(map(str, digits))), end)
    pair = _PAIR.search(text)
    if pair is None:
        return _with_places(_han(text), end)
    low, _ = _with_places(_han(text[: pair.end() - 1] + text[pair.end() :]), end)
    return replace(low, upper=Fraction(_han(text[: pair.start()] + text[pair.start() + 1 :]))), end


def _han(text: str) -> int:
    """Read a Chinese numeral: 一百二十三, 三万五千, 千亿."""
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in "十百千":
            section += (digit or 1) * SCALES[char]
            digit = 0
        else:
            total = (total + section + digit or 1) * SCALES[char]
            section = digit = 0
    return total + section + digit


def _with_places(value: int, end: int) -> tuple[Printed, int]:
    text = str(value)
    last = Fraction(10 ** (len(text) - len(text.rstrip("0")))) if value else Fraction(1)
    return Printed(Fraction(value), Fraction(1), last), end
