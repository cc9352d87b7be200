"""What the presenter of lists shows, and what the screen must be able to show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from models.domain.procedure import Procedure
from models.errors import AppError
from ui.batch.lines import Line
from ui.intake.person import Person, Problem


class Step(StrEnum):
    """What comes next, in the order it is asked for."""

    PERSON = "person"
    PROCEDURE = "procedure"
    DATE = "date"
    CONFIRM_DATE = "confirm_date"
    ROWS = "rows"
    CHECKING = "checking"
    MEND = "mend"
    SAVE = "save"
    SAVING = "saving"
    PRINT = "print"
    PRINTING = "printing"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The next step, how many rows there are of each kind, how many papers are not printed."""

    step: Step
    good: int = 0
    wrong: int = 0
    alike: int = 0
    saved: int = 0
    to_print: int = 0


class Work(StrEnum):
    """What the bar counts."""

    SAVING = "saving"
    PRINTING = "printing"


class NoticeKind(StrEnum):
    """Strips over the list."""

    SCAN_REFUSED = "scan_refused"
    FAILED = "failed"
    DATE_UNCONFIRMED = "date_unconfirmed"
    COLUMNS_UNREAD = "columns_unread"
    ROWS_HIDDEN = "rows_hidden"
    SHEETS_UNREAD = "sheets_unread"
    TEMPLATE_WRITTEN = "template_written"
    PAPER_UNSURE = "paper_unsure"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """`text` is a code of a scan, names of columns or of a file; `count` sheets or rows."""

    kind: NoticeKind
    text: str = ""
    count: int = 0
    on: date | None = None
    error: AppError | None = None


class BatchScreen(Protocol):
    """The page of lists."""

    def show_person(self, person: Person, editing: bool) -> None: ...

    def show_person_problems(self, problems: Sequence[Problem]) -> None: ...

    def show_results(self, found: Sequence[Procedure], total: int, current: int) -> None: ...

    def show_procedure(
        self, procedure: Procedure | None, case_name: str | None, searching: bool
    ) -> None: ...

    def show_lines(self, lines: Sequence[Line], fields: Sequence[str]) -> None: ...

    def show_standing(self, standing: Standing) -> None: ...

    def show_due(self, asked: bool, on: date | None) -> None:
        """The field for the day, where the catalogue has no time."""
        ...

    def show_notices(self, notices: Sequence[Notice]) -> None: ...

    def show_work(self, work: Work | None, done: int, total: int) -> None:
        """The bar; None hides it."""
        ...

    def focus_person(self) -> None: ...

    def focus_procedure(self) -> None: ...

    def focus_rows(self, at: int) -> None: ...

    def ask_new_list(self, unsaved: int) -> None: ...
