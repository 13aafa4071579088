"""Entries of a YAML mapping as stretches of text, so that one can be changed and every other byte stays.

A stretch runs from the line of its key to the last line of its value; comments above a key belong to it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import yaml

from crosstally.errors import UserError

_PLAIN: Final = re.compile(
    r"[A-Za-z一-鿿][\w一-鿿 ,.()/'-]*[\w一-鿿.)]|[A-Za-z]|\d{4}-\d{2}-\d{2}|\d+"
    # 311亿 CNY, 12.4 million USD
    r"|\d[\d.,]*(?:[一-鿿]+(?: [A-Za-z][\w/*^]*)?| [A-Za-z][\w/*^]*(?: [A-Za-z][\w/*^]*)*)"
)
# What YAML does not print, or takes for the end of a line.
_ESCAPED: Final = re.compile("[\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Stretch:
    """An entry's lines: the first, and the one after its last (counted from 0)."""

    name: str
    first: int
    after: int


def stretches(text: str, top: str, path: str) -> list[Stretch]:
    """Find the entries under a key at the top of a document, in order.

    Raises UserError where the file is not YAML, or the key holds no mapping of entries in lines of their own.
    """
    mapping = _under(_root(text, path), top)
    if mapping is None:
        return []
    found = [Stretch(key.value, key.start_mark.line, _last_line(value, key) + 1) for key, value in mapping.value]
    if mapping.flow_style or len({one.first for one in found}) < len(found):
        raise UserError.of(
            path, f"The entries of {top!r} do not stand on lines of their own.", "Write one below another."
        )
    return found


def put(text: str, top: str, name: str, lines: list[str], path: str) -> str:
    """Give the text with an entry replaced, or added: in its sorted place among sorted entries, else at the end."""
    rows = text.splitlines(keepends=True)
    if rows and not rows[-1].endswith("\n"):
        rows[-1] += "\n"
    found = stretches(text, top, path)
    new = [f"{line}\n" for line in lines]
    for one in found:
        if one.name == name:
            return "".join(rows[: one.first] + new + rows[one.after :])
    if not found:
        return "".join(_begun(rows, top, text, path, new))
    names = [one.name for one in found]
    ahead = [one for one in found if one.name < name] if names == sorted(names) else found
    place = ahead[-1].after if ahead else found[0].first
    return "".join(rows[:place] + new + rows[place:])


def drop(text: str, top: str, name: str, path: str) -> str:
    """Give the text without an entry; what is not there stays away. A mapping left empty stays as `{}`."""
    rows = text.splitlines(keepends=True)
    found = stretches(text, top, path)
    for one in found:
        if one.name == name:
            kept = rows[: one.first] + rows[one.after :]
            if len(found) == 1:
                kept = [f"{top}: {{}}\n" if re.match(rf"{re.escape(top)}\s*:", row) else row for row in kept]
            return "".join(kept)
    return text


def get(text: str, top: str, name: str, path: str) -> str | None:
    """Give an entry as it is written; None where there is none."""
    rows = text.splitlines(keepends=True)
    return next(("".join(rows[one.first : one.after]) for one in stretches(text, top, path) if one.name == name), None)


def entry(name: str, fields: Mapping[str, str], indent: int = 2) -> list[str]:
    """Write an entry with one field a line; fields without a value are left out."""
    space = " " * indent
    return [f"{space}{name}:", *(f"{space * 2}{key}: {scalar(value)}" for key, value in fields.items() if value)]


def scalar(text: str) -> str:
    """Write a text so that YAML gives it back: bare where that is safe, else in double quotes."""
    if _PLAIN.fullmatch(text):
        return text
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def _begun(rows: list[str], top: str, text: str, path: str, new: list[str]) -> list[str]:
    """Begin a mapping: under its key where that stands empty, else at the end of the file."""
    root = _root(text, path)
    for key, value in root.value if root is not None else ():
        if key.value == top:
            if value.value:
                raise UserError.of(path, f"{top!r} holds no entries by name.", "Write `some-name:` below it.")
            line = key.start_mark.line
            return [*rows[:line], f"{top}:\n", *new, *rows[line + 1 :]]
    return [*rows, f"{top}:\n", *new]


def _root(text: str, path: str) -> Any:  # noqa: ANN401  (PyYAML's nodes are untyped)
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as wrong:
        mark = getattr(wrong, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise UserError.of(path, "The file is not readable as YAML.", line=line, column=column) from wrong
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise UserError.of(path, "The file holds no keys and values.", line=1, column=1)
    return root


def _under(root: Any, top: str) -> Any:  # noqa: ANN401
    for key, value in root.value if root is not None else ():
        if key.value == top and isinstance(value, yaml.MappingNode) and value.value:
            return value
    return None


def _last_line(value: Any, key: Any) -> int:  # noqa: ANN401
    """Find the last line that a value stands on: a block's own end mark lies beyond the comments that follow it."""
    if isinstance(value, yaml.ScalarNode):
        ends_below = value.style in {"|", ">"} or value.end_mark.column == 0
        last = value.end_mark.line - (1 if ends_below and value.end_mark.line > value.start_mark.line else 0)
        return int(max(last, key.start_mark.line))
    if value.flow_style or not value.value:
        return int(value.end_mark.line)
    item = value.value[-1]
    pair = item if isinstance(item, tuple) else (item, item)
    return _last_line(pair[1], pair[0])
