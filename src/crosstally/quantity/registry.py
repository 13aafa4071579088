"""The one pint registry, built from definitions.txt, and the exact table compiled from it.

pint is the authority on units, and the only module that speaks it is this one. It is imported when a
registry is first asked for: a run over units in the compiled table never needs it.
"""

from __future__ import annotations

import json
import re
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from crosstally.errors import UserError
from crosstally.quantity.units import table

if TYPE_CHECKING:
    import pint

HERE: Final = Path(__file__).parent
DEFINITIONS: Final = HERE / "definitions.txt"
TABLE: Final = HERE / "units.json"


@cache
def registry() -> pint.UnitRegistry[Any]:
    """Build the registry of crosstally's units, with exact rational factors."""
    import pint  # noqa: PLC0415  (a run over known units must not pay for it)

    return pint.UnitRegistry(str(DEFINITIONS), non_int_type=Fraction, on_redefinition="raise")


def to_pint(value: Fraction, unit: str) -> Any:  # noqa: ANN401  (a pint quantity's type names its magnitude only)
    """Build the pint quantity of an exact value in a unit of the table, such as `CNY/chip`.

    Raises UserError where the registry does not know the unit.
    """
    units = registry()
    try:
        named = re.sub(r"[^*/^]+", lambda found: table().get(found[0], (found[0],))[0], unit)  # °C is no name to pint
        return units.Quantity(value, units.parse_units(named or "dimensionless"))
    except Exception as wrong:  # pint raises a dozen kinds, none of them a user's business
        raise UserError.of("<unit>", f"pint cannot read the unit {unit!r}.") from wrong


def compile_table() -> str:
    """Text of units.json: for every spelling its name, exact factor to base units, and dimension."""
    units = registry()
    table: dict[str, list[Any]] = {}
    for spelling in sorted(units._units):  # noqa: SLF001  (pint lists spellings nowhere else)
        name = units.get_name(spelling)
        base = units.Quantity(Fraction(1), name).to_base_units()
        dimension = {str(key).strip("[]"): int(str(power)) for key, power in sorted(base.dimensionality.items())}
        table[spelling] = [name, str(Fraction(base.magnitude)), dimension]
    rows = ",\n".join(f" {json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}" for k, v in table.items())
    return "{\n" + rows + "\n}\n"


if __name__ == "__main__":
    TABLE.write_text(compile_table(), encoding="utf-8")
