"""Measure how often what raw articles' relations find is right, by rule and by mechanism; write docs/precision.md.

    python docs/precision.py [GOLD …] [--check]

GOLD are folders of annotated articles (tests/gold, and ../shared/gold/dev and ../shared/gold/seeds where they are).
A finding is right where it names two claims of a relation that the annotators call a contradiction or a tension; wrong
where it names one that they call consistent or ambiguous; else it is unlisted, since annotations are not exhaustive.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from crosstally import extract, relate
from crosstally.model import Article, Finding, Place, Relation
from crosstally.relate.index import Index
from crosstally.rules import arithmetic

HERE = Path(__file__).parent
SHARED = HERE.parent.parent / "shared" / "gold"
GOLD = (HERE.parent / "tests" / "gold", SHARED / "dev", SHARED / "seeds")
LEAST = 0.95  # the share of errors that must be right for a rule to stand at level error
FAIR = ("contradiction", "tension")
Row = dict[str, Any]


@dataclass(frozen=True)
class Made:
    """A relation, what built it, and what the rules found in it."""

    mechanism: str
    relation: Relation
    finding: Finding | None


def main() -> int:
    """Measure every folder that is there, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--check", action="store_true", help="fail where a rule at level error is too often wrong")
    chosen = parser.parse_args()
    folders = [folder for folder in chosen.gold or GOLD if folder.is_dir()]
    counts: dict[str, dict[str, Counter[str]]] = {"rule": defaultdict(Counter), "mechanism": defaultdict(Counter)}
    for folder in folders:
        for made, verdict in measured(folder):
            for kind, name in (("rule", made.relation.rule), ("mechanism", made.mechanism)):
                counts[kind][name].update(_marks(made, verdict))
    page = _page(folders, counts)
    if not chosen.check:
        (HERE / "precision.md").write_text(page, encoding="utf-8")
    poor = [name for name, found in counts["rule"].items() if _share(found) < LEAST]
    if poor:
        sys.stderr.write(f"at level error, yet right in less than {LEAST:.0%}: {', '.join(sorted(poor))}\n")
    return bool(poor and chosen.check)


def measured(folder: Path) -> Iterator[tuple[Made, str]]:
    """Yield each relation made of a folder's articles, with the annotators' verdict on its finding."""
    articles = _lines(folder / "articles.jsonl")
    for cluster in sorted({row["cluster"] for row in articles}):
        listed = _lines(folder / f"{cluster}.relations.jsonl")
        files = [(folder / row["file"], row["id"]) for row in articles if row["cluster"] == cluster]
        for made in _relations(files):
            yield made, _verdict(made.finding, listed) if made.finding else ""


def _relations(files: Iterable[tuple[Path, str]]) -> Iterator[Made]:
    words = relate.lexicon()
    read = []
    for path, name in files:
        text = path.read_text(encoding="utf-8")
        article = Article(name, str(path), Place(str(path)), text=text, raw=True)
        read.append(relate.within(article, extract.read(text, everything=True), words))
    relate.across(read)
    pages = [one.page for one in read if one.page is not None]
    index = Index(pages)
    seen: set[str] = set()
    for name, relation in _built(pages, index):
        if relation.id not in seen:
            seen.add(relation.id)
            found = [r for r in arithmetic.judge_one(relation, "XT", relation.rule) if isinstance(r, Finding)]
            yield Made(name, relation, found[0] if found else None)


def _built(pages: list[Any], index: Index) -> Iterator[tuple[str, Relation]]:
    for mechanism in relate.WITHIN:
        yield from ((_name(mechanism), relation) for page in pages for relation in mechanism(page))
    for among in relate.WITH_INDEX:
        yield from ((_name(among), relation) for page in pages for relation in among(index, page))
    for between in relate.BETWEEN:
        yield from ((_name(between), relation) for relation in between(pages))


def _name(mechanism: Any) -> str:  # noqa: ANN401  (functions of several shapes)
    return f"{mechanism.__module__.rpartition('.')[2]}.{mechanism.__name__}"


def _verdict(finding: Finding, listed: list[Row]) -> str:
    named = [row["verdict"] for row in listed if _names(finding, row)]
    if any(verdict in FAIR for verdict in named):
        return "right"
    return "wrong" if named else "unlisted"


def _names(finding: Finding, row: Row) -> bool:
    """Two of the relation's claims, or its only one, stand among the finding's."""
    spans = [(c.article, c.quote.start or 0, c.quote.end or 0) for _, c in finding.claims]
    hits = sum(
        any(a == claim["article"] and start < claim["start"] + len(claim["text"]) and claim["start"] < end
            for a, start, end in spans)
        for claim in row["claims"]
    )  # fmt: skip
    return hits >= min(2, len(row["claims"]))


def _marks(made: Made, verdict: str) -> list[str]:
    if made.finding is None:
        return ["relations"]
    return ["relations", f"{made.finding.level.value} {verdict}"]


def _share(found: Counter[str]) -> float:
    errors = sum(found[f"error {verdict}"] for verdict in ("right", "wrong", "unlisted"))
    return found["error right"] / errors if errors else 1.0


def _page(folders: list[Path], counts: dict[str, dict[str, Counter[str]]]) -> str:
    names = ", ".join(f"`{folder.parent.name}/{folder.name}`" for folder in folders)
    text = [
        "# How often findings on raw articles are right",
        "",
        f"Written by `python docs/precision.py` from {names}. Right names a contradiction or a tension that the",
        "annotators list, wrong a relation that they call consistent or ambiguous; annotations are not exhaustive, so",
        "some findings are unlisted. A rule whose errors are right in less than 95 % does not stand at level error.",
        "",
    ]
    for kind, rows in counts.items():
        text += [
            f"## By {kind}", "",
            f"| {kind} | relations | error: right | wrong | unlisted | warning: right | wrong | unlisted | note |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]  # fmt: skip
        text += [_line(name, found) for name, found in sorted(rows.items())] + [""]
    return "\n".join(text)


def _line(name: str, found: Counter[str]) -> str:
    cells = [found["relations"]]
    cells += [
        found[f"{level} {verdict}"] for level in ("error", "warning") for verdict in ("right", "wrong", "unlisted")
    ]
    cells.append(sum(found[f"note {verdict}"] for verdict in ("right", "wrong", "unlisted")))
    return f"| {name} | " + " | ".join(str(cell) for cell in cells) + " |"


def _lines(path: Path) -> list[Row]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


if __name__ == "__main__":
    sys.exit(main())
