"""What faces need besides reading and judging: report options, rule texts, files written whole."""

from __future__ import annotations

import inspect
from functools import cache
from pathlib import Path

from crosstally.config import Config
from crosstally.errors import UserError
from crosstally.files import atomic
from crosstally.report import Options, RuleText, convention_figures
from crosstally.rules import RULES, Rule


def options(config: Config, *, color: bool = False, root: Path | None = None) -> Options:
    """Build the options of a report from a project's settings; `root` tells forges where in its repository it lies."""
    prefix = "" if root is None else _in_repository(root.resolve())
    return Options(color=color, rules=rule_texts(), conventions=convention_figures(config.convention), prefix=prefix)


def _in_repository(root: Path) -> str:
    """The project's folder from the top of its repository; empty where it is the top, or there is no repository."""
    top = next((one for one in (root, *root.parents) if (one / ".git").exists()), root)
    return "" if top == root else root.relative_to(top).as_posix()


@cache
def rule_texts() -> dict[str, RuleText]:
    """Give what each rule says of itself, by code."""
    return {rule.CODE: RuleText(rule.NAME, page(rule).split("\n", 1)[0], page(rule)) for rule in RULES}


def page(rule: Rule) -> str:
    """Give a rule's docstring, without its indentation."""
    return inspect.cleandoc(rule.__doc__ or "")


def write(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all, with the folders it stands in.

    Raises UserError where the folder cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as wrong:
        message = f"The folder cannot be made: {wrong.strerror}."
        raise UserError.of(path.parent.as_posix(), message, "Choose another path.") from wrong
    atomic.replace(path, content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)


def append(path: Path, content: str | bytes) -> None:
    """Add to a file that other steps write to as well, such as a forge's job summary.

    Raises UserError where it cannot be written.
    """
    try:
        with path.open("ab") as file:
            file.write(content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)
    except OSError as wrong:
        raise UserError.of(path.as_posix(), f"The file cannot be written: {wrong.strerror}.") from wrong
