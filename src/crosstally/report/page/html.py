"""The HTML report: one file to mail, whole without scripts, strict about what it may load (nothing)."""

from __future__ import annotations

from collections.abc import Iterable

from crosstally.model import Run
from crosstally.report import wording
from crosstally.report.harmless import one_line
from crosstally.report.page import engine
from crosstally.report.page.cards import Card, card
from crosstally.report.page.passages import about
from crosstally.report.page.timeline import timelines
from crosstally.report.reporter import Options


def write(run: Run, options: Options) -> str:
    """Give the page."""
    cards = [card(run.corpus, finding) for finding in run.findings]
    style, script = engine.part("style.css"), engine.part("report.js")
    page = engine.environment().get_template("report.html")
    return page.render(
        cards=cards,
        counts=wording.counts(run.findings),
        ledger=[one_line(line) for line in wording.ledger_lines(run.ledger)],
        problems=[one_line(str(problem)) for problem in run.problems],
        conventions=wording.convention_lines(options),
        indexes=(
            ("article", _index((about(run.corpus, name), one) for one in cards for name in one.articles)),
            ("subject", _index((one_line(name, 160), one) for one in cards for name in one.subjects)),
            ("rule", _index((f"{one.code} {one.rule}", one) for one in cards)),
        ),
        timelines=timelines(run.corpus),
        program=options.program,
        style=style,
        script=script,
        policy=policy(style, script),
    )


def policy(style: str, script: str) -> str:
    """Give the page's content security policy: its own style and script, by their hashes, and nothing else."""
    allowed = f"style-src {engine.hashed(style)}; script-src {engine.hashed(script)}"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _index(pairs: Iterable[tuple[str, Card]]) -> list[tuple[str, list[Card]]]:
    groups: dict[str, list[Card]] = {}
    for name, one in pairs:
        groups.setdefault(name, []).append(one)
    return sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
