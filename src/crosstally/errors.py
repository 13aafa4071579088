"""What the user must mend: one sentence, a place, and what to do.

Floor 0: imports nothing of crosstally.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in a user's file that crosstally could not use.

    `path` is relative to where the run stands; `line` and `column` count from 1, 0 where there is none.
    `message` is one sentence; `hint` says what to do, and may be empty.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """`path:line:column: message hint`, leaving out what is not known."""
        place = ":".join([self.path, *(str(n) for n in (self.line, self.column) if n)])
        return f"{place}: {self.message}" + (f" {self.hint}" if self.hint else "")


class UserError(Exception):
    """A run cannot go on, and the user can mend it: carries the Problem, prints as one line."""

    def __init__(self, problem: Problem) -> None:
        """Keep the problem; its sentence is the exception's text."""
        super().__init__(str(problem))
        self.problem = problem

    @classmethod
    def of(cls, path: str, message: str, hint: str = "", *, line: int = 0, column: int = 0) -> UserError:
        """Build an error from the parts of its problem."""
        return cls(Problem(path, line, column, message, hint))
