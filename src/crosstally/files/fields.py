"""Reading a mapping by its table of fields: unknown keys with a near name, missing ones, wrong kinds, wrong words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from crosstally.errors import Problem
from crosstally.files.nodes import Fields, Node, Sequence, Text, kind, texts
from crosstally.files.schema import Field
from crosstally.model import Place


def at(place: Place, message: str, hint: str = "") -> Problem:
    """Build a problem at a place."""
    return Problem(place.path, place.line, place.column, message, hint)


def unknown_key(key: str, where: str, place: Place, known: list[str]) -> Problem:
    """Build the problem of a key nobody reads."""
    near = get_close_matches(key, known, n=1, cutoff=0.5)
    hint = f"Did you mean {near[0]!r}?" if near else f"Known keys: {', '.join(known)}."
    return at(place, f"{where} has an unknown key {key!r}.", hint)


def read(node: Node, table: Mapping[str, Field], where: str, problems: list[Problem]) -> dict[str, Text]:
    """Give the single texts of a mapping by key; whatever is wrong with it is added to `problems`.

    A key that may hold many texts gives its first; `texts` gives them all.
    """
    if not isinstance(node, Fields):
        problems.append(at(node.at, f"{where} is {kind(node)}, not keys and values.", "Indent `key: value` lines."))
        return {}
    found: dict[str, Text] = {}
    meant: set[str] = set()
    for key, value in node.items.items():
        if key not in table:
            meant |= {*get_close_matches(key, table, n=1, cutoff=0.5)}
            problems.append(unknown_key(key, where, node.keys[key], list(table)))
        elif first := _first(value, table[key]):
            found[key] = first
            problems += _wrong_words(key, table[key], where, value)
        else:
            problems.append(at(value.at, f"{where}: {key} is {kind(value)}, not text.", "Write one line of text."))
    for key, field in table.items():
        if field.needed and key not in node.items and key not in meant:
            problems.append(at(node.at, f"{where} has no {key!r}.", f"Add `{key}: {field.example or '…'}`."))
    return found


def _first(value: Node, field: Field) -> Text | None:
    if isinstance(value, Text):
        return value
    if field.many and isinstance(value, Sequence) and value.items and all(isinstance(i, Text) for i in value.items):
        return next(texts(value))
    return None


def _wrong_words(key: str, field: Field, where: str, value: Node) -> list[Problem]:
    """Check a text against the choice or the pattern of its key."""
    wrong = []
    for text in texts(value):
        if field.choice and text.value not in field.choice:
            near = get_close_matches(text.value, field.choice, n=1)
            hint = f"Did you mean {near[0]!r}?" if near else f"Write one of: {', '.join(field.choice)}."
            wrong.append(at(text.at, f"{where}: {key} cannot be {text.value!r}.", hint))
        elif field.pattern and not re.fullmatch(field.pattern, text.value):
            wrong.append(at(text.at, f"{where}: {key} cannot be {text.value!r}.", field.meaning))
        elif field.needed and not text.value.strip():
            wrong.append(at(text.at, f"{where}: {key} is empty.", f"Write it, as in `{field.example}`."))
    return wrong
