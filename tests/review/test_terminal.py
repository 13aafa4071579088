"""The loop in the terminal: the keys of the page, the same decisions on the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crosstally.config import load
from crosstally.files import decisions_write
from crosstally.review.desk import Desk
from crosstally.review.terminal import KEYS, Loop

Make = Callable[[int], Path]


class Sitting:
    """A reviewer at a terminal: keys and words given beforehand, everything printed kept."""

    def __init__(self, root: Path) -> None:
        """Sit down at a project."""
        self.desk = Desk(root, load(root), clock=lambda: "2026-11-21")
        self.printed: list[str] = []
        self.ids = [finding.id for finding in self.desk.run().findings]

    def judge(self, keys: str, *words: str) -> dict[str, str]:
        """Press keys until they end; give status and reason by finding."""
        key, word = iter(keys), iter(words)
        loop = Loop(
            self.desk, "me", color=False, ask=lambda: next(key, "q"), say=self.printed.append, type_in=_from(word)
        )
        while loop.step():
            pass
        return {name: f"{one.status}: {one.reason}" for name, one in decisions_write.read(self.desk.file).items()}


def _from(words: Iterator[str]) -> Callable[[str], str]:
    return lambda _: next(words)


@pytest.fixture
def sitting(make: Make) -> Sitting:
    """Sit down before three findings."""
    return Sitting(make(3))


def test_keys_decide_and_go_on(sitting: Sitting) -> None:
    """Confirm, waive with a reason, needs a source: each is on the disk."""
    first, second, third = sitting.ids
    assert sitting.judge("awn", "", "two price lists", "") == {
        first: "confirmed: confirmed in review",
        second: "waived: two price lists",
        third: "needs-source: needs a source",
    }


def test_skip_goes_to_the_next_without_a_decision_and_not_back(sitting: Sitting) -> None:
    """Skipping is no decision, and the skipped one is not asked again at once."""
    _, second, _ = sitting.ids
    assert sitting.judge("sa", "") == {second: "confirmed: confirmed in review"}


def test_undo_goes_back_to_the_finding(sitting: Sitting) -> None:
    """The last decision is taken back, and may be made again."""
    first = sitting.ids[0]
    assert sitting.judge("auw", "", "rounded") == {first: "waived: rounded"}


def test_next_and_previous_stay_within_the_list(sitting: Sitting) -> None:
    """No key leads nowhere."""
    assert sitting.judge("kkkjjjjja", "") == {sitting.ids[2]: "confirmed: confirmed in review"}


def test_a_waiver_without_a_reason_is_refused_and_the_finding_stays(sitting: Sitting) -> None:
    """The reason is asked for, and its lack said."""
    assert sitting.judge("ww", " ", "known") == {sitting.ids[0]: "waived: known"}
    assert "A waiver wants a reason." in sitting.printed


def test_other_keys_tell_which_there_are(sitting: Sitting) -> None:
    """The key f says where the claims stand; anything else shows the keys."""
    assert sitting.judge("fx") == {}
    assert "  claims/plants.claims.yaml:22:3  plants/all-0\n" in "".join(f"{one}\n" for one in sitting.printed)
    assert KEYS in sitting.printed


def test_undo_without_a_step_says_so(sitting: Sitting) -> None:
    """Nothing happens, and that is said."""
    assert sitting.judge("u") == {}
    assert "There is nothing to undo." in sitting.printed


def test_without_findings_the_loop_ends_at_once(make: Make) -> None:
    """Nothing to judge is an answer."""
    sitting = Sitting(make(0))
    assert sitting.judge("a") == {}
    assert sitting.printed == ["There is nothing to judge."]
