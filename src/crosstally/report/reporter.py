"""What a reporter is: a name, a file extension, and a function from a run to text or bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from crosstally.model import Level, Run
from crosstally.quantity.convention import DEFAULT, Convention
from crosstally.quantity.figures import exact


@cache
def tool() -> str:
    """Name the program and its version."""
    try:
        return f"crosstally {version('crosstally')}"
    except PackageNotFoundError:  # run from a checkout that was never installed
        return "crosstally"


def convention_figures(convention: Convention) -> dict[str, str]:
    """Give the widths of a convention by name, as exact decimal strings."""
    return {one.name: exact(getattr(convention, one.name)) or "" for one in fields(convention)}


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule says of itself: one sentence, and the whole page in Markdown."""

    name: str
    summary: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Options:
    """What a face asks of a report beyond its run; the defaults are those of a file in a repository.

    `color` turns on ANSI colours in text; `full` keeps decided findings in SARIF; `fail_on` is the mildest level that
    fails a JUnit case; `changed` holds the ids of the claims that the change at hand touched; `rules` maps codes to
    what the rules say of themselves; `conventions` are the widths by which words were read, each an exact decimal
    string; `program` is the tool's name and version; `prefix` is the project's folder in its repository, for forges.
    """

    color: bool = False
    full: bool = False
    fail_on: Level = Level.ERROR
    changed: frozenset[str] = frozenset()
    rules: Mapping[str, RuleText] = field(default_factory=dict)
    conventions: Mapping[str, str] = field(default_factory=lambda: convention_figures(DEFAULT))
    program: str = field(default_factory=tool)
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Reporter:
    """One output format; `write` is pure: same run and options, same bytes. `needs` names the extra it wants."""

    name: str
    extension: str
    about: str
    write: Callable[[Run, Options], str | bytes]
    needs: str = ""

    def render(self, run: Run, options: Options | None = None) -> str | bytes:
        """Give the report as text (UTF-8 when stored), or bytes for binary formats.

        Raises UserError, naming the extra to install, where the format needs a library that is not there.
        """
        return self.write(run, options or Options())
