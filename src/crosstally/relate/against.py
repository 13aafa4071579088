"""A raw draft against claims that people encoded: the same fact where the words of both name one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from crosstally.model import Claim, Level, Relation
from crosstally.quantity.compare import Sense, Verdict, compare
from crosstally.relate.fold import fold
from crosstally.relate.index import OTHER, stands
from crosstally.relate.lexicon import Lexicon
from crosstally.relate.nodes import alike, bare
from crosstally.relate.page import Page, relate
from crosstally.relate.period import Period, named
from crosstally.relate.spot import Role, Spot

ENCODED: Final = "the other figure was encoded by hand; its fact is matched by its words"
Key = tuple[str, str, object]


def draft(pages: Sequence[Page], encoded: Iterable[Claim], words: Lexicon) -> Iterator[Relation]:
    """Relate the figures of raw articles to encoded claims about the same subject, metric, period and kind of unit."""
    facts: dict[Key, list[tuple[Claim, Period | None]]] = defaultdict(list)
    for claim in encoded:
        if (key := _key(claim, words)) is not None:
            facts[key].append((claim, _period(claim.fact.period)))
    for page in pages:
        for spot in page.spots:
            if spot.role is Role.LEVEL and spot.topic.metric and stands(spot) and not spot.topic.part:
                yield from _against(page, spot, facts)


def _against(page: Page, spot: Spot, facts: dict[Key, list[tuple[Claim, Period | None]]]) -> Iterator[Relation]:
    topic = spot.topic
    rows = facts.get((topic.subject, topic.metric, bare(spot.unit.dimension)), [])
    same = [claim for claim, period in rows if _one_time(topic.period, period) and not topic.scope & OTHER]
    stated = page.of(spot)
    for claim in same[:1]:
        left, right = alike(stated, claim)
        if compare(left.value(), right.value()).verdict is not Verdict.CANNOT_TELL:
            yield relate(
                "same-fact", stated, [(left, Sense.EQUAL, right)], words=spot.mention.text, cap=Level.WARNING,
                because=ENCODED,
            )  # fmt: skip


def _one_time(one: Period | None, two: Period | None) -> bool:
    """True where both name one period, or neither names any."""
    return one is None if two is None else one is not None and one.fits(two) is True


def _key(claim: Claim, words: Lexicon) -> Key | None:
    """The subject and metric of an encoded claim by the vocabulary; None where it knows one of them not."""
    if claim.fact.scope:
        return None
    subject = next((w.of("subject") for w in words.words(fold(claim.fact.subject)) if w.of("subject")), "")
    metric = next(
        (w.of("metrics") for w in words.words(fold(claim.fact.metric.replace("-", " "))) if w.of("metrics")), ""
    )
    return (subject, metric, bare(claim.value_read.unit.dimension)) if subject and metric else None


def _period(text: str) -> Period | None:
    found = next(named(fold(text)), None)
    return None if found is None else found.period
