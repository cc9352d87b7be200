"""A screen that remembers what it was last told, and lists of invented people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from models.domain.batch_list import BatchList, BatchRow
from models.domain.procedure import Procedure
from ui.batch.contract import Notice, Standing, Step, Work
from ui.batch.lines import Line, LineState
from ui.intake.person import Person, Problem


def driver(number: int, **changed: str) -> dict[str, str]:
    """One row: a driver of the taxi company."""
    usual = {
        "full_name": f"Lái Xe Thử {number}",
        "personal_id": f"020090{number:06d}",
        "birth_date": "05/03/1990",
        "sex": "Nam",
    }
    return {**usual, **changed}


def drivers(*rows: dict[str, str]) -> BatchList:
    """As a file gives them: the headings stand in row 1."""
    return BatchList(tuple(BatchRow(at, row) for at, row in enumerate(rows, 2)))


class Screen:
    """What is shown now."""

    def __init__(self) -> None:
        self.person = Person()
        self.editing = False
        self.person_problems: tuple[Problem, ...] = ()
        self.found: tuple[Procedure, ...] = ()
        self.procedure: Procedure | None = None
        self.lines: tuple[Line, ...] = ()
        self.fields: tuple[str, ...] = ()
        self.standing = Standing(step=Step.PERSON)
        self.due: tuple[bool, date | None] = (False, None)
        self.notices: tuple[Notice, ...] = ()
        self.works: list[tuple[Work | None, int, int]] = []
        self.asked_new: list[int] = []
        self.focus: list[str] = []

    def states(self) -> list[LineState]:
        return [line.state for line in self.lines]

    def kinds(self) -> list[str]:
        return [str(notice.kind) for notice in self.notices]

    def show_person(self, person: Person, editing: bool) -> None:
        self.person, self.editing = person, editing

    def show_person_problems(self, problems: Sequence[Problem]) -> None:
        self.person_problems = tuple(problems)

    def show_results(self, found: Sequence[Procedure], total: int, current: int) -> None:
        self.found = tuple(found)

    def show_procedure(
        self, procedure: Procedure | None, case_name: str | None, searching: bool
    ) -> None:
        self.procedure = None if searching else procedure

    def show_lines(self, lines: Sequence[Line], fields: Sequence[str]) -> None:
        self.lines, self.fields = tuple(lines), tuple(fields)

    def show_standing(self, standing: Standing) -> None:
        self.standing = standing

    def show_due(self, asked: bool, on: date | None) -> None:
        self.due = (asked, on)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        self.notices = tuple(notices)

    def show_work(self, work: Work | None, done: int, total: int) -> None:
        self.works.append((work, done, total))

    def focus_person(self) -> None:
        self.focus.append("person")

    def focus_procedure(self) -> None:
        self.focus.append("procedure")

    def focus_rows(self, at: int) -> None:
        self.focus.append(f"rows {at}")

    def ask_new_list(self, unsaved: int) -> None:
        self.asked_new.append(unsaved)
