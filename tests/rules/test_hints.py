"""Hints name the slip of the hand that would repair a finding, and stay silent where none would."""

from __future__ import annotations

import pytest

from crosstally.quantity import printed
from crosstally.rules.hints import hints

CASES = [
    ("13.1亿 CNY", "11.3亿 CNY", ("1,130,000,000 CNY would fit: two digits exchanged",)),
    ("1.4亿 CNY", "1.4万 CNY", ("14,000 CNY would fit: 万 and 亿 exchanged, a ten-thousandth",)),
    ("188 USD", "18.8 USD", ("18.8 USD would fit: a tenth",)),
    ("2,419 USD", "2,149 USD", ("2,149 USD would fit: two digits exchanged",)),
    ("5,727 USD", "572 USD", ("572 USD would fit: a digit too many",)),
    ("627.16 USD", "627.76 USD", ("627.76 USD would fit: one digit",)),
    ("12 percent", "35 percent", ()),
    ("nearly 40 percent", "43.75 percent", ()),
    ("0 CNY", "5 CNY", ()),
]


@pytest.mark.parametrize(("stated", "computed", "said"), CASES)
def test_slips_that_would_repair(stated: str, computed: str, said: tuple[str, ...]) -> None:
    """A figure that a single slip turns into one that fits is named, with the slip."""
    left, right = printed.read(stated), printed.read(computed)
    assert hints(left.stated, right.stated, left.unit)[:1] == said
