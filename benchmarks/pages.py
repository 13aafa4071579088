"""How many figures that differ between two pages on the same facts are noticed, and how many right pairs are flagged.

    python benchmarks/pages.py

`pages.jsonl` holds pairs of short pages, each written by another hand without looking at the program: a few facts stand
in both, the other figures are of other times, parts and things. One figure of each pair is altered: by a slip, to an
older figure, to another plausible one, or to a rounding that does not fit. The guiding pairs led to work; the misses of
those held out were not looked at. Printed per set and kind: noticed of how many, and right pairs flagged.
"""

from __future__ import annotations

import json
from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from plain import findings  # type: ignore[import-not-found]  # beside this file

from crosstally.model import Article, Finding, Place

HERE = Path(__file__).parent


def main() -> None:
    """Count and print."""
    rows = [json.loads(line) for line in (HERE / "pages.jsonl").read_text(encoding="utf-8").splitlines()]
    with Pool() as workers:
        seen = workers.map(_seen, rows, chunksize=4)
    counts: Counter[tuple[str, str, str]] = Counter()
    for row, (noticed, flagged) in zip(rows, seen, strict=True):
        for kind in (row["wrong"]["kind"], "in all"):
            counts[row["set"], kind, "all"] += 1
            counts[row["set"], kind, "noticed"] += noticed
            counts[row["set"], kind, "flagged"] += flagged
    for of, kind in sorted({(of, kind) for of, kind, _ in counts}):
        told = [counts[of, kind, column] for column in ("noticed", "all", "flagged")]
        print("{}, {}: noticed {} of {}, right ones flagged {}".format(of, kind, *told))


def _seen(row: dict[str, Any]) -> tuple[bool, bool]:
    """Whether the altered figure of a pair is noticed, and whether the right pair is flagged."""
    right, wrong = dict(zip("ab", row["pages"], strict=True)), row["wrong"]
    name = "ab"[wrong["page"] - 1]
    text = right[name]["text"].replace(wrong["from"], wrong["to"], 1)
    good, bad = _findings(right), _findings(right | {name: right[name] | {"text": text}})
    start = text.index(wrong["to"])
    spots = (name, start, start + len(wrong["to"]))
    return any(_is_at(one, spots) for one in bad if one.message not in {f.message for f in good}), bool(good)


def _is_at(finding: Finding, place: tuple[str, int, int]) -> bool:
    name, start, stop = place
    quotes = (claim.quote for _, claim in finding.claims if claim.article == name)
    return any(quote is not None and (quote.start or 0) < stop and start < (quote.end or 0) for quote in quotes)


def _findings(pages: dict[str, dict[str, str]]) -> list[Finding]:
    """The errors and warnings of two pages."""
    found: list[Finding] = findings(*(_article(name, page) for name, page in sorted(pages.items())))
    return found


def _article(name: str, page: dict[str, str]) -> Article:
    return Article(name, name, Place(name), text=page["text"], raw=True, published=page["published"])


if __name__ == "__main__":
    main()
