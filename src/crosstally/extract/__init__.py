"""Text to mentions: the reader of numbers."""

from crosstally.extract.reader import read, read_value
from crosstally.extract.record import record

__all__ = ["read", "read_value", "record"]
