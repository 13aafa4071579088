"""Serving the desk on loopback, until interrupted."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from secrets import token_urlsafe

import uvicorn

from crosstally.config import Config
from crosstally.errors import UserError
from crosstally.review.app import Pages
from crosstally.review.desk import Desk

HOST = "127.0.0.1"


def serve(  # noqa: PLR0913  (what a command line can set)
    root: Path,
    config: Config,
    paths: Sequence[Path] = (),
    *,
    by: str,
    port: int = 0,
    token: str = "",
    announce: Callable[[str], None] = print,
) -> None:
    """Serve a project's findings for review; `announce` gets the address, with its token, once it can be opened.

    `by` signs decisions until the page says otherwise. Port 0 takes a free one. Raises UserError for a port in use.
    """
    token = token or token_urlsafe(24)
    with _bound(port) as listener:
        taken = listener.getsockname()[1]
        hosts = frozenset({f"{HOST}:{taken}", f"localhost:{taken}"})
        app = Pages(Desk(root, config, paths), token, by).app(hosts)
        announce(f"http://{HOST}:{taken}/{token}/")
        settings = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, lifespan="off")
        uvicorn.Server(settings).run(sockets=[listener])


def _bound(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as wrong:
        listener.close()
        raise UserError.of("--port", f"Port {port} cannot be used: {wrong.strerror}.", "Choose another.") from wrong
    return listener
