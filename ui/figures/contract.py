"""What the page of figures asks the counter for, and the answer it shows, prints and saves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from models.domain.cash import Cash
from models.domain.figures import Period
from printing.inputs import FormInput
from printing.report_pages import Report


class Sheet(StrEnum):
    """The lists of the page, in the order they are offered."""

    REGISTER = "register"
    II06A = "ii06a"
    SHARES = "shares"
    CASH = "cash"
    HAND_OVER = "hand-over"
    RESULTS = "result-list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One list over some days; `cashier` keeps the takings of one official only."""

    sheet: Sheet
    period: Period
    cashier: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The list as it was at `read_at`: what is printed and saved is this and nothing newer.

    `report` holds the tables of screen and spreadsheet; `form` is the paper of its own that some
    lists have. `cash` and `cashiers` belong to the takings alone.
    """

    asked: Asked
    report: Report
    form: FormInput | None
    read_at: datetime
    cash: Cash | None = None
    cashiers: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether no table has a row beside its sum."""
        return all(len(table.rows) <= int(table.has_total) for table in self.report.tables)
