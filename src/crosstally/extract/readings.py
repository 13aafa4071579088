"""What a run of number words names: sums, decimals, fractions, halves, vague decades."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from crosstally.extract.sums import ONE, TEN, ZERO, Sum, Token
from crosstally.quantity.convention import Hedge, Printed

ROUGH: Final = Fraction(1, 10)  # a fraction is good to a tenth of itself
HALF: Final = Fraction(1, 2)
QUARTER: Final = Fraction(1, 4)
THREE: Final = 3
THOUSAND: Final = 1000
TENS_FROM: Final = 2
HUNDREDTH: Final = Fraction(1, 100)
DIGIT: Final = Token("digits", ZERO, 0, 0)
VAGUE: Final = (2, 9)  # what "several" spans


@dataclass(frozen=True, slots=True, eq=False)
class Numeral:
    """What number words name: the printed number, the hedge they carry, and how they are written.

    Compared by identity: the same words give the same object, and hashing exact rationals is dear.
    """

    printed: Printed
    hedge: Hedge = Hedge.NONE
    length: int = 0  # characters of the run that belong to the number
    core: int = 0  # the same without a last 多 or 余
    worded: bool = False  # no digit in it
    scaled: bool = False  # it has a scale word
    bare: bool = False  # it begins with a multiplier (千亿, 百)
    fraction: bool = False  # one part of another (三分之一, two thirds, 1/5000)
    half: bool = False  # it is a half alone
    lead: Fraction = Fraction(0)  # the digits it begins with (1200 of 1200万)
    below: int = 0  # the denominator of a fraction in words (百分之五: 100)



class Reading:
    """Reads tokens from the left as far as they name one number."""

    def __init__(self, tokens: list[Token], *, spaced: bool) -> None:
        """Take the tokens of a run."""
        self._tokens = tokens
        self._spaced = spaced
        self._at = 0

    def numeral(self) -> Numeral | None:
        """Read one number; None where the first words name none."""
        negative = self._accept("minus") is not None
        found = self._vague() or self._bound() or self._plain()
        if found is None:
            return None
        if negative:
            p = found.printed
            found = _replaced(found, Printed(-p.value, p.place, p.last, p.scaled))
        return found

    def _peek(self, ahead: int = 0) -> Token | None:
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else None

    def _accept(self, *roles: str) -> Token | None:
        token = self._peek()
        if token is None or token.role not in roles:
            return None
        self._at += 1
        return token

    @property
    def _end(self) -> int:
        return self._tokens[self._at - 1].end

    def _vague(self) -> Numeral | None:
        """数千万, 几十, several hundred, tens of millions: two to nine times a place."""
        first = self._peek()
        if first is None or first.role != "vague":
            return None
        self._at += 1
        place = first.value or ONE
        while (token := self._peek()) is not None and (token.role in {"small", "scale"} or self._of()):
            token = self._peek()
            if token is None or token.role not in {"small", "scale", "vague"}:
                break
            self._at += 1
            place *= token.value or ONE
        return self._several(VAGUE[0] * place, VAGUE[1] * place, place)

    def _of(self) -> bool:
        """Step over "of" between "tens" and "millions"."""
        token, after = self._peek(), self._peek(1)
        if token is None or token.role != "of" or after is None or after.role not in {"small", "scale", "vague"}:
            return False
        self._at += 1
        return True

    def _several(self, low: Fraction, high: Fraction, place: Fraction, *, open_ends: bool = False) -> Numeral:
        shown = Printed(low, place, place, upper=high, lower_open=open_ends, upper_open=open_ends)
        return Numeral(shown, Hedge.SEVERAL, self._end, worded=True, scaled=place > 1)

    def _bound(self) -> Numeral | None:
        """上亿, 上千: from that place up to ten times it."""
        first = self._peek()
        if first is None or first.role != "bound":
            return None
        self._at += 1
        place = ONE
        while (token := self._accept("small", "scale")) is not None:
            place *= token.value
        if place == ONE:
            self._at = len(self._tokens)
            return None
        shown = Printed(place, place, place, upper=TEN * place, upper_open=True)
        return Numeral(shown, Hedge.SEVERAL, self._end, worded=True, scaled=True)

    def _plain(self) -> Numeral | None:
        first = self._peek()
        if first is None:
            return None
        if self._ahead("half", "nth"):
            return self._half()
        if first.role in {"over", "power"}:
            return self._symbol(first)
        total = self._sum()
        if total is None:
            return None
        if (token := self._peek()) is not None and token.role == "over":
            return self._symbol(token, total.value)
        if total.upper is not None or self._accept("part") is None:
            return self._finish(total, first)
        negative = self._accept("minus") is not None
        below = self._sum()
        if below is None:
            self._at -= 1 + negative
            return self._finish(total, first)
        return self._share(below, -total.value if negative else total.value, first) if total.value else None

    def _symbol(self, first: Token, whole: Fraction = ZERO) -> Numeral | None:
        """Read 1/5000, 1 4/5, ½ and 6.2×10^-4."""
        self._at += 1
        if first.role == "over":
            return None if first.decimals else self._fraction(first.value, DIGIT, whole)
        rough = abs(first.value) / 100 or ONE
        return Numeral(Printed(first.value, rough, rough), Hedge.NONE, self._end, scaled=True)

    def _ahead(self, *roles: str) -> bool:
        """Tell whether one of the roles comes next, an article before it or not."""
        token, after = self._peek(), self._peek(1)
        if token is not None and token.role == "article":
            token = after
        return token is not None and token.role in roles

    def _half(self) -> Numeral | None:
        """半, half, a third; half a million."""
        self._accept("article")
        token = self._accept("half", "nth")
        if token is None:
            return None
        part, place = token.value or HALF, ONE
        before = self._at
        self._accept("of")
        self._accept("article")
        while (scale := self._accept("small", "scale")) is not None:
            place *= scale.value
        if place == ONE:
            self._at = before
        value = part * place
        shown = Printed(value, value * ROUGH, value * ROUGH, scaled=place > 1)
        return Numeral(shown, Hedge.NONE, self._end, worded=True, scaled=place > 1, fraction=place == ONE, half=part == HALF)

    def _fraction(self, value: Fraction, first: Token, whole: Fraction = ZERO) -> Numeral:
        rough = abs(value) * ROUGH or ONE
        worded = first.role != "digits"
        return Numeral(Printed(whole + value, rough, rough), Hedge.NONE, self._end, worded=worded, fraction=True)

    def _share(self, above: Sum, below: Fraction, first: Token) -> Numeral:
        """百分之五, 三分之一."""
        found = self._fraction(above.value / below, first)
        if below not in (100, 1000):
            return found
        point = self._decimals(above)
        value, place = above.value, above.place
        if point is not None:
            value, place = value + point[0], point[1]
        shown = Printed(value / below, place / below, significant(value, place) / below)
        return Numeral(shown, Hedge.NONE, self._end, worded=found.worded, fraction=True, below=int(below))

    def _sum(self) -> Sum | None:
        total = Sum(spaced=self._spaced)
        if self._ahead("small", "scale"):
            self._accept("article")
        start = self._at
        while (token := self._peek()) is not None:
            if token.role == "join" and self._joins(total):
                total.last = "join"
            elif not total.take(token):
                break
            self._at += 1
        return total if self._at > start else None

    def _joins(self, total: Sum) -> bool:
        """Tell whether "and" continues a number: after a hundred or a scale word, before a smaller number word."""
        after = self._peek(1)
        if total.last not in {"small", "scale"} or after is None or after.role not in {"digit", "tens", "digits"}:
            return False
        beyond = self._peek(2)
        if after.value == 0 or (beyond is not None and beyond.role in {"nth", "half"} and after.role != "tens"):
            return False
        if (hundredths := self._peek(3)) is not None and hundredths.role == "nth" and hundredths.value <= HUNDREDTH:
            return False
        if beyond is None or beyond.role not in {"scale", "small"}:
            return True
        return (beyond.role, total.last) in {("small", "scale"), ("scale", "small")}

    def _finish(self, total: Sum, first: Token) -> Numeral | None:
        """Close a sum: decimals in words, a vague rest, halves."""
        value, place, hedge, core = total.value, total.place, Hedge.NONE, 0
        worded, bare = first.role != "digits", first.role in {"small", "scale"}
        if total.upper is not None:
            shown = Printed(value, place, place, upper=total.top)
            return Numeral(shown, Hedge.RANGE, self._end, worded=worded, scaled=total.scaled, bare=bare)
        if (part := self._part_after(total, first)) is not None:
            return part
        point = self._decimals(total)
        if point is not None:
            value, place = value + point[0], point[1]
        token = self._peek()
        if token is not None and token.role == "mixed":
            return self._mixed(value, first)
        if token is not None and token.role in {"more", "vague"} and point is None and (total.last != "digit" or total.zero):
            core = self._end
            self._at += 1
            if token.role == "vague":
                return self._some_more(value, place)
            hedge = Hedge.MORE_THAN_N_MANY
            while (scale := self._accept("small", "scale")) is not None:
                value, place, core = value * scale.value, place * scale.value, self._end
        return self._shown(value, place, hedge, worded=worded, bare=bare, decimals=total.decimals or point is not None, total=total, core=core)

    def _some_more(self, value: Fraction, place: Fraction) -> Numeral:
        """十几, 二十几万: more than the number, less than the next one of its place."""
        upper = value + significant(value, place)
        while (scale := self._accept("small", "scale")) is not None:
            value, upper, place = value * scale.value, upper * scale.value, place * scale.value
        return self._several(value, upper, place, open_ends=True)

    def _part_after(self, total: Sum, first: Token) -> Numeral | None:
        """Read two thirds, two and a half, one and a half million, one twenty-fifth, two out of five."""
        start = self._at
        if (share := self._ratio(total, first) or self._compound(total, first)) is not None:
            return share
        named = self._accept("nth")
        if named is not None and self._accept("of") is not None:  # two thirds of a million
            if self._ahead("small", "scale"):
                self._accept("article")
                scale = self._accept("scale", "small")
                return self._fraction(total.value * named.value * (scale.value if scale else 1), first)
            self._at -= 1
        if named is not None and (total.value == 1 or named.value != QUARTER or total.value == THREE):
            return self._fraction(total.value * named.value, first)
        self._at = start
        if self._accept("join") is not None:
            part = self._part()
            if part is not None:
                scale = ONE
                while (more := self._accept("small", "scale")) is not None:
                    scale *= more.value
                if total.scale is not None:  # one billion and a half; one billion and a half million
                    value = total.value + part * (scale if scale > 1 else total.scale)
                else:
                    value = (total.value + part) * scale
                scale = scale if scale > 1 else total.scale or ONE
                shown = Printed(value, part * scale, part * scale)
                return Numeral(shown, Hedge.NONE, self._end, worded=first.role != "digits", scaled=scale > 1)
        self._at = start
        return None

    def _ratio(self, total: Sum, first: Token) -> Numeral | None:
        """Read one in five, two out of three: the first number must be the smaller one, and no hundreds."""
        start = self._at
        if self._accept("ratio") is None:
            return None
        below = self._sum()
        if below is not None and not total.decimals and 0 < total.value <= TEN and total.value < below.value < THOUSAND:
            return self._fraction(total.value / below.value, first)
        self._at = start
        return None

    def _compound(self, total: Sum, first: Token) -> Numeral | None:
        """Read one twenty-fifth, and a hundred thirty-fifths as 100/35; twenty fifths are 20/5."""
        tens, named = self._peek(), self._peek(1)
        if tens is None or named is None or tens.role != "tens":
            before = self._tokens[self._at - 1]
            named = tens
            if named is None or before.role != "tens" or self._at < TENS_FROM or self._tokens[self._at - 2].role == "join":
                return None
            tens, above = before, total.value - before.value
            ahead = 1
        else:
            above, ahead = total.value, 2
        if named.role not in {"nth", "later"}:
            return None
        low = named.value if named.role == "later" else 1 / named.value
        if low >= TEN or not above:
            return None
        self._at += ahead
        return self._fraction(above / (tens.value + low), first)

    def _part(self) -> Fraction | None:
        """Read a half, a third, three quarters after "and"."""
        start = self._at
        self._accept("article")
        times = self._sum() if (token := self._peek()) is not None and token.role in {"digit", "tens"} else None
        part = self._accept("half", "nth")
        if part is None:
            self._at = start
            return None
        return (part.value or HALF) * (ONE if times is None else times.value)

    def _shown(
        self, value: Fraction, place: Fraction, hedge: Hedge, *, worded: bool, bare: bool, decimals: bool, total: Sum, core: int
    ) -> Numeral:
        scaled = place > 1
        last = place if decimals else significant(value, place)
        if hedge is Hedge.MORE_THAN_N_MANY and not decimals and last < place:
            last = place
        shown = Printed(value, place, last, scaled and not decimals)
        lead = self._tokens[0].value if self._tokens[0].role in {"digits", "digit"} else ZERO
        return Numeral(shown, hedge, self._end, worded=worded, scaled=scaled or total.scaled, bare=bare, lead=lead, core=core)

    def _decimals(self, total: Sum) -> tuple[Fraction, Fraction] | None:
        """Read the digits after a point in words: the fraction and its last place."""
        if total.decimals or self._accept("point") is None:
            return None
        value, place, start = ZERO, ONE, self._at
        tens = self._accept("tens")
        if tens is not None or ((last := self._peek()) is not None and last.role == "digit" and last.value >= TEN):
            ones = self._accept("digit")
            whole = (ZERO if tens is None else tens.value) + (ZERO if ones is None else ones.value)
            return whole / 100, Fraction(1, 100)
        while (token := self._peek()) is not None and token.role == "digit" and token.value < TEN and token.decimals == 0:
            self._at += 1
            place /= TEN
            value += token.value * place
        if self._at == start:
            self._at -= 1
            return None
        return value, place

    def _mixed(self, whole: Fraction, first: Token) -> Numeral | None:
        """一又二分之一: one and a half."""
        self._at += 1
        below = self._sum()
        if below is None or self._accept("part") is None:
            return None
        above = self._sum()
        return None if above is None or not below.value else self._fraction(above.value / below.value, first, whole)


def _replaced(found: Numeral, shown: Printed) -> Numeral:
    return replace(found, printed=shown)


def significant(value: Fraction, place: Fraction) -> Fraction:
    """Place of the last digit that is not zero, of a value printed to `place`."""
    count = abs(value / place)
    if count.denominator != 1 or count == 0:
        return place
    digits = str(count.numerator)
    zeros = len(digits) - len(digits.rstrip("0"))
    return place * 10**zeros
