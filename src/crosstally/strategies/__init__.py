"""Hypothesis strategies: intervals, claims, and whole corpora whose numbers fit, or all but one of them.

Floor 5: may import pipeline, model, quantity and errors; nothing imports it. Needs the extra `test`.

    from hypothesis import given
    from crosstally.strategies import consistent_corpora

    @given(consistent_corpora())
    def test_my_rule_stays_silent(corpus):
        assert not corpus.check().findings
"""

from crosstally.strategies.claims import claims, values
from crosstally.strategies.corpora import Altered, consistent_corpora, with_one_altered
from crosstally.strategies.intervals import intervals, members, rationals

__all__ = [
    "Altered", "claims", "consistent_corpora", "intervals", "members", "rationals", "values", "with_one_altered",
]  # fmt: skip
