"""What faces need besides reading and judging: report options, rule texts, files written whole."""

from __future__ import annotations

import inspect
import os
import tempfile
from functools import cache
from pathlib import Path

from crosstally.config import Config
from crosstally.errors import UserError
from crosstally.report import Options, RuleText, convention_figures
from crosstally.rules import RULES, Rule


def options(config: Config, *, color: bool = False) -> Options:
    """Build the options of a report from a project's settings."""
    return Options(color=color, rules=rule_texts(), conventions=convention_figures(config.convention))


@cache
def rule_texts() -> dict[str, RuleText]:
    """Give what each rule says of itself, by code."""
    return {rule.CODE: RuleText(rule.NAME, page(rule).split("\n", 1)[0], page(rule)) for rule in RULES}


def page(rule: Rule) -> str:
    """Give a rule's docstring, without its indentation."""
    return inspect.cleandoc(rule.__doc__ or "")


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all: into a temporary one beside it, then in its place.

    Raises UserError where the folder cannot be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(0o644)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as wrong:
        message = f"The file cannot be written: {wrong.strerror}."
        raise UserError.of(path.as_posix(), message, "Choose another path.") from wrong
