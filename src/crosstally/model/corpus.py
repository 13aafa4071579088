"""The corpus: all that was read, indexed; and the ledger of what was done with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from crosstally.errors import Problem
from crosstally.model.claim import Claim
from crosstally.model.decision import Decision
from crosstally.model.finding import Finding
from crosstally.model.mention import Mention
from crosstally.model.place import Place
from crosstally.model.relation import Relation


@dataclass(frozen=True, slots=True)
class Article:
    """A text with an id, a date and a publisher; `text` is None where the text is not at hand.

    `path` is the article's file as given; `raw` articles were read as text, the others through a claim file. `matter`
    is as long as `text`, with whatever is not running text (markup, scripts, code) blanked out; None where all is.
    """

    id: str
    path: str
    at: Place
    text: str | None = None
    matter: str | None = None
    title: str = ""
    publisher: str = ""
    published: str = ""
    language: str = ""
    sha256: str = ""
    encoding: str = ""
    raw: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """An encoded claim whose value could not be read, with the reason and what to write instead."""

    claim: str
    at: Place
    text: str
    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Crash:
    """A rule, a check or a reading that broke down: which, why, and where."""

    what: str
    why: str
    at: Place

    @classmethod
    def of(cls, what: str, wrong: Exception, at: Place) -> Crash:
        """A fault of crosstally itself: nothing else that was read or found is lost to it."""
        return cls(what, f"{type(wrong).__name__}: {wrong}; this is a fault of crosstally, please report it", at)


@dataclass(frozen=True)
class Corpus:
    """Articles, claims, relations and decisions of one run, each indexed by id and in a fixed order.

    Of what the run did: `found` are the ids of its findings, `compared` how many comparisons were made,
    `today` the day of the run (2026-11-21), empty where decisions never expire.
    """

    articles: Mapping[str, Article] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    decisions: tuple[Decision, ...] = ()
    refused: tuple[Refused, ...] = ()
    problems: tuple[Problem, ...] = ()
    quote_mentions: Mapping[str, tuple[Mention, ...]] = field(default_factory=dict)
    unread: tuple[tuple[str, int], ...] = ()  # what was passed over while reading, and how often
    # what the run itself did, for the rules that look at it
    crashes: tuple[Crash, ...] = ()
    failed_checks: tuple[Crash, ...] = ()
    found: frozenset[str] = frozenset()
    compared: int = 0
    today: str = ""

    @cached_property
    def lines(self) -> Mapping[str, tuple[int, ...]]:
        """For each article whose text is at hand, the offsets at which its lines begin."""
        return {key: _line_starts(a.text) for key, a in self.articles.items() if a.text is not None}


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was read, compared and agreed, and what could not be compared, with the reasons."""

    articles: int = 0
    claims: int = 0
    relations: int = 0
    facts: int = 0
    compared: int = 0
    agreed: int = 0
    not_comparable: tuple[tuple[str, int], ...] = ()
    failed_rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """All that one check found: findings in order, the ledger, and what the user must mend."""

    corpus: Corpus
    findings: tuple[Finding, ...]
    ledger: Ledger
    problems: tuple[Problem, ...] = ()


def tally(reasons: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count equal reasons, most frequent first, then by text."""
    return tuple(sorted(Counter(reasons).items(), key=lambda pair: (-pair[1], pair[0])))


def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(at + 1 for at, char in enumerate(text) if char == "\n"))
