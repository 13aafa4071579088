"""`crosstally check`: read, judge, print, and say with the exit code whether something is open."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import click

from crosstally import pipeline, report
from crosstally.cli.exits import Exit
from crosstally.cli.place import Project, project, put, today
from crosstally.errors import UserError
from crosstally.model import Level, Run

_LEVELS: Final = ("error", "warning", "note", "never")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the options of a run ask for."""

    form: str
    reports: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    quiet: bool = False
    color: str = "auto"
    since: str | None = None
    baseline: Path | None = None
    sarif_full: bool = False


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "-f",
    "--format",
    "form",
    type=click.Choice(list(report.FORMATS)),
    help="How to print. [default: text; github in GitHub Actions]",
)
@click.option(
    "--report", "reports", multiple=True, metavar="FORMAT=PATH", help="Also write a report to a file; repeatable."
)
@click.option(
    "--select", multiple=True, metavar="RULE", help="Only these rules: code, code prefix or name; repeatable."
)
@click.option("--ignore", multiple=True, metavar="RULE", help="Leave these rules out; repeatable.")
@click.option("--fail-on", type=click.Choice(_LEVELS), help="The mildest level that fails the run. [default: error]")
@click.option("--since", metavar="REF", help="Only findings of which a claim changed since this commit.")
@click.option("--baseline", type=click.Path(path_type=Path), help="Leave out the findings of this file.")
@click.option("--sarif-full", is_flag=True, help="Keep decided findings in SARIF, as suppressed.")
@click.option("--watch", is_flag=True, help="Check again whenever one of the files is saved; Ctrl+C ends it.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but problems.")
@click.option(
    "--color", type=click.Choice(["auto", "always", "never"]), default="auto", show_default=True, help="Colour in text."
)
@click.option("--no-cache", is_flag=True, help="Read everything anew (nothing that is checked is kept between runs).")
def command(paths: tuple[str, ...], *, form: str | None, watch: bool, no_cache: bool, **asked: Any) -> None:  # noqa: ANN401, ARG001  (options of the command line)
    """Check articles and encoded claims.

    PATHS are projects, claims folders, claim files, or raw articles (.txt, .md, .html, - for standard input).
    Without any, the project of this folder is checked. Raw articles named beside a project are checked against it.

    Exit codes: 0 nothing open at or above --fail-on; 1 findings; 2 something could not be read, or nothing was checked.
    """
    here = project(paths)
    wish = Wish(form or _forge(), **asked)
    if watch:
        from crosstally.cli.watch import again  # noqa: PLC0415  (only this option pays for it)

        written = [Path(one.partition("=")[2]).absolute() for one in wish.reports]
        again(here.watched(), lambda: _checked(here, wish), written)
    sys.exit(_checked(here, wish))


def _checked(here: Project, wish: Wish) -> Exit:
    """Run once: judge, narrow, write, print; gives the exit code."""
    corpus = pipeline.read(here.paths, here.root, here.config)
    select, ignore = wish.select or here.config.select, wish.ignore or here.config.ignore
    run = pipeline.judge(corpus, select=select, ignore=ignore, today=today())
    fail_on = wish.fail_on or here.config.fail_on
    options = replace(
        pipeline.options(here.config, color=_colored(wish.color, wish.form), root=here.root),
        fail_on=_level(fail_on),
        full=wish.sarif_full,
    )
    if here.only:
        run = pipeline.of_files(run, here.only)
    if wish.since:
        run, changed = pipeline.since(run, wish.since, here.root)
        options = replace(options, changed=changed)
    if wish.baseline is not None:
        run = pipeline.without_baseline(run, wish.baseline, wish.baseline.as_posix())
    for one in (*wish.reports, *_forge_reports()):
        _write_report(one, run, options)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY") if os.environ.get("GITHUB_ACTIONS") == "true" else None:
        pipeline.append(Path(summary), report.FORMATS["summary"].render(run, options))
    if not wish.quiet:
        put(report.FORMATS[wish.form].render(run, options))
    for problem in run.problems:
        click.echo(f"crosstally: {problem}", err=True)
    if said := _idle(run):
        click.echo(f"crosstally: {here.config.claims}: {said}", err=True)
        return Exit.UNUSABLE
    return exit_code(run, fail_on)


def _idle(run: Run) -> str:
    """Say that a run over encoded claims looked at nothing, where no problem and no finding says it."""
    if run.problems or run.ledger.compared or run.findings:
        return ""
    encoded = sum(1 for claim in run.corpus.claims.values() if claim.mention is None)
    if encoded:
        return f"{encoded} claims were read and none was compared. Add relations, or select other rules."
    raw = any(article.raw for article in run.corpus.articles.values())
    return "" if raw else "No claim was read. Add claims, or name articles to check."


def exit_code(run: Run, fail_on: str) -> Exit:
    """Give the code of a run: unusable parts weigh more than findings."""
    empty = not (run.ledger.claims or run.findings or any(article.raw for article in run.corpus.articles.values()))
    if run.problems or empty or any(finding.rule == "nothing-checked" for finding in run.findings):
        return Exit.UNUSABLE
    if fail_on == "never":
        return Exit.GOOD
    bar = Level(fail_on).weight
    failing = any(finding.is_open and finding.level.weight >= bar for finding in run.findings)
    return Exit.FINDINGS if failing else Exit.GOOD


def _level(fail_on: str) -> Level:
    return Level.ERROR if fail_on == "never" else Level(fail_on)


def _forge() -> str:
    """The format that the forge we run in shows at the lines."""
    return "github" if os.environ.get("GITHUB_ACTIONS") == "true" else "text"


def _forge_reports() -> list[str]:
    """Reports that a forge takes as files: GitLab's code quality."""
    return ["gitlab=gl-code-quality-report.json"] if os.environ.get("GITLAB_CI") == "true" else []


def _write_report(wish: str, run: Run, options: report.Options) -> None:
    """Write one `FORMAT=PATH`."""
    name, _, path = wish.partition("=")
    if name not in report.FORMATS or not path:
        raise UserError.of("--report", f"{wish!r} is not FORMAT=PATH.", f"Formats: {', '.join(report.FORMATS)}.")
    pipeline.write(Path(path), report.FORMATS[name].render(run, options))


def _colored(color: str, form: str) -> bool:
    if color == "auto":
        return form == "text" and sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return color == "always"
