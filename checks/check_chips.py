"""Chips: how many a model needs, what they draw, what they reckon."""

from crosstally import at_least, at_most, constant, within


def check_electricity_of_the_chips(claims):
    """The daily bill over what the chips alone draw in a day is a price that somebody pays."""
    energy = claims["wenxin-cloud/visitor-chips"] * claims["references/a100-power"] * constant("24 hour/day")
    low, high = claims["references/electricity-price-low"], claims["references/electricity-price-high"]
    assert within(claims["wenxin-cloud/electricity"] / energy, low, high)


def check_a_year_of_electricity_is_less_than_the_investment(claims):
    """A year's electricity costs less than the chips."""
    assert at_most(claims["wenxin-cloud/electricity"] * constant("365 day"), claims["wenxin-cloud/initial-cost"])


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
