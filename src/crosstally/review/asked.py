"""What a request says: its form, its reviewer. Small and bounded; no upload, no session."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from typing import Final
from urllib.parse import parse_qsl, quote, unquote

from starlette.requests import Request
from starlette.responses import Response

from crosstally.report.harmless import one_line
from crosstally.review.desk import Refused

_MOST_BYTES: Final = 65_536
_MOST_FIELDS: Final = 20


@dataclass(frozen=True, slots=True)
class Reviewer:
    """One browser: a random key for its own undo, and the name it signs with."""

    key: str
    name: str

    def remember(self, response: Response, path: str) -> Response:
        """Keep key and name in the browser, for the pages of this desk only."""
        for name, value in (("desk", self.key), ("by", quote(self.name))):
            response.set_cookie(name, value, path=path, httponly=True, samesite="strict")
        return response


def reviewer(request: Request, default: str, name: str = "") -> Reviewer:
    """Tell who asks."""
    said = name or unquote(request.cookies.get("by", "")) or default
    return Reviewer(request.cookies.get("desk", "") or token_urlsafe(12), one_line(said, 120))


async def form(request: Request) -> Mapping[str, str]:
    """Read a form; raises Refused for one that no page of ours would send."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MOST_BYTES:
            raise Refused("The form is too large.")
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=_MOST_FIELDS, errors="strict")
    except ValueError as wrong:
        raise Refused("The form cannot be read.") from wrong
    return {name: value.replace("\r\n", "\n") for name, value in pairs}
