"""A real Chromium, driven by playwright, where both are there; else these tests are skipped and say so."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from runpy import run_path
from typing import Any, Final

import pytest

httpx = pytest.importorskip("httpx", reason="httpx is not installed")
CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS: Final = (
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
MARK: Final = "of-the-tests"
SERVE: Final = """
import sys
from pathlib import Path
from crosstally.config import load
from crosstally.review.server import serve

root = Path(sys.argv[1])
serve(root, load(root), by="an editor", port=int(sys.argv[2]), token=sys.argv[3], announce=lambda _: None)
"""


class Server:
    """The review of a project in a process of its own, on one port, that can be killed and started again."""

    def __init__(self, root: Path) -> None:
        """Choose a port; nothing is started yet."""
        self.root = root
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.base = f"http://127.0.0.1:{self.port}/{MARK}/"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        self.process = subprocess.Popen([sys.executable, "-c", SERVE, str(self.root), str(self.port), MARK])
        for _ in range(400):
            try:
                httpx.get(f"{self.base}desk.css", timeout=2)
            except httpx.HTTPError:
                time.sleep(0.05)
            else:
                return
        raise RuntimeError("The review did not start.")

    def kill(self) -> None:
        """End it as a power cut would."""
        if self.process is not None:
            os.kill(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None


@pytest.fixture
def make(tmp_path: Path) -> Callable[[int], Path]:
    """Give a function that writes a project with so many findings: the one that the tests of the desk use."""
    build = run_path(str(Path(__file__).parents[1] / "review" / "conftest.py"))["build"]
    return lambda findings: build(tmp_path / "project", findings)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """Give a browser for the session."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("chromium is not installed")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Give a function that opens a page in a context of its own; errors of a page fail the test."""
    contexts: list[Any] = []
    wrong: list[str] = []

    def opened(**settings: Any) -> Any:
        context = chromium.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if "Content Security" in message.text else None)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Server]]:
    """Give a function that serves the review of a project."""
    servers: list[Server] = []

    def served(root: Path) -> Server:
        server = Server(root)
        servers.append(server)
        server.start()
        return server

    yield served
    for server in servers:
        server.kill()
