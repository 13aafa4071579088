"""Names of parts: by the table where it knows all of a phrase, else by the very words."""

from __future__ import annotations

import pytest

from crosstally.relate import parts


@pytest.mark.parametrize(
    ("phrase", "path"),
    [
        ("cloud business", ("cloud",)),
        ("智能云业务", ("cloud",)),
        ("非广告", ("non-ads",)),
        ("android", ("android",)),  # no `and` in it
        ("other businesses", ("other businesses",)),
        ("carbon", ("carbon",)),  # no `car` in it
        ("", ()),
    ],
)
def test_the_parts_that_a_phrase_names(phrase: str, path: tuple[str, ...]) -> None:
    """In Latin letters only whole words count."""
    assert tuple(part.replace(" ", "") for part in parts.path(phrase)) == tuple(p.replace(" ", "") for p in path)
