"""What a run of number words names: sums, decimals, parts, vague decades."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Final

from crosstally.extract.numeral import Numeral, significant
from crosstally.extract.parts import Parts
from crosstally.extract.sums import ONE, TEN, ZERO, Sum, Token
from crosstally.quantity.convention import Hedge, Printed

VAGUE: Final = (2, 9)  # what "several" spans
MULTIPLIERS: Final = frozenset({"small", "scale"})


class Reading(Parts):
    """Reads tokens from the left as far as they name one number."""

    def numeral(self) -> Numeral | None:
        """Read one number; None where the first words name none."""
        negative = self._accept("minus") is not None
        found = self._vague() or self._bound() or self._plain()
        if found is None:
            return None
        if negative:
            p = found.printed
            found = replace(found, printed=Printed(-p.value, p.place, p.last, p.scaled))
        return found

    def _vague(self) -> Numeral | None:
        """Read 数千万, 几十, several hundred, tens of millions: two to nine times a place."""
        first = self._accept("vague")
        if first is None:
            return None
        place = first.value or ONE
        while self._of() or self._next_is(*MULTIPLIERS):
            token = self._accept("small", "scale", "vague")
            if token is None:
                break
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
        """Read 上亿, 上千: from that place up to ten times it."""
        if self._accept("bound") is None:
            return None
        place = self._scales()
        if place == ONE:
            self._at = len(self._tokens)
            return None
        shown = Printed(place, place, place, upper=TEN * place, upper_open=True)
        return Numeral(shown, Hedge.SEVERAL, self._end, worded=True, scaled=True)

    def _plain(self) -> Numeral | None:
        """Read parts, symbols, and sums with what follows them."""
        first = self._peek()
        if first is None or self._ahead("half", "nth"):
            return None if first is None else self._half()
        if first.role in {"over", "power"}:
            return self._symbol(first)
        total = self._sum()
        if total is None:
            return None
        token = self._peek()
        if token is not None and token.role == "over":
            return self._symbol(token, total.value)
        return self._divided(total, first) or self._finish(total, first)

    def _divided(self, total: Sum, first: Token) -> Numeral | None:
        """Read what stands after 分之, where it does."""
        start = self._at
        if total.upper is not None or not total.value or self._accept("part") is None:
            return None
        negative = self._accept("minus") is not None
        below = self._sum()
        if below is None:
            self._at = start
            return None
        return self._share(below, -total.value if negative else total.value, first)

    def _finish(self, total: Sum, first: Token) -> Numeral | None:
        """Close a sum: neighbours, parts, decimals in words, a vague rest."""
        if total.upper is not None:
            shown = Printed(total.value, total.place, total.place, upper=total.top)
            return Numeral(shown, Hedge.RANGE, self._end, worded=first.role != "digits", scaled=total.scaled)
        if (part := self._part_after(total, first)) is not None:
            return part
        point = self._decimals(total)
        if self._next_is("mixed"):
            return self._mixed(total.value, first)
        if point is not None:
            return self._shown(total, total.value + point[0], point[1], decimals=True)
        if self._next_is("more", "vague") and (total.last != "digit" or total.zero):
            return self._rest(total)
        return self._shown(total, total.value, total.place, decimals=total.decimals)

    def _rest(self, total: Sum) -> Numeral:
        """Read what says that there are some more: 3万多, 十余万, 十几, 二十几万."""
        value, place, core = total.value, total.place, self._end
        if self._accept("vague") is not None:
            upper, scale = value + significant(value, place), self._scales()
            return self._several(value * scale, upper * scale, place * scale, open_ends=True)
        self._accept("more")
        scale = self._scales()
        if scale > 1:
            core = self._end
        found = self._shown(total, value * scale, place * scale, decimals=total.decimals)
        return replace(found, hedge=Hedge.MORE_THAN_N_MANY, core=core)

    def _shown(self, total: Sum, value: Fraction, place: Fraction, *, decimals: bool) -> Numeral:
        first = self._tokens[0] if self._tokens[0].role != "minus" else self._tokens[1]
        last = place if decimals else significant(value, place)
        shown = Printed(value, place, last, place > 1 and not decimals)
        lead = first.value if first.role in {"digits", "digit"} else ZERO
        bare, worded = first.role in MULTIPLIERS, first.role != "digits"
        scaled = place > 1 or total.scaled
        return Numeral(shown, Hedge.NONE, self._end, worded=worded, scaled=scaled, bare=bare, lead=lead)
