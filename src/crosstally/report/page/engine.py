"""The page's parts, read from the package: templates that escape everything, a style sheet, a script."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Final

import jinja2

PARTS: Final = Path(__file__).parent


@cache
def environment() -> jinja2.Environment:
    """Give the templates' environment: autoescape always, an unknown name is an error."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(PARTS),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def part(name: str) -> str:
    """Give a style sheet or a script of the package."""
    return (PARTS / name).read_text(encoding="utf-8").strip()


def hashed(text: str) -> str:
    """Give the source expression of a content security policy that allows exactly this inline text."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
