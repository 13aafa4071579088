"""The library's face: load a corpus, check it, look at what was found."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crosstally import config, model
from crosstally.pipeline.judging import judge
from crosstally.pipeline.reading import read
from crosstally.report import Options
from crosstally.report.records import run_record
from crosstally.report.tables.rows import NAMES, rows

if TYPE_CHECKING:
    import pandas as pd


class Result:
    """What a check found: `findings` and `ledger`, frozen, in a fixed order; and views of them."""

    def __init__(self, run: model.Run) -> None:
        """Wrap a run."""
        self.run = run
        self.findings = run.findings
        self.ledger = run.ledger
        self.problems = run.problems

    def to_dict(self) -> dict[str, Any]:
        """Give the findings and the ledger as plain data, with the keys of `--format json`."""
        return run_record(self.run, Options())

    def to_pandas(self) -> pd.DataFrame:
        """Give one row a finding; needs the extra `pandas`."""
        import pandas as pd  # noqa: PLC0415  (half a second that only this view costs)

        return pd.DataFrame(list(rows(self.run)), columns=list(NAMES))


class Corpus:
    """Claims and articles, read and ready to be checked."""

    def __init__(self, nouns: model.Corpus) -> None:
        """Wrap what was read."""
        self.nouns = nouns
        self.claims = nouns.claims
        self.articles = nouns.articles
        self.relations = nouns.relations

    @classmethod
    def load(cls, *paths: str | Path) -> Corpus:
        """Read projects, claims folders, claim files or raw articles; the project of the first sets the settings."""
        places = [Path(path) for path in paths] or [Path()]
        root = config.find_root(places[0].resolve())
        settings = config.load(root)
        inputs = [place / settings.claims if (place / settings.claims).is_dir() else place for place in places]
        return cls(read(inputs, root, settings))

    def check(self) -> Result:
        """Run every rule."""
        return Result(judge(self.nouns, today=datetime.now(UTC).date().isoformat()))
