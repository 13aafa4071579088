"""The GitHub job summary: a table of the findings, the details folded, under the byte limit of a step."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import Final

from crosstally.model import Run
from crosstally.report import wording
from crosstally.report.forges.marks import open_findings
from crosstally.report.harmless import one_line
from crosstally.report.plain.markdown import facts, index_row, inert, unmentioned
from crosstally.report.reporter import Options

MOST_BYTES: Final = 1_000_000  # GitHub refuses a whole summary beyond 1 MiB
_TOP: Final = 25


def write(run: Run, options: Options) -> str:  # noqa: ARG001  (every format is called alike)
    """Give Markdown that ends, saying how much it left out, before the limit."""
    kept: list[str] = []
    room = MOST_BYTES - 200
    blocks = list(_blocks(run))
    for at, block in enumerate(blocks):
        room -= len(block.encode())
        if room < 0:
            kept.append(f"\n{wording.plural(len(blocks) - at, 'more part')} left out: see the whole report.\n")
            break
        kept.append(block)
    return "".join(kept)


def _blocks(run: Run) -> Iterator[str]:
    yield f"## Numbers that cannot all be true\n\n{wording.counts(run.findings)}.\n\n"
    yield "".join(f"- {inert(line)}\n" for line in wording.ledger_lines(run.ledger))
    yield "".join(f"- to mend: {inert(str(problem))}\n" for problem in run.problems)
    findings = open_findings(run)
    if findings:
        yield "\n| level | rule | what | decision |\n| --- | --- | --- | --- |\n"
    for one in findings[:_TOP]:
        yield f"{index_row(one)}\n"
    for one in findings:
        lines = "".join(f"- {name}: {text}\n" for name, text in facts(one))
        head = escape(
            f"{one.level.value} {one.code}: {unmentioned(one_line(one.message, 300))}"
        )  # no Markdown is read in there
        yield f"\n<details><summary>{head}</summary>\n\n{lines}\n</details>\n"
