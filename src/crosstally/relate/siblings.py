"""Two figures side by side in a list, each with its own noun: 陆上76万台、海上4万台; 76 GW onshore and 4 GW offshore.

Both are parts of what stands before them, and neither is the whole of the other. Nor is a figure the whole that is
told with its share of one, or one of two that are told with a percentage each.
"""

from __future__ import annotations

import re
from typing import Final

from crosstally.relate import phrase
from crosstally.relate.fit import akin, between, wording
from crosstally.relate.fold import fold
from crosstally.relate.lexicon import metrics
from crosstally.relate.page import Page
from crosstally.relate.spot import Role, Spot

_JOINT: Final = wording("siblings")
_WHOLE: Final = wording("siblings-whole")
_WORDS: Final = 24  # letters beside a number that may name it
_CLAUSE: Final = re.compile(r"[,:;()。]")
_VERB: Final = re.compile(r"[\u4e00-\u9fff]{2}$|[a-z]{3,}$")
_ENUMERATES: Final = str.maketrans("、", "|")  # which a folded text no longer tells from a comma


def are(page: Page, one: Spot, two: Spot) -> bool:
    """True for two neighbours of one kind that a list joins, each named by a noun of its own, neither as the whole."""
    first, second = sorted((one, two), key=lambda spot: spot.index)
    beside = second.index - first.index == 1 and first.stretch == second.stretch and akin(first, second)
    words = fold(page.text[first.mention.end : second.mention.start].translate(_ENUMERATES))
    joint = _JOINT.search(words) if beside else None
    if joint is None or _is_of_all(first) or _is_of_all(second):
        return False
    before, after = words[: joint.start()], words[joint.end() :]
    ahead, behind = page.before(first, _WORDS, own=True), page.after(second, _WORDS, own=True)
    nouns = (_last(ahead), _last(after)), (_last(before), _first(behind))
    return any(all(map(_noun, pair)) and pair[0] != pair[1] for pair in nouns)


def are_of_a_row(page: Page, *spots: Spot) -> bool:
    """True for some of four figures or more in a row, each told by the same verb: 甲净增5万,乙净增3万, …."""
    first = min(s.index for s in spots)
    if [s.index for s in page.spots[first : first + len(spots)] if s in spots] != sorted(s.index for s in spots):
        return False  # other figures stand between, or some are none that the reader of words knows
    verb = _verb(page, page.spots[first])
    row = page.spots[max(0, first - 1) : first + len(spots) + 1]
    return bool(verb) and sum(_verb(page, s) == verb and s.stretch == spots[0].stretch for s in row) > len(spots)


def _verb(page: Page, spot: Spot) -> str:
    """The two letters or the word right before a number."""
    found = _VERB.search(fold(page.before(spot, _WORDS, own=True)).rstrip())
    return found[0] if found else ""


def have_percentages(page: Page, one: Spot, two: Spot) -> bool:
    """True for two figures that by the same words have a percentage each: 300件,占30%;200件,占20%; 611 at 94.1%."""
    first, second = percentage_of(page, one), percentage_of(page, two)
    if first is None or second is None or one is two:
        return False
    return between(page, one, first) == between(page, two, second)


def percentage_of(page: Page, spot: Spot) -> Spot | None:
    """The percentage right behind a figure in its sentence, which is no growth of it."""
    behind = next(iter(page.spots[spot.index + 1 :]), spot)
    near = behind.kind == "percent" and behind.stretch == spot.stretch and spot.kind != "percent"
    near = near and behind.role in (Role.LEVEL, Role.SHARE)
    return behind if near else None


def _is_of_all(spot: Spot) -> bool:
    """True for a figure of all there is, that words call by a metric alone."""
    topic = spot.topic
    return spot.role is not Role.LEVEL or (topic.told == "words" and not topic.part and topic.metric in metrics())


def _first(words: str) -> str:
    return _CLAUSE.split(words)[0].strip()


def _last(words: str) -> str:
    return _CLAUSE.split(words)[-1].strip()


def _noun(words: str) -> str:
    """The noun that some words beside a number end with; empty where they call it a whole."""
    return "" if _WHOLE.search(words) else phrase.before(words, 0, len(words))


def parts(page: Page) -> set[int]:
    """The levels of which the next number but their growth is their share of a whole: 30.4亿元,占总收入的23.3%."""
    found: set[int] = set()
    for share in page.spots:
        if share.role is not Role.SHARE or share.whole is None:
            continue
        level = next((s for s in reversed(page.spots[: share.index]) if s.role is not Role.CHANGE), share)
        if level.stretch == share.stretch and level.role is Role.LEVEL:
            found.add(level.index)
    return found
