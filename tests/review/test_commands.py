"""The commands: triage through a terminal, review's address, and what the user must mend."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from crosstally.errors import UserError
from crosstally.files import decisions_write
from crosstally.review.commands import review, triage

Make = Callable[[int], Path]


def test_triage_judges_from_the_keyboard(make: Make) -> None:
    """Keys and words as typed, decisions signed by --by."""
    root = make(2)
    done = CliRunner().invoke(triage, [str(root / "claims"), "--by", "me"], input="a\nwknown\nq")
    assert done.exit_code == 0, done.output
    read = decisions_write.read(root / "claims" / "decisions.yaml")
    assert {(one.status, one.reason, one.by) for one in read.values()} == {
        ("confirmed", "confirmed in review", "me"),
        ("waived", "known", "me"),
    }


@pytest.mark.parametrize("command", [review, triage])
def test_a_path_that_is_not_there_is_said(command: object) -> None:
    """One sentence, no traceback."""
    done = CliRunner().invoke(command, ["nowhere"])  # type: ignore[arg-type]  # a click command
    assert isinstance(done.exception, UserError)
    assert str(done.exception) == "nowhere: There is no such file or folder."


def test_a_port_in_use_is_said(make: Make) -> None:
    """The user learns which, and what to do."""
    root = make(1)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = CliRunner().invoke(review, [str(root / "claims"), "--port", str(port), "--by", "me"])
    assert isinstance(done.exception, UserError)
    assert str(done.exception) == f"--port: Port {port} cannot be used: Address already in use. Choose another."


def test_review_prints_an_address_with_a_token_on_loopback(make: Make) -> None:
    """The address is enough to open the desk, and cannot be guessed."""
    root = make(1)
    code = "from crosstally.review.commands import review; review()"
    words = [sys.executable, "-u", "-c", code, str(root / "claims"), "--by", "me"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        process.kill()
    assert re.fullmatch(r"Review: http://127\.0\.0\.1:\d+/[\w-]{32}/\n", line), line
