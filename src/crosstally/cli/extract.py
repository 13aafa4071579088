"""`crosstally extract`: every numeric claim of a text, one record a line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

import click

from crosstally import pipeline
from crosstally.cli.exits import Exit
from crosstally.cli.place import put
from crosstally.config import find_root, load
from crosstally.errors import UserError


@click.command("extract")
@click.argument("files", nargs=-1, required=True)
@click.option("-f", "--format", "form", type=click.Choice(["jsonl", "text"]), default="text", help="How to print.")
@click.option("--all", "everything", is_flag=True, help="Also print what is no claim: dates, names, ordinals, idioms.")
@click.option("--language", metavar="TAG", help="Read as this language (zh, en) instead of finding it.")
@click.option("-j", "--jobs", type=click.IntRange(1, 64), default=1, show_default=True, help="Articles read at once.")
@click.option("--no-cache", is_flag=True, help="Read everything anew.")
@click.option("--write-text", is_flag=True, help="Write the text of PDF and Word files beside them, for the offsets.")
def command(  # noqa: PLR0913, PLR0917  (one parameter an option)
    files: tuple[str, ...],
    form: str,
    everything: bool,  # noqa: FBT001  (flags of the command line)
    language: str | None,
    jobs: int,
    no_cache: bool,  # noqa: FBT001
    write_text: bool,  # noqa: FBT001
) -> None:
    """Find every numeric claim of FILES with its words, place, value, unit, hedge and interval.

    FILES are .txt, .md, .html, .pdf or .docx, folders or patterns of them, or - for standard input.
    """
    root = find_root(Path())
    wish = pipeline.Wish(root, everything, language, load(root).convention, cache=not no_cache)
    problems: list[Any] = []
    paths = pipeline.articles_of([Path(file) for file in files], root, problems)
    encodings: dict[str, int] = {}
    with _bar(len(paths)) as seen:
        for done in pipeline.extract_all(paths, wish, jobs=jobs, seen=seen):
            if done.problem is not None:
                problems.append(done.problem)
                continue
            encodings[done.encoding] = encodings.get(done.encoding, 0) + 1
            put(done.lines if form == "jsonl" else pipeline.table(done))
            if write_text and done.encoding.startswith("text of"):
                pipeline.write(Path(done.path).with_suffix(".txt"), done.text)
    for problem in problems:
        click.echo(f"crosstally: {problem}", err=True)
    if form == "text":
        read = ", ".join(f"{count} as {encoding}" for encoding, count in sorted(encodings.items()))
        click.echo(f"read {sum(encodings.values())} of {len(paths)} articles" + (f": {read}" if read else ""))
    if not paths and not problems:
        raise UserError.of("extract", "There is no article here.", "Name .txt, .md, .html, .pdf or .docx files.")
    sys.exit(Exit.UNUSABLE if problems else Exit.GOOD)


def _bar(length: int) -> AbstractContextManager[Callable[[], None]]:
    """A progress bar where somebody watches and there is something to wait for."""
    if length < 20 or not sys.stderr.isatty():
        return nullcontext(lambda: None)
    return _Bar(length)


class _Bar(AbstractContextManager[Callable[[], None]]):
    """click's progress bar as a function to call after each article."""

    def __init__(self, length: int) -> None:
        self.bar = click.progressbar(length=length, file=sys.stderr, label="reading")

    def __enter__(self) -> Callable[[], None]:
        bar = self.bar.__enter__()
        return lambda: bar.update(1)

    def __exit__(self, *reason: object) -> None:
        self.bar.__exit__(None, None, None)
