"""A claim's entry on the desk: looked at, accepted, corrected, rejected, or added from an article's text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from crosstally.model import Claim
from crosstally.pipeline import deciding
from crosstally.report import wording
from crosstally.report.harmless import one_line
from crosstally.review.desk import Desk, Refused
from crosstally.review.texts import is_draft


@dataclass(frozen=True, slots=True)
class EntryView:
    """What the page shows: the entry as it stands, as a reviewer last typed it, and what may be done with it."""

    claim: str
    file: str
    line: int
    words: str
    reading: str
    seen: str
    typed: str
    draft: bool
    name: str
    value: str


def look(desk: Desk, ident: str, typed: str | None = None) -> EntryView:
    """Read an entry from its file; one that is only in an article's text has no entry yet."""
    corpus = desk.run().corpus
    claim = _claim(desk, ident)
    path = desk.claim_file(claim)
    seen = deciding.entry(path, _name(claim)) or ""
    return EntryView(
        claim=ident,
        file=path.relative_to(desk.root.resolve()).as_posix(),
        line=claim.at.line,
        words=one_line(claim.words, 300),
        reading=wording.span(wording.side(claim)),
        seen=seen,
        typed=seen if typed is None else typed,
        draft=is_draft(corpus, claim),
        name=_name(claim),
        value=one_line(deciding.encoded(claim), 300),
    )


def next_draft(desk: Desk, ident: str) -> str:
    """Give the draft after one in its article, going round once; empty where there is no other."""
    corpus = desk.run().corpus
    article = ident.partition("/")[0]
    drafts = [one for one in corpus.claims.values() if one.article == article and is_draft(corpus, one)]
    drafts.sort(key=lambda one: (one.quote.start or 0, one.id))
    names = [one.id for one in drafts]
    here = names.index(ident) if ident in names else -1
    return next(iter([*names[here + 1 :], *names[: max(here, 0)]]), "")


def change(desk: Desk, ident: str, fields: Mapping[str, str]) -> str:
    """Do what a form asks; the answer says what was done. Raises Refused or UserError, having written nothing."""
    action = _ACTIONS.get(fields.get("action", ""))
    if action is None:
        raise Refused("There is no such action.")
    return action(desk, _claim(desk, ident), fields)


def _accept(desk: Desk, claim: Claim, fields: Mapping[str, str]) -> str:
    deciding.accept(desk.claim_file(claim), _name(claim), fields.get("seen", ""))
    return "Accepted: the draft is a claim now."


def _correct(desk: Desk, claim: Claim, fields: Mapping[str, str]) -> str:
    deciding.correct(desk.claim_file(claim), _name(claim), fields.get("seen", ""), fields.get("entry", ""))
    return "Written to the claim file."


def _reject(desk: Desk, claim: Claim, fields: Mapping[str, str]) -> str:
    deciding.reject(desk.claim_file(claim), _name(claim), fields.get("seen", ""))
    return "Rejected: the entry is taken out."


def _add(desk: Desk, claim: Claim, fields: Mapping[str, str]) -> str:
    article = desk.run().corpus.articles[claim.article]
    name = fields.get("name", "")
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        raise Refused("A claim's name has a-z, 0-9 and single hyphens.")
    deciding.add(desk.claim_file(claim), article, claim, name=name, value=fields.get("value", ""))
    return f"Added as {name}."


_ACTIONS: Final[dict[str, Callable[[Desk, Claim, Mapping[str, str]], str]]] = {
    "accept": _accept,
    "correct": _correct,
    "reject": _reject,
    "add": _add,
}


def _claim(desk: Desk, ident: str) -> Claim:
    claim = desk.run().corpus.claims.get(ident)
    if claim is None:
        raise Refused("There is no such claim (any more).")
    return claim


def _name(claim: Claim) -> str:
    return claim.id.partition("/")[2]
