"""Mechanisms run one by one: what one that breaks down has not made must not hide what the others make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar, TypeVarTuple

from crosstally.model import Crash, Place

_Given = TypeVarTuple("_Given")
_Made = TypeVar("_Made")


def run(
    mechanisms: Iterable[Callable[[*_Given], Iterable[_Made]]], crashes: list[Crash], path: str, *given: *_Given
) -> Iterator[_Made]:
    """Yield what mechanisms make of what is given, relations mostly; add to `crashes` each that breaks down.

    `path` is the article that was read, or words for several.
    """
    for mechanism in mechanisms:
        try:
            yield from mechanism(*given)
        except Exception as wrong:  # noqa: BLE001  (any fault of one mechanism, and the rest still runs)
            name = f"{mechanism.__module__.removeprefix('crosstally.')}.{mechanism.__name__}"
            crashes.append(Crash.of(name, wrong, Place(path)))
