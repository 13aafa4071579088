"""`crosstally schema`: the JSON Schema of claim files, and the units there are."""

from __future__ import annotations

import click

from crosstally import pipeline


@click.command("schema")
@click.option("--units", is_flag=True, help="List the units instead: spelling, unit, dimension.")
def command(units: bool) -> None:  # noqa: FBT001  (a flag of the command line)
    """Print the JSON Schema (2020-12) of claim files."""
    click.echo(pipeline.units_list() if units else pipeline.claim_schema(), nl=False)
