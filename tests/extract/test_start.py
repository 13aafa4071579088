"""Reading asks for nothing heavy: what a first sentence imports. benchmarks/start.py has the time."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("pint", "pandas", "numpy", "yaml", "crosstally.files", "crosstally.relate", "crosstally.report")
FIRST = "import sys; from crosstally.extract import read; read('收入311亿元'); read('It cost $5 million.')"


def test_first_sentence_imports_nothing_heavy() -> None:
    """Neither pint nor a table library nor a floor that reading has no use for."""
    code = f"{FIRST}; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
