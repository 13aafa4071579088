"""Text to mentions: the reader of numbers."""

from crosstally.extract.reader import numbers, read, read_value
from crosstally.extract.record import record

__all__ = ["numbers", "read", "read_value", "record"]
