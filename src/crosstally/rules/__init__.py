"""Rules: corpus to findings, one rule a file, each documented by its docstring.

Floor 3: may import model, quantity and errors; no rule leans on another. The shared parts that are no rules:
`rule` (what a rule is), `arithmetic` and `shape` (how relations are judged), `groups` (claims by fact), `words` and
`hints`.
"""

from typing import Final

from crosstally.rules import (
    ambiguous_fold,
    change_between,
    complement,
    difference,
    elapsed_time,
    expired_decision,
    fall_over_100_percent,
    fold_change,
    listed_items,
    nearly_but_above,
    nothing_checked,
    order,
    other_scope,
    own_check,
    part_of_whole,
    percent_or_points,
    percent_total,
    product,
    quote_found,
    ranking,
    rule_crashed,
    same_fact,
    same_precision,
    share_of_whole,
    stale_total,
    sum_of_parts,
    unit_fits_metric,
    unit_identity,
    unknown_unit,
    unused_decision,
    value_matches_quote,
)
from crosstally.rules.rule import Rule

# In order of code. The claim rules look at what articles say; the run rules at what the run itself did.
CLAIM_RULES: Final[tuple[Rule, ...]] = (
    unknown_unit, unit_fits_metric, value_matches_quote,
    difference, sum_of_parts, change_between, fold_change, share_of_whole, complement, product, unit_identity,
    listed_items, part_of_whole, order, elapsed_time, percent_total, own_check,
    same_fact, same_precision, stale_total, ranking, other_scope,
    quote_found,
    ambiguous_fold, nearly_but_above, fall_over_100_percent, percent_or_points,
)  # fmt: skip
RUN_RULES: Final[tuple[Rule, ...]] = (unused_decision, expired_decision, nothing_checked, rule_crashed)
RULES: Final[tuple[Rule, ...]] = CLAIM_RULES + RUN_RULES

__all__ = ["CLAIM_RULES", "RULES", "RUN_RULES", "Rule"]
