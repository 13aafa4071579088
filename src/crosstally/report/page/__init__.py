"""One HTML page: everything in it, readable without scripts, no request to anywhere. Its cards also make the review."""

from crosstally.report.page.cards import Card, SideView, card
from crosstally.report.page.engine import PARTS, environment, part

__all__ = ["PARTS", "Card", "SideView", "card", "environment", "part"]
