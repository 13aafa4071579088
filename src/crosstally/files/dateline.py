"""When an article was published, where its file says so outright: front matter of Markdown, the head of a page.

Read are `date` and `published` of front matter, and of HTML `article:published_time` (Open Graph), `datePublished`
(schema.org, as property or JSON-LD) and `date` (Dublin Core and plain meta). A date in the running text is none: it
may be the date of what is told.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final

_DAY: Final = r"(?P<day>\d{4}-\d{2}-\d{2})(?![\d-])"
_FRONT: Final = re.compile(r"\A\ufeff?---[ \t]*\n(?P<body>.{0,4000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD: Final = re.compile(rf"^(?:date|published|pubDate)[ \t]*:[ \t]*[\"']?{_DAY}", re.MULTILINE)
_NAMES: Final = r"(?:article:published_time|datePublished|pubdate|date|dc\.date(?:\.issued)?|dcterms\.(?:date|issued))"
_META: Final = re.compile(
    rf"<meta\b[^<>]{{0,200}}?\b(?:property|name|itemprop)=[\"']{_NAMES}[\"'][^<>]{{0,200}}?\bcontent=[\"']{_DAY}"
    rf"|<meta\b[^<>]{{0,200}}?\bcontent=[\"']{_DAY.replace('day', 'first')}[^\"'<>]{{0,40}}[\"'][^<>]{{0,200}}?"
    rf"\b(?:property|name|itemprop)=[\"']{_NAMES}[\"']"
    rf"|\"datePublished\"\s{{0,4}}:\s{{0,4}}\"{_DAY.replace('day', 'data')}",
    re.IGNORECASE,
)
_HEAD: Final = 60_000  # letters of a page in which its head stands


def of_markdown(text: str) -> str:
    """The date in the front matter, as YYYY-MM-DD; empty where there is none."""
    front = _FRONT.match(text)
    found = _FIELD.search(front["body"]) if front else None
    return _valid(found["day"]) if found else ""


def of_html(text: str) -> str:
    """The date in the head of a page, as YYYY-MM-DD; empty where there is none."""
    found = _META.search(text[:_HEAD])
    return _valid(found["day"] or found["first"] or found["data"]) if found else ""


def _valid(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        return ""
