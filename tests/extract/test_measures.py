"""Units of everyday articles: one number each, its words to the end of the unit, the unit as the registry names it."""

from __future__ import annotations

import re

import pytest

from crosstally import extract

HAN = re.compile("[一-鿿]")
MEASURES = {
    "46225平方毫米": "mm2", "3.5平方厘米": "cm2", "2.2立方厘米": "cm3", "3.1分米": "dm", "120毫米汞柱": "mmHg",
    "1.5个大气压": "atm", "35兆帕": "MPa", "101千帕": "kPa", "20牛顿": "newton", "15纳秒": "ns", "7200转/分": "rpm",
    "1600尼特": "nit", "800流明": "lumen", "1.2毫希沃特": "mSv", "25毫克/升": "mg/L", "35微克/立方米": "microgram/m3",
    "6.5升/百公里": "L/hundred_km", "2.4平方英寸": "square_inch",
    "46,225 square millimetres": "mm2", "46,225 mm²": "mm2", "12 square inches": "square_inch",
    "9 cubic feet": "cubic_foot", "5 millilitres": "mL",
    "40 micrograms": "microgram", "3 carats": "carat", "8 microns": "um", "100 yards": "yard",
    "12 light-years": "light_year", "30 knots": "knot", "4 kelvin": "kelvin", "500 nits": "nit", "800 lumens": "lumen",
    "32 psi": "psi", "120 mmHg": "mmHg", "7,200 rpm": "rpm", "20 newtons": "newton", "15 nanoseconds": "ns",
    "90 microseconds": "microsecond", "214 Pb/s": "petabit/second", "100 megabits per second": "Mbps",
    "35 μg/m³": "microgram/m3", "1.2 millisieverts": "mSv",
}  # fmt: skip


@pytest.mark.parametrize(("words", "unit"), MEASURES.items())
def test_a_measure_is_read_with_its_unit(words: str, unit: str) -> None:
    """The words end with the unit, and the value is in it."""
    text = f"结果为{words}。" if HAN.search(words) else f"It is {words} now."
    found = extract.read(text, everything=True)
    assert [(one.text, one.unit) for one in found] == [(words, unit)]
