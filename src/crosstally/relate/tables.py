"""Small tables of words that are not names: verbs of making, names of change, what never is a name."""

from __future__ import annotations

from functools import cache

from crosstally.relate.words import topic


@cache
def settings(name: str) -> frozenset[str]:
    """The words of one class of `roles.txt` in every language."""
    return frozenset(word for key, word in topic("roles") if key == name)
