"""How many plainly told mistakes are noticed, and how many right statements are not left alone.

    python benchmarks/plain.py

`statements.jsonl` holds statements and short articles that were written without looking at the program, each with its
figures right and with one of them wrong; 540 of them guided the work, 260 were held out.
`passages.jsonl` holds passages whose figures fit. Printed per kind and set: noticed of how many; right ones flagged.
"""

from __future__ import annotations

import json
from collections import Counter
from multiprocessing import Pool
from pathlib import Path
from typing import Any

from crosstally import extract, relate
from crosstally.model import Article, Finding, Level, Place
from crosstally.rules import arithmetic

HERE = Path(__file__).parent


def main() -> None:
    """Count and print."""
    statements, passages = _rows("statements"), _rows("passages")
    with Pool() as workers:
        wrong = workers.map(found, [row["wrong"] for row in statements], chunksize=8)
        right = workers.map(found, [row["right"] for row in statements], chunksize=8)
        plain = workers.map(found, [row["text"] for row in passages], chunksize=8)
    counts: Counter[tuple[str, str, str]] = Counter()
    for row, bad, good in zip(statements, wrong, right, strict=True):
        counts[row["set"], row["kind"], "all"] += 1
        counts[row["set"], row["kind"], "noticed"] += bool(bad - good)
        counts[row["set"], row["kind"], "flagged"] += bool(good)
    for of in ("guiding", "held out"):
        for kind in [*sorted({row["kind"] for row in statements}), ""]:
            print(f"{of}, {kind or 'in all'}: {_line(counts, of, kind)}")
    errors = sum(any(level is Level.ERROR for level, _ in one) for one in plain)
    print(f"passages whose figures fit: {len(plain)}; flagged {sum(map(bool, plain))}, {errors} of them with an error")


def found(text: str) -> frozenset[tuple[Level, str]]:
    """The errors and warnings of a text."""
    article = Article("a", "a.txt", Place("a.txt"), text=text, raw=True)
    return frozenset((one.level, one.message) for one in findings(article))


def findings(*articles: Article) -> list[Finding]:
    """The errors and warnings of some articles."""
    words = relate.lexicon()
    read = [relate.within(one, extract.read(one.text or "", everything=True), words) for one in articles]
    made = [*(relation for one in read for relation in one.relations), *relate.across(read).relations]
    results = (result for one in made for result in arithmetic.judge_one(one, "XT", one.rule))
    return [one for one in results if isinstance(one, Finding) and one.level is not Level.NOTE]


def _line(counts: Counter[tuple[str, str, str]], of: str, kind: str) -> str:
    every, noticed, flagged = (
        sum(count for (one, name, what), count in counts.items() if one == of and what == column and kind in ("", name))
        for column in ("all", "noticed", "flagged")
    )
    return f"noticed {noticed} of {every}, right ones flagged {flagged}"


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main()
