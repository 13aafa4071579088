"""Insurance contracts: the time for one, the number in a day, the stated speed-up."""

from crosstally import agree, at_least, constant

ONE = "1 contract/person"


def check_time_for_a_contract_against_a_days_work(claims):
    """A working day shared among the contracts of a day is the time that one takes."""
    share = claims["references/working-day"] / claims["pengcheng-wenxin/contracts-by-hand"] * constant(ONE)
    assert agree(claims["pengcheng-wenxin/time-by-hand"], share)


def check_speed_up_from_a_days_work(claims):
    """The share of a working day that a contract took, over the minute that it takes now, is the stated speed-up."""
    before = claims["references/working-day"] / claims["pengcheng-wenxin/contracts-by-hand"] * constant(ONE)
    assert agree(claims["pengcheng-wenxin/handling-speed-up"], before / claims["pengcheng-wenxin/time-with-model"])


def check_clauses_need_more_contracts_than_templates(claims):
    """The clauses classified, spread over the categories of a contract, are more contracts than there are templates."""
    contracts = claims["pengcheng-wenxin/clauses"] / claims["pengcheng-wenxin/clause-categories"]
    assert at_least(
        contracts / constant("1 clause/category"), claims["pengcheng-wenxin/templates"] / constant("1 template")
    )
