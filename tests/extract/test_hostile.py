"""Hostile text costs no more than its length: doubling it about doubles the time, and none is dear."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable

import pytest

from crosstally.extract import read

SIZE = 100_000
GROWTH = 2.2
DEAREST = 6  # times an ordinary text of the same length; benchmarks/extract.py has the seconds
PLAIN = "公司去年收入311亿元，同比增长12%，全年研发投入约为5.6亿元。It sold 5,000 cars in May, up 12% on the year. "
NOISE = 0.03  # seconds below which a ratio means nothing
BLOCKS = {
    "digits": "7", "number-words": "九百", "money": "5元", "nested-ranges": "1至2至3万",
    "hyphens": "1-", "points": "1.", "separators": "1,234", "tildes": "1~2", "percent": "5%",
    "fractions": "三分之", "powers": "2^5", "over": "1/2", "several": "几", "halves": "半",
    "hedges": "约5", "scales": "亿亿", "hundreds": "one hundred ", "and": "one and ",
    "to": "5 to 6 ", "words": "Aaaa 5 bbbb ", "gloss": "發(fā)", "tags": "<b>1</b>",
    "open-tags": "<span ", "names": "A1", "surrogates": "\ud8005亿元", "lines": "5\n",
    "table-rules": "\n|---", "tables": "| a (%) |\n|---|\n| 1 |\n\n", "rests": "1h 2m 3s ",
    "brackets": "[1]", "entities": "&nbsp;", "years": "2023年", "spaces": "5   ",
}  # fmt: skip


def _seconds(run: Callable[[], object]) -> float:
    """CPU time of one run. The collector pauses, as in timeit, and so does a tracer that measures coverage."""
    gc.collect()
    gc.disable()
    tracer = sys.gettrace()
    sys.settrace(None)
    try:
        start = time.process_time()
        run()
        return time.process_time() - start
    finally:
        sys.settrace(tracer)
        gc.enable()


def _long(block: str) -> str:
    return (block * (SIZE // len(block) + 1))[:SIZE]


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_time_grows_with_length(name: str) -> None:
    """Twice the text takes at most 2.2 times as long, and no text six times as long as an ordinary one."""
    text, plain = _long(BLOCKS[name]), _long(PLAIN)
    read(text[:2000])
    half = whole = ordinary = float("inf")
    for _ in range(12):  # the quickest of a few runs: the machine may have other work
        half = min(half, _seconds(lambda: read(text[: SIZE // 2])))
        whole = min(whole, _seconds(lambda: read(text)))
        ordinary = min(ordinary, _seconds(lambda: read(plain)))
        if whole - NOISE <= GROWTH * half and whole <= DEAREST * ordinary:
            return
    pytest.fail(f"{half:.3f} s for half, {whole:.3f} s for the whole, {ordinary:.3f} s for an ordinary text")


def test_a_million_digits_and_ten_megabytes_on_one_line() -> None:
    """A million digits are no number, and a long line is read like any other."""
    assert read("7" * 1_000_000) == ()
    line = "营收自然有所增加但是" * 999_990 + "，收入5亿元"
    found = read(line)
    assert [one.text for one in found] == ["5亿元"]
    assert line[found[0].start : found[0].end] == "5亿元"


def test_numbers_beyond_every_float() -> None:
    """1e400 and a number of 30 digits stay exact."""
    found = read("The universe has 1e400 atoms and 123456789012345678901234567890 stars.")
    assert found[0].value == 10**400
    assert found[1].value == 123456789012345678901234567890
