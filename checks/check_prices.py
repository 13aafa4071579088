"""Prices of chips in April 2023, and what else rose."""

from crosstally import at_least, at_most, quantity


def check_a100_costs_more_than_its_reduced_version(claims):
    """The A100 costs at least what its reduced version costs."""
    assert at_least(claims["model-war/a100-price"] * quantity("1 chip"), claims["model-war/a800-price-after"])


def check_discount_on_the_list_price_is_smaller_than_the_rise(claims):
    """What is still missing to the list price is less than the rise."""
    gap = claims["model-war/a800-list-price"] - claims["model-war/a800-price-after"]
    assert at_most(gap, claims["model-war/a800-rise"])


def check_rise_by_the_list_price(claims):
    """The percentage was reckoned from the price asked, not from the list price."""
    by_list = claims["model-war/a800-list-price"] / claims["model-war/a800-price-before"] - 1
    assert at_most(claims["model-war/a800-rise-percent"], by_list)
