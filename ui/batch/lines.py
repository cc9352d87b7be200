"""A list in the making: its rows as typed or read, what was found of each, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from models.domain.batch_list import BatchRow, Value
from models.domain.clock import VIETNAM
from models.domain.dossier import Dossier
from models.domain.procedure import Procedure
from models.domain.text import nfc
from ui.batch.rows import CheckedRow
from ui.intake.draft import CLOSING
from ui.intake.person import Person

USUAL_FIELDS = ("full_name", "personal_id", "birth_date", "sex", "address", "phone")
"""Columns that are always shown; others are shown where the list fills them."""

_SUBMITTER = "submitter."


class LineState(StrEnum):
    """CHECKING until the counter answered. ALIKE waits for a tick."""

    CHECKING = "checking"
    GOOD = "good"
    WRONG = "wrong"
    ALIKE = "alike"
    SAVED = "saved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row. `accepted`: wanted although it is like another. `dossier_id` once it is saved,
    `refusal` the sentence when saving it was refused."""

    row: BatchRow
    accepted: bool = False
    checked: CheckedRow | None = None
    dossier_id: str | None = None
    shown_code: str = ""
    refusal: str = ""

    @property
    def state(self) -> LineState:
        """Where it stands."""
        if self.dossier_id is not None:
            return LineState.SAVED
        if self.refusal:
            return LineState.WRONG
        if self.checked is None:
            return LineState.CHECKING
        if self.checked.command is not None:
            return LineState.GOOD
        return LineState.ALIKE if self.checked.is_alike else LineState.WRONG

    @property
    def names_submitter(self) -> bool:
        """Whether the row itself says who hands it in."""
        return any(name.startswith(_SUBMITTER) for name in self.row.values)

    def text(self, name: str) -> str:
        """A field as it is shown."""
        value = self.row.values.get(name, "")
        return value if isinstance(value, str) else f"{value:%d/%m/%Y}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDraft:
    """Everything entered so far. `group_id` is made with the first row and stays with the list.
    `printed` are the papers that came out: ids of dossiers and names of forms."""

    person: Person = field(default_factory=Person)
    procedure: Procedure | None = None
    case_name: str | None = None
    due_on: date | None = None
    accept_unconfirmed: bool = False
    group_id: str = ""
    lines: tuple[Line, ...] = ()
    printed: frozenset[str] = frozenset()

    @property
    def due_at(self) -> datetime | None:
        """The instant of the day the official gave, where the catalogue has no time."""
        gives = self.procedure is not None and self.procedure.time_limit is None
        if not gives or self.due_on is None:
            return None
        return datetime.combine(self.due_on, CLOSING, VIETNAM)

    @property
    def saved(self) -> tuple[Line, ...]:
        """The rows that are dossiers."""
        return self.of_state(LineState.SAVED)

    def of_state(self, state: LineState) -> tuple[Line, ...]:
        """The rows of one state."""
        return tuple(line for line in self.lines if line.state is state)

    def fields(self) -> tuple[str, ...]:
        """The columns to show."""
        used = dict.fromkeys(name for line in self.lines for name in line.row.values)
        cases = ("case",) if self.procedure is not None and self.procedure.cases else ()
        wanted = (*USUAL_FIELDS, *cases, "note", *used)
        return tuple(name for name in dict.fromkeys(wanted) if name != "no")


def with_rows(draft: ListDraft, rows: Iterable[BatchRow]) -> ListDraft:
    """Another list: rows that are saved stay, those that are not give way."""
    lines = (*draft.saved, *(Line(row=row) for row in rows))
    return replace(draft, lines=lines)


def with_new_row(draft: ListDraft) -> ListDraft:
    """One empty row more, at the end."""
    number = max((line.row.row_no for line in draft.lines), default=0) + 1
    return replace(draft, lines=(*draft.lines, Line(row=BatchRow(number, {}))))


def with_value(draft: ListDraft, at: int, name: str, text: str) -> ListDraft:
    """One field typed; the row is to be checked again. A saved row stays as it is."""

    def typed(line: Line) -> Line:
        values: dict[str, Value] = {**line.row.values, name: nfc(text)}
        if not values[name]:
            del values[name]
        return Line(row=BatchRow(line.row.row_no, values), accepted=line.accepted)

    return _changed(draft, at, typed)


def with_accepted(draft: ListDraft, at: int, accepted: bool) -> ListDraft:
    """A row wanted although it is like another, or no longer."""
    return _changed(draft, at, lambda line: Line(row=line.row, accepted=accepted))


def with_all_accepted(draft: ListDraft) -> ListDraft:
    """Every row that only a likeness holds back is wanted."""
    return replace(
        draft,
        lines=tuple(
            Line(row=line.row, accepted=True) if line.state is LineState.ALIKE else line
            for line in draft.lines
        ),
    )


def without_row(draft: ListDraft, at: int) -> ListDraft:
    """The row is taken out; a saved one stays."""
    if draft.lines[at].state is LineState.SAVED:
        return draft
    return replace(draft, lines=(*draft.lines[:at], *draft.lines[at + 1 :]))


def unchecked(draft: ListDraft) -> ListDraft:
    """Every row that is not saved is to be checked again."""
    lines = tuple(
        line if line.state is LineState.SAVED else Line(row=line.row, accepted=line.accepted)
        for line in draft.lines
    )
    return replace(draft, lines=lines)


def with_checks(draft: ListDraft, checks: Iterable[CheckedRow]) -> ListDraft:
    """What the counter found, by row number."""
    found: Mapping[int, CheckedRow] = {one.row_no: one for one in checks}
    lines = tuple(
        replace(line, checked=found[line.row.row_no])
        if line.dossier_id is None and line.row.row_no in found
        else line
        for line in draft.lines
    )
    return replace(draft, lines=lines)


def with_saved(draft: ListDraft, row_no: int, dossier: Dossier) -> ListDraft:
    """This row is a dossier now; the papers about all of them are to be printed again."""
    anew = frozenset(name for name in draft.printed if name in _ids(draft))
    return _of_number(
        replace(draft, printed=anew),
        row_no,
        lambda line: replace(line, dossier_id=dossier.id, shown_code=dossier.shown_code),
    )


def with_refusal(draft: ListDraft, row_no: int, sentence: str) -> ListDraft:
    """This row was refused when it was to be saved."""
    return _of_number(draft, row_no, lambda line: replace(line, refusal=sentence))


def _ids(draft: ListDraft) -> frozenset[str]:
    return frozenset(line.dossier_id for line in draft.lines if line.dossier_id is not None)


def _changed(draft: ListDraft, at: int, change: Callable[[Line], Line]) -> ListDraft:
    line = draft.lines[at]
    if line.state is LineState.SAVED:
        return draft
    return replace(draft, lines=(*draft.lines[:at], change(line), *draft.lines[at + 1 :]))


def _of_number(draft: ListDraft, row_no: int, change: Callable[[Line], Line]) -> ListDraft:
    lines = tuple(
        change(line) if line.row.row_no == row_no and line.dossier_id is None else line
        for line in draft.lines
    )
    return replace(draft, lines=lines)
