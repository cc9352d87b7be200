"""A list of people handed in by one: checked row by row, saved row by row, printed in one go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from models.domain.batch_list import BatchList
from models.domain.clock import local_day
from models.domain.dossier import Dossier
from models.domain.ids import new_id
from models.errors import AppError, NotPermitted
from ui import texts
from ui.batch import lines as lists
from ui.batch.contract import BatchScreen, Notice, NoticeKind, Standing, Step, Work
from ui.batch.head_acts import HeadActs
from ui.batch.kept_lists import KeptLists
from ui.batch.lines import LineState, ListDraft
from ui.batch.rows import CheckedRow, ListTogether
from ui.batch.runs import SEVERAL, SIGNING_LIST, PrintRun, SaveRun, Sheet, ToSave
from ui.desk import Desk, PrintedSlip
from ui.ports import Tasks
from ui.session import Session


class BatchPresenter(HeadActs):
    """Keeps the list of who is signed in. What was said saved is saved, whatever comes after."""

    def __init__(
        self, view: BatchScreen, desk: Desk, tasks: Tasks, session: Session, kept: KeptLists
    ) -> None:
        super().__init__()
        self._view, self._desk, self._tasks = view, desk, tasks
        self._session, self._kept = session, kept
        self._owner = session.official.id if session.official is not None else ""
        self.draft = kept.get(self._owner, ListDraft())
        self._searching = self.draft.procedure is None
        self._notices: tuple[Notice, ...] = ()
        self._asked = 0
        self._is_checking = self._save_wanted = False
        self._run: SaveRun | PrintRun | None = None
        self._unsure = 0

    # the page comes and goes

    def shown(self) -> None:
        """On screen: the list of who is signed in."""
        official = self._session.official
        if official is not None and official.id != self._owner:
            self._owner = official.id
            self.draft = self._kept.get(official.id, ListDraft())
            self._searching, self._editing = self.draft.procedure is None, False
            self._due, self._notices = None, ()
        self._load_procedures()
        self._view.show_person(self.draft.person, self._editing)
        self._show_procedure()
        self._show_rows()
        if self.draft.procedure is not None:
            self._ask_due(self.draft.procedure)
        self._check_all()

    def new_list(self) -> None:
        """An empty page; asked first while rows are not saved."""
        unsaved = len(self.draft.lines) - len(self.draft.saved)
        if unsaved:
            self._view.ask_new_list(unsaved)
        else:
            self.begin_anew()

    def begin_anew(self) -> None:
        """An empty page."""
        if self._run is not None:
            return
        self._set(ListDraft())
        self._searching, self._editing, self._due, self._notices = True, False, None, ()
        self._view.show_person(self.draft.person, False)
        self._show_procedure()
        self._show_rows()
        self._told()
        self._view.focus_person()

    # the rows

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

    # checking

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

    # saving

    def save(self) -> None:
        """Ctrl+Enter: every good row, one after the other."""
        if self._is_checking:
            self._save_wanted = True
            return
        if self._run is not None or self._standing().step is not Step.SAVE:
            self._view.show_person_problems(
                self._person_problems() if self._needs_submitter() else ()
            )
            return
        rows = [
            ToSave(line.row.row_no, line.checked.command)
            for line in self.draft.of_state(LineState.GOOD)
            if line.checked is not None and line.checked.command is not None
        ]
        owner = self._owner
        run = SaveRun(
            self._desk,
            self._tasks,
            rows,
            saved=lambda row_no, dossier: self._row_saved(owner, row_no, dossier),
            refused=lambda row_no, error: self._row_refused(owner, row_no, error),
            ended=self._ended,
        )
        self._begin(run)

    def stop(self) -> bool:
        """Esc: no further row or sheet. Returns whether something ran."""
        if self._run is None:
            return False
        self._run.stop()
        return True

    def _row_saved(self, owner: str, row_no: int, dossier: Dossier) -> None:
        self._apply(owner, lambda draft: lists.with_saved(draft, row_no, dossier))

    def _row_refused(self, owner: str, row_no: int, error: AppError) -> None:
        sentence = texts.sentence(error)
        self._apply(owner, lambda draft: lists.with_refusal(draft, row_no, sentence))

    # printing

    def print_all(self) -> None:
        """The slip for all, then the slip of each dossier, those that are not printed yet."""
        draft = self.draft
        slips = [line.dossier_id for line in draft.saved if line.dossier_id not in draft.printed]
        sheets = [Sheet(dossier_id=one) for one in slips if one is not None]
        if SEVERAL not in draft.printed:
            sheets.insert(0, Sheet(form=SEVERAL))
        self._print(sheets)

    def print_list(self) -> None:
        """The list to sign."""
        if self.draft.saved:
            self._print([Sheet(form=SIGNING_LIST)])

    def _print(self, sheets: list[Sheet]) -> None:
        if self._run is not None or not sheets:
            return
        try:
            official = self._session.ref
        except NotPermitted as error:
            self._failed(error)
            return
        owner, self._unsure = self._owner, 0
        run = PrintRun(
            self._desk,
            self._tasks,
            sheets,
            self.draft.group_id,
            official,
            printed=lambda sheet, slip: self._sheet_printed(owner, sheet, slip),
            ended=self._ended,
        )
        self._begin(run)

    def _sheet_printed(self, owner: str, sheet: Sheet, slip: PrintedSlip) -> None:
        self._unsure += not slip.certain
        name = sheet.form or sheet.dossier_id
        self._apply(owner, lambda draft: replace(draft, printed=draft.printed | {name}))

    # what follows every change

    def _begin(self, run: SaveRun | PrintRun) -> None:
        self._run, self._notices = run, ()
        self._view.show_notices(())
        self._show_work()
        self._told()
        run.begin()

    def _apply(self, owner: str, change: Callable[[ListDraft], ListDraft]) -> None:
        """To the list of who began it, whoever sits here meanwhile."""
        if owner == self._owner:
            self._set(change(self.draft))
            self._show_rows()
        else:
            self._kept[owner] = change(self._kept.get(owner, ListDraft()))
        self._show_work()

    def _ended(self, error: AppError | None) -> None:
        run, self._run = self._run, None
        self._view.show_work(None, 0, 0)
        if error is not None:
            self._notice(Notice(kind=NoticeKind.FAILED, error=error))
        elif run is not None and run.done < run.total:
            self._notice(Notice(kind=NoticeKind.STOPPED, count=run.total - run.done))
        if self._unsure:
            self._notice(Notice(kind=NoticeKind.PAPER_UNSURE, count=self._unsure))
            self._unsure = 0
        self._told()

    def _show_work(self) -> None:
        if self._run is not None:
            work = Work.SAVING if isinstance(self._run, SaveRun) else Work.PRINTING
            self._view.show_work(work, self._run.done, self._run.total)

    def _set(self, draft: ListDraft) -> None:
        self.draft = draft
        self._kept[self._owner] = draft

    def _show_rows(self) -> None:
        self._view.show_lines(self.draft.lines, self.draft.fields())

    def _failed(self, error: AppError) -> None:
        self._is_checking = self._save_wanted = False
        self._notice(Notice(kind=NoticeKind.FAILED, error=error))
        self._told()

    def _notice(self, notice: Notice) -> None:
        self._notices = (*(one for one in self._notices if one.kind is not notice.kind), notice)
        self._told()

    def close_strip(self) -> bool:
        """Esc: the strip shown last goes. Returns whether there was one."""
        if not self._notices:
            return False
        self._notices = self._notices[:-1]
        self._told()
        return True

    def _told(self) -> None:
        notices = self._notices
        standing = self._standing()
        if standing.step is Step.CONFIRM_DATE and self._due is not None:
            on = local_day(self._due.due_at)
            notices = (*notices, Notice(kind=NoticeKind.DATE_UNCONFIRMED, on=on))
        self._view.show_notices(notices)
        self._view.show_standing(standing)

    def _needs_submitter(self) -> bool:
        """Whether who hands in is still to be said: not where every row says it."""
        if not self.draft.person.is_blank:
            return bool(self._person_problems())
        lines = self.draft.lines
        return not lines or not all(line.names_submitter for line in lines)

    def _standing(self) -> Standing:
        draft = self.draft
        count = {state: len(draft.of_state(state)) for state in LineState}
        to_print = {line.dossier_id for line in draft.saved} | ({SEVERAL} if draft.saved else set())
        return Standing(
            step=self._step(count, bool(to_print - draft.printed)),
            good=count[LineState.GOOD],
            wrong=count[LineState.WRONG],
            alike=count[LineState.ALIKE],
            saved=count[LineState.SAVED],
            to_print=len(to_print - draft.printed),
        )

    def _step(self, count: dict[LineState, int], prints: bool) -> Step:
        draft = self.draft
        if self._run is not None:
            return Step.SAVING if isinstance(self._run, SaveRun) else Step.PRINTING
        waiting = len(draft.lines) - count[LineState.SAVED]
        if waiting or not draft.saved:
            asked = self._asked_first()
            if asked is not None:
                return asked
        if self._is_checking or count[LineState.CHECKING]:
            return Step.CHECKING
        if count[LineState.GOOD]:
            return Step.SAVE
        if prints:
            return Step.PRINT
        return Step.MEND if waiting else Step.DONE

    def _asked_first(self) -> Step | None:
        """What the whole list needs before any row can be saved."""
        draft = self.draft
        if self._needs_submitter():
            return Step.PERSON
        if draft.procedure is None:
            return Step.PROCEDURE
        if draft.procedure.time_limit is None and draft.due_on is None:
            return Step.DATE
        unsure = self._due is not None and not self._due.confirmed
        if unsure and not draft.accept_unconfirmed:
            return Step.CONFIRM_DATE
        return None if draft.lines else Step.ROWS
