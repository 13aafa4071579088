"""Learn what speaks for figures of a passage being meant to make one another (`relate/words/weights.txt`).

    python benchmarks/ties.py [FILE ...] > weights.txt

No passage is labelled: figures that agree to more digits than chance explains are taken to be meant, the more so the
likelier the weights so far find it, in some rounds (expectation and maximisation; Dempster, Laird and Rubin, Journal of
the Royal Statistical Society B 39, 1977). Read are the passages and guiding statements beside this file, the short
texts of the tests in which nothing is wrong (three times over, since each looks like what is not meant), the annotated
articles of the project, and the text files named. Printed are the weights in tenths of a bit, by ridge logistic
regression, those below three left out; and on the error stream how many of each kind were learnt from.
"""

from __future__ import annotations

import json
import math
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from crosstally import extract, relate
from crosstally.model import Article, Place
from crosstally.relate.numbers import Numbers
from crosstally.relate.ties import ties
from crosstally.relate.traits import traits
from crosstally.relate.weighed import Weighed

HERE = Path(__file__).parent
_OFTEN = 3  # how often a short text of the tests counts
_SEEN = 8  # samples that have a trait, at least
_CHANCE = 0.1  # figures that agree by chance oftener than that teach nothing
_MISSED = 0.8  # of the room that rounding leaves, what chance fills
_RIDGE, _ROUNDS, _STEPS, _BLOCK = 2.0, 6, 25, 4096
_LEAST = 3
_MOST = 4000  # of one text: a long table must not outweigh all else


@dataclass(frozen=True)
class Sample:
    """Figures that may make one another: the kind, their traits, whether they agree, and how likely by chance."""

    kind: str
    traits: tuple[str, ...]
    agrees: bool
    chance: float


def main() -> None:
    """Learn and print."""
    with Pool() as workers:
        made = workers.map(_samples, list(_texts(sys.argv[1:])), chunksize=4)
    of: dict[str, list[Sample]] = defaultdict(list)
    for sample in (sample for some in made for sample in some):
        of[sample.kind].append(sample)
    for kind in sorted(of):
        weights, meant = _learn(of[kind])
        print(f"{kind}: {len(of[kind])}, {sum(s.agrees for s in of[kind])} agree, {meant} meant", file=sys.stderr)
        for trait, weight in sorted(weights.items()):
            if abs(tenths := round(10 * weight / math.log(2))) >= _LEAST:
                print(f"{trait}\t{tenths}")


def _texts(files: Sequence[str]) -> Iterator[str]:
    yield from (row["text"] for row in _rows("passages"))
    yield from (row["right"] for row in _rows("statements") if row["set"] == "guiding")
    for path in sorted((HERE.parent / "tests" / "relate" / "cases").glob("*.toml")):
        cases = tomllib.loads(path.read_text(encoding="utf-8"))["case"]
        yield from (text for case in cases if not case.get("finds") for text in case["texts"] * _OFTEN)
    for path in [*sorted((HERE.parent / "tests" / "gold" / "articles").iterdir()), *map(Path, files)]:
        yield path.read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[dict[str, str]]:
    for line in (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _samples(text: str) -> list[Sample]:
    article = Article("a", "a.txt", Place("a.txt"), text=text, raw=True)
    page = relate.within(article, extract.read(text, everything=True), relate.lexicon()).page
    if page is None:
        return []
    numbers, made = Numbers.of(page), list[Sample]()
    for tie, _ in zip(ties(numbers), range(_MOST), strict=False):
        weighed = Weighed(page, tie, 0)
        chance = weighed.chance
        if chance is not None and chance <= _CHANCE:
            made.append(Sample(tie.kind, tuple(traits(numbers, tie)), weighed.agrees, float(chance)))
    return made


def _learn(samples: Sequence[Sample]) -> tuple[dict[str, float], int]:
    """The weight of each trait, and of how many samples the figures are likely meant."""
    seen = Counter(trait for sample in samples for trait in sample.traits)
    place = {trait: at for at, trait in enumerate(sorted(trait for trait, often in seen.items() if often >= _SEEN))}
    rows = [np.array([place[trait] for trait in sample.traits if trait in place], dtype=int) for sample in samples]
    agree = np.array([sample.agrees for sample in samples], dtype=float)
    chance = np.array([sample.chance for sample in samples])
    truth, weights = agree / 2, np.zeros(len(place))
    for _ in range(_ROUNDS):
        weights = _fit(rows, truth, weights)
        likely = 1 / (1 + np.exp(-np.array([weights[row].sum() for row in rows])))
        truth = agree * (likely / (likely + (1 - likely) * chance * _MISSED + 1e-9))
    return dict(zip(place, weights.tolist(), strict=True)), round(float(truth.sum()))


def _fit(rows: Sequence[np.ndarray], truth: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Logistic regression by Newton's method, with a ridge that keeps rare traits small; block by block."""
    for _ in range(_STEPS):
        slope, curve = -_RIDGE * weights, _RIDGE * np.eye(len(weights))
        for first in range(0, len(rows), _BLOCK):
            some = rows[first : first + _BLOCK]
            block = np.zeros((len(some), len(weights)))
            for at, row in enumerate(some):
                block[at, row] = 1
            likely = 1 / (1 + np.exp(-(block @ weights)))
            slope = slope + block.T @ (truth[first : first + _BLOCK] - likely)
            curve = curve + (block * (likely * (1 - likely))[:, None]).T @ block
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < 1e-4:
            break
    return weights


if __name__ == "__main__":
    main()
