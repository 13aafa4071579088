"""Decisions at the desk: on disk at once, read again before each write, taken back only by who made them."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from crosstally.config import load
from crosstally.errors import UserError
from crosstally.files import atomic, decisions_write
from crosstally.model import Decision
from crosstally.review.desk import Desk, Refused, Wish, after, mark, undecided

Make = Callable[[int], Path]
REAL = Wish("confirmed", "", "an editor")


def day() -> str:
    """Give the day of these tests."""
    return "2026-11-21"


def desk(root: Path) -> Desk:
    """Open a desk on a project."""
    return Desk(root, load(root), clock=day)


def test_a_decision_is_on_the_disk_with_all_its_fields(make: Make) -> None:
    """Another program reads exactly what was decided."""
    one = desk(make(1))
    (finding,) = one.run().findings
    one.decide("me", finding.id, Wish("waived", 'list "price": # old', "an editor", "2027-01-31"))
    assert one.file.read_text(encoding="utf-8") == (
        f"decisions:\n  {finding.id}:\n    status: waived\n"
        '    reason: "list \\"price\\": # old"\n    by: an editor\n    date: 2026-11-21\n    until: 2027-01-31\n'
        '    values: "plants/all-0 = 900 USD; plants/north-0 = 100 USD; plants/south-0 = 50 USD"\n'
    )
    (decided,) = desk(one.root).run().findings
    assert decided.decision is not None
    assert decided.decision.reason == 'list "price": # old'


@pytest.mark.parametrize(
    ("wish", "message"),
    [
        (Wish("waived", "  ", "me"), "A waiver wants a reason."),
        (Wish("confirmed", "", " "), "Say who decides."),
        (Wish("fine", "x", "me"), "'fine' is no decision: choose confirmed, waived, needs-source."),
        (Wish("waived", "x", "me", "soon"), "'soon' is no day to come: write 2027-01-31."),
        (Wish("waived", "x", "me", "2026-11-20"), "'2026-11-20' is no day to come: write 2027-01-31."),
    ],
)
def test_a_decision_that_lacks_something_is_refused_and_nothing_is_written(
    make: Make, wish: Wish, message: str
) -> None:
    """The reviewer learns what is missing."""
    one = desk(make(1))
    with pytest.raises(Refused) as caught:
        one.decide("me", one.run().findings[0].id, wish)
    assert str(caught.value) == message
    assert not one.file.exists()


def test_a_finding_whose_number_changed_cannot_be_decided(make: Make) -> None:
    """What was judged must still be what stands there."""
    root = make(1)
    one = desk(root)
    ident = one.run().findings[0].id
    file = root / "claims" / "plants.claims.yaml"
    file.write_text(file.read_text().replace("value: 900", "value: 910"))
    with pytest.raises(Refused) as caught:
        one.decide("me", ident, REAL)
    assert str(caught.value) == "This finding is no more: one of its numbers was changed."


def test_undo_takes_back_step_by_step_and_only_the_own_steps(make: Make) -> None:
    """The former decision comes back, not merely an empty place."""
    one = desk(make(2))
    first, second = (finding.id for finding in one.run().findings)
    one.decide("me", first, REAL)
    one.decide("me", first, Wish("waived", "rounded", "me"))
    one.decide("you", second, REAL)
    assert one.undo("me") == first
    assert _status(one, first) == "confirmed"
    assert one.undo("me") == first
    assert _status(one, first) == ""
    with pytest.raises(Refused, match="There is nothing to undo"):
        one.undo("me")
    assert _status(one, second) == "confirmed"


def test_undo_leaves_what_somebody_else_wrote_since(make: Make) -> None:
    """An undo never destroys another reviewer's work."""
    root = make(1)
    mine, yours = desk(root), desk(root)
    ident = mine.run().findings[0].id
    mine.decide("me", ident, REAL)
    yours.decide("you", ident, Wish("waived", "two price lists", "you"))
    with pytest.raises(Refused) as caught:
        mine.undo("me")
    assert str(caught.value) == (
        "Somebody changed that decision since: waived by you: two price lists. It was left as it is."
    )
    assert _status(mine, ident) == "waived"


def test_of_two_who_decide_the_same_at_once_the_second_is_told(make: Make) -> None:
    """A decision is written only over what its reviewer saw."""
    one = desk(make(1))
    finding = one.run().findings[0]
    theirs = Decision(finding.id, "waived", "known", "you", day(), None, finding.values)
    mine = Decision(finding.id, "confirmed", "real", "me", day(), None, finding.values)
    assert decisions_write.put(one.file, theirs, None) == theirs
    standing = decisions_write.put(one.file, mine, None)
    assert decisions_write.same(standing, theirs)
    assert _status(one, finding.id) == "waived"


def test_a_decision_is_refused_where_another_showed_when_it_was_made(make: Make) -> None:
    """The reviewer learns what the other said, and may then replace it."""
    one = desk(make(1))
    ident = one.run().findings[0].id
    one.decide("you", ident, Wish("waived", "known", "you", seen=""))
    with pytest.raises(Refused) as caught:
        one.decide("me", ident, Wish("confirmed", "", "me", seen=""))
    assert str(caught.value) == "Somebody decided this in between: waived by you: known. Decide again to replace it."
    one.decide("me", ident, Wish("confirmed", "", "me", seen=mark(one.finding(ident).decision)))
    assert _status(one, ident) == "confirmed"


def test_the_next_finding_goes_round_and_ends_when_all_are_decided(make: Make) -> None:
    """Nothing is left behind by skipping ahead."""
    one = desk(make(3))
    first, second, third = (finding.id for finding in one.run().findings)
    one.decide("me", second, REAL)
    one.decide("me", third, REAL)
    run = one.run()
    assert [finding.id for finding in undecided(run)] == [first]
    following = after(run, third)
    assert following is not None
    assert following.id == first
    one.decide("me", first, Wish("needs-source", "", "me"))
    assert after(one.run(), first) is None


def test_two_processes_that_write_at_once_lose_nothing(make: Make) -> None:
    """Each decision of each reviewer is in the file."""
    root = make(1)
    file = desk(root).file
    both = [multiprocessing.get_context("spawn").Process(target=many, args=(file, who, 60)) for who in ("a", "b")]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert sorted(decisions_write.read(file)) == sorted(f"{who}{at:03}" for who in ("a", "b") for at in range(60))


def test_a_writer_killed_at_any_moment_leaves_a_whole_file_with_every_acknowledged_decision(
    make: Make, tmp_path: Path
) -> None:
    """A decision that was answered survives kill -9; one that was not is there whole or not at all."""
    file = desk(make(1)).file
    for turn in range(6):
        told = tmp_path / f"told-{turn}"
        process = multiprocessing.get_context("spawn").Process(target=many, args=(file, f"t{turn}", 10_000, told))
        process.start()
        while not told.exists() or told.stat().st_size < 40:
            assert process.is_alive()
            time.sleep(0.005)
        time.sleep(0.003 * turn)
        assert process.pid is not None
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        standing = decisions_write.read(file)
        acknowledged = told.read_text().split("\n")[:-1]
        assert set(acknowledged) <= set(standing)
        mine = [name for name in standing if name.startswith(f"t{turn}")]
        assert len(mine) - len(acknowledged) in (0, 1)


def many(file: Path, who: str, count: int, told: Path | None = None) -> None:
    """Write many decisions one after another, telling of each once it is written."""
    for at in range(count):
        name = f"{who}{at:03}"
        decisions_write.put(file, Decision(name, "waived", "a reason", who, day()), None)
        if told is not None:
            with told.open("a") as out:
                out.write(f"{name}\n")


def _status(one: Desk, ident: str) -> str:
    decision = one.finding(ident).decision
    return "" if decision is None else decision.status


def test_a_file_that_cannot_be_written_is_said_and_stays_as_it_was(make: Make) -> None:
    """A full or read-only disk leaves the old file and no litter."""
    one = desk(make(1))
    ident = one.run().findings[0].id
    one.decide("me", ident, REAL)
    before = one.file.read_text(encoding="utf-8")
    with pytest.raises(UserError) as caught:
        atomic.replace(one.file.parent / "no such folder" / "decisions.yaml", "x")
    assert str(caught.value) == "decisions.yaml: The file cannot be written: No such file or directory."
    with pytest.raises(UnicodeEncodeError):
        atomic.replace(one.file, "\ud800")
    assert one.file.read_text(encoding="utf-8") == before
    assert sorted(path.name for path in one.file.parent.iterdir()) == ["decisions.yaml", "plants.claims.yaml"]


def test_a_decision_file_that_cannot_be_read_is_never_written_over(make: Make) -> None:
    """What a person must mend first is said with its place; their text stays."""
    one = desk(make(1))
    ident = one.run().findings[0].id
    for text, said in (
        (b"decisions:\n  x:\n    stats: waived\n", "decisions.yaml:3:5: "),
        (b"\xff\xfe\x00", "decisions.yaml: The file is not UTF-8. Save it as UTF-8."),
    ):
        one.file.write_bytes(text)
        with pytest.raises(UserError) as caught:
            decisions_write.put(one.file, Decision(ident, "waived", "x", "me", day()), None)
        assert str(caught.value).startswith(said)
        assert one.file.read_bytes() == text
