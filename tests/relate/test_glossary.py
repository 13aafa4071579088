"""The bilingual dictionary: what a text names, and that the table keeps its own rules."""

from __future__ import annotations

import re

import pytest

from crosstally.relate import glossary
from crosstally.relate.fold import fold
from crosstally.relate.words import rows

PAIRS = [
    ("a name in two languages", "遮光罩有五层", "the sunshield has five layers"),
    ("the longest name in a place counts", "二氧化硫排放", "sulphur dioxide was cut"),
    ("a plural is its singular", "设384个专家", "384 experts"),
    ("two words joined by a hyphen", "数据中心", "data-centres"),
    ("an ending in y", "两家工厂", "two factories"),
    ("a possessive", "甲骨文的纪录", "oracle's record"),
    ("traditional characters, folded", fold("資料庫"), "a database"),
]


@pytest.mark.parametrize(("name", "chinese", "english"), PAIRS)
def test_one_thing_is_named_in_both_languages(name: str, chinese: str, english: str) -> None:
    """Both texts name one thing."""
    assert set(glossary.things(chinese)) & set(glossary.things(english)), name


OTHERS = [
    ("a part of a longer name", "燃料电池", "a battery"),
    ("a word inside another", "遮光罩", "sunshielding"),
    ("words that a comma parts", "数据中心", "data, centres"),
]


@pytest.mark.parametrize(("name", "one", "two"), OTHERS)
def test_other_things_are_kept_apart(name: str, one: str, two: str) -> None:
    """The texts have no thing in common."""
    assert not set(glossary.things(one)) & set(glossary.things(two)), name


def test_each_row_names_one_thing_in_folded_words() -> None:
    """Two cells; Chinese names of two characters or more, English names of one to three words; none twice in a row."""
    for row in rows("glossary.txt"):
        chinese, english = (cell.split("|") for cell in row)
        assert len({*chinese, *english}) == len(chinese) + len(english), row
        assert all(len(word) > 1 and fold(word) == word and re.search("[\u4e00-\u9fff]", word) for word in chinese), row
        assert all(re.fullmatch(r"[a-z][a-z.']*(?:[ -][a-z][a-z.']*){0,2}", word) for word in english), row
