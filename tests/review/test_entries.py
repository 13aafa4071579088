"""Entries of a YAML file changed one at a time: what was not touched stays byte for byte."""

from __future__ import annotations

import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from crosstally.errors import UserError
from crosstally.files import entries, nodes

FILE = """\
# what people said
decisions:
  # the first, long discussed
  a11:  # see the minutes
    status: confirmed
    reason: |
      two lines
      of reason

  # the second
  c33:
    status: waived   # for now
    reason: "a: b # c"
    by: [an, editor]
# the end
"""
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda t: entries.drop(t, "decisions", "none", "f"), FILE),
        (
            lambda t: entries.put(t, "decisions", "b22", ["  b22:", "    status: waived"], "f"),
            FILE.replace("  # the second\n", "  b22:\n    status: waived\n  # the second\n"),
        ),
        (
            lambda t: entries.put(t, "decisions", "d44", ["  d44: x"], "f"),
            FILE.replace("# the end\n", "  d44: x\n# the end\n"),
        ),
        (
            lambda t: entries.put(t, "decisions", "c33", ["  c33: x"], "f"),
            re.sub(r"  c33:(.|\n)*?(?=# the end)", "  c33: x\n", FILE),
        ),
        (lambda t: entries.drop(t, "decisions", "c33", "f"), re.sub(r"  c33:(.|\n)*?(?=# the end)", "", FILE)),
    ],
    ids=["drop-nothing", "add-in-its-place", "add-at-the-end", "replace", "drop"],
)
def test_one_entry_changes_and_every_other_byte_stays(change: object, expected: str) -> None:
    """Comments, order and the style of the other entries are kept."""
    assert callable(change)
    assert change(FILE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "decisions:\n  a: x\n"),
        ("# head\n", "# head\ndecisions:\n  a: x\n"),
        ("decisions:\n", "decisions:\n  a: x\n"),
        ("decisions: {}\n# tail\n", "decisions:\n  a: x\n# tail\n"),
        ("decisions:\n  b: y", "decisions:\n  a: x\n  b: y\n"),
    ],
)
def test_a_first_entry_begins_the_mapping(text: str, expected: str) -> None:
    """A missing or empty mapping is begun where it stands."""
    assert entries.put(text, "decisions", "a", ["  a: x"], "f") == expected


def test_the_last_entry_leaves_a_mapping_that_can_still_be_read() -> None:
    """An emptied file is a file without decisions, not a broken one."""
    text = entries.drop("decisions:\n  a: x\n", "decisions", "a", "f")
    assert text == "decisions: {}\n"
    assert nodes.parse(text, "f")[1] == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "decisions: {a: x, b: y}\n",
            "f: The entries of 'decisions' do not stand on lines of their own. Write one below another.",
        ),
        ("decisions: [\n", "f:2:1: The file is not readable as YAML."),
        ("- a\n", "f:1:1: The file holds no keys and values."),
        ("decisions: some words\n", "f: 'decisions' holds no entries by name. Write `some-name:` below it."),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_patched_is_refused(text: str, message: str) -> None:
    """What cannot be changed safely is left alone, with the reason."""
    with pytest.raises(UserError) as caught:
        entries.put(text, "decisions", "a", ["  a: x"], "f")
    assert str(caught.value) == message


@given(TEXTS)
def test_any_text_comes_back_from_yaml_as_it_was(text: str) -> None:
    """No reason or quote can change its own words, or become another key."""
    line = f"key: {entries.scalar(text)}\n"
    assert line.count("\n") == 1
    assert yaml.load(line, Loader=yaml.BaseLoader) == {"key": text}  # noqa: S506  (BaseLoader makes text only)


@given(st.dictionaries(st.from_regex(r"[a-f0-9]{4}", fullmatch=True), TEXTS, min_size=1, max_size=8), TEXTS)
def test_entries_added_one_by_one_are_all_there(reasons: dict[str, str], other: str) -> None:
    """Adding, changing and dropping entries keeps exactly the others."""
    text = ""
    for name, reason in reasons.items():
        text = entries.put(text, "decisions", name, entries.entry(name, {"reason": reason}), "f")
    first = next(iter(reasons))
    text = entries.put(text, "decisions", first, entries.entry(first, {"reason": other}), "f")
    assert _reasons(text) == reasons | {first: other}
    dropped = entries.drop(text, "decisions", first, "f")
    assert _reasons(dropped) == {name: reason for name, reason in reasons.items() if name != first}


def _reasons(text: str) -> dict[str, str]:
    top, problems = nodes.parse(text, "f")
    assert problems == []
    held = top.items["decisions"]
    assert isinstance(held, nodes.Fields)
    found = {}
    for name, node in held.items.items():
        assert isinstance(node, nodes.Fields)
        reason = node.items["reason"]
        assert isinstance(reason, nodes.Text)
        found[name] = reason.value
    return found
