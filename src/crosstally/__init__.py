"""crosstally: a test suite for the numbers in your articles.

The face of the package. Nothing inside imports it; everything here is imported when first used, so that
`import crosstally` costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crosstally.model import Claim, Finding, Level, constant, count, days, printed, total
    from crosstally.model.agreement import agree, at_least, at_most, within
    from crosstally.pipeline import Corpus, Result

_HOMES = {
    "Claim": "model", "Corpus": "pipeline", "Finding": "model", "Level": "model", "Result": "pipeline",
    "agree": "model.agreement", "at_least": "model.agreement", "at_most": "model.agreement",
    "constant": "model", "count": "model", "days": "model", "printed": "model", "total": "model",
    "within": "model.agreement",
}  # fmt: skip

__all__ = [
    "Claim", "Corpus", "Finding", "Level", "Result", "agree", "at_least", "at_most", "constant", "count", "days",
    "printed", "total", "within",
]  # fmt: skip


def __getattr__(name: str) -> Any:  # noqa: ANN401  (whatever the name stands for)
    """Import a public name from its home."""
    if name not in _HOMES:
        raise AttributeError(f"module 'crosstally' has no attribute {name!r}")
    return getattr(import_module(f"crosstally.{_HOMES[name]}"), name)
