"""A figure taken as printed counts in the recomputed sum; the interval of its words stays."""

from __future__ import annotations

import pytest

from crosstally.files import claims
from crosstally.files.claims import Gathered
from crosstally.model import Relation
from crosstally.quantity.compare import Verdict

FILE = """\
article:
  id: cards
claims:
  cost:
    value: 数千万 CNY
  cards:
    value: 170 chip
  price:
    value: about 11万 CNY/chip
  few:
    value: several chip
relations:
  tied:
    says: {says}
"""


def _relation(says: str) -> tuple[Relation, ...]:
    gathered = Gathered()
    claims.gather(FILE.format(says=says), "cards.claims.yaml", gathered)
    ties = claims.tie(gathered)
    assert [problem.message for problem in gathered.problems] == []
    return ties


@pytest.mark.parametrize(
    ("says", "verdict"),
    [
        ("cost == cards * price", Verdict.AGREE),
        ("cost == cards * printed(price)", Verdict.MISMATCH),
        ("cost == printed(few) * price", Verdict.CANNOT_TELL),
    ],
)
def test_a_hedge_saves_a_sum_unless_it_is_set_aside(says: str, verdict: Verdict) -> None:
    """170 × about 11万 reaches 数千万 by its hedge alone; 170 × 11万 does not."""
    (relation,) = _relation(says)
    assert relation.readings[0].outcome().verdict is verdict


def test_the_claims_below_are_named() -> None:
    """A finding names the claim, not its wrapper."""
    (relation,) = _relation("cost == cards * printed(price)")
    assert [claim.id for claim in relation.claims] == ["cards/cost", "cards/cards", "cards/price"]


def test_printed_takes_one_claim() -> None:
    """A sum has no printed figure."""
    gathered = Gathered()
    claims.gather(FILE.format(says="cost == printed(price + price)"), "cards.claims.yaml", gathered)
    assert claims.tie(gathered) == ()
    assert [problem.message for problem in gathered.problems] == ["Relation 'tied': printed() takes one claim."]
