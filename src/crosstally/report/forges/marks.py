"""Where a forge puts its mark: in the file a person would mend, with the other claims beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from crosstally.errors import Problem
from crosstally.model import Claim, Corpus, Finding, Level, Place, Run
from crosstally.report import places
from crosstally.report.reporter import Options


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of one file: relative path, lines and columns from 1, the end column exclusive.

    `text` is the line up to the mark where it is known, for formats that count columns in bytes.
    """

    path: str
    line: int
    column: int
    end_line: int
    end_column: int
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Marker:
    """Marks places of one run; paths are given from the repository's root, `prefix` leading to the project."""

    corpus: Corpus
    options: Options

    def claim(self, claim: Claim) -> Mark:
        """Mark a claim: its entry in the claim file, or its words in a raw article."""
        article = self.corpus.articles.get(claim.article)
        spot = places.spot(self.corpus, claim)
        if article is None or not article.raw or article.text is None or spot.start is None or not spot.in_text:
            return self.place(claim.at)
        words = claim.quote.exact
        last = words.rsplit("\n", 1)[-1]
        end = spot.column + len(words) if last == words else len(last) + 1
        before = article.text[spot.start - spot.column + 1 : spot.start]
        path = relative(spot.path, self.options.prefix)
        return Mark(path, spot.line, spot.column, spot.line + words.count("\n"), end, before)

    def place(self, place: Place) -> Mark:
        """Mark one character."""
        line, column = max(place.line, 1), max(place.column, 1)
        return Mark(relative(place.path, self.options.prefix), line, column, line, column + 1)

    def problem(self, problem: Problem) -> Mark:
        """Mark what must be mended."""
        return self.place(Place(problem.path, problem.line, problem.column))

    def primary(self, finding: Finding) -> tuple[Mark, list[tuple[str, Claim]]]:
        """Choose the claim to mark, and give the others with their roles.

        It is the one that the change at hand touched, or else the one in the newest article, or else the first.
        """
        if not finding.claims:
            return self.place(finding.at), []
        changed = self.options.changed
        chosen = max(finding.claims, key=lambda pair: (pair[1].id in changed, self._published(pair[1])))
        return self.claim(chosen[1]), [pair for pair in finding.claims if pair[1] is not chosen[1]]

    def _published(self, claim: Claim) -> str:
        article = self.corpus.articles.get(claim.article)
        return "" if article is None else article.published


def open_findings(run: Run) -> list[Finding]:
    """Give the findings that nobody has decided, most severe first."""
    return hardest_first(one for one in run.findings if one.is_open)


def hardest_first(findings: Iterator[Finding] | tuple[Finding, ...]) -> list[Finding]:
    """Sort by level; findings of one level keep their order."""
    return sorted(findings, key=lambda one: -one.level.weight)


def relative(path: str, prefix: str = "") -> str:
    """Give a path as forges want it: relative, forward slashes, nothing before its first folder; never empty."""
    whole = posixpath.normpath(posixpath.join(prefix or ".", path.replace("\\", "/").lstrip("/")))
    kept = [part for part in whole.split("/") if part not in ("", ".") and not part.endswith(":")]
    return "/".join(kept) or "unknown"


def of_level(findings: list[Finding], level: Level) -> list[Finding]:
    """Keep the findings of one level."""
    return [one for one in findings if one.level is level]
