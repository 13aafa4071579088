"""The parts of the HTML page: axes, intervals that do not meet, timelines, the policy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from crosstally.model import Article, Claim, Corpus, Fact, Finding, Place, Quote, Run, Side
from crosstally.quantity import printed
from crosstally.report import FORMATS
from crosstally.report.page.engine import hashed, part
from crosstally.report.page.plot import apart, plot
from crosstally.report.page.scale import fit, number
from crosstally.report.page.timeline import timelines

Plotted = Callable[[Side | None, Side | None], str]


@pytest.fixture
def plotted(run: Run) -> Plotted:
    """Give a function that draws two sides."""
    base: Finding = run.findings[0]
    return lambda stated, computed: plot(replace(base, stated=stated, computed=computed))


def side(lo: str | None, hi: str | None, value: str | None = None, unit: str = "USD") -> Side:
    """Build a side."""
    return Side(unit, lo, hi, value)


@pytest.mark.parametrize(
    ("one", "other", "between"),
    [
        (side("1", "2"), side("3", "4"), (2.0, 3.0)),
        (side("3", "4"), side("1", "2"), (2.0, 3.0)),
        (side("1", "3"), side("2", "4"), None),
        (side("1", "3"), side("2", "6", "5"), (3.0, 5.0)),
        (side(None, "2"), side("3", None), (2.0, 3.0)),
        (side(None, None), side("3", "4"), None),
    ],
)
def test_what_does_not_meet_is_the_stretch_between(one: Side, other: Side, between: tuple[float, float] | None) -> None:
    """Between two intervals, or from the stated interval to the figure worked out from the printed ones."""
    assert apart([one, other]) == between


def test_an_axis_is_logarithmic_where_values_lie_far_apart(plotted: Plotted) -> None:
    """A linear axis would hide the small side; the reader of the drawing is told."""
    far, near = plotted(side("1", "2"), side("1000000", "2000000")), plotted(side("1", "2"), side("3", "4"))
    assert "(logarithmic axis)" in far
    assert "(logarithmic axis)" not in near
    assert 'class="g"' in far


@pytest.mark.parametrize(
    ("stated", "computed"),
    [
        (side("1", "2"), None),
        (side("1", "2"), side("1", "2", unit="CNY")),
        (side(None, None), side(None, None)),
        (side("1" + "0" * 400, None), side("1" + "0" * 400, None)),
    ],
    ids=["one side", "two units", "endless", "beyond floats"],
)
def test_sides_that_cannot_stand_on_one_axis_are_not_drawn(
    plotted: Plotted, stated: Side, computed: Side | None
) -> None:
    """No drawing is better than a wrong one."""
    assert plotted(stated, computed) == ""


def test_a_drawing_says_in_words_what_it_shows(plotted: Plotted) -> None:
    """A screen reader hears both intervals."""
    assert 'role="img" aria-label="stated [1, 2] USD; computed [3, 4] USD"' in plotted(side("1", "2"), side("3", "4"))


@pytest.mark.parametrize(
    ("values", "labels"),
    [
        ((0.0, 10.0), ["0", "5", "10"]),
        ((34.4, 51.62), ["35", "40", "45", "50"]),
        ((2e12, 9e12), ["2 tn", "4 tn", "6 tn", "8 tn"]),
        ((0.001, 100.0), ["0.001", "0.01", "0.1", "1", "10", "100"]),
        ((5.0, 5.0), ["4.8", "4.9", "5", "5.1", "5.2"]),
        ((-3.0, 3.0), ["-2", "0", "2"]),
        ((4e9, 5.5e9), ["4 bn", "4.5 bn", "5 bn", "5.5 bn"]),
        ((2e18, 4e18), ["2e18", "2.5e18", "3e18", "3.5e18", "4e18"]),
        ((0.0, 0.0), ["-1", "-0.5", "0", "0.5", "1"]),
    ],
)
def test_ticks_are_few_and_round(values: tuple[float, float], labels: list[str]) -> None:
    """An axis can be read without thinking."""
    assert [label for _, label in fit(values, 0, 100).ticks()] == labels


@pytest.mark.parametrize(
    ("text", "place"),
    [("1.5", 1.5), (None, None), ("2023-03-16", float(date(2023, 3, 16).toordinal())), ("x", None), ("1e999", None)],
)
def test_a_place_on_an_axis(text: str | None, place: float | None) -> None:
    """Numbers and dates have one; what is neither, or beyond floats, has none."""
    assert number(text) == place


def corpus(*rows: tuple[str, str, str]) -> Corpus:
    """Build claims on one quantity: article's date, period, value."""
    claims, articles = {}, {}
    for at, (published, period, value) in enumerate(rows):
        name = f"a{at}"
        articles[name] = Article(name, f"{name}.txt", Place(f"{name}.txt"), published=published)
        fact = Fact("the port", "passengers", period)
        claims[f"{name}/x"] = Claim(f"{name}/x", name, printed.read(value), fact, Quote(value), Place(f"{name}.txt"))
    return Corpus(articles, claims)


def test_a_quantity_stated_at_several_dates_has_a_timeline() -> None:
    """By the period it is about, in the order of time, also in words."""
    rows = (
        ("2026-03-02", "2025-Q3", "2 million USD"),
        ("", "2024-Q1", "1.5 million USD"),
        ("", "2025-Q1", "1 million USD"),
    )
    (line,) = timelines(corpus(*rows))
    assert line.name == "the port · passengers · USD"
    assert [point[0] for point in line.points] == ["2024-Q1", "2025-Q1", "2025-Q3"]
    assert line.points[2] == ("2025-Q3", "2 million USD, [1,900,000, 2,100,000] USD", "a0/x")
    assert line.svg.count('class="b0"') == 3
    assert ">2024-Q1</text>" in line.svg


def test_without_a_period_the_day_of_printing_counts() -> None:
    """What was said when."""
    (line,) = timelines(corpus(("2026-03-02", "", "2 USD"), ("2025", "", "3 USD")))
    assert [point[0] for point in line.points] == ["2025", "2026-03-02"]


@pytest.mark.parametrize(
    "rows",
    [
        (("2025", "", "1 USD"), ("2025", "", "2 USD")),
        (("", "2025", "1 USD"), ("", "2024", "2 CNY")),
        (("", "2025", "4 USD"), ("", "2024-Q4", "1 USD")),
        (("", "2025", "date 2025-01-02"), ("", "2024", "date 2024-03-04")),
        (("", "", "1 USD"), ("", "later", "2 USD")),
    ],
    ids=["one date", "two units", "a year and a quarter", "dates", "no dates"],
)
def test_what_does_not_compare_makes_no_timeline(rows: tuple[tuple[str, str, str], ...]) -> None:
    """A drawing would suggest what is not so."""
    assert timelines(corpus(*rows)) == []


def test_the_policy_allows_exactly_the_pages_own_style_and_script(run: Run) -> None:
    """The hashes are of what stands in the page."""
    page = FORMATS["html"].render(run)
    assert isinstance(page, str)
    assert (
        f"style-src {hashed(part('style.css'))}; script-src {hashed(part('report.js'))}".replace("'", "&#39;") in page
    )
    assert f"<style>{part('style.css')}</style>" in page
    assert f"<script>{part('report.js')}</script>" in page
