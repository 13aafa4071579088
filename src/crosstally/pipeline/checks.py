"""Running a project's checks: `checks/check_*.py`, functions `check_*` that take the claims."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType
from typing import Any

from crosstally.files.project import relative
from crosstally.model import Corpus, Crash, Place, Relation
from crosstally.model.agreement import Claims, recorded

Check = Callable[[Claims], Any]


@dataclass
class Outcome:
    """What the checks gave: the relations they compared, what failed without a comparison, what broke down."""

    relations: list[Relation] = field(default_factory=list)
    failed: list[Crash] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)


def run(folder: Path, root: Path, corpus: Corpus) -> Outcome:
    """Run every check of a folder, in order of file and line."""
    outcome = Outcome()
    claims = Claims(corpus.claims)
    for path in sorted(folder.glob("check_*.py")):
        name = relative(path, root)
        try:
            module = _load(path)
        except Exception as wrong:  # noqa: BLE001  (a check file may break in any way, and the rest still runs)
            outcome.crashes.append(Crash(name, _said(wrong), _where(wrong, path, name)))
            continue
        for function in _checks(module):
            _run_one(function, claims, path, name, outcome)
    return outcome


def check_id(path: str, function: str) -> str:
    """Name a check in findings: `checks/check_growth/check_growth_is_the_ratio`."""
    return f"{path.removesuffix('.py')}/{function}"


def _run_one(function: Check, claims: Claims, path: Path, name: str, outcome: Outcome) -> None:
    what = check_id(name, function.__name__)
    at = Place(name, function.__code__.co_firstlineno)
    with recorded() as made:
        try:
            function(claims)
        except AssertionError as wrong:
            if all(made):
                outcome.failed.append(Crash(what, str(wrong), _where(wrong, path, name)))
        except Exception as wrong:  # noqa: BLE001  (a check may break in any way, and the rest still runs)
            outcome.crashes.append(Crash(what, _said(wrong), _where(wrong, path, name)))
    for number, agreement in enumerate(made, 1):
        suffix = f"-{number}" if len(made) > 1 else ""
        outcome.relations.append(replace(agreement.relation, id=what + suffix, at=at))


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"crosstally_checks.{path.stem}", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path.name} cannot be loaded")
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True  # no litter beside a user's checks
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module


def _checks(module: ModuleType) -> Iterable[Check]:
    found = [item for name, item in vars(module).items() if name.startswith("check_") and callable(item)]
    own = [item for item in found if getattr(item, "__module__", "") == module.__name__]
    return sorted(own, key=lambda item: item.__code__.co_firstlineno)


def _said(wrong: Exception) -> str:
    text = str(wrong.args[0]) if isinstance(wrong, KeyError) and wrong.args else str(wrong)
    return f"{type(wrong).__name__}: {text}" if text else type(wrong).__name__


def _where(wrong: BaseException, path: Path, name: str) -> Place:
    """The deepest line of the user's file that the error passed through."""
    line = getattr(wrong, "lineno", None) or 1
    trace = wrong.__traceback__
    while trace is not None:
        if Path(trace.tb_frame.f_code.co_filename) == path.absolute():
            line = trace.tb_lineno
        trace = trace.tb_next
    return Place(name, line)
