"""The pages of the desk. Each works without scripts; the script adds keys and says when the server does not answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

import jinja2
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from crosstally.errors import UserError
from crosstally.report import wording
from crosstally.report.harmless import one_line
from crosstally.report.page import PARTS, card, part
from crosstally.review import entry_page, texts
from crosstally.review.asked import Reviewer, form, reviewer
from crosstally.review.desk import Desk, Refused, Wish, after, explain, mark, undecided
from crosstally.review.guard import Guard

_PAGES: Final = Path(__file__).with_name("pages")
_FIELDS: Final = ("status", "reason", "by", "until")


@dataclass(frozen=True)
class Pages:
    """The pages over one desk, served under `/<token>/`; `signs` is the reviewer's name until another is given."""

    desk: Desk
    token: str
    signs: str

    @cached_property
    def base(self) -> str:
        """Where all addresses begin."""
        return f"/{self.token}/"

    @cached_property
    def templates(self) -> jinja2.Environment:
        """Templates of the desk and the cards of the report; everything is escaped."""
        loader = jinja2.FileSystemLoader([_PAGES, PARTS])
        made = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True)
        made.filters["shown"] = lambda text: one_line(text, 160)
        return made

    def app(self, hosts: frozenset[str]) -> Guard:
        """Build the application, guarded."""
        routes = [
            Route("/", self.answer(self.first)),
            Route("/findings", self.answer(self.overview)),
            Route("/finding/{ident}", self.answer(self.finding)),
            Route("/finding/{ident}", self.answer(self.decide), methods=["POST"]),
            Route("/undo", self.answer(self.undo), methods=["POST"]),
            Route("/articles", self.answer(self.articles)),
            Route("/claim/{article}/{name}", self.answer(self.claim)),
            Route("/claim/{article}/{name}", self.answer(self.change), methods=["POST"]),
            Route("/desk.css", _text(part("style.css") + (_PAGES / "desk.css").read_text("utf-8"), "text/css")),
            Route("/desk.js", _text((_PAGES / "desk.js").read_text("utf-8"), "text/javascript")),
        ]
        inner = Starlette(
            routes=[Route(f"/{self.token}{one.path}", one.endpoint, methods=one.methods) for one in routes]
        )
        return Guard(inner, self.token, hosts)

    def answer(
        self, page: Callable[[Request, Reviewer, Mapping[str, str]], Response]
    ) -> Callable[[Request], Awaitable[Response]]:
        """Turn a page into an endpoint: reads the form, runs off the event loop, shows a refusal as a page."""

        async def endpoint(request: Request) -> Response:
            who = reviewer(request, self.signs)
            try:
                fields = await form(request)
                who = reviewer(request, self.signs, fields.get("by", ""))
                response = await run_in_threadpool(page, request, who, fields)
            except UserError as wrong:
                response = self._refusal(who, explain(wrong))
            except Refused as why:
                response = self._refusal(who, why)
            return who.remember(response, self.base)

        return endpoint

    def first(self, _: Request, who: Reviewer, __: Mapping[str, str]) -> Response:
        """Go to the first finding that nobody decided."""
        run = self.desk.run()
        waiting = undecided(run)
        return self._go(f"finding/{waiting[0].id}") if waiting else self._list(who, "Every finding is decided.")

    def overview(self, _: Request, who: Reviewer, __: Mapping[str, str]) -> Response:
        """List all findings."""
        return self._list(who, "")

    def finding(self, request: Request, who: Reviewer, _: Mapping[str, str]) -> Response:
        """Show one finding."""
        saved = request.query_params.get("saved", "")
        note = f"Written to {self.desk.file.name}. u takes it back." if saved else ""
        return self._finding(who, str(request.path_params["ident"]), note)

    def decide(self, request: Request, who: Reviewer, fields: Mapping[str, str]) -> Response:
        """Write a decision, then go to the next finding without one."""
        ident = str(request.path_params["ident"])
        status, reason, by, until = (fields.get(name, "") for name in _FIELDS)
        wish = Wish(status, reason, by, until, fields.get("seen"))
        try:
            self.desk.decide(who.key, ident, wish)
        except Refused as why:
            return self._finding(
                who, ident, str(why), {"reason": wish.reason, "until": wish.until}, code=HTTPStatus.CONFLICT
            )
        following = after(self.desk.run(), ident)
        return self._go(f"finding/{following.id}?saved={ident}" if following else "findings")

    def undo(self, _: Request, who: Reviewer, __: Mapping[str, str]) -> Response:
        """Take back this reviewer's last decision and show its finding."""
        return self._go(f"finding/{self.desk.undo(who.key)}")

    def articles(self, request: Request, who: Reviewer, _: Mapping[str, str]) -> Response:
        """Show two articles side by side."""
        run = self.desk.run()
        names = list(run.corpus.articles)
        asked = [request.query_params.get(side, "") for side in ("left", "right")]
        spare = [name for name in names if name not in asked]
        chosen = [one if one in run.corpus.articles else (spare.pop(0) if spare else "") for one in asked]
        views = [texts.view(run, one) for one in chosen if one]
        return self._page("articles.html", who, views=views, names=names, chosen=chosen)

    def claim(self, request: Request, who: Reviewer, _: Mapping[str, str]) -> Response:
        """Show a claim's entry."""
        view = entry_page.look(self.desk, _claim(request))
        return self._page("claim.html", who, view=view, note="", refused=False)

    def change(self, request: Request, who: Reviewer, fields: Mapping[str, str]) -> Response:
        """Accept, correct, reject or add a claim's entry; a judged draft leads to the next."""
        ident = _claim(request)
        try:
            following = entry_page.next_draft(self.desk, ident)
            note = entry_page.change(self.desk, ident, fields)
        except (Refused, UserError) as why:
            answer = why if isinstance(why, Refused) else explain(why)
            view = entry_page.look(self.desk, ident, fields.get("entry"))
            return self._page("claim.html", who, view=view, note=str(answer), refused=True, code=HTTPStatus.CONFLICT)
        if fields.get("action") == "correct" and ident in self.desk.run().corpus.claims:
            return self._page("claim.html", who, view=entry_page.look(self.desk, ident), note=note, refused=False)
        return self._go(f"claim/{following}" if following else f"articles?left={ident.partition('/')[0]}")

    def _finding(
        self, who: Reviewer, ident: str, note: str, typed: Mapping[str, str] | None = None, code: int = HTTPStatus.OK
    ) -> Response:
        run = self.desk.run()
        order = [one.id for one in run.findings]
        if ident not in order:
            raise Refused("This finding is no more: one of its numbers was changed.")
        here = order.index(ident)
        following = after(run, ident)
        return self._page(
            "finding.html", who, code, card=card(run.corpus, run.findings[here]), note=note, at=here + 1, of=len(order),
            saved=code == HTTPStatus.OK, left=len(undecided(run)), seen=mark(run.findings[here].decision),
            before=order[here - 1] if here else "", next=order[here + 1] if here + 1 < len(order) else "",
            skip=following.id if following else "", typed={"reason": "", "until": ""} | dict(typed or {}),
            undoable=bool(self.desk.steps.get(who.key)),
        )  # fmt: skip

    def _list(self, who: Reviewer, note: str) -> Response:
        run = self.desk.run()
        lines = [*wording.ledger_lines(run.ledger), *(f"to mend: {one}" for one in run.problems)]
        return self._page(
            "findings.html", who, findings=run.findings, counts=wording.counts(run.findings), lines=lines, note=note,
            undoable=bool(self.desk.steps.get(who.key)),
        )  # fmt: skip

    def _refusal(self, who: Reviewer, why: Refused) -> Response:
        return self._page("refused.html", who, HTTPStatus.CONFLICT, note=str(why))

    def _page(self, name: str, who: Reviewer, code: int = HTTPStatus.OK, **shown: Any) -> Response:  # noqa: ANN401  (template values)
        page = self.templates.get_template(name).render(base=self.base, by=who.name, **shown)
        return HTMLResponse(page.encode("utf-8", "replace"), status_code=code)

    def _go(self, where: str) -> Response:
        return RedirectResponse(f"{self.base}{where}", status_code=HTTPStatus.SEE_OTHER)


def _claim(request: Request) -> str:
    return f"{request.path_params['article']}/{request.path_params['name']}"


def _text(text: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(_: Request) -> Response:
        return Response(text, media_type=kind)

    return endpoint
