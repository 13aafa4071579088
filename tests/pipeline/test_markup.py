"""Markup is blanked out without moving a character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crosstally.files import markup
from crosstally.model.plain import NOTHING

PAGES = [
    ("<p>营收<b>311</b>亿元</p>", "营收311亿元"),
    ('<p>R&amp;D of <a href="http://a.example/5">$3\n million</a>, 12<!-- -->%</p>', "R&D of $3 million, 12%"),
    ("<p>营业\n  收入</p><p>a\nb</p><pre>c\nd</pre>", "营业收入 a b c d"),
    ("<script>var a = '5元';</script><p>7元</p>", "7元"),
    ("<style>p{width:5px}</style>8 firms", "8 firms"),
    ("<!-- 9元 -->10元", "10元"),
    ("<head><title>5元</title></head><body>6元</body>", "6元"),
    ("<nav>1 2 3</nav><article>4元</article><footer>5元</footer>", "4元"),
    ("<td>12</td><td>13</td>", "12 13"),
    ("<script>never closed 5元", ""),
    ("a < b and 5元 > 3", "a < b and 5元 > 3"),
    ("5元&nbsp;&amp; 6元&hellip;&#x41;&none;", "5元 & 6元…A&none;"),
    ("<svg><text>5元</text></svg>6元", "6元"),
    ("<p title='5元'>6元", "6元"),
    ("<!DOCTYPE html>6元<br/>7元", "6元 7元"),
]


@pytest.mark.parametrize(("page", "text"), PAGES)
def test_running_text_of_a_page(page: str, text: str) -> None:
    """Scripts, styles, frames and block tags are blanks; a sentence reads on over what stands inside it."""
    matter = markup.html(page)
    assert len(matter) == len(page)
    assert " ".join(matter.replace(NOTHING, "").split()) == text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("before\n```python\nx = 5\n```\nafter 6元", "before after 6元"),
        ("see [the 5 firms](http://a.example/2024) and 6", "see the 5 firms and 6"),
        ("`5元` 6元", "6元"),
        ("https://a.example/5 6元", "6元"),
        ("[all coal](http://a.example/#year=2013&of=Coal+(short+tons)&page=7) 6", "all coal 6"),
        ('[picture](/a/5.png "of 7") 6', "picture 6"),
        ('<img alt="5元"\n height="400" src=7.png> 6 <b>8</b>', "6 8"),
        ("5 < 6 and a<5元 or b>7元", "5 < 6 and a<5元 or b>7元"),
        ("``` never closed 5元", "``` never closed 5元"),
        ("营收**12.4亿元**,*同比*增长**15%**, __5__ ~~6~~", "营收12.4亿元,同比增长15%, 5 6"),
        ("2**3 = 8, 3*4 = 12, 5 * 3, x*(3+4)\n* item 5", "2**3 = 8, 3*4 = 12, 5 * 3, x*(3+4) * item 5"),
    ],
)
def test_running_text_of_markdown(page: str, text: str) -> None:
    """Code and bare addresses are blanks; a sentence reads on over links and the marks of bold words."""
    assert " ".join(markup.markdown(page).replace(NOTHING, "").split()) == text


@given(st.text(alphabet="<>/!-abcp5元&;'\" \n", max_size=80))
def test_length_and_lines_stay(page: str) -> None:
    """Whatever a page holds, its matter is as long and each character is its own or a blank."""
    for blank in (markup.html, markup.markdown):
        matter = blank(page)
        assert len(matter) == len(page)
        assert all(one == other or one in f" \n{NOTHING}" for one, other in zip(matter, page, strict=True))
