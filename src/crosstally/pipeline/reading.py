"""From paths to a corpus: claim files, their quotes read again, raw articles, and the project's checks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from crosstally import extract
from crosstally.config import Config
from crosstally.files import project
from crosstally.model import Corpus, Mention
from crosstally.pipeline import checks
from crosstally.rules import shape


def read(
    paths: Sequence[Path], root: Path, config: Config, *, with_texts: bool = True, with_checks: bool = True
) -> Corpus:
    """Read everything a run looks at; `with_texts` false leaves the texts of encoded articles aside.

    Without any path the project's claims folder is read.
    """
    wanted = list(paths) or [root / config.claims]
    folders = [root / folder for folder in config.articles] if with_texts else []
    corpus = project.load(wanted, root, folders, config.convention)
    corpus = replace(corpus, quote_mentions=_quotes(corpus))
    if with_checks and (root / config.checks).is_dir():
        ran = checks.run(root / config.checks, root, corpus)
        corpus = replace(
            corpus,
            relations=corpus.relations + tuple(ran.relations),
            failed_checks=tuple(ran.failed),
            crashes=tuple(ran.crashes),
        )
    return replace(corpus, relations=tuple(shape.named(relation) for relation in corpus.relations))


def _quotes(corpus: Corpus) -> dict[str, tuple[Mention, ...]]:
    """What the reader of numbers finds in each quote."""
    languages = {key: article.language or None for key, article in corpus.articles.items()}
    return {
        claim.id: extract.read(claim.quote.exact, language=languages.get(claim.article))
        for claim in corpus.claims.values()
        if claim.quote.exact
    }
