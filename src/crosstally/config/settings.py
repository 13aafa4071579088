"""Reading `[tool.crosstally]`: every key has a default, an unknown one is an error with the nearest name."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from crosstally.errors import UserError
from crosstally.model import Level
from crosstally.quantity.convention import Convention

FILE: Final = "pyproject.toml"
_SHARE: Final = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,30}|/[1-9][0-9]{0,8})?")
_AT: Final = re.compile(r"(.*?)(?: \(at (?:line (\d+), column (\d+)|end of document)\))?$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a project; paths are relative to its root.

    `claims`, `checks` and `reports` are folders; `articles` are folders where the texts of encoded articles may
    be kept; `aliases` is a file of names for one subject; `select` and `ignore` are rule codes or names;
    `convention` sets how wide hedge words are read.
    """

    claims: str = "claims"
    checks: str = "checks"
    reports: str = "reports"
    articles: tuple[str, ...] = ()
    aliases: str = "claims/aliases.txt"
    fail_on: str = Level.ERROR.value
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    convention: Convention = field(default_factory=Convention)
    declared: bool = False  # whether the project has a table of ours at all


def find_root(start: Path) -> Path:
    """The nearest folder at or above `start` with a table of ours, or a claims folder; else `start` itself."""
    folder = start if start.is_dir() else start.parent
    for one in (folder, *folder.parents):
        if (one / FILE).is_file() and "[tool.crosstally" in (one / FILE).read_text("utf-8", "replace"):
            return one
    return folder


def load(root: Path) -> Config:
    """Read the settings of the project at `root`; defaults where it has none.

    Raises UserError with a line for what cannot be used.
    """
    path = root / FILE
    if not path.is_file():
        return Config()
    text = path.read_text("utf-8", "replace")
    try:
        table = tomllib.loads(text).get("tool", {}).get("crosstally")
    except tomllib.TOMLDecodeError as wrong:
        said, line, column = _AT.match(str(wrong)).groups("0")  # type: ignore[union-attr]  # it matches any text
        message = f"The file is not readable as TOML: {said}."
        raise UserError.of(FILE, message, line=int(line), column=int(column)) from wrong
    if table is None:
        return Config()
    return _config(_table("[tool.crosstally]", "crosstally", table, text), text)


def _table(name: str, key: str, value: object, text: str) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    hint = f"Write `[{'tool.crosstally.convention' if key == 'convention' else 'tool.crosstally'}]` and keys below it."
    raise UserError.of(FILE, f"{name} is not a table.", hint, line=_line(text, key))


def _config(table: Mapping[str, Any], text: str) -> Config:
    known = {one.name.replace("_", "-"): one.name for one in fields(Config) if one.name != "declared"}
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(known)}."
            raise UserError.of(FILE, f"[tool.crosstally] has an unknown key {key!r}.", hint, line=_line(text, key))
        values[known[key]] = _value(key, value, text)
    return replace(Config(declared=True), **values)


def _value(key: str, value: object, text: str) -> object:
    line = _line(text, key)
    if key == "convention":
        return _convention(value, text)
    if key in ("articles", "select", "ignore"):
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise UserError.of(FILE, f"{key} is not a list of texts.", f'Write {key} = ["…"].', line=line)
    if not isinstance(value, str):
        raise UserError.of(FILE, f"{key} is not a text.", f'Write {key} = "…".', line=line)
    if key == "fail-on" and value not in (*Level, "never"):
        raise UserError.of(FILE, f"fail-on cannot be {value!r}.", "Write error, warning, note or never.", line=line)
    return value


def _convention(value: object, text: str) -> Convention:
    known = {one.name.replace("_", "-"): one.name for one in fields(Convention)}
    shares: dict[str, Fraction] = {}
    for key, share in _table("convention", "convention", value, text).items():
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(known)}."
            raise UserError.of(FILE, f"convention has an unknown key {key!r}.", hint, line=_line(text, key))
        if not _SHARE.fullmatch(str(share)) or Fraction(str(share)) > 1:
            hint = 'Write a share from 0 to 1: "0.05".'
            raise UserError.of(FILE, f"{key} cannot be {share!r}.", hint, line=_line(text, key))
        shares[known[key]] = Fraction(str(share))
    return Convention(**shares)


def _line(text: str, key: str) -> int:
    """The line a key stands on: TOML's own reader does not tell."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.split("=")[0].strip().strip('"') == key:
            return number
    return 0
