"""The grammar of `says:`: what it reads, what it refuses and where, and that print and parse are inverse."""
# ruff: noqa: E501  (whole messages stand on one line)

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosstally.errors import UserError
from crosstally.files import says
from crosstally.model import (
    Binary,
    Claim,
    Constant,
    Expression,
    Fact,
    Listed,
    Place,
    Quote,
    Reading,
    Total,
    constant,
    days,
    lift,
)
from crosstally.quantity.compare import Sense, Verdict
from crosstally.quantity.printed import read

VALUES = {
    "a": "12 USD", "b": "5 USD", "c": "7 USD", "big-one": "3 million USD", "n": "4 chip", "share": "40 percent",
    "other/a": "9 USD", "2025-total": "17 USD", "start": "date 2023-03-16", "end": "date 2023-05-18", "to": "1 USD",
}  # fmt: skip
CLAIMS = {
    name: Claim(name, "t", read(words), Fact(), Quote(""), Place("claims/t.claims.yaml"))
    for name, words in VALUES.items()
}


def lookup(name: str) -> Claim:
    """Find a claim as the reader of claim files does."""
    if name not in CLAIMS:
        raise KeyError(f"There is no claim {name!r}.")
    return CLAIMS[name]


GOOD = {
    "a == b + c": "12 USD == 5 USD + 7 USD",
    "a==b+c": "12 USD == 5 USD + 7 USD",
    "  a  ==  b  +  c  ": "12 USD == 5 USD + 7 USD",
    "a == b - c - b": "12 USD == 5 USD − 7 USD − 5 USD",
    "a == b - (c - b)": "12 USD == 5 USD − (7 USD − 5 USD)",
    "a == (b + c) * 2": "12 USD == (5 USD + 7 USD) × 2",
    "a == b + c * 2": "12 USD == 5 USD + 7 USD × 2",
    "a == b / c / 2": "12 USD == 5 USD ÷ 7 USD ÷ 2",
    "a == b / (c / 2)": "12 USD == 5 USD ÷ (7 USD ÷ 2)",
    "share == a / b - 1": "40 percent == 12 USD ÷ 5 USD − 1",
    "a == -b": "12 USD == -1 × 5 USD",
    "a <= big-one": "12 USD <= 3 million USD",
    "a >= b": "12 USD >= 5 USD",
    "a < b": "12 USD < 5 USD",
    "a > b": "12 USD > 5 USD",
    "a within b to big-one": "12 USD == 5 USD to 3 million USD",
    "a == sum(b, c, 2 * b)": "12 USD == 5 USD + 7 USD + 2 × 5 USD",
    'n == count("x", "y,)", a)': "4 chip == 3 listed (x, y,), 12 USD)",
    "`9 week` == days(start, end)": "9 week == days from 2023-03-16 to 2023-05-18",
    "a == 1,234.5 * b": "12 USD == 1,234.5 × 5 USD",
    "a == other/a": "12 USD == 9 USD",
    "a == 2025-total - 5": "12 USD == 17 USD − 5",
    "a == printed(b)": "12 USD == 5 USD",
    "a == ((((b))))": "12 USD == 5 USD",
    "a == to": "12 USD == 1 USD",
}


@pytest.mark.parametrize("text", list(GOOD))
def test_a_comparison_is_read_as_the_tree_it_stands_for(text: str) -> None:
    """Precedence, left association, calls, quantities and names with hyphens and slashes."""
    reading = says.parse(text, lookup)
    assert f"{reading.stated.sum_line()} {reading.sense} {reading.computed.sum_line()}" == GOOD[text]


BAD = {
    "": (1, "The expression ends where a claim or a number should stand."),
    "a": (2, "The expression ends where a comparison such as == should stand."),
    "a ==": (5, "The expression ends where a claim or a number should stand."),
    "== a": (1, "'==' stands where a claim or a number should."),
    "a = b": (3, "'=' has no meaning here. See \"Expressions\" in docs/claims.md."),
    "a != b": (3, "'!' has no meaning here. See \"Expressions\" in docs/claims.md."),
    "a b": (3, "'b' is no comparison. Use ==, <=, >=, <, > or within … to …."),
    "a == b == c": (8, "'==' stands behind the end of the comparison."),
    "a == b c": (8, "'c' stands behind the end of the comparison."),
    "a == (b + c": (12, "The expression ends where ')' should stand."),
    "a == b)": (7, "')' stands behind the end of the comparison."),
    "a == b + * c": (10, "'*' stands where a claim or a number should."),
    "a == b ** c": (9, "'*' stands where a claim or a number should."),
    "a == nothing": (6, "There is no claim 'nothing'."),
    "a == sum()": (10, "')' stands where a claim or a number should."),
    "a == sum(b": (11, "The expression ends where ')' should stand."),
    "a == sum(b c)": (12, "'c' stands where ')' should."),
    'a == sum("b")': (10, "'\"b\"' stands where a claim or a number should."),
    "a == days(start)": (6, "days() takes two dates. Write days(first, last)."),
    "a == days(start, end, end)": (6, "days() takes two dates. Write days(first, last)."),
    "a == printed(1)": (6, "printed() takes one claim. Write printed(price)."),
    "a == `day`": (6, "`day` is not a number and a unit. Write `7 day`."),
    "a == `7 lightyears`": (6, "`7 lightyears` is not a number and a unit. Write `7 day`."),
    "a == `1/0 day`": (6, "`1/0 day` is not a number and a unit. Write `7 day`."),
    "a == `nan day`": (6, "`nan day` is not a number and a unit. Write `7 day`."),
    "a == `1e9 day`": (6, "`1e9 day` is not a number and a unit. Write `7 day`."),
    "a within b": (11, "The expression ends where 'to' should stand."),
    "a within b and c": (12, "'and' stands where 'to' should."),
    'a "==" b': (3, "'\"==\"' is no comparison. Use ==, <=, >=, <, > or within … to …."),
    "a == b.c": (7, "'.' has no meaning here. See \"Expressions\" in docs/claims.md."),
    "a == __import__": (6, "There is no claim '__import__'."),
    "a == b; c": (7, "';' has no meaning here. See \"Expressions\" in docs/claims.md."),
    "a == " + "(" * 50 + "b" + ")" * 50: (
        1,
        "The expression is nested deeper than 40. Split it into several relations.",
    ),
    "a == " + "(" * 10_000: (1, "The expression has more than 200 parts. Split it into several relations."),
    "a == " + "b + " * 10_000 + "c": (1, "The expression has more than 200 parts. Split it into several relations."),
    "a == " + "-" * 10_000 + "c": (1, "The expression has more than 200 parts. Split it into several relations."),
    "a == " + "9" * 10_000: (1, "The expression has more than 200 parts. Split it into several relations."),
}


@pytest.mark.parametrize("text", list(BAD), ids=lambda text: text[:24])
def test_what_is_no_comparison_is_refused_at_its_column(text: str) -> None:
    """The whole sentence and the column, for each way to get it wrong."""
    with pytest.raises(UserError) as caught:
        says.parse(text, lookup)
    problem = caught.value.problem
    assert (problem.column, f"{problem.message} {problem.hint}".strip()) == BAD[text]


@pytest.mark.parametrize("depth", [30, 199])
def test_a_long_row_of_signs_is_read(depth: int) -> None:
    """Minus signs in a row are no reason to fall over."""
    text = "a == " + "-" * (depth - 3) + "b"
    assert says.parse(text, lookup).computed.value().point == (5 if depth % 2 else -5)


def test_a_minus_keeps_the_dimension() -> None:
    """−x is x times −1, in the unit of x."""
    reading = says.parse("b - a == -c", lookup)
    assert reading.outcome().verdict is Verdict.AGREE


@given(st.text(max_size=60))
def test_any_text_is_a_comparison_or_a_sentence(text: str) -> None:
    """No text makes the parser fall over, and its column lies in the text or right behind it."""
    try:
        says.parse(text, lookup)
    except UserError as wrong:
        assert 1 <= wrong.problem.column <= len(text) + 1  # noqa: PT017  (either answer is right)


@given(st.lists(st.sampled_from(["a", "b", "(", ")", "+", "-", "*", "/", "==", "<=", ",", "sum", "count", "1", '"x"',
                                 "`7 day`", "within", "to", "days", " ", "printed"]), max_size=25).map(" ".join))  # fmt: skip
def test_any_row_of_words_is_a_comparison_or_a_sentence(text: str) -> None:
    """The same for texts made of the grammar's own words; whatever is read can be worked out and printed."""
    try:
        reading = says.parse(text, lookup)
    except UserError as wrong:
        assert 1 <= wrong.problem.column <= len(text) + 1  # noqa: PT017  (either answer is right)
    else:
        assert reading.outcome().verdict in Verdict
        assert reading.stated.sum_line()
        assert reading.computed.sum_line()


def numbers() -> st.SearchStrategy[Expression]:
    """Draw numbers as the grammar writes them."""
    texts = st.integers(0, 9999).map(str) | st.integers(0, 9999).map(lambda n: f"{n // 100}.{n % 100:02}")
    return texts.map(lambda text: Constant(lift(Fraction(text)).value(), text))


def trees() -> st.SearchStrategy[Expression]:
    """Draw expression trees of every kind of node that has no restriction on its parts."""
    leaves = st.sampled_from(list(CLAIMS.values())) | numbers() | st.just(constant("7 day"))
    return st.recursive(
        leaves,
        lambda node: (
            st.builds(Binary, st.sampled_from("+-*/"), node, node)
            | st.lists(node, min_size=1, max_size=3).map(lambda items: Total(tuple(items)))
            | st.lists(node | st.just("some item"), min_size=1, max_size=3).map(lambda items: Listed(tuple(items)))
            | st.builds(days, node, node)
        ),
        max_leaves=12,
    )


def show(node: Expression) -> str:
    """Write a tree in the grammar, with only the brackets that it needs."""
    match node:
        case Binary(sign, left, right):
            first = f"({show(left)})" if _rank(left) < node.rank else show(left)
            tight = _rank(right) > node.rank
            return f"{first} {sign} {show(right)}" if tight else f"{first} {sign} ({show(right)})"
        case Total(items):
            return f"sum({', '.join(show(item) for item in items)})"
        case Listed(items):
            listed = ('"' + item + '"' if isinstance(item, str) else show(item) for item in items)
            return f"count({', '.join(listed)})"
        case Claim():
            return node.id
        case Constant():
            return f"`{node.text}`" if " " in node.text else node.text
        case _:
            start, end = node.parts()
            return f"days({show(start)}, {show(end)})"


def _rank(node: Expression) -> int:
    """Calls bind like single operands in the grammar."""
    return node.rank if isinstance(node, Binary) else 9


@given(trees(), st.sampled_from(list(Sense)), trees())
def test_what_is_printed_is_parsed_back(stated: Expression, sense: Sense, computed: Expression) -> None:
    """Printing a comparison in the grammar and reading it gives the same tree."""
    text = f"{show(stated)} {sense} {show(computed)}"
    if len(text) < 400:  # longer ones meet the limit on parts
        assert says.parse(text, lookup) == Reading(stated, sense, computed)


@given(trees())
def test_a_tree_prints_one_line_and_is_worked_out_or_says_why(tree: Expression) -> None:
    """Every tree has a sum line without line breaks, and an outcome."""
    assert "\n" not in tree.sum_line()
    outcome = Reading(tree, Sense.EQUAL, tree).outcome()
    assert outcome.verdict in (Verdict.AGREE, Verdict.CANNOT_TELL)
    assert bool(outcome.because) == (outcome.verdict is Verdict.CANNOT_TELL)
