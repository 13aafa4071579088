"""The HTML report of the five articles in a real browser: scripts off and on, keys, dark, print, narrow, zoomed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from runpy import run_path
from typing import Any, Final

import pytest

from crosstally import pipeline
from crosstally.config import load
from crosstally.report import FORMATS

ROOT: Final = Path(__file__).parents[2]
Open = Callable[..., Any]


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, int]:
    """Write the report once; give its address and how many findings it has."""
    config = load(ROOT)
    run = pipeline.judge(pipeline.read((), ROOT, config, with_texts=False))
    page = FORMATS["html"].render(run, pipeline.options(config))
    assert isinstance(page, str)
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(page, encoding="utf-8")
    return path.as_uri(), len(run.findings)


def test_all_is_there_with_scripts_off(report: tuple[str, int], open_page: Open) -> None:
    """Mailed into a reader that runs no scripts, the report loses nothing but its filter."""
    address, findings = report
    page = open_page(java_script_enabled=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    cards = page.locator(".card")
    assert cards.count() == findings
    assert all(cards.nth(at).is_visible() for at in range(findings))
    assert not page.locator("#tools").is_visible()
    assert asked == [address]


def test_filter_level_and_decision_narrow_the_cards(report: tuple[str, int], open_page: Open) -> None:
    """What the script adds works on the cards and on the table alike."""
    address, findings = report
    page = open_page()
    page.goto(address)
    assert page.locator("#shown").inner_text() == f"{findings} of {findings} shown"
    page.locator("#level").select_option("error")
    errors = page.locator(".card.error").count()
    assert page.locator(".card:visible").count() == errors
    assert page.locator("tbody tr:visible").count() == errors
    page.locator("#level").select_option("")
    page.locator("#status").select_option("open")
    assert page.locator(".card:visible").count() == page.locator('.card[data-status="open"]').count()
    page.locator("#status").select_option("")
    page.locator("#filter").fill("no such words anywhere")
    assert page.locator(".card:visible").count() == 0


def test_the_page_is_used_by_keyboard_alone(report: tuple[str, int], open_page: Open) -> None:
    """Skip link, next, previous, filter, sort, help: no mouse is needed, and each says where it is."""
    address, findings = report
    page = open_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    ids = page.locator(".card").evaluate_all("cards => cards.map(card => card.id)")
    for wanted in ids[:3]:
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.id") == wanted
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == ids[1]
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    assert page.locator("#keys").get_attribute("aria-expanded") == "true"
    page.keyboard.press("/")
    page.keyboard.type("jjj")  # keys are words here
    assert page.locator("#filter").input_value() == "jjj"
    page.keyboard.press("Escape")
    assert page.locator(".card:visible").count() == findings
    page.locator("th button").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator("th").nth(1).get_attribute("aria-sort") == "ascending"
    page.keyboard.press("Enter")
    assert page.locator("th").nth(1).get_attribute("aria-sort") == "descending"
    rules = page.locator("tbody tr td:nth-child(2)").all_inner_texts()
    assert rules == sorted(rules, reverse=True)


CONTRAST: Final = """
() => {
  const light = (color) => {
    const parts = color.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const ground = (node) => {
    const color = getComputedStyle(node).backgroundColor;
    return color !== "rgba(0, 0, 0, 0)" || !node.parentElement ? color : ground(node.parentElement);
  };
  const poor = [];
  const texts = "p, li, td, th, dt, dd, a, mark, h1, h2, figcaption, summary, .tag, .id";
  for (const node of document.querySelectorAll(texts)) {
    const [a, b] = [light(getComputedStyle(node).color), light(ground(node))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) poor.push(node.className || node.tagName);
  }
  return [...new Set(poor)];
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_in_both_schemes(report: tuple[str, int], open_page: Open, scheme: str) -> None:
    """Every text has a contrast of 4.5 : 1 to its ground (WCAG AA)."""
    page = open_page(color_scheme=scheme)
    page.goto(report[0])
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert ground == {"light": "rgb(255, 255, 255)", "dark": "rgb(20, 23, 27)"}[scheme]
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("width", [320, 550], ids=["a phone", "1100 pixels at 200 percent"])
def test_nothing_runs_out_of_a_narrow_window(report: tuple[str, int], open_page: Open, width: int) -> None:
    """No sideways scrolling on a phone or at 200 % zoom (WCAG 1.4.10)."""
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(report[0])
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_print_has_the_findings_and_not_the_tools(report: tuple[str, int], open_page: Open) -> None:
    """On paper: ledger, findings, decisions; no filter, no index of links."""
    address, findings = report
    page = open_page()
    page.goto(address)
    page.emulate_media(media="print")
    assert not page.locator("#tools").is_visible()
    assert not page.locator("nav").is_visible()
    assert page.locator(".card:visible").count() == findings
    assert page.pdf().startswith(b"%PDF")


def test_a_screen_reader_finds_names_for_everything(report: tuple[str, int], open_page: Open) -> None:
    """Landmarks, one main heading, a name for each control and each drawing."""
    page = open_page()
    page.goto(report[0])
    assert page.locator("h1").count() == 1
    assert page.locator("main").count() == 1
    assert page.evaluate("document.documentElement.lang") == "en"
    unnamed = """[...document.querySelectorAll('svg')].filter((one) =>
        one.getAttribute('aria-hidden') !== 'true' && !(one.getAttribute('aria-label') || '').trim()).length"""
    assert page.evaluate(unnamed) == 0
    assert (
        page.evaluate("[...document.querySelectorAll('input, select')].filter((one) => !one.labels.length).length") == 0
    )
    assert (
        page.evaluate("[...document.querySelectorAll('a, button')].filter((one) => !one.textContent.trim()).length")
        == 0
    )
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_hostile_words_run_nothing_in_a_real_browser(open_page: Open, tmp_path: Path) -> None:
    """Markup, handlers and scripts in every field: no dialog, no request, no new element."""
    bad = run_path(str(ROOT / "tests" / "report" / "test_hostile.py"))
    page = open_page()
    asked: list[str] = []
    dialogs: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    for kind, words in bad["HOSTILE"].items():
        html = FORMATS["html"].render(bad["hostile"](words))
        assert isinstance(html, str)
        path = tmp_path / f"{kind}.html"
        path.write_text(html, encoding="utf-8")
        page.goto(path.as_uri())
        assert page.locator("img, iframe, object, embed").count() == 0
        assert page.locator("script").count() == 1
    assert (dialogs, len(asked)) == ([], len(bad["HOSTILE"]))
