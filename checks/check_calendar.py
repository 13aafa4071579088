"""What the calendar allows, where the dates stand in different articles."""

from crosstally import agree, at_least, at_most, constant, days


def check_iterations_fit_the_calendar(claims):
    """One iteration a week from the release to the report gives the stated number of iterations."""
    elapsed = days(claims["wenxin-cloud/release-date"], claims["wenxin-engine/report-date"])
    computed = elapsed / claims["wenxin-engine/iteration-interval"] * claims["wenxin-engine/iterations-per-interval"]
    assert agree(claims["wenxin-engine/iterations"], computed)


def check_iterations_were_possible(claims):
    """The iterations told need no more time than there was since the release."""
    elapsed = days(claims["wenxin-cloud/release-date"], claims["wenxin-engine/report-date"])
    needed = (
        claims["wenxin-engine/iterations"]
        / claims["wenxin-engine/iterations-per-interval"]
        * claims["wenxin-engine/iteration-interval"]
    )
    assert at_most(needed, elapsed)


def check_alibaba_clouds_losses_since_its_foundation(claims):
    """Twelve years of losses to 2021 begin with the foundation of Alibaba Cloud."""
    elapsed = days(claims["references/alibaba-cloud-founded"], claims["wenxin-cloud/profit-date"])
    assert agree(claims["wenxin-cloud/loss-years"], elapsed)


def check_pengcheng_within_half_a_year_of_ernie_3(claims):
    """The announcement came less than half a year after ERNIE 3.0."""
    elapsed = days(claims["pengcheng-wenxin/ernie-3-date"], claims["references/pengcheng-release"])
    assert agree(claims["pengcheng-wenxin/gap-half-year"], elapsed)


def check_chip_rivals_prices_are_seen_a_day_apart(claims):
    """The prices of A800 and A100 that are set side by side were seen within two days."""
    assert at_most(days(claims["model-war/a800-date-after"], claims["model-war/a100-price-date"]), constant("2 day"))


def check_research_streak_reaches_back_before_the_year(claims):
    """Nine quarters to the end of 2022 reach back further than the year itself."""
    assert at_least(claims["wenxin-cloud/research-streak"], constant("1 year"))


def check_cloud_moves_end_in_the_month_of_the_release(claims):
    """The last of the three moves falls in the month in which Wenxin Yiyan was released."""
    assert at_most(days(claims["wenxin-cloud/move-3-date"], claims["wenxin-cloud/release-date"]), constant("31 day"))
