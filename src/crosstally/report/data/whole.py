"""JSON: one object for the whole run."""

from __future__ import annotations

import json
import re

from crosstally.model import Run
from crosstally.report.harmless import UNSEEN
from crosstally.report.records import run_record
from crosstally.report.reporter import Options


def write(run: Run, options: Options) -> str:
    """Give the run as one JSON object (DESIGN 6.3), with a line break at the end."""
    return harmless_json(run_record(run, options), indent=1) + "\n"


def harmless_json(value: object, indent: int | None = None) -> str:
    """Write JSON in which characters that cannot be seen, or held by any encoding, are written as escapes."""
    return UNSEEN.sub(_escaped, json.dumps(value, ensure_ascii=False, indent=indent))


def _escaped(found: re.Match[str]) -> str:
    """Write a character as its escape; above the controls JSON itself knows how."""
    if ord(found[0]) > 0x9F:
        return json.dumps(found[0])[1:-1]
    return f"\\u{ord(found[0]):04x}"
