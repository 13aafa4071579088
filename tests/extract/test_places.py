"""Places point into the original, whatever is cleaned away for matching."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from crosstally.extract import read, read_value, record

NOISE = ["\u200b", "\u00ad", "\ufeff", "<b>", "</b>", "[1]", "\u2060", "&shy;"]
PLAIN = "某公司收入311亿元，同比增长10%，约400多家企业参加，GPT-3的成本为200万美元至1200万美元。"


@given(st.lists(st.tuples(st.integers(0, len(PLAIN)), st.sampled_from(NOISE)), max_size=6))
def test_noise_moves_places_and_changes_nothing(noise: list[tuple[int, str]]) -> None:
    """With marks that print nothing anywhere in it, a text gives the same numbers, and each stands where it says."""
    text = PLAIN
    for at, mark in sorted(noise, reverse=True):
        text = text[:at] + mark + text[at:]
    found = read(text)
    assert [(one.value, one.unit) for one in found] == [(one.value, one.unit) for one in read(PLAIN)]
    assert all(one.text == text[one.start : one.end] for one in found)


LETTERS = "0123456789.,%-~ 约超近多余个万亿元年月日一二三十百千半几数上to and$kmMB\n()[]<>&;"


@given(st.text(alphabet=st.sampled_from(LETTERS), max_size=60))
def test_any_text_is_read_in_order_and_in_place(text: str) -> None:
    """No text raises; mentions come in order, do not overlap, and their words are the text's."""
    found = read(text, everything=True)
    assert all(one.text == text[one.start : one.end] and one.text for one in found)
    assert all(a.start <= b.start for a, b in pairwise(found))


def test_one_value_of_a_quote() -> None:
    """A short quote has one number: the claim that covers most of it."""
    found = read_value("约为 140 万美元")
    assert found is not None
    assert found.value == 1_400_000
    assert (found.unit, found.hedge.public) == ("USD", "about")
    assert read_value("没有数字") is None


def test_record_has_the_keys_of_the_interface() -> None:
    """Numbers are exact decimal strings; a third is printed to twenty digits."""
    text = "据国家统计局数据，2023年全年出生人口902万人，成本约为原来的三分之一。"
    births, third = [record(one, "a.txt", "a") for one in read(text)]
    assert list(births) == [
        "path", "article", "text", "start", "end", "value", "unit", "lo", "hi", "lo_open", "hi_open", "hedge", "kind",
        "subject", "metric", "period", "source", "claim",
    ]  # fmt: skip
    assert (births["value"], births["unit"]) == ("9020000", "person")
    assert (births["metric"], births["period"], births["source"]) == ("births", "2023", "国家统计局")
    assert third["value"] == "0.33333333333333333333"
