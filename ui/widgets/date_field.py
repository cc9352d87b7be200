"""A field for a day, typed as people type it: 5/3/90, 05032026, 5-3-2026."""

from __future__ import annotations

import datetime
import re

from ui.widgets.fields import TextField

_PARTED = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")


def read_day(text: str, today: datetime.date) -> datetime.date | None:
    """The day a text names, day first; None when it is no day that exists.

    A year of two digits is the latest such year that is not after `today`'s.
    """
    match = _PARTED.fullmatch(text.strip()) or _RUN.fullmatch(text.strip())
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups())
    if len(match.group(3)) == 2:
        year += today.year - today.year % 100
        year -= 100 if year > today.year else 0
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def day_text(day: datetime.date) -> str:
    """A day as it is written: 05/03/2026."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


class DateField(TextField):
    """Takes a day; rewrites it as dd/mm/yyyy when the focus leaves."""

    def __init__(self, accessible_name: str = "", today: datetime.date | None = None) -> None:
        super().__init__("05/03/1990", "calendar", True, accessible_name=accessible_name)
        self._today = today or datetime.date.today()
        self.left.connect(self._tidy)

    def date(self) -> datetime.date | None:
        """The day typed, None when empty or not a day."""
        return read_day(self.text(), self._today)

    def set_date(self, day: datetime.date | None) -> None:
        """Show a day, or nothing."""
        self.setText(day_text(day) if day else "")

    def is_valid(self) -> bool:
        """Empty, or a day that exists."""
        return not self.text() or self.date() is not None

    def _tidy(self) -> None:
        day = self.date()
        if day is not None:
            self.setText(day_text(day))
