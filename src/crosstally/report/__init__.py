"""Findings to text: one run in, one report out, in the format a table names.

Floor 3: may import model, quantity and errors; opens nothing but its own page's parts. A face opens files.
"""

from typing import Final

from crosstally.model import Run
from crosstally.report.data import claimreview, lines, whole
from crosstally.report.forges import github, gitlab, junit, rdjson, sarif, summary
from crosstally.report.plain import concise, markdown, text
from crosstally.report.plain.steps import steps
from crosstally.report.plain.text import frames
from crosstally.report.reporter import Options, Reporter, RuleText, convention_figures, tool
from crosstally.report.tables import csv_table
from crosstally.report.tables import frames as data_frames

__all__ = ["EXPORTS", "FORMATS", "Options", "Reporter", "RuleText", "convention_figures", "frames", "steps", "tool"]


def _page(run: Run, options: Options) -> str:
    """Import the templates' engine only for a page: it takes longer to load than most runs take."""
    from crosstally.report.page import html  # noqa: PLC0415  (the sentence above)

    return html.write(run, options)


_ALL: Final = (
    Reporter("text", "txt", "a frame per claim and the sum in one line, for a person", text.write),
    Reporter("concise", "txt", "one line a finding", concise.write),
    Reporter("markdown", "md", "a page for pull requests, e-mails and wikis", markdown.write),
    Reporter("json", "json", "the whole run as one object", whole.write),
    Reporter("jsonl", "jsonl", "one object a line", lines.write),
    Reporter("csv", "csv", "one row a finding, for a spreadsheet", csv_table.write),
    Reporter("xlsx", "xlsx", "a workbook: findings, claims, ledger", data_frames.xlsx, "pandas"),
    Reporter("parquet", "parquet", "one row a finding, for data frames", data_frames.parquet, "pandas"),
    Reporter("html", "html", "one page to mail, whole without scripts", _page),
    Reporter("sarif", "sarif", "SARIF 2.1.0 for code scanning", sarif.write),
    Reporter("github", "txt", "GitHub annotations", github.write),
    Reporter("summary", "md", "GitHub job summary", summary.write),
    Reporter("gitlab", "json", "GitLab code quality", gitlab.write),
    Reporter("junit", "xml", "JUnit XML", junit.write),
    Reporter("rdjson", "json", "reviewdog diagnostics", rdjson.write),
)
FORMATS: Final = {one.name: one for one in _ALL}
EXPORTS: Final = {
    "claimreview": Reporter("claimreview", "json", "schema.org JSON-LD of confirmed findings", claimreview.write),
}
