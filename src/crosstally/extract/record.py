"""A mention as one object of the interface: the keys of `crosstally extract --format jsonl`."""

from __future__ import annotations

from crosstally.model.mention import Mention
from crosstally.quantity.figures import exact


def record(mention: Mention, path: str, article: str) -> dict[str, object]:
    """Build the object; numbers are exact decimal strings, or 20 significant digits where no finite decimal exists."""
    lo, hi = mention.interval.lo, mention.interval.hi
    return {
        "path": path,
        "article": article,
        "text": mention.text,
        "start": mention.start,
        "end": mention.end,
        "value": exact(mention.value),
        "unit": mention.unit,
        "lo": exact(lo),
        "hi": exact(hi),
        "lo_open": lo is not None and mention.interval.lo_open,
        "hi_open": hi is not None and mention.interval.hi_open,
        "hedge": mention.hedge.public,
        "kind": mention.kind,
        "subject": mention.subject,
        "metric": mention.metric,
        "period": mention.period,
        "source": mention.source,
        "claim": mention.is_claim,
    }
