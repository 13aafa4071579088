"""Exit codes, each with its sentence."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """What a run's exit code says."""

    GOOD = 0  # no open finding at or above --fail-on
    FINDINGS = 1  # there are some
    UNUSABLE = 2  # a usage, config or parse error, or a run that checked nothing
