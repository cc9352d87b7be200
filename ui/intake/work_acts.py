"""The acts of the blocks after the person: procedure, case, papers, return, date."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace
from datetime import date

from models.domain.dossier import Channel
from ui.intake import draft as drafts
from ui.intake.contract import IntakeScreen, Place
from ui.intake.draft import Draft
from ui.intake.finder import Finder
from ui.intake.slip_side import DueCount


class WorkActs:
    """The part of the intake's presenter that answers to blocks 2 to 5 and to the date."""

    _view: IntakeScreen
    _searching: bool
    _tried: bool
    draft: Draft
    finder: Finder
    count: DueCount

    @abstractmethod
    def _set(self, draft: Draft) -> None:
        """Keep another draft."""

    @abstractmethod
    def _told(self) -> None:
        """Everything that follows the draft follows it."""

    # block 2

    def take(self, at: int | None = None) -> None:
        """Enter, or a click on a row: this procedure."""
        procedure = self.finder.chosen(at)
        if procedure is None:
            return
        self._searching, self._tried = False, False
        self._set(drafts.with_procedure(self.draft, procedure))
        self.count.follow(self.draft)
        self._show_procedure()
        self._view.show_problems((), False)
        self._view.focus(Place.DATE if self.draft.gives_date else Place.PAPERS)
        self._told()

    def change_procedure(self) -> None:
        """Ctrl+2: the search again; the procedure stays until another one is taken."""
        self._searching = True
        self._show_procedure()
        self.finder.show()
        self._view.focus(Place.PROCEDURE)

    def keep_procedure(self) -> bool:
        """Esc in the search: back to the procedure chosen before, if any."""
        if not self._searching or self.draft.procedure is None:
            return False
        self._searching = False
        self._show_procedure()
        self._view.focus(Place.PAPERS)
        return True

    def choose_case(self, case_name: str | None) -> None:
        self._papers(drafts.with_case(self.draft, case_name))

    # blocks 3 and 4, the date

    def tick(self, at: int, ticked: bool) -> None:
        self._papers(drafts.with_tick(self.draft, at, ticked))

    def copies(self, at: int, count: int) -> None:
        self._papers(drafts.with_copies(self.draft, at, count))

    def tick_required(self) -> None:
        """Ctrl+D."""
        if self.draft.procedure is not None:
            self._papers(drafts.with_all_required(self.draft))

    def accept_papers(self) -> None:
        """Take the dossier with the papers ticked: the list has alternatives, she decides."""
        self._papers(replace(self.draft, papers_accepted=True))
        self._view.focus(Place.PAPERS)

    def choose_channel(self, channel: Channel) -> None:
        self._set(replace(self.draft, result_channel=channel))
        self._told()

    def give_date(self, day: date | None, is_a_day: bool) -> None:
        """The day the official gives where the procedure has no time."""
        self._set(replace(self.draft, due_on=day, due_is_a_day=is_a_day))
        self.count.give(self.draft)
        self._told()

    def accept_date(self) -> None:
        """A date beyond the last confirmed calendar is all right."""
        self._set(replace(self.draft, accept_unconfirmed=True))
        self._told()
        self._view.focus(Place.PAPERS)

    def _papers(self, draft: Draft) -> None:
        self._set(draft)
        self._view.show_papers(draft.papers)
        self._told()

    def _show_procedure(self) -> None:
        draft = self.draft
        self._view.show_procedure(draft.procedure, draft.case_name, self._searching)
        self._view.show_papers(draft.papers)
