"""What users of annotation tools complain about, each as a test named after its thread (owner/repo#number)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from crosstally.files import decisions_write

Make = Callable[[int], Path]
Open = Callable[..., Any]
Serve = Callable[[Path], Any]


def test_label_studio_2311_keys_are_words_while_typing(make: Make, open_page: Open, serve: Serve) -> None:
    """HumanSignal/label-studio#2311, #9697: a hot-key must not fire inside a text field."""
    server = serve(make(2))
    page = open_page()
    page.goto(server.base)
    address = page.url
    for field in ("#reason", "#by"):
        page.locator(field).focus()
        page.keyboard.type("a wand jinks, s u f?")
    assert page.locator("#reason").input_value() == "a wand jinks, s u f?"
    assert page.url == address
    assert not (server.root / "claims" / "decisions.yaml").exists()


@pytest.mark.parametrize("path", ["", "findings", "claim/plants/all-0"])
def test_doccano_1808_every_key_of_a_page_stands_on_it(make: Make, open_page: Open, serve: Serve, path: str) -> None:
    """doccano/doccano#1808, #1173: keys that are hidden are not used."""
    server = serve(make(2))
    page = open_page()
    page.goto(f"{server.base}{path}")
    keyed = page.locator("[data-key]")
    for at in range(keyed.count()):
        assert keyed.nth(at).locator("kbd").inner_text() == keyed.nth(at).get_attribute("data-key")


def test_streamlit_2695_a_decision_lands_on_the_finding_that_was_shown(
    make: Make, open_page: Open, serve: Serve
) -> None:
    """streamlit/streamlit#2695, #653: labels off by one, because the page had moved on."""
    server = serve(make(3))
    page = open_page()
    page.goto(server.base)
    shown = page.locator("#card").get_attribute("data-finding")
    said = page.locator(".what").inner_text()
    page.keyboard.press("a")
    page.wait_for_url("**saved=*")
    (decision,) = decisions_write.read(server.root / "claims" / "decisions.yaml").values()
    assert decision.finding == shown
    assert decision.values.split("; ")[0] == "plants/all-0 = 900 USD"
    assert "900 USD" in said
