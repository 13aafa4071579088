"""The time from one date to another, counted as people count it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crosstally.model import Expression
from crosstally.quantity.interval import Interval
from crosstally.quantity.stated import CannotTell, Stated
from crosstally.quantity.units import Unit


@dataclass(frozen=True, slots=True)
class Passed(Expression):
    """The whole days, weeks, months or years from one date to another, as people count them.

    From the units that have passed in full to `more` than those: both ends counted, a year begun. Given in `unit`,
    that of the figure it is compared with, which for an age may be a plain number.
    """

    start: Expression
    end: Expression
    by: str
    unit: Unit
    more: int = 0

    def counted(self) -> tuple[int, int]:
        """The least and the most that a fair count gives."""
        start, end = self.start.value().interval, self.end.value().interval
        if None in (start.lo, start.hi, end.lo, end.hi):
            raise CannotTell(f"{self.sum_line()} is open")
        early, late, near, far = (date.fromordinal(int(day or 1)) for day in (start.lo, start.hi, end.lo, end.hi))
        return _whole(self.by, late, near), _whole(self.by, early, far) + self.more

    def value(self) -> Stated:
        """Work the node out."""
        low, high = self.counted()
        span = Interval.closed(low * self.unit.factor, high * self.unit.factor)
        return Stated(span, span, None, self.unit.dimension)

    def parts(self) -> tuple[Expression, ...]:
        """Give the nodes below."""
        return self.start, self.end

    def sum_line(self) -> str:
        """Write the node with the dates as printed."""
        return f"{self.by}s from {self.start.sum_line()} to {self.end.sum_line()}"


def _whole(by: str, first: date, last: date) -> int:
    """The whole units of the calendar between two days; below nothing where the second comes first."""
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    gone = (last - first).days
    return {"day": gone, "week": gone // 7, "month": months, "year": months // 12}[by]
