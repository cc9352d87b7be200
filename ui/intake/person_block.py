"""Block 1: who applies. Empty it waits for a card; filled it is two lines; edited it is a form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from models.domain.dossier import ApplicantKind, IdKind
from models.domain.identity import normal_number
from ui.intake import words
from ui.intake.contract import Hints
from ui.intake.person import Person, Problem, grouped_number, grouped_phone
from ui.intake.person_form import PersonForm
from ui.intake.strips import Strips
from ui.theme import Text, Tone, px
from ui.widgets.boxes import boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card, NumberDisc
from ui.widgets.fields import TextField
from ui.widgets.icon_view import IconView
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import ElidingLabel, IconLabel, Label


class PersonBlock(Card):
    """Says what was typed; decides nothing."""

    quick_typed = Signal(str)
    edit_wanted = Signal()
    phone_typed = Signal(str)
    phone_left = Signal()
    others_wanted = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self.form = PersonForm(today)
        self.form.head.addWidget(self._others_button())
        self.strips = Strips()
        self._filling = False
        self._make()
        self._empty = self._empty_part()
        self._summary = self._summary_part()
        top = Qt.AlignmentFlag.AlignTop
        inside = boxed(column(self._empty, self._summary, self.form, spacing=0))
        line = row((NumberDisc(1), 0, top), (inside, 1), spacing=11)
        self.setLayout(column(line, self.strips, spacing=8, margins=(14, 12, 14, 12)))
        self.setAccessibleName(self.tr("Who applies"))
        self.show_person(Person(), False)

    def _make(self) -> None:
        self.quick = TextField(self.tr("ID number or name"))
        self.quick.submitted.connect(lambda: self.quick_typed.emit(self.quick.text()))
        self._name = Label("", Text.TITLE, Tone.PRIMARY, 600, wrap=True)
        self._facts = ElidingLabel("", Text.BODY, Tone.SECONDARY)
        self._read = IconLabel("id_card", "", Tone.OK)
        self._number = Label("", Text.BODY, Tone.PRIMARY, 600, numeric=True)
        self.phone = TextField("0912 345 678", "phone", numeric=True, dense=True)
        self.phone.edit.setAccessibleName(self.tr("Phone"))
        self.phone.setFixedWidth(px(190))
        self.phone.text_changed.connect(self._phone_changed)
        self.phone.left.connect(self.phone_left)
        self._phone_problem = Label("", Text.SMALL, Tone.BAD, 500, wrap=True)
        self._phone_problem.hide()
        self._unit = Label("", Text.SMALL, Tone.INFO, 500, wrap=True)
        self._doubt = Label("", Text.SMALL, Tone.WARN, 500, wrap=True)

    def _empty_part(self) -> QWidget:
        lines = column(
            Label(self.tr("Scan the applicant's ID card"), Text.HEAD, Tone.PRIMARY, 600, wrap=True),
            Label(
                self.tr("Hold the QR code of the card to the scanner. No card? Type here."),
                Text.LABEL,
                Tone.SECONDARY,
                wrap=True,
            ),
            spacing=2,
        )
        manual = Button(self.tr("All fields"), ButtonKind.GHOST, key="Ctrl+E", small=True)
        manual.clicked.connect(self.edit_wanted)
        self.quick.setFixedWidth(px(230))
        return boxed(row(IconView("scan", 26, Tone.ACCENT), (lines, 1), self.quick, manual))

    def _summary_part(self) -> QWidget:
        edit = Button(self.tr("Edit"), ButtonKind.GHOST, key="Ctrl+E", small=True)
        edit.clicked.connect(self.edit_wanted)
        top = Qt.AlignmentFlag.AlignTop
        others = self._others_button()
        beside = boxed(row(self._read, others, edit, spacing=10))
        first = row((self._name, 1), (beside, 0, top), spacing=10)
        second = row(self._number, (self._facts, 1), self.phone, spacing=8)
        notes = (self._phone_problem, self._unit, self._doubt)
        return boxed(column(first, second, *notes, spacing=3))

    def _others_button(self) -> Button:
        button = Button(self.tr("On behalf"), ButtonKind.GHOST, key="Alt+U", small=True)
        button.clicked.connect(self.others_wanted)
        return button

    def show_person(self, person: Person, editing: bool) -> None:
        """One of the three looks."""
        is_empty = person.is_blank and not editing
        self._empty.setVisible(is_empty)
        self._summary.setVisible(not is_empty and not editing)
        self.form.setVisible(editing)
        self.set_line("accent.fill" if is_empty else "line.subtle", 1.5 if is_empty else 1)
        if is_empty:
            self.quick.clear()
        if editing and self.form.person() != person:
            self.form.show_person(person)
        self._show_facts(person)

    def _show_facts(self, person: Person) -> None:
        self._name.setText(person.full_name)
        self._facts.setText(self._person_facts(person))
        self._read.setVisible(person.read_at is not None)
        if person.read_at is not None:
            read = self.tr("Read from the card {time}").format(time=words.clock(person.read_at))
            self._read.set("id_card", read, Tone.OK)
        self._number.setText(self._shown_number(person))
        self._filling = True
        if normal_number(self.phone.text()) != normal_number(person.phone):
            self.phone.setText(grouped_phone(person.phone))
        self._filling = False

    def _shown_number(self, person: Person) -> str:
        if person.kind is ApplicantKind.ORGANISATION:
            return self.tr("Tax code {code}").format(code=person.tax_code)
        if person.id_kind is IdKind.NONE:
            return self.tr("No paper")
        if person.id_kind is IdKind.PASSPORT:
            return self.tr("Passport {code}").format(code=person.number)
        if person.id_kind is IdKind.OLD_CMND:
            return self.tr("Old card {code}").format(code=person.number)
        return grouped_number(person.number)

    def _person_facts(self, person: Person) -> str:
        born = person.birth_date
        parts = [
            person.sex or "",
            self.tr("born {day}").format(day=words.day(born)) if born is not None else "",
            self.tr("with {name}").format(name=person.companion) if person.companion else "",
            person.address,
        ]
        return " · ".join(part for part in parts if part)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the fields that are wrong and no others."""
        self.form.show_problems(problems)
        first = {field: (field, code) for field, code in reversed(problems)}
        phone = words.problem(*first["phone"]) if "phone" in first else ""
        self.phone.set_problem(bool(phone))
        self._phone_problem.setText(phone)
        self._phone_problem.setVisible(bool(phone))

    def show_hints(self, hints: Hints) -> None:
        """Today's commune under the address, a doubtful phone number: to look at, not to mend."""
        self.form.show_hints(hints)
        for label, text in (
            (self._unit, words.unit_today(hints.unit_today)),
            (self._doubt, words.warning(hints.phone) or words.warning(hints.tax_code)),
        ):
            label.setText(text)
            label.setVisible(bool(text))

    def focus_problem(self) -> bool:
        """The cursor into the first wrong field."""
        if not self.form.isHidden():
            return self.form.focus_problem()
        if self.phone.has_problem():
            self.focus_phone()
            return True
        return False

    def focus_start(self) -> None:
        if not self.form.isHidden():
            self.form.focus_start()
        elif not self._empty.isHidden():
            self.quick.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_phone()

    def focus_phone(self) -> None:
        self.phone.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def fields(self) -> Mapping[str, LabelledField]:
        return self.form.by_field()

    def _phone_changed(self, _text: str) -> None:
        if self._filling:
            return
        self.phone.set_problem(False)
        self._phone_problem.hide()
        self.phone_typed.emit(self.phone.text())
