"""A place in the words of a number, moving to the right."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from crosstally.extract.sums import Sum, Token

MULTIPLIERS: Final = frozenset({"small", "scale"})
HUNDREDTH: Final = Fraction(1, 100)


class Cursor:
    """Looks at tokens ahead and takes them."""

    def __init__(self, tokens: list[Token], *, spaced: bool) -> None:
        """Take the tokens of a run."""
        self._tokens = tokens
        self._spaced = spaced
        self._at = 0

    def _peek(self, ahead: int = 0) -> Token | None:
        place = self._at + ahead
        return self._tokens[place] if place < len(self._tokens) else None

    def _accept(self, *roles: str) -> Token | None:
        token = self._peek()
        if token is None or token.role not in roles:
            return None
        self._at += 1
        return token

    def _next_is(self, *roles: str) -> bool:
        """Tell whether the next token has one of the roles."""
        token = self._peek()
        return token is not None and token.role in roles

    def _ahead(self, *roles: str) -> bool:
        """Tell whether one of the roles comes next, an article before it or not."""
        token, after = self._peek(), self._peek(1)
        if token is not None and token.role == "article":
            token = after
        return token is not None and token.role in roles

    @property
    def _end(self) -> int:
        return self._tokens[self._at - 1].end

    def _sum(self) -> Sum | None:
        total = Sum(spaced=self._spaced)
        if self._ahead("small", "scale"):
            self._accept("article")
        start = self._at
        while (token := self._peek()) is not None:
            if token.role == "join" and self._joins(total):
                total.last = "join"
            elif self._counts_anew(total, token) or not total.take(token):
                break
            self._at += 1
        return total if self._at > start else None

    def _counts_anew(self, total: Sum, token: Token) -> bool:
        """Tell whether a Chinese digit behind Arabic ones begins another number: 700亿|三种, but 1亿三千万."""
        if not total.printed or total.spaced or token.role != "digit" or token.value == 0 or total.zero:
            return False
        after = self._peek(1)
        return total.last in MULTIPLIERS and (after is None or after.role not in MULTIPLIERS)

    def _joins(self, total: Sum) -> bool:
        """Tell whether "and" continues a number: after a hundred or a scale word, before a smaller number word."""
        after, beyond = self._peek(1), self._peek(2)
        if total.last not in MULTIPLIERS or after is None or after.role not in {"digit", "tens", "digits"}:
            return False
        if after.value == 0 or self._part_follows(after, beyond):
            return False
        if beyond is None or beyond.role not in MULTIPLIERS:
            return after.role != "digits"  # $1 billion and 29 minutes: who writes digits writes one number in one
        return (beyond.role, total.last) in {("small", "scale"), ("scale", "small")}

    def _part_follows(self, after: Token, beyond: Token | None) -> bool:
        """Tell whether the words after "and" name a part: three quarters, fifty-four hundredths."""
        if beyond is not None and beyond.role in {"nth", "half"} and after.role != "tens":
            return True
        hundredths = self._peek(3)
        return hundredths is not None and hundredths.role == "nth" and hundredths.value <= HUNDREDTH
