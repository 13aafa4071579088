"""Estimate the weights by which figures of two articles are linked, from labelled articles.

    python benchmarks/linkage.py [FOLDER ...]

A folder holds articles.jsonl and, per cluster, claims and relations with labels; without any, the annotated articles of
the project. Every two figures of one class of two articles that tell the same facts, neither with an equal in the
other, are a sample: of one fact where the labels say so. Such pairs are few in articles that agree, so that one figure
after another that two articles share is altered by a slip of the hand. Printed are the weights in tenths of a bit, by
ridge logistic regression, and how many samples of one fact, and of others, they would link.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path
from typing import Any

import numpy as np
from slips import KINDS, PRINTED  # type: ignore[import-not-found]  # beside this file

from crosstally import extract, relate
from crosstally.model import Article, Place
from crosstally.relate import fellows, linkage
from crosstally.relate.figures import class_of
from crosstally.relate.page import Page
from crosstally.relate.pairing import matched

ROOT = Path(__file__).parent.parent
_ALTERED = 30  # figures of a cluster
_RIDGE = 3.0
_STEPS = 30


@dataclass(frozen=True)
class Sample:
    """Two figures: their traits, and whether they are of one fact."""

    traits: Counter[str]
    is_one: bool


def main() -> None:
    """Estimate and print."""
    folders = [Path(name) for name in sys.argv[1:]] or [ROOT / "tests" / "gold"]
    jobs = [(folder, cluster) for folder in folders for cluster in _clusters(folder)]
    with Pool() as workers:
        samples = [sample for made in workers.starmap(_samples, jobs, chunksize=1) for sample in made]
    names = sorted({name for sample in samples for name in sample.traits})
    rows = np.array([[sample.traits[name] for name in names] for sample in samples], dtype=float)
    truth = np.array([sample.is_one for sample in samples], dtype=float)
    weights = _fit(rows, truth)
    tenths = np.round(weights * 10 / math.log(2)).astype(int)
    for name, weight in zip(names, tenths, strict=True):
        seen = rows[:, names.index(name)] != 0
        print(f'    "{name}": {weight},  # {int(truth[seen].sum())} of {int(seen.sum())}')
    print(f"{len(samples)} pairs, {int(truth.sum())} of one fact")
    for whose, used in (("these weights", tenths), ("those in use", [linkage.WEIGHTS.get(name, 0) for name in names])):
        linked = rows @ np.array(used) >= linkage.ENOUGH
        print(f"linked by {whose}: {int(truth[linked].sum())}, and {int((1 - truth)[linked].sum())} others")


def _fit(rows: np.ndarray, truth: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, with a ridge that keeps rare traits small."""
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(rows @ weights)))
        slope = rows.T @ (truth - chance) - _RIDGE * weights
        curve = (rows * (chance * (1 - chance))[:, None]).T @ rows + _RIDGE * np.eye(len(weights))
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def _clusters(folder: Path) -> list[str]:
    return sorted({row["cluster"] for row in _rows(folder / "articles.jsonl")})


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _samples(folder: Path, cluster: str) -> list[Sample]:
    return list(_made(folder, cluster))


def _made(folder: Path, cluster: str) -> Iterator[Sample]:
    texts = {
        row["id"]: (folder / row["file"]).read_text(encoding="utf-8")
        for row in _rows(folder / "articles.jsonl")
        if row["cluster"] == cluster
    }
    same = [row for row in _rows(folder / f"{cluster}.relations.jsonl") if row["type"] == "same_quantity"]
    yield from _pairs(texts, same, None)
    agreeing = [
        row for row in same if row["verdict"] == "consistent" and len({c["article"] for c in row["claims"]}) > 1
    ]
    dice = random.Random(cluster)  # noqa: S311  (which figures, not secrets)
    dice.shuffle(agreeing)
    for order, row in enumerate(agreeing[:_ALTERED]):
        claim = row["claims"][order % len(row["claims"])]
        text, start = texts[claim["article"]], claim["start"]
        found = PRINTED.search(text, start, start + len(claim["text"]))
        new = list(KINDS.values())[order % len(KINDS)](found[0].replace(",", "")) if found else ""
        if found and new:
            altered = texts | {claim["article"]: f"{text[: found.start()]}{new}{text[found.end() :]}"}
            yield from _pairs(altered, same, (claim["article"], start, len(new) - len(found[0])))


def _pairs(texts: dict[str, str], same: list[dict[str, Any]], altered: tuple[str, int, int] | None) -> Iterator[Sample]:
    """All pairs of figures without an equal; of an altered article those of its altered figure."""
    read = [_read(name, text) for name, text in sorted(texts.items())]
    relate.across(read)
    pages = [one.page for one in read if one.page is not None]
    facts = _facts(pages, same, altered)
    for left, right, _ in fellows.found(pages):
        pair = matched(left, right)
        lonely, others = pair.lonely
        for one in lonely:
            for two in others:
                ends = (left.article.id, one.index), (right.article.id, two.index)
                if class_of(one) == class_of(two) and (altered is None or not facts["altered"].isdisjoint(ends)):
                    yield Sample(
                        Counter(dict(linkage.traits(pair, one, two))),
                        any(facts[fact].issuperset(ends) for fact in facts if fact != "altered"),
                    )


def _read(name: str, text: str) -> relate.Related:
    return relate.within(Article(name, name, Place(name), text=text, raw=True), extract.read(text, everything=True))


def _facts(
    pages: list[Page], same: list[dict[str, Any]], altered: tuple[str, int, int] | None
) -> dict[str, set[tuple[str, int]]]:
    """The figures of each fact, by article and index; that of the altered place under a name of its own."""
    facts: dict[str, set[tuple[str, int]]] = defaultdict(set)
    by_name = {page.article.id: page for page in pages}
    for row in same:
        for claim in row["claims"]:
            start, end = claim["start"], claim["start"] + len(claim["text"])
            is_altered = altered is not None and altered[:2] == (claim["article"], start)
            if altered is not None and claim["article"] == altered[0]:
                start, end = start + altered[2] * (start > altered[1]), end + altered[2] * (start >= altered[1])
            spots = by_name[claim["article"]].spots
            spot = next((s for s in spots if s.mention.start < end and start < s.mention.end), None)
            if spot is not None:
                facts[row["id"]].add((claim["article"], spot.index))
            if spot is not None and is_altered:
                facts["altered"].add((claim["article"], spot.index))
    return facts


if __name__ == "__main__":
    main()
