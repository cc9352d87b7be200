"""The rows: read from a file or typed, and checked after every change."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from models.domain.batch_list import BatchList
from models.domain.ids import new_id
from models.errors import AppError
from ui.batch import lines as lists
from ui.batch.contract import BatchScreen, Notice, NoticeKind
from ui.batch.lines import LineState, ListDraft
from ui.batch.rows import CheckedRow, ListTogether
from ui.batch.runs import PrintRun, SaveRun
from ui.desk import Desk
from ui.ports import Tasks
from ui.session import Session


class RowActs:
    """The part of the presenter that answers to the table."""

    _view: BatchScreen
    _desk: Desk
    _tasks: Tasks
    _session: Session
    draft: ListDraft
    _notices: tuple[Notice, ...]
    _run: SaveRun | PrintRun | None
    _asked = 0
    _is_checking = False
    _save_wanted = False

    @abstractmethod
    def _set(self, draft: ListDraft) -> None:
        """Keep another draft."""

    @abstractmethod
    def _told(self) -> None:
        """The standing follows the draft."""

    @abstractmethod
    def _notice(self, notice: Notice) -> None:
        """Show one more strip."""

    @abstractmethod
    def save(self) -> None:
        """Every good row."""

    def open_file(self, path: Path) -> None:
        """Read a list file; rows that are saved already stay."""
        self._tasks.run(lambda: self._desk.read_batch(path), self._read, self._failed)

    def save_template(self, path: Path) -> None:
        """Write the empty list."""
        notice = Notice(kind=NoticeKind.TEMPLATE_WRITTEN, text=path.name)
        self._tasks.run(
            lambda: self._desk.write_batch_template(path),
            lambda _none: self._notice(notice),
            self._failed,
        )

    def _read(self, batch: BatchList) -> None:
        highest = max((line.row.row_no for line in self.draft.saved), default=0)
        rows = [replace(row, row_no=row.row_no + highest) for row in batch.rows]
        self._set(lists.with_rows(self.draft, rows))
        self._notices = ()
        if batch.unread_headings:
            names = ", ".join(batch.unread_headings)
            self._notice(Notice(kind=NoticeKind.COLUMNS_UNREAD, text=names))
        if batch.hidden_rows:
            names = ", ".join(map(str, batch.hidden_rows))
            self._notice(Notice(kind=NoticeKind.ROWS_HIDDEN, text=names))
        if batch.other_sheets:
            names = ", ".join(batch.other_sheets)
            self._notice(Notice(kind=NoticeKind.SHEETS_UNREAD, text=names))
        self._check_all()
        self._view.focus_rows(0)

    def add_row(self) -> None:
        """One row to type into."""
        if self._run is None:
            self._set(lists.with_new_row(self.draft))
            self._show_rows()
            self._told()
            self._view.focus_rows(len(self.draft.lines) - 1)

    def set_value(self, at: int, name: str, text: str) -> None:
        """One field of a row typed or mended."""
        self._change_rows(lambda draft: lists.with_value(draft, at, name, text))

    def remove_row(self, at: int) -> None:
        if 0 <= at < len(self.draft.lines):
            self._change_rows(lambda draft: lists.without_row(draft, at))

    def accept(self, at: int) -> None:
        """The tick on a row that is like another: wanted, or after all not."""
        line = self.draft.lines[at]
        if line.state is LineState.ALIKE or line.accepted:
            self._change_rows(lambda draft: lists.with_accepted(draft, at, not line.accepted))

    def accept_all(self) -> None:
        """Every row that is like another is wanted."""
        self._change_rows(lists.with_all_accepted)

    def _change_rows(self, change: Callable[[ListDraft], ListDraft]) -> None:
        if self._run is None:
            self._set(change(self.draft))
            self._check()

    def _check_all(self) -> None:
        self._set(lists.unchecked(self.draft))
        self._check()

    def _check(self) -> None:
        """Ask about every row that is not saved; an answer to an older question is dropped."""
        self._asked += 1
        self._show_rows()
        rows = [line for line in self.draft.lines if line.dossier_id is None]
        together = self._together()
        if together is None or not rows:
            self._is_checking = False
            self._told()
            return
        asked, self._is_checking = self._asked, True
        accepted = frozenset(line.row.row_no for line in rows if line.accepted)
        self._told()

        def known(found: tuple[CheckedRow, ...]) -> None:
            if asked == self._asked:
                self._checked(found)

        self._tasks.run(
            lambda: self._desk.check_batch([line.row for line in rows], accepted, together),
            known,
            self._failed,
        )

    def _together(self) -> ListTogether | None:
        draft, official = self.draft, self._session.official
        if draft.procedure is None or official is None:
            return None
        if not draft.group_id:
            self._set(replace(draft, group_id=new_id(self._desk.clock.now())))
        return ListTogether(
            procedure=draft.procedure,
            official=official.ref,
            submitter=None if draft.person.is_blank else draft.person.applicant(),
            group_id=self.draft.group_id,
            case_name=draft.case_name,
            due_at=draft.due_at,
            accept_unconfirmed=draft.accept_unconfirmed,
        )

    def _checked(self, found: tuple[CheckedRow, ...]) -> None:
        self._is_checking = False
        self._set(lists.with_checks(self.draft, found))
        self._show_rows()
        self._told()
        if self._save_wanted:
            self._save_wanted = False
            self.save()

    def _show_rows(self) -> None:
        self._view.show_lines(self.draft.lines, self.draft.fields())

    def _failed(self, error: AppError) -> None:
        self._is_checking = self._save_wanted = False
        self._notice(Notice(kind=NoticeKind.FAILED, error=error))
        self._told()
