"""Starting a project: the template, copied without touching what is there."""

from __future__ import annotations

from pathlib import Path

from crosstally import files
from crosstally.errors import UserError
from crosstally.pipeline.writing import write

TEMPLATE = Path(files.__file__).parent / "template"


def start(folder: Path) -> list[str]:
    """Write the template's files into a folder; gives their names.

    Raises UserError, before anything is written, where one of them is there already.
    """
    sources = sorted(one for one in TEMPLATE.rglob("*") if one.is_file() and one.suffix != ".pyc")
    names = [one.relative_to(TEMPLATE).as_posix() for one in sources]
    for name in names:
        if (folder / name).exists():
            message = f"{name} is there already, and nothing was written."
            raise UserError.of(folder.as_posix(), message, "Choose an empty folder: `crosstally init my-project`.")
    for source, name in zip(sources, names, strict=True):
        write(folder / name, source.read_bytes())
    return names
