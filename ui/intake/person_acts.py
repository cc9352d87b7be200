"""The acts of the first block: a card taken, a number typed, fields mended."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from models.domain.identity import mobile_of_today
from ui.desk import Desk
from ui.intake import draft as drafts
from ui.intake.contract import IntakeScreen, Place
from ui.intake.draft import Draft
from ui.intake.people import People, Taken
from ui.intake.person import Person, from_words


class PersonActs:
    """The part of the intake's presenter that answers to block 1."""

    _view: IntakeScreen
    _desk: Desk
    _editing: bool
    _tried: bool
    draft: Draft
    people: People

    @abstractmethod
    def _set(self, draft: Draft) -> None:
        """Keep another draft."""

    @abstractmethod
    def _told(self) -> None:
        """Everything that follows the draft follows it."""

    def replace_person(self) -> None:
        """The other card was meant: the person changes, the rest of the draft stays."""
        taken = self.people.other
        if taken is not None:
            self.people.other = None
            self._read(taken)

    def take_known(self) -> None:
        """Alt+Q: what was typed for this person before, where nothing is known now."""
        completed = self.people.known.completed(self.draft.person)
        if completed is not None:
            self._mended(completed)

    def take_new_mobile(self) -> None:
        """Alt+S: the ten digits an old mobile number became."""
        person = self.draft.person
        mobile = mobile_of_today(person.phone)
        if mobile is not None:
            self._mended(replace(person, phone=mobile))

    def _mended(self, person: Person) -> None:
        self._set(replace(self.draft, person=person))
        self._view.show_problems((), False)
        self._view.show_person(person, self._editing)
        self.people.look_up(self.draft)
        self._told()

    def _read(self, taken: Taken) -> None:
        if taken.is_holder:
            self._holder_read(taken.person)
        else:
            self._person_read(taken.person)

    @abstractmethod
    def _holder_read(self, holder: Person) -> None:
        """A card of the holder was read."""

    @abstractmethod
    def _go_on(self) -> None:
        """The cursor where the work goes on."""

    def _person_read(self, person: Person) -> None:
        self._tried = False
        self._set(replace(self.draft, person=person))
        self._view.show_problems((), False)
        wrong = drafts.person_problems(person, self._desk.clock)
        self._editing = bool(wrong)
        self._view.show_person(person, self._editing)
        self.people.look_up(self.draft)
        if self._editing:
            self._view.show_problems(wrong, True)
        else:
            self._go_on()
        self._told()

    def edit_person(self) -> None:
        """Ctrl+E: the fields of the person."""
        self._editing = True
        self._view.show_person(self.draft.person, True)
        self._view.focus(Place.PERSON)

    def quick_typed(self, text: str) -> None:
        """A number or a name typed without a card: the fields open with it."""
        if not text:
            return
        person = replace(from_words(text), phone=self.draft.person.phone)
        self._set(replace(self.draft, person=person))
        self.edit_person()
        self.people.look_up(self.draft)
        self._told()

    def person_typed(self, person: Person) -> None:
        """What the fields hold now; checked when it is finished, never while typing."""
        kept = self.draft.person
        self._set(replace(self.draft, person=replace(person, read_at=kept.read_at)))
        self._told()

    def number_left(self) -> None:
        """The number is typed: whose dossiers are known."""
        self.people.look_up(self.draft)

    def person_finished(self) -> None:
        """Enter in the last field: check, then fold the fields up and go on."""
        wrong = drafts.person_problems(self.draft.person, self._desk.clock)
        self._view.show_problems(wrong, bool(wrong))
        if wrong:
            return
        self._editing = False
        self._view.show_person(self.draft.person, False)
        self.people.look_up(self.draft)
        self._go_on()

    def phone_typed(self, phone: str) -> None:
        self._set(replace(self.draft, person=replace(self.draft.person, phone=phone)))
        self._told()

    def phone_left(self) -> None:
        """Say at once that a phone number cannot be right."""
        wrong = drafts.person_problems(self.draft.person, self._desk.clock)
        self._view.show_problems([one for one in wrong if one[0] == "phone"], False)
