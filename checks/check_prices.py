"""What chips, runs and entry tickets cost, in yuan and in dollars."""

from crosstally import agree, at_least, at_most, constant, printed

ESTIMATE = "an estimate for January against one shop's price of a card in April"


def check_price_per_chip_of_the_investment(claims):
    """The investment spread over the chips is the price of one chip."""
    computed = (
        claims["wenxin-cloud/initial-cost"] * claims["references/cny-per-usd"] / claims["wenxin-cloud/visitor-chips"]
    )
    assert agree(claims["model-war/a100-price"], computed, level="warning", because=ESTIMATE)


def check_investment_covers_the_cards(claims):
    """The investment pays at least for the cards at the price of a single one."""
    cards = claims["wenxin-cloud/visitor-chips"] * claims["model-war/a100-price"]
    assert at_least(claims["wenxin-cloud/initial-cost"] * claims["references/cny-per-usd"], cards)


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
    cost = claims["wenxin-cloud/chip-threshold"] * printed(claims["model-war/a100-price"])
    assert at_least(
        claims["model-war/ticket-cny"],
        cost,
        level="note",
        because="the article sets the billion yuan as an example, not as the price of the chips",
    )


def check_m6_run_is_not_dearer_than_the_dearest_run(claims):
    """The cost told for M6 is no more than the upper end told for large models."""
    top = claims["model-war/training-cost-top"] * claims["references/cny-per-usd"]
    assert at_most(claims["model-war/m6-cost"], top)


def check_a100_costs_more_than_its_reduced_version(claims):
    """The A100 costs at least what its reduced version costs."""
    assert at_least(claims["model-war/a100-price"] * constant("1 chip"), claims["model-war/a800-price-after"])
