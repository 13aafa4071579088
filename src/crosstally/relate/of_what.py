"""What a share is of by its words: all revenue, or the sales of one part."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from crosstally.relate.announced import CLAUSE
from crosstally.relate.fit import wording
from crosstally.relate.fold import fold
from crosstally.relate.page import Page
from crosstally.relate.spot import Spot
from crosstally.relate.tables import caught, pattern
from crosstally.relate.words import topic

_BEFORE: Final = wording("share-of-before")
_AFTER: Final = wording("share-of-after")
_HEDGE: Final = re.compile(r"\D*(?=\d)")
_ALL: Final = pattern("all-named")
_WHOLE: Final = wording("of-the-whole")
_BESIDE: Final = 40  # letters beside a whole that say what it is
_MOST: Final = 20  # letters before a share that say what it is of


def clause(page: Page, spot: Spot) -> str:
    """The words of its clause before the digits of a number, those of its own hedge too: 约占5.5%."""
    hedge = _HEDGE.match(fold(spot.mention.text))
    return CLAUSE.split(page.before(spot, _MOST, own=True))[-1] + (hedge[0] if hedge else "")


def whole_metric(page: Page, share: Spot) -> str:
    """The metric that a share is all of by its words, as the tables call it; empty where they name none."""
    words = _of_what(page, share)
    ends = (words[start:] for start in range(len(words)) if _ALL.match(words, start))  # 线路全长: 全长
    return next((_names()[name] for name in (words, words.partition(" ")[0], *ends) if name in _names()), "")


def metric(page: Page, share: Spot) -> str:
    """The metric that a share is of by its words, be it of a part alone: 占乘用车销量; empty where they name none."""
    words = _of_what(page, share)
    ends = (words[start:] for start in range(len(words)))
    return whole_metric(page, share) or next((_names()[name] for name in ends if name in _names()), "")


def of_another(page: Page, share: Spot, whole: Spot) -> bool:
    """True for a share whose words behind it name what it is of, where nothing beside the whole does: of the stock."""
    found = _WHOLE.match(page.after(share, _BESIDE))
    beside = page.before(whole, _BESIDE) + page.after(whole, _BESIDE)  # it may be a number that is no spot
    return found is not None and found["whole"] not in beside


@cache
def _names() -> dict[str, str]:
    return {word: key for key, word in topic("metrics")}


def _of_what(page: Page, share: Spot) -> str:
    found = _BEFORE.search(clause(page, share)) or _AFTER.match(page.after(share, 2 * _MOST))
    return "" if found is None else caught(found)
