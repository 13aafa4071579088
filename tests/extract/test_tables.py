"""The language tables hold together: units exist, variants are complete, every table says what it left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from crosstally.errors import UserError
from crosstally.extract.build import LOCAL
from crosstally.extract.phrase import SMALLER
from crosstally.extract.tables import HERE, languages, rows, shared
from crosstally.quantity.units import unit

COLUMNS = {"units": 1, "counters": 1, "nouns": 1, "currencies": 1, "senses": 1, "rates": 2}


@pytest.mark.parametrize("language", languages())
def test_every_unit_is_in_the_registry(language: str) -> None:
    """What a table gives as a unit, the table of units knows."""
    missing = set()
    senses = {row[0] for row in shared(language, "senses")}
    for topic, column in COLUMNS.items():
        for row in shared(language, topic):
            name = row[column] if len(row) > column else ""
            if name and name != "-" and name not in {*LOCAL, *SMALLER, *senses}:
                try:
                    unit(name)
                except UserError:
                    missing.add(name)
    assert not missing


def test_traditional_forms_are_complete() -> None:
    """Every traditional form of a character in the Chinese tables is mapped to it."""
    opencc = pytest.importorskip("opencc")
    topics = [path.stem for path in (HERE / "zh").glob("*.txt") if path.stem != "variants"]
    tables = "".join("".join(row) for topic in topics for row in rows("zh", topic))
    letters = {letter for letter in tables if "\u4e00" <= letter <= "\u9fff"}
    known = {form for row in rows("zh", "variants") for form in row[1]}
    convert = opencc.OpenCC("t2s").convert
    forms = {chr(code): convert(chr(code)) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))}
    wanted = {form for form, simple in forms.items() if form != simple and simple in letters}
    assert wanted <= letters | known


@pytest.mark.parametrize("path", sorted(HERE.glob("*/*.txt")), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_table_opens_with_a_remark(path: Path) -> None:
    """The first line says what the table is for."""
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# ")
