"""The words that wording rules look for, from wording.txt. No rule itself."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from crosstally.model import Claim


def stands_in(claim: Claim, kind: str) -> str:
    """Give the word of a kind that stands in a claim's quote, metric or wider words; empty where none does."""
    around = f"{claim.quote.prefix}{claim.quote.exact}{claim.quote.suffix} {claim.note}".lower()
    return next((word for word in _words()[kind] if word in around), "")


@cache
def _words() -> dict[str, tuple[str, ...]]:
    lines = Path(__file__).with_name("wording.txt").read_text(encoding="utf-8").splitlines()
    table: dict[str, list[str]] = {}
    for line in lines:
        if line and not line.startswith("#"):
            kind, word = line.split("\t")
            table.setdefault(kind, []).append(word)
    return {kind: tuple(words) for kind, words in table.items()}
