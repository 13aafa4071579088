"""Excel and Parquet through pandas, imported when asked for; the same bytes for the same run."""

from __future__ import annotations

import io
import re
import zipfile
from importlib import import_module
from typing import Any, Final

from crosstally.errors import UserError
from crosstally.model import Run
from crosstally.report import wording
from crosstally.report.harmless import cell, visible
from crosstally.report.reporter import Options
from crosstally.report.tables.rows import CLAIM_NAMES, NAMES, claim_rows, rows

_WANTED: Final = {"xlsx": ("pandas", "openpyxl"), "parquet": ("pandas", "pyarrow")}
_THEN: Final = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip entry can have
_STAMP: Final = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
MOST_ROWS: Final = 1_048_575  # of a sheet, below its heading


def xlsx(run: Run, options: Options) -> bytes:
    """Give a workbook with three sheets: findings, their claims, the ledger."""
    pandas = _pandas("xlsx")
    lines = [[one] for one in [wording.counts(run.findings), *wording.ledger_lines(run.ledger)]]
    lines += [[f"read so: {line}"] for line in wording.convention_lines(options)]
    sheets = {
        "findings": (NAMES, [[cell(one) for one in row] for row in rows(run)]),
        "claims": (CLAIM_NAMES, [[cell(one) for one in row] for row in claim_rows(run)]),
        "ledger": (("what was done",), [[cell(one) for one in row] for row in lines]),
    }
    out = io.BytesIO()
    with pandas.ExcelWriter(out, engine="openpyxl") as book:
        for name, (heads, body) in sheets.items():
            pandas.DataFrame(body[:MOST_ROWS], columns=list(heads)).to_excel(book, sheet_name=name, index=False)
    return _timeless(out.getvalue())


def parquet(run: Run, options: Options) -> bytes:  # noqa: ARG001  (every format is called alike)
    """Give one row a finding, all columns text."""
    pandas = _pandas("parquet")
    body = [[visible(one) for one in row] for row in rows(run)]
    frame = pandas.DataFrame(body, columns=list(NAMES), dtype="str")
    out = io.BytesIO()
    frame.to_parquet(out, index=False)
    return out.getvalue()


def _pandas(name: str) -> Any:  # noqa: ANN401  (a module that is imported only here)
    """Import what the format wants; pandas costs half a second that only these formats may cost."""
    try:
        for library in _WANTED[name]:
            import_module(library)
        return import_module("pandas")
    except ImportError as missing:
        lacks = f"The format {name} needs {missing.name}, which is not installed."
        raise UserError.of("--report", lacks, "Run pip install 'crosstally[pandas]'.") from missing


def _timeless(book: bytes) -> bytes:
    """Take the moment of writing out of a workbook."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            body = old.read(name)
            still = _STAMP.sub(b"1980-01-01T00:00:00Z", body) if name == "docProps/core.xml" else body
            new.writestr(zipfile.ZipInfo(name, _THEN), still, zipfile.ZIP_DEFLATED)
    return out.getvalue()
