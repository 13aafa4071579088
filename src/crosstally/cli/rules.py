"""`crosstally rules`: the rules there are, in one line each."""

from __future__ import annotations

import click

from crosstally import pipeline


@click.command("rules")
def command() -> None:
    """List the rules: code, name and one sentence."""
    texts = pipeline.rule_texts()
    width = max(len(text.name) for text in texts.values())
    for code, text in sorted(texts.items()):
        click.echo(f"{code}  {text.name:{width}}  {text.summary}")
