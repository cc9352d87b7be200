"""The two long works: saving the good rows, printing their papers."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace

from models.domain.dossier import Dossier
from models.domain.workflow import Action
from models.errors import AppError, NotPermitted
from ui import texts
from ui.batch import lines as lists
from ui.batch.contract import Notice, NoticeKind, Standing, Step, Work
from ui.batch.head_acts import HeadActs
from ui.batch.kept_lists import KeptLists
from ui.batch.lines import LineState, ListDraft
from ui.batch.row_acts import RowActs
from ui.batch.runs import SEVERAL, SIGNING_LIST, PrintRun, SaveRun, Sheet, ToSave
from ui.desk import PrintedSlip


class WorkActs(RowActs, HeadActs):
    """The part of the presenter that answers to the acts below. What was said saved is saved."""

    _owner: str
    _kept: KeptLists
    _unsure = 0

    @abstractmethod
    def _standing(self) -> Standing:
        """What comes next, and the counts."""

    @abstractmethod
    def _needs_submitter(self) -> bool:
        """Whether who hands in is still to be said."""

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
        try:
            self._session.require(Action.RECEIVE)
        except NotPermitted as error:
            self._failed(error)
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
