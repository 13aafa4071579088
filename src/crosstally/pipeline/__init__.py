"""Read, relate, check, decide, sort: the one place where the stages meet, each run once.

Floor 4: may import everything below.
"""

from crosstally.pipeline.face import Corpus, Result
from crosstally.pipeline.judging import judge
from crosstally.pipeline.reading import read
from crosstally.pipeline.records import claim_records, claim_schema, decision_template, units_list
from crosstally.pipeline.writing import options, page, rule_texts, write

__all__ = [
    "Corpus", "Result", "claim_records", "claim_schema", "decision_template", "judge", "options", "page", "read",
    "rule_texts", "units_list", "write",
]  # fmt: skip
