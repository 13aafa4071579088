"""`crosstally report`: the project's discrepancy reports, and whether they are stale."""

from __future__ import annotations

import sys
from typing import Final

import click

from crosstally import pipeline, report
from crosstally.cli.exits import Exit
from crosstally.cli.place import project

FORMATS: Final = ("markdown", "json", "csv")


@click.command("report")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 where a report is stale.")
@click.option(
    "-f",
    "--format",
    "forms",
    multiple=True,
    type=click.Choice(list(report.FORMATS)),
    help="Formats to write. [default: markdown, json, csv]",
)
def command(only_check: bool, forms: tuple[str, ...]) -> None:  # noqa: FBT001  (a flag of the command line)
    """Write reports/discrepancies.* from claims and checks alone: the same bytes on any machine.

    The texts of encoded articles are left aside, because not every machine has them; `check` compares quotes with them.
    """
    here = project(())
    run = pipeline.judge(pipeline.read((), here.root, here.config, with_texts=False))
    stale = 0
    for name in forms or FORMATS:
        reporter = report.FORMATS[name]
        path = here.root / here.config.reports / f"discrepancies.{reporter.extension}"
        rendered = reporter.render(run, pipeline.options(here.config))
        data = rendered.encode() if isinstance(rendered, str) else rendered
        shown = f"{here.config.reports}/{path.name}"
        if not only_check:
            pipeline.write(path, data)
            click.echo(f"Wrote {shown}")
        elif not path.is_file() or path.read_bytes() != data:
            stale += 1
            click.echo(f"{shown} is stale: run `crosstally report`.", err=True)
    sys.exit(Exit.FINDINGS if stale else Exit.GOOD)
