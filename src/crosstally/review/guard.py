"""Who may ask: loopback only, with the token, from the page itself. And what a page may load: itself."""

from __future__ import annotations

from secrets import compare_digest
from typing import Final

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS: Final = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),  # no-referrer would make the browser send `Origin: null` with our own forms
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Guard:
    """Refuses a request before the application sees it: wrong host, wrong token, another origin."""

    def __init__(self, app: ASGIApp, token: str, hosts: frozenset[str]) -> None:
        """Guard an application served under `/<token>/` on these `host:port` names."""
        self.app, self.token, self.hosts = app, token, hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or answer 403 without a word of the project."""

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] != "http":  # no page of ours opens a socket
            await send({"type": "websocket.close", "code": 1008})
        elif why := self._refusal(scope):
            await PlainTextResponse(f"Refused: {why}.\n", status_code=403)(scope, receive, sealed)
        else:
            await self.app(scope, receive, sealed)

    def _refusal(self, scope: Scope) -> str:
        headers = [(name.lower(), value.decode("latin-1")) for name, value in scope["headers"]]
        hosts = [value for name, value in headers if name == b"host"]
        if len(hosts) != 1 or hosts[0] not in self.hosts:
            return "the review answers on this machine only"
        given = scope["path"].split("/", 2)[1]
        if not compare_digest(given.encode("utf-8", "replace"), self.token.encode()):
            return "the address lacks its token; use the one that `crosstally review` printed"
        origins = [value for name, value in headers if name == b"origin"]
        if scope["method"] not in ("GET", "HEAD") and origins != [f"http://{hosts[0]}"]:
            return "the request comes from another page"
        if any(value == "cross-site" for name, value in headers if name == b"sec-fetch-site"):
            return "the request comes from another site"
        return ""
