"""Encoded values against the table of DESIGN 3.2: exact ends, and which of them belong to the interval."""

from __future__ import annotations

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosstally.errors import UserError
from crosstally.quantity.convention import Convention, Hedge
from crosstally.quantity.interval import Interval
from crosstally.quantity.printed import read

# The words, a tab, the interval in the unit of the words: [ and ] belong to it, ( and ) do not.
TABLE = """
# bare numbers: half of the last printed place
12.4 million USD\t[12350000, 12450000]
12.50 USD\t[12.495, 12.505]
1,382 USD\t[1381.5, 1382.5]
311亿 CNY\t[31050000000, 31150000000]
0.8 percentage_point\t[0.75, 0.85]
-5 percent\t[-5.5, -4.5]
# zeros before the point, or a scale word without decimals: half of the last non-zero place, at most 5 %
2600亿 CNY\t[255000000000, 265000000000]
3万 CNY\t[28500, 31500]
20,000 USD\t[19000, 21000]
1,400 USD\t[1350, 1450]
512 USD\t[511.5, 512.5]
5 billion CNY\t[4750000000, 5250000000]
# percentages, points, durations and multiples under 100: always half of the last printed place
40 percent\t[39.5, 40.5]
40 %\t[39.5, 40.5]
100 percent\t[99.5, 100.5]
30 day\t[29.5, 30.5]
20 times\t[19.5, 20.5]
5,000 times\t[4750, 5250]
90 point\t[89.5, 90.5]
# counted things printed to the unit: exactly
54 task\t[54, 54]
8 firm\t[8, 8]
4 iteration\t[4, 4]
30 chip\t[30, 30]
8 GPU\t[8, 8]
1,234 user\t[1234, 1234]
20,000 chip\t[19000, 21000]
100 server\t[95, 105]
3万 chip\t[28500, 31500]
# about: half of min(20 %, max(2u, 7 %)) on either side
about 1.4 million USD\t[1300000, 1500000]
around 50 percent\t[45, 55]
roughly 1,000 USD\t[900, 1100]
~ 10 GB\t[9, 11]
约311亿 CNY\t[30011500000, 32188500000]
大约 30000 chip\t[27000, 33000]
300 CNY左右\t!
300左右 CNY\t[270, 330]
300上下 CNY\t[270, 330]
# nearly: below v, by min(14 %, max(u, 6 %)) at most
nearly 40 %\t[34.4, 40)
almost 9.9 million USD\t[9306000, 9900000)
近10 times\t[8.6, 10)
将近 100 chip\t[86, 100)
接近 155 QPS\t[145.7, 155)
近0 percent\t[-1, 1]
# over: strictly above, unbounded
over 30000 chip\t(30000, ∞)
more than 5 USD\t(5, ∞)
above 5 USD\t(5, ∞)
> 5 USD\t(5, ∞)
超30 percent\t(30, ∞)
超过 5亿 CNY\t(500000000, ∞)
逾 100 chip\t(100, ∞)
突破 3 CNY\t(3, ∞)
3 以上 CNY\t(3, ∞)
# 多, 余, 几 after the number: within one unit of the last non-zero place
3万多 chip\t(30000, 40000)
400多 chip\t(400, 500)
10多 task\t(10, 20)
120余 chip\t(120, 130)
十多亿 CNY\t(1000000000, 2000000000)
40几 chip\t(40, 50)
# bounds
under 5 USD\t(-∞, 5)
below 5 USD\t(-∞, 5)
less than 5 USD\t(-∞, 5)
不足 5 USD\t(-∞, 5)
不到 半 year\t(-∞, 0.5)
10以下 USD\t(-∞, 10)
at least 5 USD\t[5, ∞)
>= 30000 chip\t[30000, ∞)
至少 30000 chip\t[30000, ∞)
不低于 5 USD\t[5, ∞)
at most 5 USD\t(-∞, 5]
up to 5 USD\t(-∞, 5]
<= 5 USD\t(-∞, 5]
至多 20 document\t(-∞, 20]
高达 20000 coin\t(-∞, 20000]
可达 99.98 percent\t(-∞, 99.98]
# several and tens of: the decade that the words name
数千万 CNY\t[20000000, 90000000]
several million USD\t[2000000, 9000000]
several hundred user\t[200, 900]
several user\t[2, 9]
tens of millions USD\t[20000000, 90000000]
hundreds of thousands of user\t[200000, 900000]
几十 times\t[20, 90]
几万 chip\t[20000, 90000]
十几 task\t(10, 20)
十几亿 CNY\t(1000000000, 2000000000)
上亿 CNY\t[100000000, 1000000000)
上万 chip\t[10000, 100000)
# ranges stay ranges
200万至1200万 USD\t[2000000, 12000000]
2 to 12 million USD\t[2000000, 12000000]
1.2 to 2.5 million USD\t[1200000, 2500000]
2 to 12.5 million USD\t[2000000, 12500000]
500,000 to 1 million USD\t[500000, 1000000]
10–12 GB\t[10, 12]
10-12 GB\t[10, 12]
10 ~ 12 GB\t[10, 12]
10 million to 12 million USD\t[10000000, 12000000]
10 GB to 12 GB\t[10, 12]
一两 month\t[1, 2]
三四百 chip\t[300, 400]
三五万 CNY\t[30000, 50000]
# half
半 month\t[0.4, 0.6]
half a day\t[0.4, 0.6]
half an hour\t[0.4, 0.6]
小半 day\t[1/12, 1/6]
# Chinese numerals and scale words on scale words
一百二十三 chip\t[123, 123]
二〇二三 chip\t[2023, 2023]
两百 chip\t[190, 210]
三万五千 chip\t[34500, 35500]
400亿亿 FLOPS\t[3.8e18, 4.2e18]
# fractions are exact
1/5000 times\t[1/5000, 1/5000]
"""


def _rows() -> list[tuple[str, str]]:
    lines = [line for line in TABLE.splitlines() if line and not line.startswith("#")]
    return [(line.split("\t")[0], line.split("\t")[1]) for line in lines]


def _interval(text: str) -> Interval:
    low, high = text[1:-1].split(", ")
    return Interval.make(
        None if "∞" in low else Fraction(low), None if "∞" in high else Fraction(high),
        lo_open=text[0] == "(", hi_open=text[-1] == ")",
    )  # fmt: skip


@pytest.mark.parametrize(("words", "interval"), [row for row in _rows() if row[1] != "!"])
def test_words_admit_the_interval_of_the_table(words: str, interval: str) -> None:
    """Each row of the table of what printed words admit, end marks included."""
    assert read(words).interval == _interval(interval)


def test_the_table_has_every_kind_of_hedge() -> None:
    """No hedge is without a row."""
    assert {read(words).hedge for words, interval in _rows() if interval != "!"} == set(Hedge)


@pytest.mark.parametrize(
    ("words", "plain", "doubled"),
    [
        ("about 1.4 million USD", "[1300000, 1500000]", "[1200000, 1600000]"),
        ("nearly 40 percent", "[34.4, 40)", "[28.8, 40)"),
        ("3万多 chip", "(30000, 40000)", "(30000, 50000)"),
        ("half a day", "[0.4, 0.6]", "[0.3, 0.7]"),
        ("数千万 CNY", "[20000000, 90000000]", "[10000000, 125000000]"),
        ("over 40 percent", "(40, ∞)", "(40, ∞)"),
        ("2 to 12 million USD", "[2000000, 12000000]", "[2000000, 12000000]"),
        ("12.4 million USD", "[12350000, 12450000]", "[12350000, 12450000]"),
    ],
)
def test_only_the_widths_of_conventions_are_doubled(words: str, plain: str, doubled: str) -> None:
    """A hedge word's width is doubled before an error is raised; bounds, ranges and rounding are not."""
    value = read(words)
    assert value.interval == _interval(plain)
    assert value.doubled == _interval(doubled)


@pytest.mark.parametrize(
    ("words", "place"),
    [("12.50 USD", "1/100"), ("311亿 CNY", "100000000"), ("2600亿 CNY", "100000000"), ("40 percent", "1"),
     ("1.4 million USD", "100000"), ("20,000 USD", "1")],
)  # fmt: skip
def test_the_place_of_the_last_printed_digit(words: str, place: str) -> None:
    """The place is that of the last printed digit times its scale word (DESIGN 3.1)."""
    assert read(words).place == Fraction(place)


@pytest.mark.parametrize(
    ("words", "soft"),
    [("over 100 chip", "(100, 126]"), ("over 30000 chip", "(30000, 37800]"), ("over 155 USD", "(155, 172.05]")],
)
def test_what_a_reader_expects_of_over(words: str, soft: str) -> None:
    """Over has no upper end, but beyond v + min(26 %, max(2u, 11 %)) a reader is surprised."""
    assert read(words).soft == _interval(soft)


def test_a_convention_replaces_the_widths() -> None:
    """A project may read its hedges wider or narrower."""
    wide = Convention(about_share=Fraction(1, 2), about_most=Fraction(1, 2), bare_share=Fraction(1, 100))
    assert read("about 100 USD", wide).interval == Interval.closed(75, 125)
    assert read("20,000 USD", wide).interval == Interval.closed(19_800, 20_200)


@pytest.mark.parametrize(
    ("words", "number", "interval"),
    [("up to 20000 coin", 20_000, "[19000, 21000]"), ("up to 99.98 percent", Fraction(9998, 100), "[99.975, 99.985]")],
)
def test_a_reached_bound_stands_for_its_value(words: str, number: Fraction, interval: str) -> None:
    """A bound that the sentence presents as reached keeps its interval, and is worked with like a bare number."""
    value = read(words, reached=True)
    factor = value.unit.factor
    assert value.interval == Interval.make(None, number)
    assert value.stated.point == number * factor
    assert value.stated.interval == _interval(interval).scaled(factor)


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("date 2023-03-16", (2023, 3, 16), (2023, 3, 16)),
        ("2023-03-16", (2023, 3, 16), (2023, 3, 16)),
        ("date 2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("date 2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("date 2023", (2023, 1, 1), (2023, 12, 31)),
        ("2023-12", (2023, 12, 1), (2023, 12, 31)),
    ],
)
def test_a_date_is_the_days_it_may_be(words: str, first: tuple[int, int, int], last: tuple[int, int, int]) -> None:
    """A month or a year is any of its days; only a day is a single number."""
    from datetime import date  # noqa: PLC0415  (its name is a value here)

    value = read(words)
    assert value.interval == Interval.closed(date(*first).toordinal(), date(*last).toordinal())
    assert (value.number is None) == (first != last)


NO_VALUE = "is not a value. Write a number and a unit: `about 1.4 million USD`."
REFUSED = {
    "": f"<value>: '' {NO_VALUE}",
    "USD": f"<value>: 'USD' {NO_VALUE}",
    "nan USD": f"<value>: 'nan USD' {NO_VALUE}",
    "inf USD": f"<value>: 'inf USD' {NO_VALUE}",
    "$5": f"<value>: '$5' {NO_VALUE}",
    "1/0 times": f"<value>: '1/0 times' {NO_VALUE}",
    "about 5 to 6 USD": f"<value>: 'about 5 to 6 USD' {NO_VALUE}",
    "\u202e12 USD": f"<value>: '\\u202e12 USD' {NO_VALUE}",
    "5 to 3 USD": "<value>: The range runs backwards. Write the smaller end first.",
    "三二百 USD": "<value>: The range runs backwards. Write the smaller end first.",
    "date 2023-02-30": "<value>: 'date 2023-02-30' is not a date. Write `date 2023-03-16`.",
    "date 9999-13": "<value>: 'date 9999-13' is not a date. Write `date 2023-03-16`.",
    "1e400 USD": "<unit>: There is no unit 'e400 USD'. See `crosstally schema --units` for the units there are.",
    "1 400 USD": "<unit>: There is no unit '400 USD'. Did you mean 'USD'?",
    "1,40 USD": "<unit>: There is no unit ',40 USD'. Did you mean 'USD'?",
    "1.4.5 USD": "<unit>: There is no unit '.5 USD'. Did you mean 'USD'?",
    "0x10 USD": "<unit>: There is no unit 'x10 USD'. Did you mean 'USD'?",
    "1_000 USD": "<unit>: There is no unit '_000 USD'. See `crosstally schema --units` for the units there are.",
    "12\u202e USD": "<unit>: There is no unit '\\u202e USD'. Did you mean 'USD'?",
    "5 qwertzuiop": "<unit>: There is no unit 'qwertzuiop'. See `crosstally schema --units` for the units there are.",
    "5" * 5_000 + " USD": "<value>: The value has 5004 characters; 120 are allowed.",
    "9" * 60
    + " USD": f"<unit>: There is no unit '{'9' * 20} USD'. See `crosstally schema --units` for the units there are.",
}


@pytest.mark.parametrize("words", list(REFUSED), ids=[ascii(key)[:30] for key in REFUSED])
def test_what_is_no_value_is_refused_in_one_sentence(words: str) -> None:
    """A value that could be misread is not read at all, and the sentence says what stands there."""
    with pytest.raises(UserError) as caught:
        read(words)
    assert str(caught.value) == REFUSED[words]


@pytest.mark.parametrize("words", ["１２.５ USD", "１２．５ USD"])
def test_full_width_digits_are_digits_or_refused(words: str) -> None:
    """Full-width digits are read as the digits they are; a full-width point is refused, never dropped."""
    if "．" in words:
        with pytest.raises(UserError, match=re.escape("There is no unit '．５ USD'.")):
            read(words)
    else:
        assert read(words).number == Fraction(25, 2)


@given(st.text(max_size=40))
def test_any_text_is_a_value_or_a_sentence(words: str) -> None:
    """No text makes the reader of values fall over, and what it reads is exact."""
    try:
        value = read(words)
    except UserError as wrong:
        assert wrong.problem.message  # noqa: PT017  (either answer is right)
    else:
        assert value.number is None or isinstance(value.number, Fraction)
        assert not value.interval.is_empty


@given(st.text(alphabet="0123456789.,/- 万亿至到to多半几十一两about近超kUSD%", max_size=30))
def test_any_mix_of_number_words_is_a_value_or_a_sentence(words: str) -> None:
    """The same for texts made of the words that values are made of."""
    try:
        assert not read(words).interval.is_empty
    except UserError as wrong:
        assert wrong.problem.message  # noqa: PT017  (either answer is right)
