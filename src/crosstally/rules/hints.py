"""Which single change would repair a finding: a hint, never a verdict."""

from __future__ import annotations

from crosstally.quantity.stated import Stated


def hints(stated: Stated, computed: Stated) -> tuple[str, ...]:
    """Give the slips that would make the stated figure fit the computed side; both in base units."""
    if stated.point is None:
        return ()
    found = []
    for factor, words in ((10, "a digit too many"), (100, "two digits"), (10_000, "万 for 亿"), (1000, "a thousand")):
        if stated.point / factor in computed.interval or stated.point * factor in computed.interval:
            found.append(f"fits if a factor of {factor:,} is taken as a slip ({words})")
    return tuple(found)
