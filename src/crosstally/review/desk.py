"""The desk: the run as it stands now, and what a reviewer may do to it. Knows nothing of pages or terminals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Final

from crosstally import pipeline
from crosstally.config import Config
from crosstally.errors import UserError
from crosstally.model import Claim, Decision, Finding, Run
from crosstally.pipeline import deciding
from crosstally.report.harmless import one_line

STATUSES: Final = {"confirmed": "confirmed in review", "waived": "", "needs-source": "needs a source"}
_LONGEST: Final = 2_000


class Refused(Exception):  # noqa: N818  (an answer to the reviewer, not a fault)
    """What a reviewer asked cannot be done; the text says why."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a reviewer wants to say of a finding, as typed; `until` is a day or empty.

    `seen` is the mark of the decision that showed when they chose; None asks for no such comparison.
    """

    status: str
    reason: str
    by: str
    until: str = ""
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One thing a reviewer did: what stood before, and what stands since."""

    finding: str
    before: Decision | None
    after: Decision | None


@dataclass
class Desk:
    """A project under review; safe for several threads, and beside other desks on the same files.

    `read` gives the run anew; it is called when a file of the project changed. Steps are kept for each
    reviewer's own undo, as long as the desk stands.
    """

    root: Path
    config: Config
    paths: Sequence[Path] = ()
    clock: Callable[[], str] = lambda: datetime.now(UTC).date().isoformat()
    steps: dict[str, list[Step]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)
    _seen: tuple[object, ...] = ()
    _run: Run | None = None

    def run(self) -> Run:
        """Give the run with the decisions that stand on disk now."""
        with self._lock:
            signature = self._signature()
            if self._run is None or signature != self._seen:
                corpus = pipeline.read(self.paths, self.root, self.config)
                self._run = pipeline.judge(
                    corpus, select=self.config.select, ignore=self.config.ignore, today=self.clock()
                )
                self._seen = signature
            base = self._run
        return deciding.decided(base, self.file, self.clock())

    @property
    def file(self) -> Path:
        """Where decisions are written."""
        return deciding.decisions_file(self.root, self.config)

    def finding(self, ident: str) -> Finding:
        """Find a finding; raises Refused where it is gone, because a number changed."""
        for one in self.run().findings:
            if one.id == ident:
                return one
        raise Refused("This finding is no more: one of its numbers was changed.")

    def decide(self, who: str, ident: str, wish: Wish) -> Finding:
        """Write a decision at once; raises Refused where it lacks something or somebody else was faster."""
        finding = self.finding(ident)
        if wish.seen not in (None, mark(finding.decision)):
            raise _overtaken(finding.decision)
        wanted = self._wanted(finding, wish)
        standing = deciding.put(self.file, wanted, finding.decision)
        if not deciding.same(standing, wanted):
            raise _overtaken(standing)
        if not deciding.same(finding.decision, wanted):
            self.steps.setdefault(who, []).append(Step(ident, finding.decision, wanted))
        return replace(finding, decision=wanted)

    def undo(self, who: str) -> str:
        """Take back a reviewer's last step; the answer is the finding's id. Raises Refused where there is none."""
        if not self.steps.get(who):
            raise Refused("There is nothing to undo.")
        step = self.steps[who].pop()
        if step.before is None:
            standing = deciding.withdraw(self.file, step.finding, step.after)
        else:
            standing = deciding.put(self.file, step.before, step.after)
        if not deciding.same(standing, step.before):
            raise Refused(f"Somebody changed that decision since: {_said(standing)}. It was left as it is.")
        return step.finding

    def claim_file(self, claim: Claim) -> Path:
        """Give the file that a claim stands in."""
        return deciding.claim_file(self.root, self.config, claim)

    def _wanted(self, finding: Finding, wish: Wish) -> Decision:
        if wish.status not in STATUSES:
            raise Refused(f"{one_line(wish.status, 40)!r} is no decision: choose {', '.join(STATUSES)}.")
        words = one_line(wish.reason.strip(), _LONGEST) or STATUSES[wish.status]
        if not words:
            raise Refused("A waiver wants a reason.")
        name = one_line(wish.by.strip(), 120)
        if not name:
            raise Refused("Say who decides.")
        if wish.until and (not _is_day(wish.until) or wish.until < self.clock()):
            raise Refused(f"{one_line(wish.until, 40)!r} is no day to come: write 2027-01-31.")
        return Decision(finding.id, wish.status, words, name, self.clock(), wish.until or None, finding.values)

    def _signature(self) -> tuple[object, ...]:
        """Size and time of every file a run reads, the decisions aside: they are read for each answer."""
        folders = [self.root / self.config.claims, self.root / self.config.checks, *self.paths]
        files = [one for folder in folders for one in (sorted(folder.rglob("*")) if folder.is_dir() else [folder])]
        stats = [(str(one), one.stat()) for one in files if one.is_file() and one != self.file and one.suffix != ".pyc"]
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)


def undecided(run: Run) -> list[Finding]:
    """Give the findings that nobody has said anything of."""
    return [one for one in run.findings if one.decision is None]


def after(run: Run, ident: str) -> Finding | None:
    """Give the next finding without a decision after one, going round once; None where all are decided."""
    order = [one.id for one in run.findings]
    here = order.index(ident) + 1 if ident in order else 0
    return next((one for one in (*run.findings[here:], *run.findings[:here]) if one.decision is None), None)


def explain(wrong: UserError) -> Refused:
    """Make an answer of what a file refused."""
    return Refused(str(wrong.problem))


def mark(decision: Decision | None) -> str:
    """Give a short mark of what was decided, empty where nothing was; it changes with the decision."""
    if decision is None:
        return ""
    fields = (decision.status, decision.reason, decision.by, decision.date, decision.until or "")
    return sha256("\n".join(fields).encode()).hexdigest()[:16]


def _overtaken(standing: Decision | None) -> Refused:
    return Refused(f"Somebody decided this in between: {_said(standing)}. Decide again to replace it.")


def _said(standing: Decision | None) -> str:
    return "taken back" if standing is None else one_line(f"{standing.status} by {standing.by}: {standing.reason}", 300)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2027-01-31")
