"""Claim files and checks as pytest items: one per relation, fact and check, one per file where there are thousands.

Floor 5: may import pipeline, config, report, model and errors; never cli. Loaded in every pytest run of every project
that has crosstally installed, so it imports nothing heavy and does nothing where there is no `[tool.crosstally]`.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from crosstally.model import Finding, Run

SUFFIX: Final = ".claims.yaml"
DECISIONS: Final = "decisions.yaml"
_MANY: Final = 2000  # items of one file beyond which the file is one item: an item costs half a millisecond
_STATE: Final = pytest.StashKey["State | None"]()
_UNSAFE: Final = re.compile(r"[^\w/.-]+")


class DiscrepancyError(Exception):
    """An item's claims do not fit; holds the findings, printed without a traceback."""

    def __init__(self, findings: list[Finding]) -> None:
        """Keep the findings."""
        super().__init__(f"{len(findings)} findings")
        self.findings = findings


class State:
    """The run behind all items of a session, made when the first item file is met."""

    def __init__(self, root: Path) -> None:
        """Read the project and judge it."""
        from crosstally import config, pipeline  # noqa: PLC0415  (nothing heavy before a claim file is seen)

        self.root = root
        self.config = config.load(root)
        self.run: Run = pipeline.judge(pipeline.read((), root, self.config), today=datetime.now(UTC).date().isoformat())
        self.first = min((article.at.path for article in self.run.corpus.articles.values()), default="")
        self.by_home: dict[tuple[str, str], list[Finding]] = {}
        for finding in self.run.findings:
            homeless = not (root / finding.at.path).is_file()  # a rule that broke down stands in no file of the user's
            home = (self.first, "") if homeless else (finding.at.path, finding.relation)
            self.by_home.setdefault(home, []).append(finding)

    def problems(self, path: str) -> list[str]:
        """Give what the user must mend in a file; what stands in no file is told at the first claim file."""
        found = [one for one in self.run.problems if one.path == path]
        if path == self.first:
            found += [one for one in self.run.problems if not (self.root / one.path).is_file()]
        return [str(one) for one in found]

    def findings(self, path: str, key: str) -> list[Finding]:
        """Give the findings whose home is an item."""
        return self.by_home.get((path, key), [])


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer a way to leave claims and checks aside."""
    parser.getgroup("crosstally").addoption(
        "--no-crosstally", action="store_true", help="leave claim files and checks aside"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Refuse bad settings of a project of ours before anything is collected: later it would be a traceback."""
    if _is_ours(config):
        from crosstally import config as settings  # noqa: PLC0415  (not in a project that is none of ours)
        from crosstally.errors import UserError  # noqa: PLC0415  (the same)

        try:
            settings.load(config.rootpath)
        except UserError as wrong:
            raise pytest.UsageError(str(wrong)) from None


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect claim files, decisions and check files of a project that has a table of ours."""
    name = file_path.name
    if not (name.endswith(SUFFIX) or name == DECISIONS or (name.startswith("check_") and name.endswith(".py"))):
        return None
    state = _state(parent.config)
    if state is None:
        return None
    folder = state.config.checks if name.endswith(".py") else state.config.claims
    if not file_path.is_relative_to(state.root / folder):
        return None
    kind = CheckFile if name.endswith(".py") else ClaimFile
    return kind.from_parent(parent, path=file_path, name=file_path.name)


def _state(config: pytest.Config) -> State | None:
    if _STATE not in config.stash:
        root = config.rootpath
        config.stash[_STATE] = None
        if _is_ours(config):
            config.stash[_STATE] = State(root)
    return config.stash[_STATE]


def _is_ours(config: pytest.Config) -> bool:
    """Tell whether the project has a table of ours, and wants it looked at."""
    path = config.rootpath / "pyproject.toml"
    wanted = not config.getoption("--no-crosstally") and path.is_file()
    return wanted and "[tool.crosstally" in path.read_text("utf-8", "replace")


class _Home(pytest.File):
    """A file whose items are places that findings can belong to."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield an item per place, or one for the file where there are thousands."""
        state = _state(self.config)
        if state is None:
            return
        path = self.path.relative_to(state.root).as_posix()
        homes = list(self.homes(state, path))
        if len(homes) > _MANY:
            keys = [key for _, key, _ in homes]
            yield ClaimItem.make(self, "all", path, keys, 1)
            return
        for name, key, line in homes:
            yield ClaimItem.make(self, _UNSAFE.sub("-", name).strip("-"), path, [key], line)

    def homes(self, state: State, path: str) -> Iterable[tuple[str, str, int]]:
        """Yield name, key of findings, and line of each place."""
        raise NotImplementedError


class ClaimFile(_Home):
    """A claim file, or the decisions."""

    def homes(self, state: State, path: str) -> Iterable[tuple[str, str, int]]:
        """Yield the file itself, its relations, then whatever else has findings here."""
        seen = {"", *(relation.id for relation in state.run.corpus.relations if relation.at.path == path)}
        yield "reads", "", 1
        for relation in state.run.corpus.relations:
            if relation.at.path == path:
                yield relation.id.split("/", 1)[-1], relation.id, relation.at.line
        for home, key in sorted(state.by_home):
            if home == path and key not in seen:
                yield f"{state.by_home[home, key][0].rule}-{key}", key, state.by_home[home, key][0].at.line


class CheckFile(_Home):
    """A file of checks."""

    def homes(self, state: State, path: str) -> Iterable[tuple[str, str, int]]:
        """Yield each check function; its findings carry its name, and a number where it compares more than once."""
        keys = [key for home, key in state.by_home if home == path]
        if path in keys:  # the file could not be run: none of its checks was
            yield "reads", path, state.by_home[path, path][0].at.line
            return
        stem = path.removesuffix(".py")
        for function, line in _functions(self.path):
            whole = f"{stem}/{function}"
            yield function, whole, line
            for key in sorted(keys):
                if re.fullmatch(re.escape(whole) + r"-\d+", key):
                    yield key.removeprefix(f"{stem}/"), key, line


def _functions(path: Path) -> list[tuple[str, int]]:
    """Name the checks of a file and their lines, without running it."""
    try:
        tree = ast.parse(path.read_text("utf-8", "replace"))
    except SyntaxError:
        return [("reads", 1)]
    nodes = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("check_")]
    return [(node.name, node.lineno) for node in nodes]


class ClaimItem(pytest.Item):
    """One place that findings can belong to: it fails with the open ones, and is expected to with the decided."""

    home: str
    keys: list[str]
    line: int

    @classmethod
    def make(cls, parent: _Home, name: str, home: str, keys: list[str], line: int) -> ClaimItem:
        """Build an item; one whose findings are all decided is a strict xfail."""
        item: ClaimItem = cls.from_parent(parent, name=name)
        item.home, item.keys, item.line = home, keys, line
        found = item.findings()
        decided = [one for one in found if not one.is_open]
        if decided and len(decided) == len(found):
            said = "; ".join(f"{one.decision.status}: {one.decision.reason}" for one in decided if one.decision)
            item.add_marker(pytest.mark.xfail(reason=said, strict=True, raises=DiscrepancyError))
        return item

    def findings(self) -> list[Finding]:
        """Give the item's findings at or above the project's level of failure; decided ones included."""
        state = _state(self.config)
        if state is None:
            return []
        found = [finding for key in self.keys for finding in state.findings(self.home, key)]
        return [finding for finding in found if _fails(finding, state.config.fail_on)]

    def runtest(self) -> None:
        """Fail with the item's findings, or with the problems of its file."""
        state = _state(self.config)
        problems = [] if state is None else state.problems(self.home)
        if problems and self.name == "reads":
            pytest.fail("\n".join(problems), pytrace=False)
        found = self.findings()
        if found:
            raise DiscrepancyError([one for one in found if one.is_open] or found)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        """Print findings as `check` does, without a traceback."""
        state = _state(self.config)
        if state is not None and isinstance(excinfo.value, DiscrepancyError):
            from crosstally import report  # noqa: PLC0415  (only failures are printed)

            return report.frames(state.run.corpus, excinfo.value.findings)
        return super().repr_failure(excinfo, *args, **kwargs)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Say where the item stands."""
        return self.path, max(self.line - 1, 0), self.name


def _fails(finding: Finding, fail_on: str) -> bool:
    from crosstally.model import Level  # noqa: PLC0415  (loaded already where there is a finding)

    return fail_on != "never" and finding.level.weight >= Level(fail_on).weight
