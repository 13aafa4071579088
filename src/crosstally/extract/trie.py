"""A pattern for many words that shares their beginnings, so that the search branches once per letter."""

from __future__ import annotations

import re
from typing import Any

END = ""


def pattern(words: list[str]) -> str:
    """Build a regular expression that matches the longest of the words at a place."""
    root: dict[str, Any] = {}
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, {})
        node[END] = {}
    return _branch(root)


def _branch(node: dict[str, Any]) -> str:
    ends = END in node
    parts = [re.escape(letter) + _branch(after) for letter, after in sorted(node.items()) if letter]
    if not parts:
        return ""
    single = len(parts) == 1 and not ends
    body = parts[0] if single else f"(?:{'|'.join(parts)})"
    return body + ("?" if ends else "")
