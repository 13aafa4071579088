"""Every format for 10,000 findings: size, CPU time and memory, as ratios to writing the same run as plain JSON.

    python benchmarks/reports.py [FINDINGS]

Each format is rendered in a process of its own. The baseline is `json.dumps` of the run's record in the same round.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from dataclasses import replace

from crosstally.model import Article, Claim, Corpus, Fact, Finding, Ledger, Level, Place, Quote, Run, Side
from crosstally.quantity import printed
from crosstally.report import EXPORTS, FORMATS, Options
from crosstally.report.records import run_record

LIMITS = {"sarif": 10_000_000, "summary": 1_048_576}
BASE = "the record as JSON"


def build(count: int) -> Run:
    """Build a run of so many findings of three claims each, in a hundred articles with their texts."""
    claims: dict[str, Claim] = {}
    texts: dict[str, list[str]] = {}
    findings = []
    for at in range(count):
        name = f"article-{at % 100}"
        trio = [_claim(name, at, part, 100 + at + part, texts) for part in range(3)]
        claims |= {one.id: one for one in trio}
        whole, rest = trio[0], trio[1].value_read.number
        findings.append(
            Finding(
                "XT206", "sum-of-parts", (Level.ERROR, Level.WARNING, Level.NOTE)[at % 3], "contradiction",
                f"The text says {whole.words}; {trio[1].words} + {trio[2].words} gives {rest} USD.", whole.at,
                (("stated", whole), ("operand", trio[1]), ("operand", trio[2])), f"{name}/sum-{at}",
                f"{trio[1].words} + {trio[2].words} = {rest} USD",
                Side("USD", str(100 + at), str(101 + at), str(100 + at)),
                Side("USD", str(203 + 2 * at), str(204 + 2 * at), str(203 + 2 * at)),
            )
        )  # fmt: skip
    articles = {
        name: Article(
            name, f"articles/{name}.txt", Place(f"articles/{name}.txt"), "".join(lines), title=f"Report {name}"
        )
        for name, lines in texts.items()
    }
    return Run(Corpus(articles, claims), tuple(findings), Ledger(len(articles), len(claims), count, count, count))


def _claim(article: str, at: int, part: int, value: int, texts: dict[str, list[str]]) -> Claim:
    lines = texts.setdefault(article, [])
    words, start = f"{value} USD", sum(map(len, lines))
    before = f"In the year under review plant {at} reported "
    lines.append(f"{before}{words} for item {part}, according to its management.\n")
    place = Place(f"claims/{article}.claims.yaml", 10 + 8 * len(lines), 3)
    fact = Fact(f"plant {at}", f"item {part}", "2025")
    return Claim(
        f"{article}/c{at}-{part}", article, printed.read(words), fact, Quote(words, start + len(before)), place
    )


def once(name: str, count: int) -> None:
    """Render one format and print its figures as JSON: bytes, CPU seconds, growth of memory in MB."""
    run = build(count)
    run_record(replace(run, findings=run.findings[:1]), Options())  # imports aside
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    if name == BASE:
        out: str | bytes = json.dumps(run_record(run, Options()))
    else:
        out = (FORMATS | EXPORTS)[name].render(run)
    spent = time.process_time() - began
    size = len(out.encode() if isinstance(out, str) else out)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory) / 1024
    print(json.dumps([size, spent, grown]))


def main() -> None:
    """Measure every format and print a table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    names = [BASE, *FORMATS, *EXPORTS]
    rows = {}
    for name in names:
        done = subprocess.run([sys.executable, __file__, "--once", name, str(count)], capture_output=True, check=True)
        rows[name] = json.loads(done.stdout)
    base = rows[BASE]
    print(f"{count:,} findings of 3 claims each; CPU time as a ratio to {BASE} ({base[1]:.2f} s)\n")
    print("| format | bytes a finding | MB | CPU ratio | memory MB | limit |")
    print("| --- | ---: | ---: | ---: | ---: | --- |")
    for name, (size, spent, grown) in rows.items():
        limit = "" if name not in LIMITS else ("kept" if size <= LIMITS[name] else "kept packed")
        print(f"| {name} | {size // count:,} | {size / 1e6:.1f} | {spent / base[1]:.1f} | {grown:.0f} | {limit} |")


if __name__ == "__main__":
    if "--once" in sys.argv:
        once(sys.argv[2], int(sys.argv[3]))
    else:
        main()
