"""Numbers in the cells of a Markdown table: their column's heading names the unit (收入(亿元), Growth (%))."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import Final

from crosstally.extract.drafts import Draft
from crosstally.extract.frames import frames
from crosstally.extract.phrase import Phrase

RULE: Final = re.compile(r"\n[ \t]{0,8}\|[ \t:|\-]{3,400}(?=\n)")
BRACKETS: Final = re.compile(r"[(（]([^()（）\n]{1,24})[)）] *$|(%) *$")
REACH: Final = 2000  # characters of a row
BARE: Final = frozenset({None, "times", "count"})


@dataclass(frozen=True, slots=True)
class Table:
    """Where a table's heading begins and its rows begin and end, and the unit of each column."""

    head: int
    body: int
    end: int
    units: tuple[Draft | None, ...]


class Cells:
    """Gives the bare numbers of a text's tables the units of their headings, draft by draft."""

    def __init__(self, phrase: Phrase) -> None:
        """Find the tables of a text; most have none."""
        self._text = phrase.text
        self._tables = deque(_tables(phrase) if "|" in phrase.text else ())

    def step(self, draft: Draft) -> None:
        """Settle the next draft where it stands in a table."""
        while self._tables and self._tables[0].end <= draft.start:
            self._tables.popleft()
        if not self._tables or draft.start < self._tables[0].head or draft.numeral is None:
            return
        table = self._tables[0]
        if draft.start < table.body:
            draft.claim = draft.claim and not draft.numeral.bare
            return
        unit = self._unit(table, draft)
        if unit is None or unit.numeral is None or draft.unit not in BARE or draft.counter:
            return
        draft.factor = unit.numeral.printed.value * unit.factor
        draft.unit, draft.kind, draft.per, draft.claim = unit.unit or "count", unit.kind or "count", unit.per, True
        draft.scaled = draft.scaled or unit.scaled

    def _unit(self, table: Table, draft: Draft) -> Draft | None:
        """Find the unit of the column in which the draft fills a cell."""
        text = self._text
        row = text.rfind("\n", max(0, draft.start - REACH), draft.start)
        left = text.rfind("|", row + 1, draft.start)
        right = text.find("|", draft.end, draft.end + REACH)
        if row < 0 or left < 0 or right < 0 or text[left + 1 : right].strip(" *_") != text[draft.start : draft.end]:
            return None
        column = text.count("|", row, left)
        return table.units[column] if column < len(table.units) else None


def _tables(phrase: Phrase) -> list[Table]:
    found: list[Table] = []
    text = phrase.text
    for rule in RULE.finditer(text):
        if found and rule.start() < found[-1].end:
            continue
        head = text.rfind("\n", max(0, rule.start() - REACH), rule.start()) + 1
        heading = text[head : rule.start()].strip()
        if heading.startswith("|") and len(heading) < REACH:
            units = _units(heading.strip("|").split("|"), phrase)
            found.append(Table(head, rule.end() + 1, _end(text, rule.end() + 1), units))
    return found


def _units(headings: list[str], phrase: Phrase) -> tuple[Draft | None, ...]:
    """The unit of each column; one that the first heading names holds for all but rates: 指标(亿元) | 2023年 | 同比."""
    units = [_heading(cell, phrase) for cell in headings]
    rated = [frames(phrase.lang.code).within("rate_heading", cell.lower()) for cell in headings]
    return tuple(unit or (None if rate else units[0]) for unit, rate in zip(units, rated, strict=True))


def _end(text: str, place: int) -> int:
    """Find where the rows of a table end."""
    while text[place : place + 1] == "|":
        line = text.find("\n", place)
        if line < 0:
            return len(text)
        place = line + 1
    return place


def _heading(cell: str, phrase: Phrase) -> Draft | None:
    """Read the unit that a heading names at its end, as the unit of one."""
    found = BRACKETS.search(cell)
    words = "" if found is None else (found[1] or found[2]).strip()
    for lead in frames(phrase.lang.code).found("unit_is", words):
        words = words[len(lead) :].strip()
    money = phrase.lang.currencies.at(words, 0)
    cut = 0 if money is None else money[1]
    rest = words[cut:].strip()
    gap = " " if phrase.lang.spaced and rest[:1].isalpha() else ""
    one = Phrase(f"{words[:cut]}1{gap}{rest}", phrase.lang)
    run = phrase.lang.run.match(one.low, cut) if words else None
    draft = None if run is None else one.read(run.start(), run.end())
    return draft if draft is not None and draft.end == len(one.text) and (draft.unit or draft.scaled) else None
