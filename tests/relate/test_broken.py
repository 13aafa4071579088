"""What breaks down costs itself alone, and is told: a mechanism, an article, a relation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from crosstally import extract, relate
from crosstally.model import Article, Binary, Claim, Corpus, Crash, Fact, Place, Quote, Reading, Relation
from crosstally.quantity import printed
from crosstally.quantity.compare import Sense
from crosstally.quantity.stated import Stated
from crosstally.relate import guard
from crosstally.rules import difference

TEXTS = [path.read_text("utf-8") for path in sorted((Path(__file__).parent.parent / "gold/articles").glob("*.txt"))]
UNITS = (
    "元", "美元", "港元", "%", "个百分点", "倍", "人", "辆", "吨", "公里", "千瓦时", "小时", "天", "年", "万", "亿",
    "million", "billion", "USD", "RMB", "percent", "points", "times", "people", "vehicles", "TWh", "GB", "days",
)  # fmt: skip
UNIT = re.compile("|".join(sorted(UNITS, key=len, reverse=True)))


def _breaks(text: str) -> Iterator[Relation]:
    yield _relation(str(1 % (len(text) - 4)), _claim("one", "30 CNY") - _claim("two", "20 CNY"))


def _claim(name: str, value: str) -> Claim:
    return Claim(f"a/{name}", "a", printed.read(value), Fact(), Quote(value), Place("a.txt", 1, 1))


def _relation(name: str, computed: Binary) -> Relation:
    stated = _claim(name, "10 CNY")
    return Relation(name, (Reading(stated, Sense.EQUAL, computed),), stated.at, "difference")


def _agrees(_: str) -> Iterator[Relation]:
    yield _relation("right", _claim("one", "30 CNY") - _claim("two", "20 CNY"))


class _Broken(Binary):
    """A difference that cannot be worked out."""

    def value(self) -> Stated:
        raise KeyError("left")


def test_a_mechanism_that_breaks_down_hides_no_other() -> None:
    """The relations of the others are made, and the broken one is named with its reason."""
    crashes: list[Crash] = []
    made = list(guard.run((_breaks, _agrees), crashes, "a.txt", "text"))
    assert [relation.id for relation in made] == ["right"]
    assert [(crash.what, crash.why, crash.at) for crash in crashes] == [(
        f"{__name__}._breaks",
        "ZeroDivisionError: integer modulo by zero; this is a fault of crosstally, please report it",
        Place("a.txt"),
    )]  # fmt: skip


def test_a_relation_that_breaks_a_rule_hides_no_other() -> None:
    """The relation behind it is judged."""
    broken = _relation("broken", _Broken("-", _claim("one", "30 CNY"), _claim("two", "20 CNY")))
    wrong = _relation("wrong", _claim("three", "50 CNY") - _claim("four", "20 CNY"))
    results = list(difference.check(Corpus(relations=(broken, wrong))))
    assert [type(result).__name__ for result in results] == ["Crash", "Finding"]
    crash = results[0]
    assert isinstance(crash, Crash)
    assert crash.what == "rule difference"
    assert crash.why == "KeyError: 'left'; this is a fault of crosstally, please report it"


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(range(len(TEXTS) - 1)), st.randoms(use_true_random=False))
def test_no_exchange_of_units_breaks_a_mechanism(number: int, draw: Random) -> None:
    """Two articles on one subject, each unit of theirs perhaps another: money against counts, dollars against yuan."""
    words = relate.lexicon()
    read = []
    for name, text in (("a", TEXTS[number]), ("b", TEXTS[number + 1])):
        odd = UNIT.sub(lambda unit: draw.choice((unit[0], unit[0], *UNITS)), text)
        article = Article(name, name, Place(name), text=odd, raw=True)
        read.append(relate.within(article, extract.read(odd, everything=True), words))
    assert [crash for one in (*read, relate.across(read)) for crash in one.crashes] == []
