"""Number cases that nobody here wrote (Recognizers-Text, MIT): by value and exact span, left out by reason."""

from __future__ import annotations

import json
import re
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from crosstally.extract import numbers, read

DATA = Path(__file__).parents[3] / "shared" / "data" / "recognizers"
NEEDS = pytest.mark.skipif(not DATA.is_dir(), reason="the recognizers cases are not beside this project")
GOALS = {
    "zh": ("Number-Chinese-NumberModel", Fraction(97, 100)),
    "en": ("Number-English-NumberModel", Fraction(93, 100)),
}

# Cases that ask for something else than the numbers of a text, by the reason; the pattern is over the input.
LEFT_OUT = {
    "zh": {
        "a number with a unit of money or a discount is no number there": "美元|美刀|一折",
        "百分之 is read as a percentage, with its words": "^百分之|二％",
        "打 as a dozen is more often a verb": "打",
    },
    "en": {
        "a number glued to a unit is no number there": r"\d(?:ml|km|m)\b|May 4th",
        "a decimal comma is a list in English": r"\d,\d{1,2}[ .]",
        "a telephone number is no number": "phone number",
        "G alone is a unit or a scale": r"\dG$|\d G$",
    },
}


def _right(case: dict[str, Any], language: str) -> bool:
    wanted = [(row["Start"], row["End"] + 1, row["Resolution"]["value"]) for row in case["Results"]]
    found = numbers(case["Input"], language=language)
    return len(found) == len(wanted) and all(
        (start, end) == (low, high) and abs(float(value) - float(number)) <= 1e-6 * max(abs(float(value)), 1e-9)
        for (start, end, value), (low, high, number) in zip(found, wanted, strict=True)
    )


@NEEDS
@pytest.mark.parametrize("language", sorted(GOALS))
def test_numbers_by_value_and_span(language: str) -> None:
    """Nearly every case is right; the ones left out are counted by reason."""
    name, goal = GOALS[language]
    cases = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    reasons: Counter[str] = Counter()
    right, wrong = 0, []
    for case in cases:
        reason = next((why for why, what in LEFT_OUT[language].items() if re.search(what, case["Input"])), None)
        good = _right(case, language)
        if good:
            right += 1
        elif reason is not None:
            reasons[reason] += 1
        else:
            wrong.append(case["Input"])
    asked = len(cases) - sum(reasons.values())
    print(f"{name}: {right} of {len(cases)} cases, {right} of {asked} that ask for the numbers")  # noqa: T201
    for reason, count in reasons.items():
        print(f"  left out {count}: {reason}")  # noqa: T201
    assert right >= goal * asked, wrong


@NEEDS
@pytest.mark.parametrize(
    ("name", "language", "goal"),
    [
        ("Number-English-PercentModel", "en", 0.9),
        ("NumberWithUnit-Chinese-AgeModel", "zh", 0.9),
        ("NumberWithUnit-English-AgeModel", "en", 0.9),
        ("NumberWithUnit-Chinese-TemperatureModel", "zh", 0.9),
        ("NumberWithUnit-English-TemperatureModel", "en", 0.9),
    ],
)
def test_numbers_with_units_by_value(name: str, language: str, goal: float) -> None:
    """Ages, temperatures and percentages: most are found with their value, wherever their span ends."""
    cases = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    right = total = 0
    for case in cases:
        found = read(case["Input"], language=language, everything=True)
        values = {float(one.value) for one in found if one.value is not None}
        for row in case["Results"]:
            wanted = str((row.get("Resolution") or {}).get("value") or "").rstrip("%")
            if re.fullmatch(r"-?[0-9.]+", wanted):
                total += 1
                right += any(abs(value - float(wanted)) < 1e-6 for value in values)
    print(f"{name}: {right} of {total}")  # noqa: T201
    assert right >= goal * total
