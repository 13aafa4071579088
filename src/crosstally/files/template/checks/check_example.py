"""A check is for what needs code; what an expression can say stands in the claim file."""

from crosstally import at_most


def check_no_office_is_larger_than_the_company(claims):
    """Each office has at most as many people as the company."""
    offices = [claim for claim in claims.values() if claim.fact.metric == "staff" and claim.fact.scope]
    for office in offices:
        assert at_most(office, claims["example-ledger/staff"])
