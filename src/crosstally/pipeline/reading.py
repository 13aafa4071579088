"""From paths to a corpus: claim files, their quotes read again, the project's checks, and raw articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from crosstally import extract, relate
from crosstally.config import Config
from crosstally.errors import Problem, UserError
from crosstally.files import aliases, articles, claims, project, tables
from crosstally.model import Article, Claim, Corpus, Crash, Mention, Place, Relation, tally
from crosstally.pipeline import checks
from crosstally.pipeline.extracting import Wish, mentions
from crosstally.rules import shape


@dataclass(frozen=True, slots=True)
class _Raw:
    """What raw articles gave."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    relations: tuple[Relation, ...]
    unread: tuple[tuple[str, int], ...]
    crashes: tuple[Crash, ...]


def read(
    paths: Sequence[Path], root: Path, config: Config, *, with_texts: bool = True, with_checks: bool = True
) -> Corpus:
    """Read everything a run looks at; `with_texts` false leaves the texts of encoded articles aside.

    Without any path the project's claims folder is read. Raw articles alone are not checked against a project;
    name its folder beside them for that.
    """
    wanted = list(paths) or [root / config.claims]
    problems: list[Problem] = []
    loose = articles.find([path for path in wanted if _is_article(path)], root, problems)
    listed = [path for path in wanted if path.suffix.lower() == tables.SUFFIX]
    encoded = [path for path in wanted if not _is_article(path) and path not in listed]
    corpus = _encoded(encoded, root, config, with_texts=with_texts, with_checks=with_checks) if encoded else Corpus()
    corpus = _with_tables(corpus, listed, root, config, problems)
    raw = _raw(list(loose), root, config, corpus, problems)
    relations = tuple(shape.named(relation) for relation in (*corpus.relations, *raw.relations))
    return replace(
        corpus,
        articles={**corpus.articles, **raw.articles},
        claims={**corpus.claims, **raw.claims},
        relations=relations,
        problems=corpus.problems + tuple(problems),
        unread=corpus.unread + raw.unread,
        crashes=corpus.crashes + raw.crashes,
    )


def _with_tables(corpus: Corpus, paths: Sequence[Path], root: Path, config: Config, problems: list[Problem]) -> Corpus:
    """Add the claims of CSV tables; one that cannot be read is a problem, the others are read."""
    for path in paths:
        try:
            read_out = tables.read(path, articles.given(path, root), problems, convention=config.convention)
        except (UserError, OSError) as wrong:
            name = articles.given(path, root)
            problems.append(
                wrong.problem if isinstance(wrong, UserError) else Problem(name, 0, 0, f"{wrong.strerror}.")
            )
            continue
        corpus = replace(
            corpus,
            articles={**corpus.articles, **read_out.articles},
            claims={**corpus.claims, **read_out.claims},
            unread=corpus.unread + tuple(sorted(read_out.unread.items())),
        )
    return corpus


def _is_article(path: Path) -> bool:
    """Tell raw articles, patterns and folders of them from claim files and folders of those."""
    if path.is_dir():
        return not any(path.rglob(f"*{claims.SUFFIX}")) and any(map(articles.is_raw, path.rglob("*")))
    return articles.is_raw(path)


def _encoded(paths: Sequence[Path], root: Path, config: Config, *, with_texts: bool, with_checks: bool) -> Corpus:
    folders = [root / folder for folder in config.articles] if with_texts else []
    corpus = project.load(paths, root, folders, config.convention)
    corpus = replace(corpus, quote_mentions=_quotes(corpus))
    if not with_checks or not (root / config.checks).is_dir():
        return corpus
    ran = checks.run(root / config.checks, root, corpus)
    return replace(
        corpus,
        relations=corpus.relations + tuple(ran.relations),
        failed_checks=tuple(ran.failed),
        crashes=tuple(ran.crashes),
    )


def _quotes(corpus: Corpus) -> dict[str, tuple[Mention, ...]]:
    """What the reader of numbers finds in each quote."""
    languages = {key: article.language or None for key, article in corpus.articles.items()}
    return {
        claim.id: extract.read(claim.quote.exact, language=languages.get(claim.article))
        for claim in corpus.claims.values()
        if claim.quote.exact
    }


def _raw(paths: Sequence[Path], root: Path, config: Config, encoded: Corpus, problems: list[Problem]) -> _Raw:
    """Read, relate and join raw articles; an article that cannot be read is a problem, the others are read."""
    words = relate.lexicon(aliases.read(root / config.aliases, config.aliases, problems))
    wish = Wish(root, everything=True, convention=config.convention)  # dates are no claims, yet times run between them
    related: dict[str, relate.Related] = {}
    found: dict[str, Article] = {}
    crashes: list[Crash] = []
    for path in paths:
        try:
            article = _named(articles.read(path, root), {**encoded.articles, **found})
        except UserError as wrong:
            problems.append(wrong.problem)
            continue
        found[article.id] = article
        try:
            related[article.id] = relate.within(article, mentions(article, wish), words)
        except Exception as wrong:  # noqa: BLE001  (an article that breaks the reader must not hide the others)
            crashes.append(Crash.of(article.path, wrong, Place(article.path)))
    pages = [related[key] for key in sorted(related)]
    between = relate.across(pages)
    against = relate.draft_against(list(encoded.claims.values()), pages, words)
    read_out = [claim for one in related.values() for claim in one.claims]
    relations = [relation for one in (*related.values(), between, against) for relation in one.relations]
    reasons = [reason for one in (*related.values(), between) for reason in one.left_out]
    return _Raw(
        {key: found[key] for key in sorted(found)},
        {claim.id: claim for claim in sorted(read_out, key=lambda claim: claim.id)},
        tuple(sorted(relations, key=lambda relation: (relation.id, not relation.sure))),  # the surer of two counts
        tally(reasons),
        (*crashes, *(crash for one in (*related.values(), between, against) for crash in one.crashes)),
    )


def _named(article: Article, taken: Mapping[str, Article]) -> Article:
    """Give an article whose name is taken another: by its folder, and then by number."""
    key, number = article.id, 1
    while key in taken:
        number += 1
        key = f"{article.id}-{number}"
    return article if key == article.id else replace(article, id=key)
