"""Parts of a whole: halves, fractions, shares, one in five."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from crosstally.extract.cursor import Cursor
from crosstally.extract.numeral import Numeral, significant
from crosstally.extract.sums import ONE, TEN, ZERO, Sum, Token
from crosstally.quantity.convention import Hedge, Printed

ROUGH: Final = Fraction(1, 10)  # a fraction is good to a tenth of itself
HALF: Final = Fraction(1, 2)
QUARTER: Final = Fraction(1, 4)
THREE: Final = 3
THOUSAND: Final = 1000
PER_CENT: Final = frozenset({Fraction(100), Fraction(1000)})
DIGIT: Final = Token("digits", ZERO, 0, 0)


class Parts(Cursor):
    """Reads the words of parts."""

    def _scales(self) -> Fraction:
        """Multiply the scale words that come next."""
        product = ONE
        while (token := self._accept("small", "scale")) is not None:
            product *= token.value
        return product

    def _fraction(self, value: Fraction, first: Token, whole: Fraction = ZERO) -> Numeral:
        rough = abs(value) * ROUGH or ONE
        worded = first.role != "digits"
        return Numeral(Printed(whole + value, rough, rough), Hedge.NONE, self._end, worded=worded, fraction=True)

    def _symbol(self, first: Token, whole: Fraction = ZERO) -> Numeral | None:
        """Read 1/5000, 1 4/5, ½ and 6.2×10^-4."""
        self._at += 1
        if first.role == "over":
            return None if first.decimals else self._fraction(first.value, DIGIT, whole)
        rough = abs(first.value) / 100 or ONE
        return Numeral(Printed(first.value, rough, rough), Hedge.NONE, self._end, scaled=True)

    def _half(self) -> Numeral | None:
        """Read 半, half, a third; half a million."""
        self._accept("article")
        token = self._accept("half", "nth")
        if token is None:
            return None
        part, before = token.value or HALF, self._at
        self._accept("of")
        self._accept("article")
        place = self._scales()
        if place == ONE:
            self._at = before
            found = self._fraction(part, token)
            return Numeral(found.printed, Hedge.NONE, self._end, worded=True, fraction=True, half=part == HALF)
        value = part * place
        shown = Printed(value, value * ROUGH, value * ROUGH, scaled=True)
        return Numeral(shown, Hedge.NONE, self._end, worded=True, scaled=True)

    def _share(self, above: Sum, below: Fraction, first: Token) -> Numeral:
        """Read 百分之五, 三分之一."""
        found = self._fraction(above.value / below, first)
        if below not in PER_CENT:
            return found
        value, place = self._decimals(above) or (ZERO, above.place)
        value += above.value
        shown = Printed(value / below, place / below, significant(value, place) / below)
        return Numeral(shown, Hedge.NONE, self._end, worded=found.worded, fraction=True, below=int(below))

    def _part_after(self, total: Sum, first: Token) -> Numeral | None:
        """Read what makes a part of a sum: two thirds, two and a half, one twenty-fifth, two out of five."""
        start = self._at
        for reader in (self._ratio, self._compound, self._nths, self._and_part):
            found = reader(total, first)
            if found is not None:
                return found
            self._at = start
        return None

    def _ratio(self, total: Sum, first: Token) -> Numeral | None:
        """Read one in five, two out of three: the first number must be the smaller one, and no hundreds."""
        below = None if self._accept("ratio") is None else self._sum()
        if below is not None and not total.decimals and 0 < total.value <= TEN and total.value < below.value < THOUSAND:
            return self._fraction(total.value / below.value, first)
        return None

    def _compound(self, total: Sum, first: Token) -> Numeral | None:
        """Read one twenty-fifth, and a hundred thirty-fifths as 100/35; twenty fifths are 20/5."""
        tens = self._accept("tens")
        above = total.value
        if tens is None and self._at > 1 and self._tokens[self._at - 2].role != "join":
            tens = self._tokens[self._at - 1]
            above -= tens.value
        named = self._accept("nth", "later")
        if tens is None or tens.role != "tens" or named is None or not above:
            return None
        low = named.value if named.role == "later" else 1 / named.value
        return self._fraction(above / (tens.value + low), first) if low < TEN else None

    def _nths(self, total: Sum, first: Token) -> Numeral | None:
        """Read two thirds, two thirds of a million; of quarters only one and three (two quarters are half a year)."""
        named = self._accept("nth")
        if named is None:
            return None
        value, before = total.value * named.value, self._at
        if self._accept("of") is not None and self._ahead("small", "scale"):
            self._accept("article")
            return self._fraction(value * self._scales(), first)
        self._at = before
        fits = named.value != QUARTER or total.value in {1, THREE}
        return self._fraction(value, first) if fits else None

    def _and_part(self, total: Sum, first: Token) -> Numeral | None:
        """Read two and a half, 3 million and a half, one and a half million."""
        part = None if self._accept("join") is None else self._part()
        if part is None:
            return None
        scale = self._scales()
        if total.scale is None:
            value = (total.value + part) * scale
        else:
            scale = scale if scale > 1 else total.scale
            value = total.value + part * scale
        shown = Printed(value, part * scale, part * scale)
        return Numeral(shown, Hedge.NONE, self._end, worded=first.role != "digits", scaled=scale > 1)

    def _part(self) -> Fraction | None:
        """Read a half, a third, three quarters."""
        self._accept("article")
        times = self._sum() if self._next_is("digit", "tens") else None
        part = self._accept("half", "nth")
        if part is None:
            return None
        return (part.value or HALF) * (ONE if times is None else times.value)

    def _mixed(self, whole: Fraction, first: Token) -> Numeral | None:
        """Read 一又二分之一: one and a half."""
        self._at += 1
        below = self._sum()
        if below is None or self._accept("part") is None:
            return None
        above = self._sum()
        return None if above is None or not below.value else self._fraction(above.value / below.value, first, whole)

    def _decimals(self, total: Sum) -> tuple[Fraction, Fraction] | None:
        """Read the digits after a point in words: the fraction and its last place."""
        if total.decimals or self._accept("point") is None:
            return None
        start, token = self._at, self._peek()
        if token is not None and (token.role == "tens" or (token.role == "digit" and token.value >= TEN)):
            after = self._sum()  # point seventy-one
            return (ZERO if after is None else after.value) / 100, Fraction(1, 100)
        value, place = ZERO, ONE
        while token is not None and token.role == "digit" and token.value < TEN and token.decimals == 0:
            self._at += 1
            place /= TEN
            value += token.value * place
            token = self._peek()
        if self._at == start:
            self._at -= 1
            return None
        return value, place
