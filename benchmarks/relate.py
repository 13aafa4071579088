"""How the time to relate raw articles grows with their number, and whether what is found stays the same.

    python benchmarks/relate.py [--gold ../shared/gold/dev] [--most 1000]

The annotated articles are copied until there are enough; in each copy every subject that the tables know gets a name of
its own, in Chinese and English, so that copies tell of other subjects and nothing may be found between them. Printed
are the time for a tenth and for all, their ratio, and how many copies have exactly the findings of the first.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from crosstally import extract, relate
from crosstally.model import Article, Finding, Mention, Place
from crosstally.relate.fold import fold
from crosstally.rules import arithmetic

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "dev"
FIRST = 0x7280  # rare characters from here on make names that no table has
_VERSIONED = re.compile(r"(?<![A-Za-z])([A-Z]{3,})-(\d(?:\.\d)?)(?!\d)")  # GPT-3: a name that is in no table
SYLLABLES = ("ba", "do", "ke", "lu", "mi", "no", "ri", "su", "ta", "ve")


@dataclass(frozen=True)
class Copy:
    """One article of one copy, read."""

    number: int
    cluster: str
    article: Article
    mentions: tuple[Mention, ...]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--most", type=int, default=1000)
    chosen = parser.parse_args()
    if not chosen.gold.is_dir():
        sys.exit(f"{chosen.gold} is not here: nothing is measured")
    aliases: dict[str, tuple[str, ...]] = {}
    copies = _copies(chosen.gold, chosen.most, aliases)
    words = relate.lexicon(aliases)
    few, _ = _timed(copies[: chosen.most // 10], words)
    many, findings = _timed(copies, words)
    print(f"{len(copies) // 10:6} articles {few:8.2f} s CPU")
    print(f"{len(copies):6} articles {many:8.2f} s CPU   {many / few:.1f} times as long for ten times as many")
    _compare(findings, copies)


def _copies(gold: Path, most: int, aliases: dict[str, tuple[str, ...]]) -> list[Copy]:
    rows = [json.loads(line) for line in (gold / "articles.jsonl").read_text(encoding="utf-8").splitlines() if line]
    plain = relate.lexicon()
    made: list[Copy] = []
    number = 0
    while len(made) < most:
        for row in rows[: most - len(made)]:
            text = _renamed((gold / row["file"]).read_text(encoding="utf-8"), plain, number, aliases)
            name = f"copy{number}-{row['id']}"
            article = Article(name, f"{name}.txt", Place(f"{name}.txt"), text=text, raw=True)
            made.append(Copy(number, row["cluster"], article, extract.read(text, everything=True)))
        number += 1
    return made


def _renamed(text: str, words: relate.Lexicon, number: int, aliases: dict[str, tuple[str, ...]]) -> str:
    """Give every subject the tables know another name, the same in all articles of a copy."""
    folded, parts, done = fold(text), list[str](), 0
    for word in words.words(folded):
        key = word.of("subject")
        if not key or word.of("kind") == "place":
            continue
        han, latin = _names(key, number)
        aliases[f"{key} {number}"] = (han, latin)
        parts += [text[done : word.start], latin.title() if word.text.isascii() else han]
        done = word.end
    renamed = "".join([*parts, text[done:]])
    return _VERSIONED.sub(lambda found: f"{_names(found[1], number)[1].title()}-{found[2]}", renamed)


def _names(key: str, number: int) -> tuple[str, str]:
    seed = sum(ord(char) * (place + 1) for place, char in enumerate(key)) * 1009 + number * 31
    han = "".join(chr(FIRST + seed // 37**power % 37) for power in range(4))
    return han, "".join(SYLLABLES[seed // 10**power % 10] for power in range(6))


def _timed(copies: Sequence[Copy], words: relate.Lexicon) -> tuple[float, list[Finding]]:
    begun = time.process_time()
    read = [relate.within(one.article, one.mentions, words) for one in copies]
    relations = [relation for one in (*read, relate.across(read)) for relation in one.relations]
    spent = time.process_time() - begun
    results = [result for one in relations for result in arithmetic.judge_one(one, "XT", one.rule)]
    return spent, [result for result in results if isinstance(result, Finding)]


def _compare(findings: Sequence[Finding], copies: Sequence[Copy]) -> None:
    """Tell in how many full copies the findings are those of the first, and how many join two copies."""
    home = {one.article.id: one.number for one in copies}
    sizes = Counter(home.values())
    found: dict[int, Counter[str]] = {number: Counter() for number in sizes}
    mixed = 0
    for finding in findings:
        numbers = {home[claim.article] for _, claim in finding.claims}
        mixed += len(numbers) > 1
        first = finding.claims[0][1]
        found[min(numbers)][f"{finding.rule} {finding.level} {first.article.partition('-')[2]} {first.words}"] += 1
    full = [number for number, size in sizes.items() if size == sizes[0]]
    same = sum(found[number] == found[0] for number in full)
    one = sum(found[0].values())
    print(f"{same} of {len(full)} copies have the {one} findings of the first; {mixed} findings join copies")


if __name__ == "__main__":
    main()
