"""`crosstally check`: read, judge, print, and say with the exit code whether something is open."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import click

from crosstally import pipeline, report
from crosstally.cli.exits import Exit
from crosstally.config import Config, find_root, load
from crosstally.errors import UserError
from crosstally.model import Level, Run

_LEVELS: Final = ("error", "warning", "note", "never")


@dataclass(frozen=True, slots=True)
class Project:
    """Where a run stands: the root of its project, its settings, and the paths to read."""

    root: Path
    config: Config
    paths: tuple[Path, ...]


def project(paths: Sequence[str]) -> Project:
    """Find the project of the first path; a path that is a project's root stands for its claims folder."""
    root = find_root(Path(paths[0]) if paths and paths[0] != "-" else Path())
    settings = load(root)
    wanted = [Path(path) for path in paths]
    inside = [path / settings.claims if (path / settings.claims).is_dir() else path for path in wanted]
    if not inside and not (root / settings.claims).is_dir():
        message = f"There is no {settings.claims}/ folder here."
        raise UserError.of(str(root.name or "."), message, "Name articles to check, or start with `crosstally init`.")
    return Project(root, settings, tuple(inside))


def today() -> str:
    """Give the day of the run, by which decisions expire."""
    return datetime.now(UTC).date().isoformat()


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(report.FORMATS)),
    default="text",
    show_default=True,
    help="How to print.",
)
@click.option(
    "--report", "reports", multiple=True, metavar="FORMAT=PATH", help="Also write a report to a file; repeatable."
)
@click.option(
    "--select", multiple=True, metavar="RULE", help="Run only these rules: code, code prefix or name; repeatable."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out; repeatable.")
@click.option("--fail-on", type=click.Choice(_LEVELS), help="The mildest level that fails the run. [default: error]")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour in text."
)
@click.option("--no-cache", is_flag=True, help="Read everything anew.")
def command(  # noqa: PLR0913, PLR0917  (one parameter an option)
    paths: tuple[str, ...], form: str, reports: tuple[str, ...], select: tuple[str, ...], ignore: tuple[str, ...],
    fail_on: str | None, quiet: bool, color: str, no_cache: bool,  # noqa: FBT001, ARG001  (flags of the command line)
) -> None:  # fmt: skip
    """Check articles and encoded claims.

    PATHS are projects, claims folders, claim files, or raw articles (.txt, .md, .html, - for standard input).
    Without any, the project of this folder is checked.

    Exit codes: 0 nothing open at or above --fail-on; 1 findings; 2 something could not be read, or nothing was checked.
    """
    here = project(paths)
    corpus = pipeline.read(here.paths, here.root, here.config)
    run = pipeline.judge(
        corpus,
        select=select or here.config.select,
        ignore=ignore or here.config.ignore,
        today=today(),
    )
    options = pipeline.options(here.config, color=_colored(color, form))
    for wish in reports:
        write_report(wish, run, options)
    if not quiet:
        put(report.FORMATS[form].render(run, options))
    for problem in run.problems:
        click.echo(f"crosstally: {problem}", err=True)
    sys.exit(exit_code(run, fail_on or here.config.fail_on))


def exit_code(run: Run, fail_on: str) -> Exit:
    """Give the code of a run: unusable parts weigh more than findings."""
    empty = not (run.ledger.claims or run.findings)
    if run.problems or empty or any(finding.rule == "nothing-checked" for finding in run.findings):
        return Exit.UNUSABLE
    if fail_on == "never":
        return Exit.GOOD
    bar = Level(fail_on).weight
    failing = any(finding.is_open and finding.level.weight >= bar for finding in run.findings)
    return Exit.FINDINGS if failing else Exit.GOOD


def write_report(wish: str, run: Run, options: Any) -> None:  # noqa: ANN401  (report.Options)
    """Write one `FORMAT=PATH`."""
    name, _, path = wish.partition("=")
    if name not in report.FORMATS or not path:
        raise UserError.of("--report", f"{wish!r} is not FORMAT=PATH.", f"Formats: {', '.join(report.FORMATS)}.")
    pipeline.write(Path(path), report.FORMATS[name].render(run, options))


def put(rendered: str | bytes) -> None:
    """Print a report; bytes as they are."""
    if isinstance(rendered, bytes):
        sys.stdout.buffer.write(rendered)
    else:
        sys.stdout.buffer.write(rendered.encode("utf-8", "backslashreplace"))
    sys.stdout.flush()


def _colored(color: str, form: str) -> bool:
    if color == "auto":
        return form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return color == "always"
