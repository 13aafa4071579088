"""`crosstally add`: draft entries for every claim of an article or a pasted sentence."""

from __future__ import annotations

from pathlib import Path

import click

from crosstally import pipeline
from crosstally.config import find_root, load
from crosstally.errors import UserError


@click.command("add")
@click.argument("article", required=False)
@click.option("--text", metavar="SENTENCE", help="Take this pasted text instead of a file.")
@click.option("--language", metavar="TAG", help="Read as this language (zh, en) instead of finding it.")
def command(article: str | None, text: str | None, language: str | None) -> None:
    """Write a draft entry for every numeric claim of ARTICLE into the project's claims folder, in article order.

    Entries that are there are never changed; a draft carries `draft: true` until a person has finished it.
    """
    root = find_root(Path())
    config = load(root)
    wish = pipeline.Wish(root, language=language, convention=config.convention)
    folder = root / config.claims
    if text is not None:
        path, count = pipeline.add_text(text, folder, wish)
    elif article is not None:
        path, count = pipeline.add(Path(article), root, folder, wish)
    else:
        raise UserError.of("add", "There is nothing to add.", 'Name an article, or paste one: --text "…".')
    shown = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    click.echo(f"{shown}: {count} new draft{'s' if count != 1 else ''}. Finish them and take `draft: true` away.")
