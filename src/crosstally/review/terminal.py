"""The loop in the terminal: a finding, a key, the next finding. It writes as the page does, through the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

import click

from crosstally.errors import UserError
from crosstally.model import Finding
from crosstally.report.plain.paint import painter
from crosstally.report.plain.text import finding_lines
from crosstally.review.desk import Desk, Refused, Wish, mark, undecided

KEYS: Final = (
    "a confirm · w waive · n needs a source · f where the claim stands · s skip · j next · k previous · u undo · q quit"
)
_WHO: Final = "terminal"
_STATUS: Final = {"a": "confirmed", "w": "waived", "n": "needs-source"}


@dataclass
class Loop:
    """Where the loop stands. `ask` gives the next key, `say` prints, `type_in` asks for a line of words."""

    desk: Desk
    by: str
    color: bool
    ask: Callable[[], str]
    say: Callable[[str], None]
    type_in: Callable[[str], str]
    at: int = 0
    passed: set[str] = field(default_factory=set)

    def step(self) -> bool:
        """Show one finding and do what a key asks; false when the loop ends."""
        findings = self.desk.run().findings
        if not findings:
            self.say("There is nothing to judge.")
            return False
        self.at = min(max(self.at, 0), len(findings) - 1)
        here = findings[self.at]
        self._show(here, len(findings), len(undecided(self.desk.run())))
        key = self.ask()
        if key in ("q", "\x03", "\x04", ""):
            return False
        self._do(key, here)
        return True

    def _do(self, key: str, here: Finding) -> None:
        moves = {"j": 1, "k": -1}
        try:
            if key in _STATUS:
                self._decide(key, here)
            elif key in moves:
                self.at += moves[key]
            elif key == "s":
                self.passed.add(here.id)
                self._onward()
            elif key == "u":
                self._to(self.desk.undo(_WHO))
            elif key == "f":
                self.say("\n".join(f"  {claim.at}  {claim.id}" for _, claim in here.claims) or f"  {here.at}")
            else:
                self.say(KEYS)
        except UserError as wrong:
            self.say(str(wrong.problem))
        except Refused as why:
            self.say(str(why))

    def _decide(self, key: str, here: Finding) -> None:
        reason = self.type_in("Reason" if key == "w" else "Reason (may stay empty)")
        self.desk.decide(_WHO, here.id, Wish(_STATUS[key], reason, self.by, seen=mark(here.decision)))
        self._onward()

    def _onward(self) -> None:
        """Go to the next finding without a decision that was not skipped, going round once."""
        findings = self.desk.run().findings
        order = [*range(self.at + 1, len(findings)), *range(self.at + 1)]
        waiting = (at for at in order if findings[at].decision is None and findings[at].id not in self.passed)
        self.at = next(waiting, min(self.at + 1, len(findings) - 1))

    def _to(self, ident: str) -> None:
        self.at = next(at for at, one in enumerate(self.desk.run().findings) if one.id == ident)

    def _show(self, here: Finding, of: int, left: int) -> None:
        lines = finding_lines(self.desk.run().corpus, here, painter(color=self.color))
        self.say("\n" + "\n".join([*lines, f"   {self.at + 1} of {of}, {left} to decide. {KEYS}"]))


def run(desk: Desk, by: str, *, color: bool) -> None:
    """Judge findings until the reviewer quits; each decision is on the disk before the next finding shows."""

    def type_in(prompt: str) -> str:
        return str(click.prompt(prompt, default="", show_default=False))

    loop = Loop(desk, by, color, ask=click.getchar, say=click.echo, type_in=type_in)
    while loop.step():
        pass
