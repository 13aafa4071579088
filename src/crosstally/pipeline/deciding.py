"""What the faces of review change on disk: decisions and claim entries, inside the project only."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from crosstally.config import Config
from crosstally.errors import UserError
from crosstally.files import claims_write, decisions_write
from crosstally.files.claims import SUFFIX
from crosstally.files.project import DECISIONS
from crosstally.model import Article, Claim, Run
from crosstally.pipeline.drafting import value_text

put, withdraw, same = decisions_write.put, decisions_write.withdraw, decisions_write.same
accept, correct, reject, entry = claims_write.accept, claims_write.correct, claims_write.reject, claims_write.entry


def decisions_file(root: Path, config: Config) -> Path:
    """Where the decisions of a project stand."""
    return root / config.claims / DECISIONS


def decided(run: Run, path: Path, today: str) -> Run:
    """Give a run with the decisions as they stand in the file now; one that has ended does not count."""
    valid = {key: one for key, one in decisions_write.read(path).items() if not (one.until and one.until < today)}
    return replace(run, findings=tuple(replace(one, decision=valid.get(one.id)) for one in run.findings))


def claim_file(root: Path, config: Config, claim: Claim) -> Path:
    """Find the file that a claim stands in, or for a raw article the one it would be written to.

    Raises UserError for a path that is no claim file inside the project.
    """
    name = claim.at.path if claim.at.path.endswith(SUFFIX) else f"{config.claims}/{claim.article}{SUFFIX}"
    path = (root / name).resolve()
    if not path.is_relative_to(root.resolve()) or not path.name.endswith(SUFFIX):
        raise UserError.of(name, "This is no claim file inside the project.")
    return path


def encoded(claim: Claim) -> str:
    """Give a claim's value as a claim file would say it."""
    return claim.value_read.text if claim.mention is None else value_text(claim.mention)[0]


def add(path: Path, article: Article, claim: Claim, *, name: str, value: str) -> None:
    """Write a claim read from a raw article as an entry of its claim file."""
    head = {
        "id": article.id, "title": article.title, "publisher": article.publisher, "published": article.published,
        "language": article.language, "file": Path(article.path).name, "sha256": article.sha256,
    }  # fmt: skip
    fact = claim.fact
    fields = {
        "quote": claim.quote.exact, "prefix": claim.quote.prefix, "suffix": claim.quote.suffix,
        "at": "" if claim.quote.start is None else str(claim.quote.start), "value": value, "of": fact.subject,
        "metric": fact.metric, "period": fact.period, "scope": fact.scope, "source": claim.source,
    }  # fmt: skip
    claims_write.add(path, head, name, fields)
