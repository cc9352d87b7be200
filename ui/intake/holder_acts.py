"""The acts of the block "nộp thay": whose dossier it is, by which paper, who helped."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from ui.desk import Desk
from ui.intake import draft as drafts
from ui.intake.contract import IntakeScreen, Place
from ui.intake.draft import Draft
from ui.intake.others import Others, others_problems
from ui.intake.people import People
from ui.intake.person import Person, Problem


class HolderActs:
    """The part of the intake's presenter that answers to the holder's block."""

    _view: IntakeScreen
    _desk: Desk
    _editing_holder: bool
    _tried: bool
    draft: Draft
    people: People

    @abstractmethod
    def _set(self, draft: Draft) -> None:
        """Keep another draft."""

    @abstractmethod
    def _told(self) -> None:
        """Everything that follows the draft follows it."""

    @abstractmethod
    def _show_checklist(self) -> None:
        """Block 3 as it is now."""

    @abstractmethod
    def _go_on(self) -> None:
        """The cursor where the work goes on."""

    def open_others(self) -> None:
        """Alt+U: somebody else's dossier is handed in, or an official helped."""
        if not self.draft.others.is_open:
            self._editing_holder = True
            self._put(replace(self.draft.others, is_open=True))
        self._show_others()
        place = Place.HOLDER if self._editing_holder else Place.AUTHORISATION
        self._view.focus(place)

    def drop_others(self) -> None:
        """Alt+O: the applicant's own dossier after all."""
        self._editing_holder = False
        self._put(Others())
        self._view.show_problems((), False)
        self._show_others()
        self._go_on()

    def edit_holder(self) -> None:
        """The fields of the holder again."""
        self._editing_holder = True
        self._show_others()
        self._view.focus(Place.HOLDER)

    def holder_typed(self, holder: Person) -> None:
        """What the fields hold now; checked when it is finished, never while typing."""
        kept = self.draft.others.holder
        self._put(replace(self.draft.others, holder=replace(holder, read_at=kept.read_at)))

    def holder_finished(self) -> None:
        """Enter in the last field: check, then fold the fields up; the paper comes next."""
        wrong = self._wrong_holder() if self.draft.others.has_holder else []
        self._view.show_problems(wrong, bool(wrong))
        if wrong:
            return
        self._editing_holder = False
        self._show_others()
        self.people.look_up(self.draft)
        self._view.focus(Place.AUTHORISATION)

    def authorisation_typed(self, text: str) -> None:
        self._put(replace(self.draft.others, authorisation=text))

    def assisted_typed(self, text: str) -> None:
        self._put(replace(self.draft.others, assisted_by=text))

    def others_finished(self) -> None:
        """Enter in the last field of the block."""
        self.people.look_up(self.draft)
        self._go_on()

    def _holder_read(self, holder: Person) -> None:
        self._tried = False
        self._put(replace(self.draft.others, holder=holder))
        wrong = self._wrong_holder()
        self._editing_holder = bool(wrong)
        self._view.show_problems((), False)
        self._show_others()
        self.people.look_up(self.draft)
        if wrong:
            self._view.show_problems(wrong, True)
        else:
            self._view.focus(Place.AUTHORISATION)

    def _wrong_holder(self) -> list[Problem]:
        draft = self.draft
        return others_problems(draft.others, draft.person, self._desk.clock)

    def _put(self, others: Others) -> None:
        authorised = self.draft.others.has_holder
        self._set(drafts.with_others(self.draft, others))
        if others.has_holder != authorised:
            self._show_checklist()
        self._told()

    def _show_others(self) -> None:
        self._view.show_others(self.draft.others, self._editing_holder)
