"""`crosstally export`: the encoded claims as records, for comparison with extracted ones and for archives."""

from __future__ import annotations

import json

import click

from crosstally import pipeline, report
from crosstally.cli.place import project, put, today


@click.command("export")
@click.argument("what", type=click.Choice(["claims", *report.EXPORTS]), default="claims")
@click.argument("paths", nargs=-1)
@click.option("-f", "--format", "form", type=click.Choice(["jsonl"]), default="jsonl", help="One JSON object a line.")
def command(what: str, paths: tuple[str, ...], form: str) -> None:  # noqa: ARG001  (one format so far)
    """Print the encoded claims of a project, one JSON object a line; or WHAT else is named."""
    here = project(paths)
    corpus = pipeline.read(here.paths, here.root, here.config, with_checks=what != "claims")
    if what == "claims":
        for record in pipeline.claim_records(corpus):
            click.echo(json.dumps(record, ensure_ascii=False))
    else:
        put(report.EXPORTS[what].render(pipeline.judge(corpus, today=today()), pipeline.options(here.config)))
