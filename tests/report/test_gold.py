"""Each text format against its gold file, byte for byte.

`CROSSTALLY_ACCEPT=1 pytest tests/report/test_gold.py` accepts what the formats print now.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crosstally.model import Run
from crosstally.report import EXPORTS, FORMATS, Options

GOLD = Path(__file__).with_name("gold")
ALL = FORMATS | EXPORTS
TEXT = [name for name, one in ALL.items() if not one.needs]


@pytest.mark.parametrize("name", TEXT)
def test_a_format_gives_the_bytes_of_its_gold_file(name: str, run: Run) -> None:
    """What a format prints changes only when somebody accepts the change."""
    text = ALL[name].render(run, Options(program="crosstally 0.0.0"))
    assert isinstance(text, str)
    gold = GOLD / f"{name}.{ALL[name].extension}"
    if os.environ.get("CROSSTALLY_ACCEPT"):
        gold.parent.mkdir(exist_ok=True)
        gold.write_bytes(text.encode())
    assert text.encode() == gold.read_bytes()


@pytest.mark.parametrize("name", ALL)
def test_a_format_gives_the_same_bytes_twice(name: str, run: Run) -> None:
    """Nothing of the moment or the machine enters a report."""
    assert ALL[name].render(run) == ALL[name].render(run)
