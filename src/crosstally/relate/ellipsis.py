"""What two numbers say together: exports rose 3% and imports 4%, the second too; what |降到|14.0 was before that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from crosstally.relate.lexicon import metrics
from crosstally.relate.spot import Role, Spot
from crosstally.relate.tables import pattern
from crosstally.relate.window import Window

_GAPPED: Final = pattern("gapped")
_OF: Final = pattern("gapped-not")
_INTO: Final = pattern("turned-into")


def read(spot: Spot, prior: Spot | None, around: Window) -> None:
    """Complete a number from the one before it, and that from what this one says of it."""
    if prior is not None:
        _take_over(spot, prior, around)
        _take_from(prior, spot, around)


def _take_from(prior: Spot, spot: Spot, around: Window) -> None:
    """Let a number be what something started from, where the one behind it is said to be what it turned into."""
    if prior.role is not Role.LEVEL or prior.base or prior.kind != spot.kind:
        return
    if spot.role is Role.LEVEL and _INTO.fullmatch(around.text, prior.at + 1, around.at):
        prior.base, prior.marks = True, prior.marks | {"from"}


def _take_over(spot: Spot, prior: Spot, around: Window) -> None:
    """Let a number be a change as the one before it, where the words leave the verb to that one."""
    if prior.role is not Role.CHANGE or prior.kind != spot.kind:
        return
    if "respectively" in prior.marks or (spot.role is Role.LEVEL and _is_gapped(prior, around)):
        spot.role, spot.direction, spot.base = Role.CHANGE, prior.direction, False


def starts_anew(made: Sequence[Spot]) -> bool:
    """True behind where something else started, which a change then is of: 利润2亿元,利润率由20%|提高10%."""
    last = made[-1] if made else None
    return last is not None and last.base and "from" in last.marks and last.topic.told == "words"


def _is_gapped(prior: Spot, around: Window) -> bool:
    """True for a bare noun behind an `and` and its number; a rate of its own (a margin of 6%) is no change."""
    if not _GAPPED.fullmatch(around.text, prior.at + 1, around.at) or _OF.match(around.text, around.at + 1):
        return False
    if any(word.of("changes") in ("up", "down", "reach") or word.of("frames") for word in around.before):
        return False
    named = [metrics()[word.of("metrics")] for word in around.before if word.of("metrics") in metrics()]
    return all("percent" not in one.classes for one in named)
