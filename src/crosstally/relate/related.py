"""What relate/ made: of one article, with what is asked of it once more beside the others, or of several."""

from __future__ import annotations

from dataclasses import dataclass

from crosstally.model import Claim, Crash, Relation
from crosstally.relate.page import Page
from crosstally.relate.weighed import Weighed


@dataclass(frozen=True, slots=True)
class Related:
    """What was made of one article or of several: claims, relations, why numbers were left out, what broke.

    Of one article also its page, and those of its figures that may make one another.
    """

    claims: tuple[Claim, ...]
    relations: tuple[Relation, ...]
    left_out: tuple[str, ...] = ()
    page: Page | None = None
    ties: tuple[Weighed, ...] = ()
    crashes: tuple[Crash, ...] = ()
