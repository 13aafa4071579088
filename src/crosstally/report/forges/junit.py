"""JUnit XML: a case per finding, a skipped one per reason why something was not compared, a passed one for the rest."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from crosstally.model import Finding, Run
from crosstally.report import wording
from crosstally.report.harmless import clip, one_line, visible
from crosstally.report.plain.paint import painter
from crosstally.report.plain.text import finding_lines
from crosstally.report.reporter import Options


def write(run: Run, options: Options) -> str:
    """Give one test suite. A finding at `fail_on` or above fails its case; a decided one is skipped with its reason."""
    cases = [*_findings(run, options), *_problems(run), *_ledger(run)]
    counted = {
        "tests": len(cases),
        "failures": sum("<failure" in case for case in cases),
        "errors": sum("<error" in case for case in cases),
        "skipped": sum("<skipped" in case for case in cases),
    }
    sums = " ".join(f'{name}="{count}"' for name, count in counted.items())
    body = "\n".join(cases)
    head = '<?xml version="1.0" encoding="utf-8"?>'
    return f'{head}\n<testsuites {sums}>\n<testsuite name="crosstally" {sums}>\n{body}\n</testsuite>\n</testsuites>\n'


def _findings(run: Run, options: Options) -> Iterator[str]:
    plain = painter(color=False)
    for finding in run.findings:
        body = _text("\n".join(finding_lines(run.corpus, finding, plain)))
        message = _quoted(f"{finding.at}: {finding.message}")
        if not finding.is_open:
            inside = f'<skipped message="{_quoted(wording.decision_line(finding))}"/>'
        elif finding.level.weight >= options.fail_on.weight:
            inside = f'<failure type="{_quoted(finding.verdict)}" message="{message}">{body}</failure>'
        else:
            inside = f"<system-out>{body}</system-out>"
        yield _case(finding, inside)


def _case(finding: Finding, inside: str) -> str:
    place = f'file="{_quoted(finding.at.path)}" line="{finding.at.line}"'
    properties = f'<properties><property name="finding" value="{finding.id}"/></properties>'
    name = f"{_quoted(finding.relation or finding.rule)} {finding.id}"
    kind = f"{_quoted(finding.code)} {_quoted(finding.rule)}"
    return f'<testcase classname="{kind}" name="{name}" {place}>{properties}{inside}</testcase>'


def _problems(run: Run) -> Iterator[str]:
    for at, problem in enumerate(run.problems, 1):
        said = f'<error type="mend" message="{_quoted(str(problem))}"/>'
        yield f'<testcase classname="mend" name="{at} {_quoted(problem.path)}">{said}</testcase>'


def _ledger(run: Run) -> Iterator[str]:
    for reason, count in run.ledger.not_comparable:
        name = f"{_quoted(reason)} ({count})"
        yield f'<testcase classname="not comparable" name="{name}"><skipped message="{_quoted(reason)}"/></testcase>'
    for name in run.ledger.failed_rules:
        said = '<error type="rule" message="the rule failed"/>'
        yield f'<testcase classname="rule failed" name="{_quoted(name)}">{said}</testcase>'
    yield f'<testcase classname="ledger" name="{run.ledger.agreed} comparisons agree"/>'


def _quoted(text: str) -> str:
    return escape(one_line(text), quote=True)


def _text(text: str) -> str:
    return escape(clip(visible(text), 8_000), quote=True)
