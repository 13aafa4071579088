"""JSON: one object for the whole run."""

from __future__ import annotations

import json

from crosstally.model import Run
from crosstally.report.records import run_record
from crosstally.report.reporter import Options


def write(run: Run, options: Options) -> str:
    """Give the run as one JSON object (DESIGN 6.3), with a line break at the end."""
    return harmless_json(run_record(run, options), indent=1) + "\n"


def harmless_json(value: object, indent: int | None = None) -> str:
    """Write JSON; a lone surrogate, which no encoding can hold, is written as its escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text
