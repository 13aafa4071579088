"""One HTML page: everything in it, readable without scripts, no request to anywhere. Its cards also make the review."""

from crosstally.report.page.cards import Card, card
from crosstally.report.page.engine import PARTS, environment, part
from crosstally.report.page.passages import Passage, SideView, about

__all__ = ["PARTS", "Card", "Passage", "SideView", "about", "card", "environment", "part"]
