"""As many things as are announced: 三大优势:一是 …; four districts: North, East, South and West."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from crosstally.model import Level, Mention, Relation, count
from crosstally.model.plain import Plain
from crosstally.quantity.compare import Sense
from crosstally.quantity.convention import Hedge
from crosstally.relate import marks
from crosstally.relate.items import JOINS, TABLE, Items, between_signs, folded, han
from crosstally.relate.page import Page, relate
from crosstally.relate.spot import unit_class, unit_of
from crosstally.relate.tables import pattern

_OPENS: Final = pattern("opens", TABLE)
_MARKED: Final = pattern("marked", TABLE)
_PARTIAL: Final = pattern("partial", TABLE)
_QUOTED: Final = pattern("quoted", TABLE)
_QUOTED_LIST: Final = pattern("quoted-list", TABLE)

_BEFORE: Final = 12  # letters before a number that may make it one of several
_AFTER: Final = 64  # letters after it in which its list begins
_BACK: Final = 160  # letters that a quoted list before it may have
_FEWEST: Final = 2
_MOST: Final = 20
_TWICE: Final = 2
_WORDS: Final = 60
_MARKS: Final = "where the list begins and ends is read from its marks"


@dataclass(frozen=True, slots=True)
class _Text:
    """An article's running text, folded and as printed, and with its tags; offsets are the same in all."""

    folded: str
    raw: str
    tagged: str
    clean: Plain


def announced(page: Page) -> Iterator[Relation]:
    """Relate each number of things to the list that follows it, or that stands in quotation marks before it."""
    raw = page.text
    text = _Text(folded(raw), raw, page.article.text or raw, page.clean)
    following = [mention.start for mention in page.mentions[1:]]
    for mention, end in zip(page.mentions, [*following, len(raw)], strict=False):
        if not _counts(mention) or _some_only(text, mention):
            continue
        items = _after(text, mention, end) or _quoted(text, mention)
        if items is not None and (made := _relation(page, mention, items)) is not None:
            yield made


def _counts(mention: Mention) -> bool:
    """True for a small whole number of things, without a hedge."""
    kind = unit_of(mention)
    return (
        mention.value is not None and mention.value.denominator == 1 and _FEWEST <= mention.value <= _MOST
        and mention.hedge is Hedge.NONE and mention.kind not in {"date", "ordinal", "name", "idiom", "duration"}
        and kind is not None and kind.factor == 1 and unit_class(kind) in {"count", "plain"}
    )  # fmt: skip


def _some_only(text: _Text, mention: Mention) -> bool:
    """True where words before a number say that it is not all of the things, or where it is in a name (Round Two)."""
    before = text.folded[max(0, mention.start - _BEFORE) : mention.start]
    return bool(_PARTIAL.search(before)) or (mention.text[:1].isupper() and before.strip()[-1:].isalpha())


def _after(text: _Text, mention: Mention, end: int) -> Items | None:
    """The list that begins after a number and before the next: by marks, bullets or tags, or by signs between items."""
    words = text.folded[mention.end : min(mention.end + _AFTER, end + 1)]
    if opening := _MARKED.match(words):
        at = mention.end + opening.end()
        items = marks.marked(text.folded, text.raw, at)
        if items is None and text.folded[at - 1] == ":":
            items = marks.bullets(text.raw, at) or marks.tags(text.tagged, text.clean.place(at))
        if items is not None:
            return items
    opening = _OPENS.match(words)
    return None if opening is None else between_signs(text.folded, text.raw, mention.end + opening.end())


def _quoted(text: _Text, mention: Mention) -> Items | None:
    """The quoted list just before a number: “A”“B”“C”三大; “A、B、C”三大."""
    start = max(0, mention.start - _BACK)
    words = text.folded[start : mention.start]
    if whole := _QUOTED_LIST.search(words):
        return han(whole["list"], text.raw[start + whole.start("list") : start + whole.end("list")])
    run = _QUOTED.search(words)
    if run is None or JOINS.match(words[: run.start()][-1:]):
        return None
    return Items.sure(run[0].split('"')[1::2])


def _relation(page: Page, mention: Mention, items: Items) -> Relation | None:
    """Compare a number with the count that is nearer; a list that may be counted both ways around it says nothing."""
    number = int(mention.value or 0)
    least, most = len(items.coarse), len(items.fine)
    if least < number < most or (items.joined and number > most) or max(number, least) > _TWICE * min(number, most):
        return None
    stated = page.claim(mention)
    listed = count(*(items.coarse if number <= least else items.fine))
    words = " ".join(page.text[mention.start : mention.end + _WORDS].split())
    return relate(
        "listed-items", stated, [(stated, Sense.EQUAL, listed)], words=words, cap=Level.WARNING, because=_MARKS
    )
