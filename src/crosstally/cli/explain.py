"""`crosstally explain`: a rule's page, or a finding from its words to its verdict."""

from __future__ import annotations

from dataclasses import replace

import click

from crosstally import pipeline, report
from crosstally.cli.place import project, put, today
from crosstally.errors import UserError


@click.command("explain")
@click.argument("what")
@click.argument("paths", nargs=-1)
def command(what: str, paths: tuple[str, ...]) -> None:
    """Explain WHAT: a rule (XT203 or change-between) or a finding's id (or its first digits) of this project."""
    texts = pipeline.rule_texts()
    for code, text in texts.items():
        if what.upper() == code or what.lower() == text.name:
            click.echo(f"{code} {text.name}\n\n{text.page}\n")
            return
    here = project(paths)
    run = pipeline.judge(pipeline.read(here.paths, here.root, here.config), today=today())
    found = [finding for finding in run.findings if len(what) >= 4 and finding.id.startswith(what.lower())]
    if not found:
        hint = "`crosstally rules` lists the rules, `crosstally check` the findings."
        raise UserError.of("explain", f"{what!r} is neither a rule nor a finding of this run.", hint)
    put(report.FORMATS["text"].render(replace(run, findings=tuple(found)), pipeline.options(here.config)))
    put(report.steps(found[0]))
    click.echo(f"{found[0].code} {found[0].rule}: {texts[found[0].code].page}")
