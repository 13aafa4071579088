"""How the time to relate raw articles grows with their number, and whether what is found stays the same.

    python benchmarks/relate.py [--gold ../shared/gold/dev] [--most 1000]

The annotated articles are copied until there are enough. In each copy every subject that the tables know gets a name
of its own, in Chinese and English, and every amount of money is multiplied by the copy's own number and written to its
old places, so that copies tell of other subjects and other figures and nothing may be found between them. Printed are
the time for a tenth and for all, their ratio, how many copies have just the findings that they have without the others
and, by the annotation, how many contradictions are found and how many errors are right: in the unmoved articles alone,
and in all copies together. Rounding what was moved makes some contradictions of its own.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from crosstally import extract, relate
from crosstally.model import Article, Finding, Mention, Place
from crosstally.relate.fold import fold
from crosstally.rules import arithmetic

ROOT = Path(__file__).parent.parent
GOLD = ROOT.parent / "shared" / "gold" / "dev"
FIRST = 0x7280  # rare characters from here on make names that no table has
_COINED = re.compile(r"(?<![A-Za-z])[A-Z][a-z]+[A-Z]+[A-Za-z]*(?![A-Za-z])")  # PaLM: no table, but known by its letters
_VERSIONED = re.compile(r"(?<![A-Za-z])([A-Z]{3,})-(\d(?:\.\d)?)(?!\d)")  # GPT-3: a name that is in no table
_PRINTED = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
STEP = Decimal("0.03")  # by so much the figures of one copy differ from those of the one before
SYLLABLES = ("ba", "do", "ke", "lu", "mi", "no", "ri", "su", "ta", "ve")
Number = tuple[str, int]  # an article, and a place among its mentions
Named = tuple[str, str, frozenset[Number]]  # a finding: rule, level, numbers
Annotated = tuple[str, tuple[frozenset[Number], ...]]  # a relation: verdict, and of each claim the numbers it covers


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
    _compare(findings, copies, words, list(_annotated(chosen.gold, copies)))


def _copies(gold: Path, most: int, aliases: dict[str, tuple[str, ...]]) -> list[Copy]:
    rows = [json.loads(line) for line in (gold / "articles.jsonl").read_text(encoding="utf-8").splitlines() if line]
    plain = relate.lexicon()
    made: list[Copy] = []
    number = 0
    while len(made) < most:
        for row in rows[: most - len(made)]:
            text = _moved((gold / row["file"]).read_text(encoding="utf-8"), number)
            text = _renamed(text, plain, number, aliases)
            name = f"copy{number}-{row['id']}"
            article = Article(name, f"{name}.txt", Place(f"{name}.txt"), text=text, raw=True)
            made.append(Copy(number, row["cluster"], article, extract.read(text, everything=True)))
        number += 1
    return made


def _moved(text: str, number: int) -> str:
    """Multiply what is printed of money by a copy's number, to the same places."""
    by = 1 + STEP * number
    parts, done = list[str](), 0
    for mention in extract.read(text):
        if mention.kind == "money":
            printed = _PRINTED.sub(lambda found: _times(found[0], by), mention.text)
            parts += [text[done : mention.start], printed]
            done = mention.end
    return "".join([*parts, text[done:]])


def _times(printed: str, by: Decimal) -> str:
    old = Decimal(printed.replace(",", ""))
    new = (old * by).quantize(old)
    return f"{new:,}" if "," in printed else str(new)


def _renamed(text: str, words: relate.Lexicon, number: int, aliases: dict[str, tuple[str, ...]]) -> str:
    """Give every subject the tables know another name, the same in all articles of a copy."""
    folded, parts, done = fold(text), list[str](), 0
    for word in words.words(folded):
        key = word.of("subject")
        if not key or word.of("kind") == "place":
            continue
        han, latin = _names(key, number)
        aliases[f"{key}_{number}"] = (han, latin)
        parts += [text[done : word.start], latin.title() if word.text.isascii() else han]
        done = word.end
    renamed = "".join([*parts, text[done:]])
    renamed = _COINED.sub(lambda found: f"{_names(found[0], number)[1].title()}{found[0][-2:].upper()}", renamed)
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


def _compare(
    findings: Sequence[Finding], copies: Sequence[Copy], words: relate.Lexicon, truth: Sequence[Annotated]
) -> None:
    """Tell how many full copies have the findings they have alone, and hold them against the annotation."""
    sizes = Counter(one.number for one in copies)
    full = [number for number, size in sizes.items() if size == sizes[0]]
    together, mixed = _named(findings, copies)
    alone = {}
    for number in full:
        own = [one for one in copies if one.number == number]
        alone[number] = _named(_timed(own, words)[1], own)[0][number]
    same = sum(together[number] == alone[number] for number in full)
    print(f"{same} of {len(full)} copies have just the findings they have alone; {mixed} findings join copies")
    for title, found in (("unmoved, alone", [alone[full[0]]]), ("all copies", [together[number] for number in full])):
        print(f"{title}: {_score(found, truth)}")


def _named(findings: Sequence[Finding], copies: Sequence[Copy]) -> tuple[dict[int, Counter[Named]], int]:
    """Count the findings of each copy by rule, level and the numbers they are of, and those that join copies."""
    home = {one.article.id: one for one in copies}
    order = {one.article.id: {m.start: place for place, m in enumerate(one.mentions)} for one in copies}
    named: dict[int, Counter[Named]] = {one.number: Counter() for one in copies}
    mixed = 0
    for finding in findings:
        claims = [(claim.article, claim.mention.start) for _, claim in finding.claims if claim.mention is not None]
        numbers = {home[article].number for article, _ in claims}
        mixed += len(numbers) > 1
        places = frozenset((article.partition("-")[2], order[article].get(start, -1)) for article, start in claims)
        named[min(numbers)][finding.rule, str(finding.level), places] += 1
    return named, mixed


def _annotated(gold: Path, copies: Sequence[Copy]) -> Iterator[Annotated]:
    """Yield each annotated relation: its verdict, and its numbers as articles and places among the mentions there.

    Claims are looked up in the unmoved copy, where the same words stand, though names before them are other ones.
    """
    of = {one.article.id.partition("-")[2]: one for one in copies if one.number == 0}
    read = {path.stem: path.read_text(encoding="utf-8") for path in (gold / "articles").glob("*.txt")}
    for path in sorted(gold.glob("*.relations.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            relation = json.loads(line)
            claims = [(c["article"], c["text"], c["start"]) for c in relation["claims"]]
            yield relation["verdict"], tuple(_places(of[name], read[name], text, at) for name, text, at in claims)


def _places(copy: Copy, original: str, text: str, start: int) -> frozenset[Number]:
    """The numbers of a copy that stand where a claim of the article it was made from does."""
    name, own = copy.article.id.partition("-")[2], copy.article.text or ""
    times = original.count(text, 0, start)
    at = -1
    for _ in range(times + 1):
        at = own.index(text, at + 1)
    mentions = enumerate(copy.mentions)
    return frozenset((name, place) for place, m in mentions if m.start < at + len(text) and at < m.end)


def _score(copies: Sequence[Counter[Named]], truth: Sequence[Annotated]) -> str:
    wrong = [claims for verdict, claims in truth if verdict == "contradiction"]
    fair = [claims for verdict, claims in truth if verdict in ("contradiction", "tension")]
    told = [[places for _, level, places in found if level != "note"] for found in copies]
    errors = [places for found in copies for _, level, places in found if level == "error"]
    caught = sum(any(_tells(places, claims) for places in found) for found in told for claims in wrong)
    right = sum(any(_tells(places, claims) for claims in fair) for places in errors)
    return f"{caught} of {len(wrong) * len(copies)} contradictions found, {right} of {len(errors)} errors right"


def _tells(places: frozenset[Number], claims: Sequence[frozenset[Number]]) -> bool:
    """True where a finding names two of the numbers of a relation, or its only one."""
    return sum(bool(places & claim) for claim in claims) >= min(2, len(claims))


if __name__ == "__main__":
    main()
