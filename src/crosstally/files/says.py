"""The grammar of `says:`, read by descent; nothing is ever evaluated as Python.

    says    = side ( "==" | "<=" | ">=" | "<" | ">" ) side  |  side "within" side "to" side
    side    = term { ( "+" | "-" ) term }
    term    = part { ( "*" | "/" ) part }
    part    = NUMBER | `QUANTITY` | CLAIM | "-" part | "(" side ")"
            | "printed" "(" CLAIM ")" | "sum" "(" side { "," side } ")" | "days" "(" side "," side ")"
            | "count" "(" ( side | STRING ) { "," ( side | STRING ) } ")"
    CLAIM   = name or article/name; a minus or a slash inside a name stands without spaces

Claims are looked up while reading, so that a misspelt name is reported at its column.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Final, NamedTuple

from crosstally.errors import UserError
from crosstally.model import Binary, Claim, Constant, Expression, Reading, constant, count, days, lift, printed, total
from crosstally.model.aggregate import Between
from crosstally.quantity.compare import Sense

_TOKEN: Final = re.compile(
    r"\s*(?:(?P<name>(?=[\w/-]{0,200}[A-Za-z_])[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*(?:/[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*)?)"
    r"|(?P<number>\d{1,40}(?:,\d{3}(?!\d)){0,12}(?:\.\d{1,40})?)|`(?P<quantity>[^`]{1,60})`|\"(?P<string>[^\"]{1,80})\""
    r"|(?P<sign>==|<=|>=|[-+*/()<>,])|(?P<wrong>\S))"
)
_MARKED: Final = ("string", "quantity")  # they stand between marks, the first of which is their column
_MOST_PARTS: Final = 200
_DEEPEST: Final = 40
Lookup = Callable[[str], Claim]


class _Token(NamedTuple):
    kind: str
    text: str
    column: int


def parse(text: str, lookup: Lookup) -> Reading:
    """Read one comparison; `lookup` gives the claim of a name or raises KeyError with a message.

    Raises UserError whose column counts from 1 inside `text`.
    """
    tokens = _tokens(text)
    if len(tokens) > _MOST_PARTS:
        raise _wrong(f"The expression has more than {_MOST_PARTS} parts.", 1, "Split it into several relations.")
    return _Parser(tokens, lookup, len(text)).reading()


def _tokens(text: str) -> list[_Token]:
    found = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "wrong"
        words = f'"{match[kind]}"' if kind == "string" else match[kind]
        token = _Token(kind, words, match.start(kind) + (kind not in _MARKED))
        if kind == "wrong":
            raise _wrong(f"{token.text!r} has no meaning here.", token.column, 'See "Expressions" in docs/claims.md.')
        found.append(token)
        if len(found) > _MOST_PARTS:
            break
    return found


class _Parser:
    """Descends over a list of tokens."""

    def __init__(self, tokens: list[_Token], lookup: Lookup, length: int) -> None:
        self.tokens, self.lookup, self.end = tokens, lookup, length + 1
        self.position = self.depth = 0

    def reading(self) -> Reading:
        """Read a whole comparison."""
        stated = self.side()
        token = self._next("a comparison such as ==")
        if token.text == "within":
            low = self.side()
            self._expect("to")
            reading = Reading(stated, Sense.EQUAL, Between(low, self.side()))
        elif token.text in set(Sense):
            reading = Reading(stated, Sense(token.text), self.side())
        else:
            raise _wrong(f"{token.text!r} is no comparison.", token.column, "Use ==, <=, >=, <, > or within … to ….")
        if self.position < len(self.tokens):
            extra = self.tokens[self.position]
            raise _wrong(f"{extra.text!r} stands behind the end of the comparison.", extra.column)
        return reading

    def side(self) -> Expression:
        """Read a sum."""
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _wrong(f"The expression is nested deeper than {_DEEPEST}.", 1, "Split it into several relations.")
        left = self.term()
        while (token := self._peek()) and token.text in ("+", "-") and token.kind == "sign":
            self.position += 1
            left = Binary(token.text, left, self.term())
        self.depth -= 1
        return left

    def term(self) -> Expression:
        """Read a product."""
        left = self.part()
        while (token := self._peek()) and token.text in ("*", "/") and token.kind == "sign":
            self.position += 1
            left = Binary(token.text, left, self.part())
        return left

    def part(self) -> Expression:
        """Read a single operand."""
        token = self._next("a claim or a number")
        if token.kind == "number":
            number = token.text.replace(",", "")
            return Constant(lift(Fraction(number)).value(), token.text)
        if token.kind == "quantity":
            return self._quantity(token)
        if token.text == "(":
            inside = self.side()
            self._expect(")")
            return inside
        if token.text == "-" and token.kind == "sign":
            return Binary("*", lift(-1), self.part())  # 0 − x would ask for a nought in the unit of x
        if token.kind == "name":
            return self._named(token)
        raise _wrong(f"{token.text!r} stands where a claim or a number should.", token.column)

    def _named(self, token: _Token) -> Expression:
        following = self._peek()
        if token.text in ("sum", "count", "days", "printed") and following and following.text == "(":
            return self._call(token)
        try:
            return self.lookup(token.text)
        except KeyError as missing:
            raise _wrong(str(missing.args[0]), token.column) from missing

    def _call(self, token: _Token) -> Expression:
        self._expect("(")
        items = [self._item(token)]
        while (following := self._peek()) and following.text == ",":
            self.position += 1
            items.append(self._item(token))
        self._expect(")")
        nodes = [item for item in items if isinstance(item, Expression)]
        match token.text:
            case "count":
                return count(*items)
            case "sum":
                return total(*nodes)
            case "printed" if len(nodes) == 1 and isinstance(nodes[0], Claim):
                return printed(nodes[0])
            case "printed":
                raise _wrong("printed() takes one claim.", token.column, "Write printed(price).")
            case _ if len(nodes) == 2:
                return days(nodes[0], nodes[1])
            case _:
                raise _wrong("days() takes two dates.", token.column, "Write days(first, last).")

    def _item(self, call: _Token) -> Expression | str:
        token = self._peek()
        if token and token.kind == "string" and call.text == "count":
            self.position += 1
            return token.text.strip('"')
        return self.side()

    def _quantity(self, token: _Token) -> Expression:
        try:
            return constant(token.text)
        except (ValueError, UserError) as wrong:
            raise _wrong(f"`{token.text}` is not a number and a unit.", token.column, "Write `7 day`.") from wrong

    def _peek(self) -> _Token | None:
        return self.tokens[self.position] if self.position < len(self.tokens) else None

    def _next(self, wanted: str) -> _Token:
        token = self._peek()
        if token is None:
            raise _wrong(f"The expression ends where {wanted} should stand.", self.end)
        self.position += 1
        return token

    def _expect(self, text: str) -> None:
        token = self._next(repr(text))
        if token.text != text:
            raise _wrong(f"{token.text!r} stands where {text!r} should.", token.column)


def _wrong(message: str, column: int, hint: str = "") -> UserError:
    return UserError.of("<says>", message, hint, line=1, column=column)
