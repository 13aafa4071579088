"""The command `crosstally`: which commands there are, and how one is found without importing the others."""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any, Final

import click

from crosstally.cli.exits import Exit
from crosstally.errors import UserError

# Name: what it does, in the words of --help. A command lives in the module of its name.
COMMANDS: Final = {
    "check": "Check articles and encoded claims (the default).",
    "extract": "Find the numbers of any article, with value, unit, hedge and place.",
    "add": "Write draft claims for an article, for a person to finish.",
    "explain": "Explain a rule, or a finding step by step.",
    "rules": "List the rules.",
    "init": "Write a small project with one real contradiction in it.",
    "review": "Judge findings on a local page, by keys.",
    "triage": "Judge findings in the terminal.",
    "decisions": "List what was decided of findings; template for the open ones.",
    "baseline": "Set the findings of today aside, so that only new ones fail.",
    "report": "Write the project's reports, or tell whether they are stale.",
    "export": "Print the encoded claims as records.",
    "schema": "Print the JSON Schema of claim files, or the units.",
}

# Faces of their own, which are started by name and never imported.
ELSEWHERE: Final = {
    "review": ("crosstally.review.commands", "review"),
    "triage": ("crosstally.review.commands", "triage"),
}


class Commands(click.Group):
    """A group that imports a command when it is asked for, and takes a bare path for `check`."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        """Name the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command by name."""
        if cmd_name not in COMMANDS:
            return None
        module, name = ELSEWHERE.get(cmd_name, (f"crosstally.cli.{cmd_name}", "command"))
        command: click.Command = getattr(importlib.import_module(module), name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Call `check` where the first word is no command."""
        if not args or (args[0] not in COMMANDS and args[0] not in ("--help", "-h", "--version")):
            args = ["check", *args]
        return super().parse_args(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """List the commands from the table, importing none."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  (click's signature)
        """Run a command; what the user must mend is one line on standard error and exit code 2."""
        try:
            return super().invoke(ctx)
        except UserError as wrong:
            click.echo(f"crosstally: {wrong}", err=True)
            sys.exit(Exit.UNUSABLE)
        except BrokenPipeError:  # the reader of our output has seen enough
            sys.stdout = None  # nothing is left to flush
            sys.exit(Exit.GOOD)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as wrong:
            if os.environ.get("CROSSTALLY_DEBUG"):
                raise
            said = f"{type(wrong).__name__}: {wrong}"
            click.echo(f"crosstally: a fault of crosstally itself ({said}). Please report it.", err=True)
            sys.exit(Exit.UNUSABLE)


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001  (click's signature)
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415  (54 ms that --help need not pay)

        click.echo(f"crosstally {version('crosstally')}")
        ctx.exit()


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Print the version."
)
def cli() -> None:
    """Check the numbers in articles against each other: a test suite for your figures.

    A bare path is checked: `crosstally claims/` or `crosstally draft.md`.
    """
