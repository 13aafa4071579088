"""YAML as written: scalars stay text, every node knows its line and column.

A strict subset, read from libyaml's events without recursion: no anchors, aliases, tags or duplicate keys,
at most 20 levels. YAML 1.1 would turn `12.50` into 12.5 and `1:10` into 70; here nothing is turned into anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from crosstally.errors import Problem, UserError
from crosstally.model import Place

_DEEPEST: Final = 20
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOADER: Final[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Text:
    """A scalar as written; `first` is how far behind `at` its first character stands, None where lines are folded."""

    value: str
    at: Place
    first: int | None = 0


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: list[Node] = field(default_factory=list)
    at: Place = field(default_factory=lambda: Place(""))


@dataclass(frozen=True, slots=True)
class Fields:
    """A mapping: its nodes by key, and where each key stands."""

    items: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)
    at: Place = field(default_factory=lambda: Place(""))


Node = Text | Sequence | Fields
_KIND: Final[Mapping[type, str]] = {Text: "text", Sequence: "a list", Fields: "a mapping of keys to values"}


def kind(node: Node) -> str:
    """Name a node's kind for a message."""
    return _KIND[type(node)]


def parse(text: str, path: str) -> tuple[Fields, list[Problem]]:
    """Read one document whose top is a mapping; duplicate keys come back as problems, the first one counts.

    Raises UserError with line and column for what YAML cannot read and for anchors, aliases and tags.
    """
    builder = _Builder(path)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.YAMLError as wrong:
        raise _unreadable(path, text, wrong) from wrong
    return builder.top(), builder.problems


def _first(event: Any) -> int | None:  # noqa: ANN401  (PyYAML's events are untyped)
    """Tell how far behind its mark a scalar's first character stands: 1 behind a quotation mark."""
    if event.start_mark.line != event.end_mark.line:
        return None
    return int(event.style in ("'", '"'))


class _Builder:
    """Builds nodes from events on an explicit stack, so that depth costs no recursion."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.stack: list[Fields | Sequence] = []
        self.key: list[Text | None] = []
        self.root: Node | None = None

    def take(self, event: Any) -> None:  # noqa: ANN401  (PyYAML's events are untyped)
        """Take the next event."""
        match event:
            case yaml.AliasEvent():
                raise self._refuse(event, "An alias stands here.", "Write the value out.")
            case yaml.ScalarEvent() | yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
                self.key.pop()
            case yaml.DocumentStartEvent() if self.root is not None:
                raise self._refuse(event, "A second document begins here.", "Keep one document a file.")
            case _:
                pass

    def top(self) -> Fields:
        """Give the mapping at the top."""
        if self.root is None:
            return Fields(at=Place(self.path))
        if not isinstance(self.root, Fields):
            at = self.root.at
            raise UserError.of(
                at.path, f"The file holds {kind(self.root)}, not keys and values.", line=at.line, column=at.column
            )
        return self.root

    def _begin(self, event: Any) -> None:  # noqa: ANN401
        at = self._place(event)
        if event.anchor:
            raise self._refuse(event, f"An anchor (&{event.anchor}) stands here.", "Write the value out where needed.")
        if event.tag and event.tag != "!":
            raise self._refuse(event, f"A tag ({event.tag}) stands here.", "Write plain text.")
        if isinstance(event, yaml.ScalarEvent):
            self._place_node(Text(str(event.value), at, _first(event)))
            return
        if len(self.stack) >= _DEEPEST:
            raise self._refuse(event, f"Nesting is deeper than {_DEEPEST} levels.", "Flatten the file.")
        node: Fields | Sequence = Fields(at=at) if isinstance(event, yaml.MappingStartEvent) else Sequence(at=at)
        self._place_node(node)
        self.stack.append(node)
        self.key.append(None)

    def _place_node(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        holder = self.stack[-1]
        if isinstance(holder, Sequence):
            holder.items.append(node)
        elif self.key[-1] is None:
            self._take_key(node)
        else:
            key, self.key[-1] = self.key[-1], None
            if key.value not in holder.items:
                holder.items[key.value] = node
                holder.keys[key.value] = key.at
            else:
                first = holder.keys[key.value]
                problem = f"The key {key.value!r} stands here a second time; the first is on line {first.line}."
                self.problems.append(Problem(self.path, key.at.line, key.at.column, problem, "Keep one of the two."))

    def _take_key(self, node: Node) -> None:
        if not isinstance(node, Text):
            hint = "Write `key: value` lines."
            raise UserError.of(self.path, "A key must be text.", hint, line=node.at.line, column=node.at.column)
        self.key[-1] = node

    def _place(self, event: Any) -> Place:  # noqa: ANN401
        return Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refuse(self, event: Any, message: str, hint: str) -> UserError:  # noqa: ANN401
        at = self._place(event)
        return UserError.of(self.path, message, hint, line=at.line, column=at.column)


def _unreadable(path: str, text: str, wrong: yaml.YAMLError) -> UserError:
    mark = getattr(wrong, "problem_mark", None)
    said = getattr(wrong, "problem", None) or getattr(wrong, "reason", None) or "it is not YAML"
    line, column = (mark.line + 1, mark.column + 1) if mark else _forbidden(text)
    hint = "Indent with spaces, and quote text that begins with a sign." if "start any token" in said else ""
    return UserError.of(path, f"The file is not readable as YAML: {said}.", hint, line=line, column=column)


def _forbidden(text: str) -> tuple[int, int]:
    """Line and column of the first character that YAML forbids: its reader gives no mark for one."""
    found = _FORBIDDEN.search(text)
    if found is None:
        return 0, 0
    before = text[: found.start()]
    return before.count("\n") + 1, len(before) - before.rfind("\n")


def texts(node: Node) -> Iterator[Text]:
    """Yield a text node, or the texts of a list of them."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from texts(item)
