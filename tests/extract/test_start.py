"""Starting costs little: importing the reader and reading a first sentence, in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys

SECONDS = 0.2
FIRST = "import time; from crosstally.extract import read; read('收入311亿元'); read('It cost $5 million.')"
REPORT = "print(time.process_time(), 'pint' in sys.modules, 'pandas' in sys.modules)"


def _run(code: str) -> list[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_first_sentence_in_a_fifth_of_a_second() -> None:
    """Import and first sentences take at most 0.2 s of CPU over a bare interpreter, without pint."""
    runs = [_run(f"import sys, time; {FIRST}; {REPORT}") for _ in range(5)]
    bare = min(float(_run("import sys, time; print(time.process_time())")[0]) for _ in range(5))
    assert all(run[1:] == ["False", "False"] for run in runs)
    assert min(float(run[0]) for run in runs) - bare <= SECONDS
