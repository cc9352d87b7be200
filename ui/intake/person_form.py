"""The fields of a person, a child or an organisation, typed or mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from models.domain.dossier import ApplicantKind, IdKind
from models.domain.identity import SEX_FEMALE, SEX_MALE, normal_number
from ui.intake import words
from ui.intake.contract import Hints
from ui.intake.person import Person, Problem, grouped_number, grouped_phone
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, column, row
from ui.widgets.buttons import Button
from ui.widgets.date_field import DateField
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labelled_field import LabelledField, focus_first_problem
from ui.widgets.labels import Label
from ui.widgets.segmented import SegmentedChoice


class PersonForm(QWidget):
    """`typed` tells the whole person after every change, `finished` that Enter ended it. The day
    of issue and the mail address are reached with Tab: Enter passes them by."""

    typed = Signal(object)
    number_left = Signal()
    finished = Signal()

    def __init__(self, today: date, with_companion: bool = True) -> None:
        super().__init__()
        self._with_companion = with_companion
        self._filling = False
        self._person = Person()
        self.kind = SegmentedChoice(
            (
                (ApplicantKind.PERSON, self.tr("Person")),
                (ApplicantKind.CHILD, self.tr("Child")),
                (ApplicantKind.ORGANISATION, self.tr("Organisation")),
            ),
            self.tr("Who applies"),
        )
        self._make_fields(today)
        self._done = Button(self.tr("Go on"), key="Return", small=True)
        self._done.clicked.connect(self.finished)
        self._lay_out()
        self._give_room()
        self._connect()
        self._show_kind()

    def _make_fields(self, today: date) -> None:
        self.id_kind = LabelledField(
            self.tr("Paper"),
            ChoiceField(
                (
                    (IdKind.CITIZEN_ID, self.tr("12-digit number")),
                    (IdKind.PASSPORT, self.tr("Passport")),
                    (IdKind.OLD_CMND, self.tr("Old card (CMND)")),
                    (IdKind.NONE, self.tr("No paper")),
                )
            ),
        )
        self.number = LabelledField(self.tr("Number"), TextField("020090 000123", numeric=True))
        self._name_edit = TextField()
        self.name = LabelledField(self.tr("Full name"), self._name_edit)
        self.tax_code = LabelledField(self.tr("Tax code"), TextField("0100109106", numeric=True))
        self._birth_day = DateField(self.tr("Birth date"), today)
        self.birth = LabelledField(self.tr("Birth date"), self._birth_day, optional=True)
        self.sex = LabelledField(
            self.tr("Sex"),
            ChoiceField(((None, "–"), (SEX_MALE, SEX_MALE), (SEX_FEMALE, SEX_FEMALE))),
        )
        self.address = LabelledField(
            self.tr("Address"), TextField(self.tr("Thôn Mẫu, xã Đồng Đăng")), optional=True
        )
        self.phone = LabelledField(
            self.tr("Phone"), TextField("0912 345 678", "phone", numeric=True), optional=True
        )
        self.email = LabelledField(self.tr("E-mail (if any)"), TextField("ten@example.vn"))
        self._issue_day = DateField(self.tr("Issued on"), today)
        self.issued = LabelledField(self.tr("Issued on (if known)"), self._issue_day)
        self.unit_note = Label("", Text.SMALL, Tone.INFO, 500, wrap=True)
        self.phone_note = Label("", Text.SMALL, Tone.WARN, 500, wrap=True)
        self.tax_note = Label("", Text.SMALL, Tone.WARN, 500, wrap=True)
        self.companion = LabelledField(
            self.tr("Who comes with the child"), TextField(self.tr("Name and relation"))
        )

    def _lay_out(self) -> None:
        self.head = row(self.kind, STRETCH, self._done)
        self.setLayout(
            column(
                self.head,
                row((self.id_kind, 3), (self.number, 3), (self.tax_code, 3), (self.name, 6)),
                self.tax_note,
                row((self.birth, 3), (self.sex, 2), (self.address, 7)),
                self.unit_note,
                row((self.companion, 3), (self.issued, 2), (self.phone, 2), (self.email, 3)),
                self.phone_note,
                spacing=7,
            )
        )
        self.show_hints(Hints())

    def _give_room(self) -> None:
        """Numbers and kinds of paper are never cut."""
        self.id_kind.setMinimumWidth(px(158))
        self.number.setMinimumWidth(px(150))
        self.tax_code.setMinimumWidth(px(150))
        self.issued.setMinimumWidth(px(150))

    def _connect(self) -> None:
        self.kind.chosen.connect(self._kind_chosen)
        for choice in (self.id_kind, self.sex):
            choice.field.chosen.connect(self._kind_chosen)  # type: ignore[union-attr]
        for labelled in self._texts():
            field = labelled.field
            assert isinstance(field, TextField)
            field.text_changed.connect(self._tell)
            field.submitted.connect(lambda one=labelled: self._entered(one))
        for passed_by in (self.email.field, self._issue_day):
            assert isinstance(passed_by, TextField)
            passed_by.text_changed.connect(self._tell)
            passed_by.submitted.connect(self.finished)
        for names_them in (self.number, self.tax_code):
            names_them.field.left.connect(self.number_left)

    def _texts(self) -> tuple[LabelledField, ...]:
        """In the order of the cursor."""
        return (
            self.tax_code,
            self.number,
            self.name,
            self.birth,
            self.address,
            self.companion,
            self.phone,
        )

    def by_field(self) -> Mapping[str, LabelledField]:
        """The fields under the names that problems use."""
        return {
            "tax_code": self.tax_code,
            "personal_id": self.number,
            "full_name": self.name,
            "birth_date": self.birth,
            "issue_date": self.issued,
            "sex": self.sex,
            "address": self.address,
            "companion": self.companion,
            "phone": self.phone,
            "email": self.email,
        }

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark the fields that are wrong and no others."""
        typed = self.person()
        number = normal_number(typed.number)
        first = {field: (field, code) for field, code in reversed(problems)}
        for field, labelled in self.by_field().items():
            text = words.problem_text(first[field], number, typed.id_kind) if field in first else ""
            if text and labelled is self.name and typed.kind is ApplicantKind.ORGANISATION:
                text = self.tr("Write the name of the organisation.")
            if text or labelled.has_problem():
                labelled.show_problem(text)

    def show_hints(self, hints: Hints) -> None:
        """What is worth a look, under its field."""
        for label, text in (
            (self.unit_note, words.unit_today(hints.unit_today)),
            (self.phone_note, words.warning(hints.phone)),
            (self.tax_note, words.warning(hints.tax_code)),
        ):
            label.setText(text)
            label.setVisible(bool(text))

    def show_person(self, person: Person) -> None:
        """Fill the fields without telling."""
        self._filling = True
        self._person = person
        self.kind.set_value(person.kind)
        self.id_kind.field.set_value(person.id_kind)  # type: ignore[union-attr]
        self.sex.field.set_value(person.sex)  # type: ignore[union-attr]
        if person.birth_is_a_day:
            self._birth_day.set_date(person.birth_date)
        if person.issue_is_a_day:
            self._issue_day.set_date(person.issue_date)
        for labelled, text in (
            (self.tax_code, person.tax_code),
            (self.number, grouped_number(person.number)),
            (self.name, person.full_name),
            (self.address, person.address),
            (self.companion, person.companion),
            (self.phone, grouped_phone(person.phone)),
            (self.email, person.email),
        ):
            labelled.field.setText(text)  # type: ignore[union-attr]
        self._filling = False
        self._show_kind()

    def person(self) -> Person:
        """What the fields hold."""
        return Person(
            kind=self.kind.value(),
            id_kind=self.id_kind.field.value(),  # type: ignore[union-attr]
            number=self._text(self.number),
            full_name=self._text(self.name),
            birth_date=self._birth_day.date(),
            birth_is_a_day=self.birth.isHidden() or self._birth_day.is_valid(),
            sex=self.sex.field.value(),  # type: ignore[union-attr]
            address=self._text(self.address),
            phone=self._text(self.phone),
            email=self._text(self.email),
            tax_code=self._text(self.tax_code),
            companion=self._text(self.companion),
            old_id=self._person.old_id,
            issue_date=self._issue_day.date(),
            issue_is_a_day=self.issued.isHidden() or self._issue_day.is_valid(),
        )

    def focus_start(self) -> None:
        """The first shown field that is empty, else the name."""
        for labelled in self._texts():
            if not labelled.isHidden() and labelled not in (self.birth, self.address):
                field = labelled.field
                assert isinstance(field, TextField)
                if not field.text():
                    field.setFocus(Qt.FocusReason.ShortcutFocusReason)
                    return
        self.name.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_problem(self) -> bool:
        return focus_first_problem(f for f in self.by_field().values() if not f.isHidden())

    @staticmethod
    def _text(labelled: LabelledField) -> str:
        field = labelled.field
        assert isinstance(field, TextField)
        return field.text()

    def _kind_chosen(self, _value: object) -> None:
        for labelled in self.by_field().values():
            if labelled.has_problem():
                labelled.show_problem("")
        self._show_kind()
        self._tell()

    def _show_kind(self) -> None:
        kind = self.kind.value()
        is_organisation = kind is ApplicantKind.ORGANISATION
        has_number = self.id_kind.field.value() is not IdKind.NONE  # type: ignore[union-attr]
        self.tax_code.setVisible(is_organisation)
        self.id_kind.setVisible(not is_organisation)
        self.number.setVisible(not is_organisation and has_number)
        self.birth.setVisible(not is_organisation)
        has_companion = kind is ApplicantKind.CHILD and self._with_companion
        self.issued.setVisible(not is_organisation and has_number and not has_companion)
        self.sex.setVisible(not is_organisation)
        self.companion.setVisible(has_companion)
        self._name_edit.edit.setPlaceholderText("" if is_organisation else "Nguyễn Văn Mẫu")
        self.name.set_label(
            self.tr("Name of the organisation") if is_organisation else self.tr("Full name")
        )

    def _entered(self, labelled: LabelledField) -> None:
        shown = [one for one in self._texts() if not one.isHidden()]
        at = shown.index(labelled)
        if at + 1 < len(shown):
            shown[at + 1].field.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.finished.emit()

    def _tell(self, *_ignored: object) -> None:
        if not self._filling:
            self.typed.emit(self.person())
