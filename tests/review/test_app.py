"""The page: who may ask, what is written, and that nothing from outside can run in it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from crosstally.config import load
from crosstally.review.desk import Desk

httpx = pytest.importorskip("httpx", reason="httpx is not installed")
app_module = pytest.importorskip("crosstally.review.app", reason="the extra `review` is not installed")

Make = Callable[[int], Path]
HOST = "127.0.0.1:8123"
HOME = {"host": HOST, "origin": f"http://{HOST}"}


class Page:
    """A browser on the page of a project: keeps its cookies, follows nothing by itself."""

    def __init__(self, root: Path, paths: Sequence[Path] = ()) -> None:
        """Open the page."""
        self.desk = Desk(root, load(root), paths, clock=lambda: "2026-11-21")
        self.app = app_module.Pages(self.desk, "secret", "an editor").app(frozenset({HOST}))
        self.cookies = httpx.Cookies()

    def ask(self, method: str, path: str, headers: Mapping[str, str], fields: Mapping[str, str] | None = None) -> Any:
        """Send one request to the application."""

        async def sent() -> Any:
            way = httpx.ASGITransport(self.app)
            async with httpx.AsyncClient(transport=way, base_url=f"http://{HOST}", cookies=self.cookies) as client:
                answer = await client.request(method, path, headers=dict(headers), data=fields)
                self.cookies = client.cookies
                return answer

        return asyncio.run(sent())

    def get(self, path: str, headers: Mapping[str, str] = HOME) -> tuple[int, str]:
        """Ask for a page under the token."""
        answer = self.ask("GET", f"/secret/{path}", headers)
        return answer.status_code, answer.headers.get("location", "") or answer.text

    def post(self, path: str, headers: Mapping[str, str] = HOME, **fields: str) -> tuple[int, str]:
        """Send a form."""
        answer = self.ask("POST", f"/secret/{path}", headers, fields)
        return answer.status_code, answer.headers.get("location", "") or answer.text

    @property
    def ids(self) -> list[str]:
        """The findings in order."""
        return [finding.id for finding in self.desk.run().findings]


@pytest.fixture
def page(make: Make) -> Page:
    """Give a page over three findings."""
    return Page(make(3))


REFUSED = {
    "without-token": ("/", HOME, "the address lacks its token; use the one that `crosstally review` printed"),
    "wrong-token": ("/secreT/", HOME, "the address lacks its token; use the one that `crosstally review` printed"),
    "token-later": ("/x/secret/", HOME, "the address lacks its token; use the one that `crosstally review` printed"),
    "other-host": ("/secret/", HOME | {"host": "evil.example"}, "the review answers on this machine only"),
    "rebound-host": ("/secret/", HOME | {"host": "evil.example:8123"}, "the review answers on this machine only"),
    "other-site": ("/secret/", HOME | {"sec-fetch-site": "cross-site"}, "the request comes from another site"),
}


@pytest.mark.parametrize(("path", "headers", "why"), REFUSED.values(), ids=REFUSED)
def test_a_request_that_is_not_ours_is_refused(page: Page, path: str, headers: dict[str, str], why: str) -> None:
    """Nothing of the project is told to a stranger."""
    answer = page.ask("GET", path, headers)
    assert (answer.status_code, answer.text) == (403, f"Refused: {why}.\n")


@pytest.mark.parametrize(
    "origin", [None, "null", "http://evil.example", f"https://{HOST}", f"http://{HOST}.evil.example"]
)
def test_a_form_from_another_origin_writes_nothing(page: Page, origin: str | None) -> None:
    """A page elsewhere cannot decide in the reviewer's name."""
    headers = {"host": HOST} | ({"origin": origin} if origin else {})
    code, text = page.post(f"finding/{page.ids[0]}", headers, status="confirmed", by="mallory")
    assert (code, text) == (403, "Refused: the request comes from another page.\n")
    assert not page.desk.file.exists()


def test_every_answer_carries_the_strict_policy(page: Page) -> None:
    """No page of the desk may load from elsewhere, be framed, or be cached."""
    for path in ("/secret/findings", "/secret/desk.js", "/secret/nowhere", "/"):
        headers = page.ask("GET", path, HOME).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"
        assert headers["x-content-type-options"] == "nosniff"


def test_a_decision_leads_to_the_next_finding_until_none_is_left(page: Page) -> None:
    """The loop: decide, next, decide, next, done."""
    first, second, third = page.ids
    assert page.get("") == (303, f"/secret/finding/{first}")
    assert page.post(f"finding/{first}", status="confirmed", by="me") == (
        303,
        f"/secret/finding/{second}?saved={first}",
    )
    assert page.post(f"finding/{third}", status="needs-source", by="me") == (
        303,
        f"/secret/finding/{second}?saved={third}",
    )
    assert page.post(f"finding/{second}", status="waived", reason="rounded", by="me") == (303, "/secret/findings")
    code, text = page.get("")
    assert code == 200
    assert "Every finding is decided." in text


def test_a_refused_decision_shows_the_finding_again_with_what_was_typed(page: Page) -> None:
    """Nothing typed is lost."""
    code, text = page.post(f"finding/{page.ids[0]}", status="waived", reason=" ", by="me", until="2027-01-31")
    assert code == 409
    assert "A waiver wants a reason." in text
    assert 'value="2027-01-31"' in text


def test_undo_goes_back_to_the_finding(page: Page) -> None:
    """The last decision of this browser is taken back."""
    first = page.ids[0]
    page.post(f"finding/{first}", status="confirmed", by="me")
    assert page.post("undo") == (303, f"/secret/finding/{first}")
    code, text = page.post("undo")
    assert code == 409
    assert "There is nothing to undo." in text


def test_a_name_once_given_signs_the_next_decisions(page: Page) -> None:
    """Who reviews is asked once."""
    page.post(f"finding/{page.ids[0]}", status="confirmed", by="李 <编辑>")
    _, text = page.get(f"finding/{page.ids[1]}")
    assert 'value="李 &lt;编辑&gt;"' in text


HOSTILE = "<script>alert(1)</script>'\"><img src=x onerror=alert(1)> \u202e \x1b[31m"


def test_hostile_words_are_shown_as_words(page: Page) -> None:
    """A reason with markup, direction marks and escapes comes back as text."""
    page.post(f"finding/{page.ids[0]}", status="waived", reason=HOSTILE, by=HOSTILE)
    for path in (f"finding/{page.ids[0]}", "findings"):
        _, text = page.get(path)
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "\u202e" not in text
        assert "\x1b" not in text


def test_an_unknown_finding_or_claim_is_a_page_that_says_so(page: Page) -> None:
    """No traceback, and nothing of the disk."""
    for path in ("finding/ffffffffffff", "claim/plants/none", "claim/..%2f..%2fetc/passwd"):
        code, text = page.get(path)
        assert code in (404, 409)
        assert "Traceback" not in text


def test_a_form_beyond_bounds_is_refused(page: Page) -> None:
    """A megabyte of reason, or a thousand fields, is no form of ours."""
    assert page.post(f"finding/{page.ids[0]}", status="waived", reason="x" * 1_000_000, by="me")[0] == 409
    assert page.post(f"finding/{page.ids[0]}", HOME, **{f"f{at}": "x" for at in range(1_000)})[0] == 409
    assert not page.desk.file.exists()


def test_articles_stand_side_by_side_with_every_claim_marked(page: Page) -> None:
    """Each claim of the text is a mark that leads to its entry."""
    _, text = page.get("articles")
    assert text.count('<a class="claim error') == 9
    assert (
        '<a class="claim error" href="/secret/claim/plants/all-0" title="plants/all-0"><mark>900 USD</mark></a>' in text
    )


def test_an_entry_is_corrected_and_the_rest_of_its_file_stays(page: Page) -> None:
    """Comments and order are kept, and the finding is gone with its wrong number."""
    file = page.desk.root / "claims" / "plants.claims.yaml"
    before = file.read_text()
    entry = before[before.index("  all-0:") : before.index("  north-1:")]
    wanted = entry.replace("value: 900", "value: 150  # as in the table").replace("quote: 900", "quote: 150")
    code, text = page.post("claim/plants/all-0", action="correct", seen=entry, entry=wanted)
    assert (code, "Written to the claim file." in text) == (200, True)
    assert file.read_text() == before.replace(entry, wanted)
    assert "sum-0" not in {finding.relation.partition("/")[2] for finding in page.desk.run().findings}


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("value: 900 USD", "value: 900 florins"), "There is no unit"),
        (("value: 900 USD", "vale: 900 USD"), "value"),
        (("  all-0:", "  other:"), "The entry must begin with"),
        (("    value", "  value"), ""),
        (("metric: all cost", "metric: [a"), "not readable as YAML"),
    ],
)
def test_an_entry_that_would_be_no_claim_is_refused_and_kept_in_the_field(
    page: Page, change: tuple[str, str], why: str
) -> None:
    """The file stays as it was; what was typed stays on the page."""
    file = page.desk.root / "claims" / "plants.claims.yaml"
    before = file.read_text()
    entry = before[before.index("  all-0:") : before.index("  north-1:")]
    code, text = page.post("claim/plants/all-0", action="correct", seen=entry, entry=entry.replace(*change))
    assert code == 409
    assert why in text
    assert file.read_text() == before


def test_an_entry_changed_in_between_is_not_overwritten(page: Page) -> None:
    """Two who edit the same entry: the second looks again."""
    file = page.desk.root / "claims" / "plants.claims.yaml"
    code, text = page.post(
        "claim/plants/all-0", action="correct", seen="  all-0:\n    value: 1 USD\n", entry="  all-0: x"
    )
    assert code == 409
    assert "was changed in between" in text
    assert "value: 900 USD" in file.read_text()


@pytest.mark.parametrize(("action", "left"), [("accept", True), ("reject", False)])
def test_a_draft_is_accepted_or_rejected_in_its_file(page: Page, action: str, left: bool) -> None:  # noqa: FBT001  (a column)
    """Accepting takes the mark off, rejecting takes the entry out; no other line moves."""
    file = page.desk.root / "claims" / "plants.claims.yaml"
    entry = "  extra:  # found by the reader\n    quote: 50 USD\n    draft: true\n    value: 50 USD\n"
    before = file.read_text()
    file.write_text(before.replace("relations:\n", f"{entry}relations:\n"))
    _, text = page.get("articles")
    assert "To judge: 1" in text
    assert page.post("claim/plants/extra", action=action, seen=entry) == (303, "/secret/articles?left=plants")
    kept = entry.replace("    draft: true\n", "") if left else ""
    assert file.read_text() == before.replace("relations:\n", f"{kept}relations:\n")


def test_a_number_read_from_a_raw_article_becomes_an_entry(make: Make) -> None:
    """Accepting a draft writes a claim file of its own, with the schema's modeline, that reads back as the claim."""
    root = make(1)
    draft = root / "draft.md"
    draft.write_text("The plant cost about 1.4 million dollars in 2025.\n")
    page = Page(root, [root / "claims", draft])
    (claim,) = (one for one in page.desk.run().corpus.claims.values() if one.article == "draft")
    code, text = page.get(f"claim/{claim.id}")
    assert (code, "Accept as a claim" in text) == (200, True)
    value = re.findall(r'name="value" value="([^"]*)"', text)[0]
    assert page.post(f"claim/{claim.id}", action="add", name="cost", value=value) == (
        303,
        "/secret/articles?left=draft",
    )
    written = (root / "claims" / "draft.claims.yaml").read_text()
    assert written.startswith("# yaml-language-server: $schema=../docs/claims.schema.json\narticle:\n  id: draft\n")
    (again,) = (one for one in Desk(root, load(root)).run().corpus.claims.values() if one.article == "draft")
    assert again.id == "draft/cost"
    assert again.value_read.stated.interval == claim.value_read.stated.interval


def test_a_claim_file_outside_the_project_is_never_written(make: Make, tmp_path: Path) -> None:
    """A link out of the project, or a path with dots, is refused."""
    root = make(1)
    outside = tmp_path / "outside.claims.yaml"
    outside.write_text((root / "claims" / "plants.claims.yaml").read_text().replace("id: plants", "id: linked"))
    (root / "claims" / "linked.claims.yaml").symlink_to(outside)
    page = Page(root)
    before = outside.read_text()
    code, _ = page.get("claim/linked/all-0")
    assert code in (404, 409)
    assert page.post("claim/linked/all-0", action="reject", seen="x")[0] == 409
    assert outside.read_text() == before


def test_judging_a_draft_leads_to_the_next(page: Page) -> None:
    """One after another, in the order of the text."""
    file = page.desk.root / "claims" / "plants.claims.yaml"
    drafts = {name: f"  {name}:\n    quote: 50 USD\n    at: {at}\n    draft: true\n    value: 50 USD\n"
              for name, at in (("one", 43), ("two", 44), ("three", 45))}  # fmt: skip
    file.write_text(file.read_text().replace("relations:\n", f"{''.join(drafts.values())}relations:\n"))
    assert page.post("claim/plants/two", action="accept", seen=drafts["two"]) == (303, "/secret/claim/plants/three")
    assert page.post("claim/plants/three", action="reject", seen=drafts["three"]) == (303, "/secret/claim/plants/one")
    assert page.post("claim/plants/one", action="accept", seen=drafts["one"])[1] == "/secret/articles?left=plants"
