"""When a text says itself that it came out."""

from __future__ import annotations

import pytest

from crosstally import extract
from crosstally.relate import byline


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("迁移实录\n某某技术团队 2024-09-20\n\n迁移历时18个月。", "2024-09-20"),
        ("Customer story\nPublished November 5, 2024\n\nIt has 108 nodes.", "2024-11-05"),
        ("值得迁到新系统吗?\n回答者:半桶水 编辑于 2025-03-12\n\n先说规模。", "2025-03-12"),
        ("Start-up unveils model\n\nHANGZHOU, Dec 27, 2024 - A start-up has released a model.", "2024-12-27"),
        ("刷新多项纪录\n\n【杭州,2019年11月12日】某公司今日宣布。", "2019-11-12"),
        ("規格一覽(2025年1月6日更新)\n\n總參數6710億。", "2025-01-06"),
        ("2024年8月30日发布会回顾\n\n会上说了三件事。", ""),
        ("The shop opened on May 5, 2021 with 12 staff.\nIt closed.", ""),
        ("新华社北京1月24日电 公报显示,收入增长6.2%。", ""),
        ("A\nB\nC\nD\nPublished May 5, 2021", ""),
    ],
)
def test_a_day_is_read_from_the_line_of_the_author_or_the_place(text: str, day: str) -> None:
    """A date in a headline or in the running text is none, nor one without its year."""
    assert byline.day(text, extract.read(text, everything=True)) == day
