"""CSV with a byte order mark, so that a spreadsheet reads Chinese; no cell runs as a formula."""

from __future__ import annotations

import csv
import io

from crosstally.model import Run
from crosstally.report.harmless import cell
from crosstally.report.reporter import Options
from crosstally.report.tables.rows import NAMES, rows


def write(run: Run, options: Options) -> str:  # noqa: ARG001  (every format is called alike)
    """Give the findings as CSV, quoted as in RFC 4180, lines ending in a line feed."""
    out = io.StringIO(newline="")
    out.write("\ufeff")
    table = csv.writer(out, lineterminator="\n")
    table.writerow(NAMES)
    table.writerows([cell(one) for one in row] for row in rows(run))
    return out.getvalue()
