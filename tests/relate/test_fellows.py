"""Which articles are taken to tell the same facts, among many."""

from __future__ import annotations

from crosstally import extract, relate
from crosstally.model import Article, Place
from crosstally.relate import fellows, join
from crosstally.relate.page import Page

_MANY = 21  # articles that print a figure; then it finds no fellows by itself


def _page(number: int, text: str) -> Page:
    article = Article(f"a{number}", f"a{number}.txt", Place(f"a{number}.txt"), text=text, raw=True)
    page = relate.within(article, extract.read(text, everything=True)).page
    assert page is not None
    return page


def test_figures_that_many_articles_print_count_where_a_rare_one_joins_two() -> None:
    """What two articles share does not shrink because others print it too."""
    two = ["产量48.37万吨,库存1,276吨,电价0.5132元。", "电价0.5132元,产量48.37万吨,存货1,276吨。"]
    others = [f"产量48.37万吨,库存1,276吨,运费{3101 + 53 * order}元。" for order in range(_MANY)]
    pages = [_page(number, text) for number, text in enumerate([*two, *others])]
    found = [(one.article.id, two.article.id, direct) for one, two, direct in fellows.found(pages)]
    assert found == [("a0", "a1", True)]


def test_an_article_is_of_the_firm_with_whose_article_it_shares_most() -> None:
    """Whom an article without a name is joined to hangs on its figures, not on chance or order."""
    common = "员工4,821人,运费3,154元,库存1,276吨"
    texts = [
        f"特斯拉{common}。",
        f"{common},电价0.5132元,产量48.37万吨。",
        f"比亚迪{common},电价0.5132元,产量48.37万吨。",
    ]
    for order in (texts, texts[::-1]):
        pages = [_page(number, text) for number, text in enumerate(order)]
        join.joined(pages)
        assert {spot.topic.subject for spot in pages[1].spots} == {"byd"}
