"""`crosstally decisions`: what was decided, and a template for what was not."""

from __future__ import annotations

import click

from crosstally import pipeline
from crosstally.cli.place import project, today


@click.command("decisions")
@click.argument("paths", nargs=-1)
@click.option("--template", is_flag=True, help="Print entries for the open findings, to finish by hand.")
def command(paths: tuple[str, ...], template: bool) -> None:  # noqa: FBT001  (a flag of the command line)
    """List each decided finding with its reason, then how many are open."""
    here = project(paths)
    run = pipeline.judge(pipeline.read(here.paths, here.root, here.config), today=today())
    still = [finding for finding in run.findings if finding.is_open]
    if template:
        click.echo("decisions:")
        for finding in still:
            click.echo(pipeline.decision_template(finding, today()))
        return
    for finding in run.findings:
        if finding.decision is not None:
            said = finding.decision
            click.echo(f"{finding.id}  {said.status}  {finding.code} {finding.rule}  {finding.relation}")
            click.echo(f"    {said.reason} ({said.by}, {said.date}{', until ' + said.until if said.until else ''})")
    click.echo(f"{len(run.findings) - len(still)} decided, {len(still)} open.")
