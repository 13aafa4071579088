"""`check --watch` misses no saving, and does not take its own writing for one."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosstally.cli.exits import Exit
from crosstally.cli.watch import again


def _runs(folder: Path, name: str, written: tuple[Path, ...] = ()) -> int:
    """Watch a folder in which the first run writes a file; a second run is interrupted. Gives the number of runs."""
    done: list[int] = []

    def run() -> Exit:
        done.append(1)
        if len(done) > 1:
            raise KeyboardInterrupt
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("saved", encoding="utf-8")
        return Exit.FINDINGS

    with pytest.raises(SystemExit) as ended:
        again([folder], run, written)
    assert ended.value.code is Exit.FINDINGS
    return len(done)


def test_a_file_saved_while_a_run_goes_on_is_checked_again(tmp_path: Path) -> None:
    """What was saved before the run ended counts from its start."""
    assert _runs(tmp_path, "draft.md") == 2


@pytest.mark.parametrize("name", ["report.md", "__pycache__/check_one.pyc"])
def test_what_the_run_writes_is_no_saving(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A report and byte code written into the watched folder start no second run."""
    looks: list[float] = []

    def pause(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr("crosstally.cli.watch.time.sleep", pause)
    assert _runs(tmp_path, name, (tmp_path / "report.md",)) == 1
