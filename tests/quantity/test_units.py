"""Units: what pint says and the compiled table says are one; what would be misread is refused with a hint."""

from __future__ import annotations

from fractions import Fraction

import pint
import pytest

from crosstally.errors import UserError
from crosstally.model import Claim, Fact, Place, Quote
from crosstally.quantity import registry
from crosstally.quantity.printed import read
from crosstally.quantity.units import Unit, refusals, table, unit


def test_the_table_is_what_pint_compiles_from_the_definitions() -> None:
    """units.json is not stale: compiling definitions.txt gives the file byte for byte."""
    assert registry.compile_table() == registry.TABLE.read_text("utf-8")


@pytest.mark.parametrize("spelling", sorted(table()))
def test_each_unit_has_the_factor_and_dimension_that_pint_gives(spelling: str) -> None:
    """For every spelling, ours and pint's agree exactly, also when the unit goes through its printed name."""
    ours = unit(spelling)
    base = registry.to_pint(Fraction(1), ours.name).to_base_units()
    assert Fraction(base.magnitude) == ours.factor
    dimension = {str(key).strip("[]"): int(power) for key, power in base.dimensionality.items()}
    assert dimension == dict(ours.dimension)
    assert unit(ours.name) == ours


@pytest.mark.parametrize(
    ("text", "factor", "dimension"),
    [
        ("USD/chip", 1, {"USD": 1, "chip": -1}),
        ("USD / chip / hour", Fraction(1, 3600), {"USD": 1, "chip": -1, "time": -1}),
        ("USD per chip per hour", Fraction(1, 3600), {"USD": 1, "chip": -1, "time": -1}),
        ("kg*m^2", 1000, {"length": 2, "mass": 1}),
        ("kg*m**2/s**2", 1000, {"length": 2, "mass": 1, "time": -2}),
        ("m^-1", 1, {"length": -1}),
        ("km/hour", Fraction(1000, 3600), {"length": 1, "time": -1}),
        ("percent/year", Fraction(1, 100 * 31_556_952), {"time": -1}),
        ("1/s", 1, {"time": -1}),
        ("chip/chip", 1, {}),
        ("kWh/kWh*percent", Fraction(1, 100), {}),
        ("GPU_hour", 3600, {"chip": 1, "time": 1}),
        ("EFLOPS", 10**18, {"operation": 1, "time": -1}),
        ("GB", 8 * 10**9, {"information": 1}),
    ],
)
def test_compound_units_multiply(text: str, factor: Fraction, dimension: dict[str, int]) -> None:
    """Products, quotients and powers of units have exact factors, as pint gives them too."""
    ours = unit(text)
    assert ours.factor == factor
    assert dict(ours.dimension) == dimension
    base = registry.to_pint(Fraction(1), ours.name).to_base_units()
    assert Fraction(base.magnitude) == factor


TRAPS = {
    "bps": "The unit 'bps' is refused: pint reads bps as baud; write basis_point for a hundredth of a percent, "
    "or bit/second for a data rate.",
    "bp": "The unit 'bp' is refused: pint reads bp as a printer's point; write basis_point.",
    "mu": "The unit 'mu' is refused: pint reads mu as a fraction of an atomic mass unit; write mu_of_land for 亩, "
    "micrometer for the length.",
    "a": "The unit 'a' is refused: pint reads a as a year; write year, or are for an area of 100 m2.",
    "b": "The unit 'b' is refused: b may be bit, byte or barn; write bit or byte.",
    "ph": "The unit 'ph' is refused: pint reads ph as a pico-hour; write the unit in full.",
    "M": "The unit 'M' is refused: M alone is no unit; write the scale word: million.",
    "k": "The unit 'k' is refused: k alone is no unit; write the scale word: thousand.",
    "bn": "The unit 'bn' is refused: bn is a scale word without a unit; write the unit after it.",
    "mn": "The unit 'mn' is refused: mn is a scale word without a unit; write the unit after it.",
    "$": "The unit '$' is refused: $ is the sign of many currencies; write USD, HKD, TWD ….",
    "¥": "The unit '¥' is refused: ¥ is the sign of two currencies; write CNY or JPY.",
    "元": "The unit '元' is refused: 元 is the unit of several currencies; write CNY, HKD or TWD.",
    "units": "The unit 'units' is refused: name the things counted, as in `5 vehicle`, or write `5 count`.",
    "USD/units": "The unit 'units' is refused: name the things counted, as in `5 vehicle`, or write `5 count`.",
    "chips": "There is no unit 'chips'. Did you mean 'chip'?",
    "USD/chips": "There is no unit 'chips' in 'USD/chips'. Did you mean 'chip'?",
    "dollars of gold": "There is no unit 'dollars of gold'. See `crosstally schema --units` for the units there are.",
    "kilochip": "There is no unit 'kilochip'. Did you mean 'kilobit'?",
    "USD/": "'USD/' is not a unit. Write units as in `CNY`, `USD/chip` or `kg*m^2`.",
    "/s": "'/s' is not a unit. Write units as in `CNY`, `USD/chip` or `kg*m^2`.",
    "m^2^2": "'m^2^2' is not a unit. Write units as in `CNY`, `USD/chip` or `kg*m^2`.",
    "*".join(["m"] * 9): f"'{'*'.join(['m'] * 9)}' is not a unit. Write units as in `CNY`, `USD/chip` or `kg*m^2`.",
    "m" * 200: f"'{'m' * 100}…' is not a unit. Write units as in `CNY`, `USD/chip` or `kg*m^2`.",
}


@pytest.mark.parametrize("text", list(TRAPS), ids=[key[:20] for key in TRAPS])
def test_a_unit_that_would_be_misread_is_refused_with_a_hint(text: str) -> None:
    """A trap of unit libraries, or a unit nobody defined, ends in a sentence that says what to write."""
    with pytest.raises(UserError) as caught:
        unit(text)
    assert str(caught.value) == f"<unit>: {TRAPS[text]}"


def test_every_refusal_is_tested_and_none_is_a_unit() -> None:
    """A refused spelling is never in the table, and each has its whole message above."""
    assert set(refusals()) <= set(TRAPS)
    assert not set(refusals()) & set(table())


@pytest.mark.parametrize("prefixed", ["kiloUSD", "microunit", "megachip", "nanounits", "kpercent"])
def test_there_are_no_prefixes(prefixed: str) -> None:
    """Pint would glue any prefix to any unit; neither the table nor our registry does."""
    with pytest.raises(UserError):
        unit(prefixed)
    with pytest.raises(UserError, match="pint cannot read the unit"):
        registry.to_pint(Fraction(1), prefixed)


def _claim(words: str) -> Claim:
    return Claim("a/b", "a", read(words), Fact(), Quote(""), Place("claims/a.claims.yaml"))


def test_a_claim_gives_a_pint_quantity() -> None:
    """Pint converts it, exactly, and keeps dimensions."""
    quantity = _claim("3 million USD/chip").quantity
    assert quantity.magnitude == 3_000_000
    assert isinstance(quantity.magnitude, Fraction)
    assert str(quantity.units) == "USD / chip"
    assert (quantity * _claim("10 chip").quantity).to("USD").magnitude == 30_000_000
    assert _claim("2 hour").quantity.to("minute").magnitude == 120
    assert _claim("40 percent").quantity.to("dimensionless").magnitude == Fraction(2, 5)


def test_things_of_two_kinds_cannot_be_added() -> None:
    """Chips and servers are counted, and pint refuses their sum; so do currencies without a rate."""
    with pytest.raises(pint.DimensionalityError):
        _claim("8 chip").quantity + _claim("4 server").quantity
    with pytest.raises(pint.DimensionalityError):
        _claim("8 USD").quantity + _claim("4 CNY").quantity
    assert (_claim("8 chip").quantity + _claim("4 GPU").quantity).to("chip").magnitude == 12


@pytest.mark.parametrize("words", ["several million USD", "2 to 12 GB", "date 2023", "date 2023-03-16"])
def test_what_is_no_single_number_has_no_quantity(words: str) -> None:
    """A range, a vague number and a date are no pint quantity."""
    assert _claim(words).quantity is None


@pytest.mark.parametrize(
    ("text", "ratio", "points", "money", "counted"),
    [
        ("percent", True, False, False, False),
        ("percentage_point", True, True, False, False),
        ("basis_point", True, True, False, False),
        ("USD", False, False, True, False),
        ("chip", False, False, False, True),
        ("GPU", False, False, False, True),
        ("CPU", False, False, False, True),
        ("TEU", False, False, False, True),
        ("day", False, False, False, False),
        ("GB", False, False, False, False),
        ("USD/chip", False, False, False, False),
        ("token", False, False, False, False),
    ],
)
def test_a_unit_knows_its_kind(text: str, *, ratio: bool, points: bool, money: bool, counted: bool) -> None:
    """Ratios, points, money and counted things are told apart; how a bare number is rounded hangs on it."""
    one: Unit = unit(text)
    assert (one.is_ratio, one.is_points, one.is_money, one.is_counted) == (ratio, points, money, counted)
