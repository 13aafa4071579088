"""The review in a real browser: judged through the keyboard, read back from the disk."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from crosstally.files import decisions_write

Make = Callable[[int], Path]
Open = Callable[..., Any]
Serve = Callable[[Path], Any]
KEYS: Final = {"a": "confirmed", "w": "waived", "n": "needs-source"}


def standing(server: Any) -> dict[str, tuple[str, str]]:
    """Read status and reason of each decision from the disk."""
    read = decisions_write.read(server.root / "claims" / "decisions.yaml")
    return {name: (one.status, one.reason) for name, one in read.items()}


def shown(page: Any) -> str:
    """Tell which finding is on the screen."""
    return str(page.locator("#card").get_attribute("data-finding"))


def judge(page: Any, key: str, reason: str = "") -> None:
    """Press the keys of one decision."""
    if reason:
        page.locator("#reason").focus()
        page.keyboard.type(reason)
        page.keyboard.press("Escape")
    page.keyboard.press(key)


def moved(page: Any, ident: str) -> None:
    """Wait until another finding shows."""
    page.wait_for_function("id => document.querySelector('#card')?.dataset.finding !== id", arg=ident)
    page.wait_for_load_state()


def test_fifty_findings_are_judged_by_keyboard_and_all_are_on_the_disk(
    make: Make, open_page: Open, serve: Serve
) -> None:
    """No decision is lost, none is doubled, none lands on another finding."""
    server = serve(make(50))
    page = open_page()
    page.goto(server.base)
    wanted: dict[str, tuple[str, str]] = {}
    for at in range(50):
        ident, key = shown(page), "awn"[at % 3]
        reason = f"reason {at}: 原因" if key == "w" else ""
        judge(page, key, reason)
        moved(page, ident)
        status = KEYS[key]
        wanted[ident] = (
            status,
            reason or {"confirmed": "confirmed in review", "needs-source": "needs a source"}[status],
        )
        assert standing(server)[ident] == wanted[ident]
    assert standing(server) == wanted
    assert len(wanted) == 50
    assert "50 findings" in page.content()


def test_fifty_findings_survive_a_server_killed_at_random_moments(make: Make, open_page: Open, serve: Serve) -> None:
    """What showed the next finding is on the disk; what did not is told, stays typed, and can be sent again."""
    server = serve(make(50))
    page = open_page()
    page.goto(server.base)
    chance = random.Random(5)  # noqa: S311  (repeatable, not secret)
    acknowledged: dict[str, str] = {}
    kills = 0
    while len(acknowledged) < 50:
        ident = shown(page)
        reason = f"reason of {ident}"
        page.locator("#reason").fill(reason)
        page.keyboard.press("Escape")
        if chance.random() < 0.35:
            kills += 1
            page.evaluate("setTimeout(() => document.dispatchEvent(new KeyboardEvent('keydown', {key: 'a'})), 0)")
            page.wait_for_timeout(chance.random() * 25)
            server.kill()
            page.wait_for_timeout(150)
            if page.locator("#alert:visible").count():
                assert page.locator("#alert").inner_text().startswith("Not saved: the review does not answer.")
                assert page.locator("#reason").input_value() == reason
            server.start()
            before = standing(server)
            assert before.items() >= {name: ("confirmed", said) for name, said in acknowledged.items()}.items()
            page.goto(f"{server.base}finding/{ident}")
            page.locator("#reason").fill(reason)
            page.keyboard.press("Escape")
        page.keyboard.press("a")
        page.wait_for_function(
            "id => location.search.includes(id) || location.pathname.endsWith('findings')", arg=f"saved={ident}"
        )
        page.wait_for_load_state()
        acknowledged[ident] = reason
    assert kills >= 10
    assert standing(server) == {name: ("confirmed", said) for name, said in acknowledged.items()}


def test_two_browsers_at_once_lose_nothing(make: Make, open_page: Open, serve: Serve) -> None:
    """Two reviewers on the same findings: each sees what the other wrote, and every decision stands."""
    server = serve(make(12))
    pages = [open_page(), open_page()]
    for page, name in zip(pages, ("first", "second"), strict=True):
        page.goto(server.base)
        page.locator("#by").fill(name)
        page.keyboard.press("Escape")
    judged = overtaken = 0
    while judged < 12:
        pages.reverse()
        for page in pages:
            if page.locator("#card").count() == 0:
                continue
            before, ident = len(standing(server)), shown(page)
            judge(page, "a")
            page.wait_for_load_state()
            page.wait_for_function(
                """id => document.querySelector('#card')?.dataset.finding !== id
                    || document.querySelector('.note-line')?.textContent.startsWith('Somebody')""",
                arg=ident,
            )
            page.wait_for_load_state()
            judged = len(standing(server))
            assert judged >= before
            if judged == before:
                overtaken += 1
                assert "Somebody decided this in between: confirmed by" in page.locator(".note-line").inner_text()
                page.goto(server.base)
    assert overtaken >= 1  # both began with the same finding
    read = decisions_write.read(server.root / "claims" / "decisions.yaml")
    assert len(read) == 12
    assert {one.by for one in read.values()} == {"first", "second"}


def test_waiving_without_a_reason_asks_for_it_and_enter_sends(make: Make, open_page: Open, serve: Serve) -> None:
    """The key w goes to the reason; Enter there is the waiver."""
    server = serve(make(2))
    page = open_page()
    page.goto(server.base)
    ident = shown(page)
    page.keyboard.press("w")
    assert page.evaluate("document.activeElement.id") == "reason"
    assert standing(server) == {}
    page.keyboard.type("an awkward sum: <b>&")
    page.keyboard.press("Enter")
    moved(page, ident)
    assert standing(server) == {ident: ("waived", "an awkward sum: <b>&")}


def test_the_other_keys_move_and_take_back(make: Make, open_page: Open, serve: Serve) -> None:
    """j, k, s, u, f and ? do what the help says."""
    server = serve(make(3))
    page = open_page()
    page.goto(server.base)
    first = shown(page)
    page.keyboard.press("j")
    moved(page, first)
    second = shown(page)
    page.keyboard.press("k")
    moved(page, second)
    assert shown(page) == first
    page.keyboard.press("a")
    moved(page, first)
    assert shown(page) == second
    page.keyboard.press("s")
    moved(page, second)
    third = shown(page)
    page.keyboard.press("u")
    moved(page, third)
    assert (shown(page), standing(server)) == (first, {})
    page.keyboard.press("?")
    assert page.locator("#help p").first.is_visible()
    page.keyboard.press("f")
    page.wait_for_url("**/claim/plants/all-0")
    assert "value: 900 USD" in page.locator("#entry").input_value()


def test_a_key_held_or_pressed_twice_decides_once(make: Make, open_page: Open, serve: Serve) -> None:
    """A second press before the answer does not fall on the next finding."""
    server = serve(make(4))
    page = open_page()
    page.goto(server.base)
    ident = shown(page)
    page.evaluate("""() => { for (let at = 0; at < 5; at += 1)
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "a", repeat: at > 2 })); }""")
    moved(page, ident)
    assert list(standing(server)) == [ident]


def test_the_loop_works_with_scripts_off(make: Make, open_page: Open, serve: Serve) -> None:
    """Tab and Enter are enough."""
    server = serve(make(2))
    page = open_page(java_script_enabled=False)
    page.goto(server.base)
    ident = shown(page)
    page.locator("#reason").focus()
    page.keyboard.type("two lists")
    page.locator("button[value=waived]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**saved=*")
    assert standing(server) == {ident: ("waived", "two lists")}


@pytest.mark.parametrize("width", [320, 1100])
def test_the_desk_fits_its_window(make: Make, open_page: Open, serve: Serve, width: int) -> None:
    """No page of the desk scrolls sideways."""
    server = serve(make(2))
    page = open_page(viewport={"width": width, "height": 800})
    for path in ("", "findings", "articles", "claim/plants/all-0"):
        page.goto(f"{server.base}{path}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_drafts_are_judged_by_keyboard_into_the_claim_file(make: Make, open_page: Open, serve: Serve) -> None:
    """Accept one, reject the next, correct a third in its field: the file holds just that."""
    root = make(1)
    file = root / "claims" / "plants.claims.yaml"
    before = file.read_text()
    drafts = [
        f"  extra-{at}:  # by machine\n    quote: 50 USD\n    at: {43 + at}\n    draft: true\n    value: 50 USD\n"
        for at in range(3)
    ]
    file.write_text(before.replace("relations:\n", f"{''.join(drafts)}relations:\n"))
    server = serve(root)
    page = open_page()
    page.goto(f"{server.base}claim/plants/extra-0")
    page.keyboard.press("a")
    page.wait_for_url("**/claim/plants/extra-1")
    page.keyboard.press("r")
    page.wait_for_url("**/claim/plants/extra-2")
    entry = page.locator("#entry")
    entry.fill(entry.input_value().replace("value: 50 USD", "value: 51 USD"))
    page.locator("button[value=correct]").click()
    page.wait_for_selector(".note-line")
    assert page.locator(".note-line").inner_text() == "Written to the claim file."
    kept = drafts[0].replace("    draft: true\n", "") + drafts[2].replace("value: 50", "value: 51")
    assert file.read_text() == before.replace("relations:\n", f"{kept}relations:\n")
