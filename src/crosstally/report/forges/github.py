"""GitHub annotations as workflow commands: they need no token, so they work on forks.

GitHub shows the first ten of a kind per step and drops the rest without a word: nine are given, and one line
that says how many more there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from crosstally.model import Finding, Level, Run
from crosstally.report import wording
from crosstally.report.forges.marks import Mark, Marker, of_level, open_findings
from crosstally.report.harmless import log_line, one_line
from crosstally.report.reporter import Options

MOST: Final = 9
_KIND: Final = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def write(run: Run, options: Options) -> str:
    """Give the annotations, most severe first, and the run in one line."""
    findings, marker = open_findings(run), Marker(run.corpus, options)
    lines = [line for level in Level for line in _of_level(run, of_level(findings, level), level, marker)]
    return "".join(f"{line}\n" for line in [*lines, log_line(wording.summary(run))])


def command(kind: str, message: str, where: Mark | None = None, title: str = "") -> str:
    """Write one workflow command; nothing in its parts can end it or start another."""
    fields = {} if where is None else {
        "file": where.path, "line": where.line, "col": where.column, "endLine": where.end_line,
        "endColumn": where.end_column,
    }  # fmt: skip
    named = fields | ({"title": title} if title else {})
    parts = ",".join(f"{key}={_field(str(value))}" for key, value in named.items())
    return f"::{kind}{' ' if parts else ''}{parts}::{_escaped(log_line(one_line(message)))}"


def _of_level(run: Run, findings: list[Finding], level: Level, marker: Marker) -> Iterator[str]:
    kind = _KIND[level]
    problems = run.problems if level is Level.ERROR else ()
    lines = [command(kind, f"{one.message} {one.hint}".strip(), marker.problem(one)) for one in problems[:MOST]]
    lines += [_annotation(one, kind, marker) for one in findings[: MOST - len(lines)]]
    yield from lines
    if left := len(problems) + len(findings) - len(lines):
        yield command(kind, f"and {wording.plural(left, f'more {level.value}')}; the job summary lists them")


def _annotation(finding: Finding, kind: str, marker: Marker) -> str:
    where, _ = marker.primary(finding)
    text = f"{finding.message}{f' Sum: {finding.sum_line}.' if finding.sum_line else ''} (finding {finding.id})"
    return command(kind, text, where, f"{finding.code} {finding.rule}")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _field(text: str) -> str:
    return _escaped(log_line(one_line(text))).replace(":", "%3A").replace(",", "%2C")
