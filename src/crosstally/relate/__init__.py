"""From the numbers of raw articles to claims and relations; it builds, the rules judge.

`within` relates the numbers of one article by what its own words state; `across` relates articles: one fact told
twice, this article's growth on that article's base. A relation that the words do not state outright is capped at a
warning and says why. Same-fact relations of raw claims are made here too, because only here is it known how sure a
topic is; rules that group claims by fact leave raw claims (those with a mention) aside.

Floor 3: may import model, quantity and errors.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from crosstally.model import Article, Claim, Crash, Mention, Relation
from crosstally.model.plain import Plain, plain
from crosstally.relate import (
    above,
    against,
    among,
    announced,
    bounds,
    brackets,
    byline,
    changes,
    chosen,
    closure,
    columns,
    compared,
    compound,
    converted,
    differences,
    earlier,
    elapsed,
    elsewhere,
    enumerated,
    exchange,
    footing,
    guard,
    identities,
    join,
    kinds,
    leads,
    lists,
    lone,
    made_of,
    margins,
    meant,
    midpoints,
    models,
    monthly,
    moves,
    multiples,
    outright,
    per,
    portions,
    priors,
    reckoned,
    remainder,
    remains,
    rests,
    said,
    seconded,
    sieve,
    slipped,
    speed,
    spoken,
    targets,
    times,
    together,
    twins,
    weighed,
    wholes,
    yearly,
)
from crosstally.relate.index import Index
from crosstally.relate.lexicon import Lexicon
from crosstally.relate.names import Names
from crosstally.relate.page import Page
from crosstally.relate.reader import Reader
from crosstally.relate.related import Related
from crosstally.relate.scene import sentences

__all__ = ["BETWEEN", "WITHIN", "WITH_INDEX", "Lexicon", "Related", "across", "draft_against", "lexicon", "within"]

WITHIN = (
    moves.told, yearly.rates, targets.reached, priors.listed, rests.rests,
    changes.beside, differences.by_difference, differences.by_base, converted.units, converted.temperatures,
    said.again, said.on_average, said.left, said.lead, said.of_that, said.rates,
    wholes.shares, wholes.sums, above.no_part_above,
    compound.growths, identities.more_than,
    closure.changes, closure.shares, together.totals, speed.ups,
    announced.sums, announced.of_so_many, made_of.of_which, kinds.exceeding,
    footing.totals, footing.headed, columns.changes,
    remainder.of_figure, remainder.of_hundred, remainder.over_hundred,
    compared.gaps, compared.quotients, compared.over_all, compared.room, exchange.rates,
    portions.lists, portions.named, lone.of_all, portions.of_metric, portions.of_which, portions.parts,
    remains.of_before, per.each, per.days, monthly.years, midpoints.midpoints, elapsed.between,
    reckoned.by_units, lists.split, lists.parts, multiples.times, multiples.of_base, multiples.of_beside,
    leads.over, enumerated.announced,
    slipped.again, outright.shares, outright.multiples, outright.of_named, outright.rests,
    outright.groups, outright.sales, outright.order, bounds.bounds, among.parts, among.lists, among.rates,
)  # fmt: skip
WITH_INDEX = (
    changes.on_base, moves.guessed, earlier.changes, margins.of_profit, compound.than, identities.by_definition,
    times.sums, times.inside,
)  # fmt: skip

_ONCE = ("same-fact", "product", "share-of-whole")  # what several mechanisms may read out of the same figures
BETWEEN = (sieve.same, twins.differ, compound.longer, elsewhere.bases)


def lexicon(aliases: Mapping[str, Sequence[str]] | None = None) -> Lexicon:
    """Build the vocabulary, with a project's own names of subjects."""
    return Lexicon(aliases or {})


def within(article: Article, mentions: Sequence[Mention], words: Lexicon | None = None) -> Related:
    """Read one article: its claims, and the relations its own words state."""
    clean = plain(article.matter or article.text or "")
    text, words = clean.text, words or lexicon()
    mentions = models.figures(text, _placed(clean, mentions), words)
    article = replace(article, published=article.published or byline.day(text, mentions))
    cut = list(sentences(text, mentions))
    names = Names(words, cut, models.sizes(text, words))
    reader = Reader(names, _year(article))
    page = Page(article, text, reader.read(cut), names.main, mentions=tuple(mentions), clean=clean)
    join.own_name(page)
    brackets.read(page)
    page.make()
    crashes: list[Crash] = []
    ties = meant.kept(guard.run((weighed.weighed,), crashes, article.path, page))
    relations = tuple(meant.unexplained(ties, _unique(guard.run(WITHIN, crashes, article.path, page))))
    claims = tuple(claim for claim in page.claims.values() if claim.mention is None or claim.mention.is_claim)
    return Related(claims, relations, tuple(reader.left_out), page, ties, tuple(crashes))


def _placed(clean: Plain, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Numbers with their places and words in the plain text."""
    if not clean.starts:
        return mentions
    spans = [(clean.of(one.start), clean.of(one.end - 1) + 1) for one in mentions]
    return [
        replace(one, text=clean.text[start:end], start=start, end=end)
        for one, (start, end) in zip(mentions, spans, strict=True)
    ]


def across(articles: Sequence[Related]) -> Related:
    """Relate articles that were read: facts told more than once, and growth on a base that stands elsewhere."""
    pages = [related.page for related in articles if related.page is not None]
    join.joined(pages)
    index = Index(pages)
    crashes: list[Crash] = []
    made = [one for page in pages for one in guard.run(WITH_INDEX, crashes, page.article.path, index, page)]
    told = [relation for related in articles for relation in related.relations]
    made = [chosen.apart(relation) for relation in spoken.free(made, [*told, *made])]
    made = [*_meant(articles, told, made, crashes)]
    made += seconded.told(pages, guard.run(BETWEEN, crashes, "between the articles", pages))
    return Related((), tuple(_unique(made)), crashes=tuple(crashes))


def _meant(
    articles: Iterable[Related], told: Sequence[Relation], made: Sequence[Relation], crashes: list[Crash]
) -> Iterator[Relation]:
    """What was made and nothing else explains, and what each article leaves to its reader."""
    of: dict[str, tuple[list[Relation], list[Relation]]] = defaultdict(lambda: ([], []))
    for place, some in enumerate((told, made)):
        for relation in some:
            of[relation.article][place].append(relation)
    for page, ties in ((one.page, one.ties) for one in articles if one.page is not None):
        first, later = of[page.article.id]
        kept = [*meant.unexplained(ties, later)]
        yield from kept
        yield from guard.run((meant.relations,), crashes, page.article.path, page, ties, [*first, *kept])


def draft_against(encoded: Iterable[Claim], articles: Sequence[Related], words: Lexicon | None = None) -> Related:
    """Relate raw articles to a project's encoded claims: a draft against the archive."""
    pages = [related.page for related in articles if related.page is not None]
    crashes: list[Crash] = []
    made = guard.run((against.draft,), crashes, "the articles against the project", pages, encoded, words or lexicon())
    return Related((), tuple(_unique(made)), crashes=tuple(crashes))


def _unique(relations: Iterable[Relation]) -> list[Relation]:
    """Each relation once, and the figures of one fact, product or share once, however they were found to be that."""
    seen: dict[str, Relation] = {}
    facts: set[frozenset[str]] = set()
    for relation in relations:
        if chosen.is_wrong(relation):
            continue
        pairs = _pairs(relation) if relation.rule in _ONCE else set()
        if pairs and pairs <= facts:
            continue
        facts |= pairs
        known = seen.setdefault(relation.id, relation)
        if meant.is_bound(known) and not meant.is_bound(relation):
            seen[relation.id] = relation
    return list(seen.values())


def _pairs(relation: Relation) -> set[frozenset[str]]:
    """The claims of each reading of a relation."""
    sides = ((*r.stated.leaves(), *r.computed.leaves()) for r in relation.readings)
    return {frozenset(leaf.id for leaf in leaves if isinstance(leaf, Claim)) for leaves in sides}


def _year(article: Article) -> int | None:
    head = article.published[:4]
    return int(head) if head.isdigit() else None
