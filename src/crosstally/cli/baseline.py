"""`crosstally baseline`: set the findings of today aside, so that only new ones fail."""

from __future__ import annotations

from pathlib import Path

import click

from crosstally import pipeline
from crosstally.cli.place import project, today


@click.command("baseline")
@click.argument("paths", nargs=-1)
@click.option("-o", "--output", type=click.Path(path_type=Path), default="crosstally-baseline.txt", show_default=True)
def command(paths: tuple[str, ...], output: Path) -> None:
    """Write the open findings to a file, one sorted line each; `check --baseline FILE` leaves them out."""
    here = project(paths)
    run = pipeline.judge(pipeline.read(here.paths, here.root, here.config), today=today())
    pipeline.write(output, pipeline.baseline_text(run))
    click.echo(f"Wrote {output.as_posix()}: {len(pipeline.open_findings(run))} findings set aside.")
