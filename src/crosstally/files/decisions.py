"""Decisions: `decisions.yaml`, what people said of findings."""

from __future__ import annotations

from datetime import date

from crosstally.errors import Problem, UserError
from crosstally.files import fields, nodes
from crosstally.files.nodes import Fields
from crosstally.files.schema import DECISION
from crosstally.model import Decision


def read(text: str, path: str, problems: list[Problem]) -> tuple[Decision, ...]:
    """Read a decision file; entries that cannot be used become problems."""
    try:
        top, doubles = nodes.parse(text, path)
    except UserError as wrong:
        problems.append(wrong.problem)
        return ()
    problems += doubles
    unknown = [key for key in top.items if key != "decisions"]
    problems += [fields.unknown_key(key, "The file", top.keys[key], ["decisions"]) for key in unknown]
    entries = top.items.get("decisions")
    if entries is None or (isinstance(entries, nodes.Text) and not entries.value):
        return ()
    if not isinstance(entries, Fields):
        message = f"'decisions' is {nodes.kind(entries)}, not entries by finding."
        problems.append(fields.at(entries.at, message, "Write a finding's id, and its fields indented below."))
        return ()
    read_all = (_decision(name, entries, problems) for name in entries.items)
    return tuple(decision for decision in read_all if decision is not None)


def _decision(name: str, entries: Fields, problems: list[Problem]) -> Decision | None:
    before = len(problems)
    found = fields.read(entries.items[name], DECISION, f"Decision {name!r}", problems)
    text = {key: value.value for key, value in found.items()}
    for key in ("date", "until"):
        if key in found and len(problems) == before:
            try:
                date.fromisoformat(text[key])
            except ValueError:
                message = f"Decision {name!r}: {text[key]!r} is no day."
                problems.append(fields.at(found[key].at, message, "Write 2026-03-02."))
    if len(problems) > before:
        return None
    return Decision(
        name, text["status"], text["reason"], text["by"], text["date"], text.get("until"), text.get("values", ""),
        entries.keys[name],
    )  # fmt: skip
