"""Baidu's accounts: growth and its base, profit against revenue, research against core revenue."""

from crosstally import agree, at_least, at_most

ROUNDED = "the article prints revenue and profit to whole 亿, the growth was reckoned from finer figures"


def check_revenue_growth_on_last_years_base(claims):
    """The stated growth is this quarter's revenue over the same quarter of 2022, less one."""
    base = claims["references/baidu-revenue-2022-q1"]
    computed = claims["wenxin-engine/revenue"] / base - 1
    assert agree(claims["wenxin-engine/revenue-growth"], computed, level="note", because=ROUNDED)


def check_profit_growth_on_last_years_base(claims):
    """The stated growth of profit is this quarter's profit over the same quarter of 2022, less one."""
    base = claims["references/baidu-net-profit-2022-q1"]
    computed = claims["wenxin-engine/net-profit"] / base - 1
    assert agree(claims["wenxin-engine/net-profit-growth"], computed, level="note", because=ROUNDED)


def check_profit_outgrew_revenue_so_the_margin_rose(claims):
    """Profit grew faster than revenue, so last year's margin, worked back, is the lower one."""
    profit, revenue = claims["wenxin-engine/net-profit"], claims["wenxin-engine/revenue"]
    before = (
        profit
        / (1 + claims["wenxin-engine/net-profit-growth"])
        / (revenue / (1 + claims["wenxin-engine/revenue-growth"]))
    )
    assert at_most(before, profit / revenue)


def check_cloud_grew_slower_than_the_group(claims):
    """The cloud grew more slowly than the group, so its share of revenue did not rise."""
    cloud, revenue = claims["wenxin-engine/cloud-revenue"], claims["wenxin-engine/revenue"]
    before = (
        cloud / (1 + claims["wenxin-engine/cloud-growth"]) / (revenue / (1 + claims["wenxin-engine/revenue-growth"]))
    )
    assert at_least(before, cloud / revenue)


def check_research_share_of_core_revenue(claims):
    """Research spending over the reported core revenue of 2022 is the stated share."""
    computed = claims["wenxin-cloud/research"] / claims["references/baidu-core-revenue-2022"]
    assert agree(claims["wenxin-cloud/research-share"], computed)


def check_core_revenue_fits_the_next_quarter(claims):
    """A quarter of the core revenue that the research share implies is less than the whole group's next quarter."""
    core = claims["wenxin-cloud/research"] / claims["wenxin-cloud/research-share"]
    assert at_most(core / 4, claims["wenxin-engine/revenue"])


def check_last_quarter_of_research_is_over_the_threshold(claims):
    """The last quarter's research over a quarter of the core revenue exceeds the share kept for nine quarters."""
    core = claims["wenxin-cloud/research"] / claims["wenxin-cloud/research-share"]
    assert agree(claims["wenxin-cloud/research-threshold"], claims["wenxin-cloud/research-quarter"] / (core / 4))
