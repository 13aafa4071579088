"""The nouns: articles, mentions, claims, relations, findings, decisions, the corpus. Frozen; they open no files.

Floor 2: may import quantity and errors.
"""

from crosstally.model.aggregate import AsPrinted, Between, Elapsed, Listed, Total, count, days, printed, total
from crosstally.model.claim import Claim, Fact, Quote
from crosstally.model.corpus import Article, Corpus, Crash, Ledger, Run, tally
from crosstally.model.decision import Decision, Level
from crosstally.model.expression import Binary, Constant, Expression, constant, lift
from crosstally.model.finding import Finding, Side
from crosstally.model.mention import Mention
from crosstally.model.place import Place
from crosstally.model.relation import Reading, Relation
from crosstally.model.result import Agreed, NotCompared, Result

__all__ = [
    "Agreed", "Article", "AsPrinted", "Between", "Binary", "Claim", "Constant", "Corpus", "Crash", "Decision",
    "Elapsed", "Expression", "Fact", "Finding", "Ledger", "Level", "Listed", "Mention", "NotCompared", "Place", "Quote",
    "Reading", "Relation", "Result", "Run", "Side", "Total", "constant", "count", "days", "lift", "printed",
    "tally", "total",
]  # fmt: skip
