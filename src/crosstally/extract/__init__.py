"""Text to mentions: every number with its words, place, value, unit, hedge, interval, and what it is about.

Floor 3: may import model, quantity and errors; never files, relate, rules, report or config. What is known of a
language stands in tables, one file per language and topic, under languages/: a third language is a folder of them.
"""

from crosstally.extract.reader import numbers, read, read_value
from crosstally.extract.record import record

__all__ = ["numbers", "read", "read_value", "record"]
