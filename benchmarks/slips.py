"""How many slips of the hand the checker notices, with no labels: alter a figure of what agrees, and look again.

    python benchmarks/slips.py [FOLDER ...]

Each relation inside an article that agrees is broken once for each of its figures: a power of ten, two digits
exchanged, or the first digit another, in turn. A slip is noticed where an error or a warning names the altered figure.
Some slips break nothing (a part that is at most its whole), so that not all can be noticed. Printed are the counts per
rule and kind of slip. Folders hold plain texts; without any, the annotated articles of the project.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from crosstally import extract, relate
from crosstally.model import Agreed, Article, Claim, Finding, Level, Place, Relation
from crosstally.rules import arithmetic

ROOT = Path(__file__).parent.parent
PRINTED = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


@dataclass(frozen=True)
class Slip:
    """One figure of a relation, altered in its text."""

    rule: str
    kind: str
    text: str
    start: int
    end: int


def main() -> None:
    """Count and print."""
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT / "tests" / "gold" / "articles"]
    paths = [path for folder in folders for path in sorted(folder.rglob("*.txt"))]
    made, noticed = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for path in paths:
        for slip in _slips(path.read_text(encoding="utf-8")):
            made[slip.rule, slip.kind] += 1
            noticed[slip.rule, slip.kind] += _is_noticed(slip)
    for rule, kind in sorted(made):
        print(f"{rule:18}{kind:10}{noticed[rule, kind]:5} of {made[rule, kind]}")
    print(f"{len(paths)} articles: {noticed.total()} of {made.total()} slips noticed")


def _slips(text: str) -> Iterator[Slip]:
    relations = _relations(text)
    doubted = {at for finding in _findings(relations) for at in _places(finding)}
    kinds = list(KINDS)
    for relation in relations:
        if not all(isinstance(result, Agreed) for result in arithmetic.judge_one(relation, "XT", relation.rule)):
            continue
        for order, at in enumerate(sorted(_figures(relation) - doubted)):
            kind = kinds[(order + at[0]) % len(kinds)]
            found = PRINTED.search(text, *at)
            new = KINDS[kind](found[0].replace(",", "")) if found else ""
            if found and new:
                altered = f"{text[: found.start()]}{new}{text[found.end() :]}"
                yield Slip(relation.rule, kind, altered, at[0], at[1] + len(new) - len(found[0]))


def _is_noticed(slip: Slip) -> bool:
    places = (at for finding in _findings(_relations(slip.text)) for at in _places(finding))
    return any(start < slip.end and slip.start < end for start, end in places)


def _relations(text: str) -> list[Relation]:
    article = Article("a", "a.txt", Place("a.txt"), text=text, raw=True)
    one = relate.within(article, extract.read(text, everything=True))
    return [*one.relations, *relate.across([one]).relations]


def _findings(relations: list[Relation]) -> Iterator[Finding]:
    for relation in relations:
        for result in arithmetic.judge_one(relation, "XT", relation.rule):
            if isinstance(result, Finding) and result.level is not Level.NOTE:
                yield result


def _places(finding: Finding) -> set[tuple[int, int]]:
    return {(c.mention.start, c.mention.end) for _, c in finding.claims if c.mention is not None}


def _figures(relation: Relation) -> set[tuple[int, int]]:
    reading = relation.readings[0]
    leaves = [leaf for side in (reading.stated, reading.computed) for leaf in side.leaves()]
    mentions = [leaf.mention for leaf in leaves if isinstance(leaf, Claim) and leaf.mention is not None]
    return {(mention.start, mention.end) for mention in mentions}


def _tens(digits: str) -> str:
    whole, _, part = digits.partition(".")
    return f"{whole}{part[0]}.{part[1:]}".rstrip(".") if part else f"{whole}0"


def _exchanged(digits: str) -> str:
    at = next((i for i in range(len(digits) - 1) if digits[i : i + 2].isdigit() and digits[i] != digits[i + 1]), None)
    return "" if at is None else f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}"


def _misprinted(digits: str) -> str:
    return f"{int(digits[0]) % 9 + 1}{digits[1:]}"


KINDS: dict[str, Callable[[str], str]] = {"tens": _tens, "exchanged": _exchanged, "misprint": _misprinted}


if __name__ == "__main__":
    main()
