"""What of a run is shown: findings of changed claims, findings that are not in the baseline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from crosstally.files import baseline, changes
from crosstally.files.changes import Lines
from crosstally.model import Claim, Corpus, Finding, Ledger, Place, Run


def changed_claims(corpus: Corpus, ref: str, root: Path) -> tuple[frozenset[str], Lines]:
    """Give the ids of the claims whose lines changed since a commit, and the changed lines."""
    lines = changes.since(ref, root)
    return frozenset(claim.id for claim in corpus.claims.values() if _touched(claim, corpus, lines)), lines


def since(run: Run, ref: str, root: Path) -> tuple[Run, frozenset[str]]:
    """Keep the findings of which a claim, or the relation itself, changed since a commit; and the changed claims."""
    touched, lines = changed_claims(run.corpus, ref, root)
    heights = {one.id: one.last_line - one.at.line + 1 for one in run.corpus.relations if one.last_line}

    def stays(finding: Finding) -> bool:
        own = _stands_in(finding.at, heights.get(finding.relation, 1), lines)
        return own or any(claim.id in touched for _, claim in finding.claims)

    kept = tuple(finding for finding in run.findings if stays(finding))
    return replace(run, findings=kept, ledger=_said(run, len(kept), "a finding of lines that did not change")), touched


def without_baseline(run: Run, path: Path, name: str) -> Run:
    """Leave out the findings of a baseline; its lines that match nothing any more are counted in the ledger."""
    problems = list(run.problems)
    ids = baseline.read(path, name, problems)
    kept = tuple(one for one in run.findings if one.id not in ids)
    gone = len(ids - {one.id for one in run.findings})
    ledger = _said(run, len(kept), "a finding that is in the baseline")
    if gone:
        ledger = replace(
            ledger, not_comparable=(*ledger.not_comparable, ("a line of the baseline that has no finding", gone))
        )
    return replace(run, findings=kept, ledger=ledger, problems=tuple(problems))


def of_files(run: Run, files: frozenset[str]) -> Run:
    """Keep the findings that stand in some claim files, or on claims of theirs; problems are told whole."""
    kept = tuple(
        one for one in run.findings if one.at.path in files or any(claim.at.path in files for _, claim in one.claims)
    )
    return replace(run, findings=kept, ledger=_said(run, len(kept), "a finding of another file than was asked for"))


def open_findings(run: Run) -> list[Finding]:
    """Findings that nobody has decided."""
    return [one for one in run.findings if one.is_open]


def baseline_text(run: Run) -> str:
    """Write the baseline of a run: its open findings."""
    return baseline.render(open_findings(run))


def _said(run: Run, kept: int, reason: str) -> Ledger:
    left = len(run.findings) - kept
    reasons = (*run.ledger.not_comparable, (reason, left)) if left else run.ledger.not_comparable
    return replace(run.ledger, not_comparable=reasons)


def _touched(claim: Claim, corpus: Corpus, lines: Lines) -> bool:
    """An encoded claim changes with its entry, one of a raw article with the lines of its words."""
    last = max([claim.at.line, *(place.line for place in claim.entry.values())])
    if _stands_in(claim.at, last - claim.at.line + 1, lines):
        return True
    article = corpus.articles.get(claim.article)
    return claim.mention is None and article is not None and _stands_in(article.at, 1, lines)


def _stands_in(place: Place, height: int, lines: Lines) -> bool:
    first, last = place.line, place.line + height - 1
    return any(start <= last and first <= end for start, end in lines.get(place.path, ()))
