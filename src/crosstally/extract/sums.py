"""Adding up number words: 三万五千亿, 1亿2000万, two hundred and two thousand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

ZERO: Final = Fraction(0)
ONE: Final = Fraction(1)
TEN: Final = Fraction(10)


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a number: its role, its value, where it starts and ends in the run, and its digits after a point."""

    role: str
    value: Fraction
    start: int
    end: int
    decimals: int = 0
    second: Fraction = ZERO


class Sum:
    """A number that grows word by word; each `take` tells whether the word fits.

    `total` holds the closed parts, `section` what stands below the next scale word, `pending` the digits that no
    multiplier followed yet. `place` is the place of the last printed digit.
    """

    def __init__(self, *, spaced: bool) -> None:
        """Begin with nothing; `spaced` languages write no tails such as 三万五."""
        self.spaced = spaced
        self.total = ZERO
        self.section = ZERO
        self.pending: Fraction | None = None
        self.scale: Fraction | None = None  # the last scale word
        self.small: Fraction | None = None  # the last multiplier below the scale words, since the last scale word
        self.last = ""
        self.zero = False
        self.place = ONE
        self.decimals = False
        self.scaled = False
        self.count = 0  # digit words in a row
        self.upper: Fraction | None = None
        self.printed = False  # whether it has Arabic digits
        self._takers: dict[str, Callable[[Token], bool]] = {
            "digits": self._digits, "digit": self._digit, "tens": self._tens, "teen": self._tens,
            "small": self._multiply, "scale": self._scale, "pair": self._pair,
        }  # fmt: skip

    def take(self, token: Token) -> bool:
        """Add a word; False where it does not continue the number."""
        taker = self._takers.get(token.role)
        if taker is None or not taker(token):
            return False
        self.last = token.role
        return True

    @property
    def value(self) -> Fraction:
        """What the words name so far; a digit right after a multiplier is a tenth of it (三万五)."""
        return self.total + self.section + (self.pending or ZERO) * self._tail

    @property
    def top(self) -> Fraction | None:
        """The upper end where the words name two neighbours (七八百), else None."""
        return self.upper if self.upper is None or self.pending is None else self.total + self.section + self.upper

    @property
    def _tail(self) -> Fraction:
        """What a last digit counts: 三万五 is 35,000, 一百二 is 120, 一千零五 is 1,005."""
        if self.last != "digit" or self.count != 1 or self.zero or self.spaced:
            return ONE
        multiplier = self.small if self.small is not None else self.scale
        return ONE if multiplier is None else max(ONE, multiplier / TEN)

    def _digits(self, token: Token) -> bool:
        if self.last in {"digits", "digit", "tens"} and not (self.zero and self.pending in {None, ZERO}):
            return False
        if self.decimals:
            return False
        self.pending, self.count, self.printed = token.value, 0, True
        self.place = Fraction(1, 10**token.decimals)
        self.decimals = token.decimals > 0
        self.scaled = False
        return True

    def _digit(self, token: Token) -> bool:
        if self.last == "digits" or self.decimals:
            return False
        if token.value == 0 and self.last in {"small", "scale"}:
            self.zero = True
            self.count = 0
            return True
        if self.last == "tens":
            if token.value >= TEN or token.value == 0:
                return False
            self.pending = (self.pending or ZERO) + token.value
        elif self.last == "digit" and self.pending is not None:
            if self.spaced:
                return False
            self.pending = self.pending * TEN + token.value
        else:
            self.pending = token.value
        self.count += 1
        self.place, self.scaled = ONE, False
        return True

    def _tens(self, token: Token) -> bool:
        if self.pending is not None and self.last != "join":
            return False
        self.pending, self.count = token.value, 2
        self.place, self.scaled = ONE, False
        return True

    def _pair(self, token: Token) -> bool:
        if self.pending is not None or self.decimals:
            return False
        self.pending, self.upper = token.value, token.second
        self.count = 2
        return True

    def _multiply(self, token: Token) -> bool:
        """Multiply what is pending by ten, a hundred or a thousand."""
        m = token.value
        if self.small is not None and m >= self.small:
            return False
        if self.pending is None and self.last not in {"", "scale", "small", "digit", "join"}:
            return False
        times = ONE if self.pending is None or (self.pending == 0 and self.zero) else self.pending
        if self.upper is not None:
            self.upper = self.section + self.upper * m
        self.section += times * m
        self._after_multiplier(m, printed_digits=self.last == "digits")
        self.small, self.zero = m, False
        return True

    def _scale(self, token: Token) -> bool:
        """Close a part: 五千万 adds 5,000 times 10,000; 万亿 and 亿亿 multiply what stands before."""
        k = token.value
        part = self.section + (self.pending or ZERO)
        if self.upper is not None:
            self.upper = (self.upper if self.pending is None else self.section + self.upper) * k
        if part == 0 and self.last in {"", "join"}:
            self.total += k
        elif part == 0 or (self.scale is not None and k > self.scale):
            self.total = (self.total + part) * k
        elif self.scale is not None and k == self.scale and self.last != "scale":
            return False
        else:
            self.total += part * k
        self.section = ZERO
        self._after_multiplier(k, printed_digits=True)
        self.scale, self.small, self.zero = k, None, False
        return True

    def _after_multiplier(self, by: Fraction, *, printed_digits: bool) -> None:
        self.pending, self.count = None, 0
        if printed_digits:
            self.place *= by
            self.scaled = True
