"""Quotes in context: neighbours share a passage, each number is marked once, nothing outside the lines is shown."""

from __future__ import annotations

from crosstally.model import Article, Claim, Corpus, Fact, Place, Quote
from crosstally.quantity import printed
from crosstally.report.page.passages import Passage, passages

TEXT = f"First line.\nThe port carried 240 people, 110 in the north. {'Filler. ' * 20}South had 90.\nLast line.\n"


def shown(*names: str, text: str | None = TEXT) -> list[str]:
    """Write the passages of some claims with marks in brackets."""
    article = Article("a", "a.txt", Place("a.txt"), text, title="The port")
    claims = [
        Claim(
            f"a/{name}",
            "a",
            printed.read("5 USD"),
            Fact(name),
            Quote(name, TEXT.index(name)),
            Place("a.claims.yaml", 3),
        )
        for name in names
    ]
    found = passages(Corpus({"a": article}, {one.id: one for one in claims}), [("operand", one) for one in claims])
    return [_written(one) for one in found]


def _written(passage: Passage) -> str:
    words = "".join(f"[{text}]" if marked else text for text, marked in passage.pieces)
    return f"{words} ({', '.join(side.words for side in passage.sides)})"


def test_neighbours_share_a_passage() -> None:
    """Two numbers of one sentence are marked in it; the claims keep the order of the finding."""
    assert shown("110", "240 people") == [
        "The port carried [240 people], [110] in the north. Filler. Filler. Filler. Filler. F… (110, 240 people)"
    ]


def test_claims_far_apart_have_passages_of_their_own() -> None:
    """In the order in which the finding names them; a line's end is the end of its context."""
    assert shown("90", "240 people") == [
        "…ller. Filler. Filler. Filler. Filler. South had [90]. (90)",
        "The port carried [240 people], 110 in the north. Filler. Filler. Filler. Fill… (240 people)",
    ]


def test_a_claim_inside_another_is_marked_with_it() -> None:
    """Words are shown once."""
    (one,) = shown("240 people", "240")
    assert one.startswith("The port carried [240 people], 110")
    assert one.endswith("(240 people, 240)")


def test_without_the_text_the_quotes_stand_alone() -> None:
    """What may not be kept is not shown: the quotes are."""
    assert shown("240 people", "110", "240 people", text=None) == ["[240 people] … [110] (240 people, 110, 240 people)"]


def test_a_quote_that_stands_elsewhere_now_is_found_where_it_stands_once() -> None:
    """A position is a hint; words that occur twice are not guessed at."""
    assert shown("90", text="Now 90.") == ["Now [90]. (90)"]
    assert shown("90", text="Now 90 or 90.") == ["[90] (90)"]
