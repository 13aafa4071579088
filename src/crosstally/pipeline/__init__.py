"""Read, relate, check, decide, sort: the one place where the stages meet, each run once.

Floor 4: may import everything below.
"""

from crosstally.pipeline.drafting import add, add_text
from crosstally.pipeline.extracting import Read, Wish, articles_of, extract_all, table
from crosstally.pipeline.face import Corpus, Result
from crosstally.pipeline.judging import judge
from crosstally.pipeline.narrowing import baseline_text, of_files, open_findings, since, without_baseline
from crosstally.pipeline.reading import read
from crosstally.pipeline.records import claim_records, claim_schema, decision_template, units_list
from crosstally.pipeline.starting import start
from crosstally.pipeline.writing import append, options, page, rule_texts, write

__all__ = [
    "Corpus", "Read", "Result", "Wish", "add", "add_text", "append", "articles_of", "baseline_text", "claim_records",
    "claim_schema", "decision_template", "extract_all", "judge", "of_files", "open_findings", "options", "page", "read",
    "rule_texts", "since", "start", "table", "units_list", "without_baseline", "write",
]  # fmt: skip
