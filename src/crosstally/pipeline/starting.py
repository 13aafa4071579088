"""Starting a project: the template, copied without touching what is there."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from crosstally import files
from crosstally.errors import UserError
from crosstally.files.schema import json_schema
from crosstally.pipeline.writing import write

SCHEMA: Final = "docs/claims.schema.json"  # what the modeline of a claim file points to
TEMPLATE: Final = Path(files.__file__).parent / "template"


def start(folder: Path) -> list[str]:
    """Write the template's files into a folder; gives their names.

    Raises UserError, before anything is written, where one of them is there already.
    """
    sources = sorted(one for one in TEMPLATE.rglob("*") if one.is_file() and one.suffix != ".pyc")
    texts = {one.relative_to(TEMPLATE).as_posix(): one.read_text(encoding="utf-8") for one in sources}
    texts[SCHEMA] = json_schema()
    for name in texts:
        if (folder / name).exists():
            message = f"{name} is there already, and nothing was written."
            raise UserError.of(folder.as_posix(), message, "Choose an empty folder: `crosstally init my-project`.")
    for name, text in texts.items():
        write(folder / name, text)
    return list(texts)
