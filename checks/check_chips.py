"""Chips, what they cost and what they draw: the investment, the run, the threshold."""

from crosstally import agree, at_least, at_most, quantity, within

SYSTEM_PRICE = "a list price of single cards in yuan, against an investment in whole systems three months earlier"


def check_price_per_chip_of_the_investment(claims):
    """The investment spread over the chips is the price of one chip."""
    computed = (
        claims["wenxin-cloud/initial-cost"] * claims["references/cny-per-usd"] / claims["wenxin-cloud/visitor-chips"]
    )
    assert agree(claims["model-war/a100-price"], computed, level="warning", because=SYSTEM_PRICE)


def check_investment_covers_the_cards(claims):
    """The investment pays at least for the cards at the price of a single one."""
    cards = claims["wenxin-cloud/visitor-chips"] * claims["model-war/a100-price"]
    assert at_least(claims["wenxin-cloud/initial-cost"] * claims["references/cny-per-usd"], cards)


def check_electricity_of_the_chips(claims):
    """The daily bill over what the chips alone draw in a day is a price that somebody pays."""
    energy = claims["wenxin-cloud/visitor-chips"] * claims["references/a100-power"] * quantity("24 hour/day")
    low, high = claims["references/electricity-price-low"], claims["references/electricity-price-high"]
    assert within(claims["wenxin-cloud/electricity"] / energy, low, high)


def check_a_year_of_electricity_is_less_than_the_investment(claims):
    """A year's electricity costs less than the chips."""
    assert at_most(claims["wenxin-cloud/electricity"] * quantity("365 day"), claims["wenxin-cloud/initial-cost"])


def check_a_run_costs_less_than_the_investment(claims):
    """The dearest single run costs less than the chips for all visitors."""
    assert at_most(claims["model-war/training-cost-top"], claims["wenxin-cloud/initial-cost"])


def check_ticket_pays_for_the_threshold(claims):
    """A billion dollars buys ten thousand A100 at the price printed."""
    ticket = claims["model-war/ticket-usd"] * claims["references/cny-per-usd"]
    assert at_least(ticket, claims["model-war/chip-threshold"] * claims["model-war/a100-price"])


def check_ticket_in_yuan_and_in_dollars(claims):
    """The starting capital is a billion whether it is told in dollars or in yuan."""
    assert agree(
        claims["model-war/ticket-cny"],
        claims["model-war/ticket-usd"] * claims["references/cny-per-usd"],
        level="note",
        because="the article says that it swaps the dollar for the yuan",
    )


def check_ticket_covers_the_investment(claims):
    """The starting capital is no less than the investment told for ChatGPT's visitors."""
    assert at_least(claims["model-war/ticket-usd"], claims["wenxin-cloud/initial-cost"])


def check_yuan_threshold_pays_for_the_chip_threshold(claims):
    """A billion yuan buys ten thousand A100 at the price printed."""
    cost = claims["wenxin-cloud/chip-threshold"] * claims["model-war/a100-price"]
    assert at_least(
        claims["model-war/ticket-cny"],
        cost,
        level="warning",
        because="the article sets the billion yuan as an example, not as the price of the chips",
    )


def check_m6_run_is_not_dearer_than_the_dearest_run(claims):
    """The cost told for M6 is no more than the upper end told for large models."""
    top = claims["model-war/training-cost-top"] * claims["references/cny-per-usd"]
    assert at_most(claims["model-war/m6-cost"], top)


def check_m6_cards_against_the_gpt3_run(claims):
    """The cards behind one run of M6 cost more than one run of GPT-3: their price is not the cost of a run."""
    cards = claims["model-war/m6-chips"] * claims["model-war/v100-performance"] * claims["model-war/a100-price"]
    assert at_least(cards, claims["model-war/training-cost"] * claims["references/cny-per-usd"])


def check_yangquan_clears_the_threshold(claims):
    """The computing power of Yangquan, counted in A100, is at least the threshold."""
    chips = claims["wenxin-cloud/computing-power"] / claims["references/a100-performance"]
    assert at_least(chips, claims["model-war/chip-threshold"])


def check_yangquan_is_exascale(claims):
    """Four EFLOPS are exascale, the class of PengCheng Cloud Brain II."""
    assert at_least(claims["wenxin-cloud/computing-power"], claims["references/exascale"])


def check_chips_for_all_visitors_clear_the_threshold(claims):
    """The chips that ChatGPT's visitors need are no fewer than the threshold that another article states."""
    assert at_least(claims["wenxin-cloud/visitor-chips"], claims["model-war/chip-threshold"])
