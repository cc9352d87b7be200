"""Under block 1, when somebody hands in for somebody else: the holder, the paper, who helped."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal

from models.domain.dossier import ApplicantKind
from ui.intake import words
from ui.intake.others import HOLDER, Others
from ui.intake.person import Person, Problem, grouped_number
from ui.intake.person_form import PersonForm
from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.fields import TextField
from ui.widgets.icon_view import IconView
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import ElidingLabel, Label


class OthersBlock(Card):
    """Hidden until it is wanted. `finished` tells that Enter ended its last field."""

    edit_wanted = Signal()
    drop_wanted = Signal()
    authorisation_typed = Signal(str)
    assisted_typed = Signal(str)
    finished = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._filling = False
        self.form = PersonForm(today, with_companion=False)
        self._name = Label("", Text.BODY, Tone.PRIMARY, 600, wrap=True)
        self._facts = ElidingLabel("", Text.LABEL, Tone.SECONDARY)
        self._edit = Button(self.tr("Edit"), ButtonKind.GHOST, small=True)
        self._edit.clicked.connect(self.edit_wanted)
        drop = Button(self.tr("Own dossier"), ButtonKind.GHOST, key="Alt+O", small=True)
        drop.clicked.connect(self.drop_wanted)
        self._summary = boxed(row(self._name, (self._facts, 1), self._edit, spacing=8))
        self.authorisation = self._field(
            self.tr("Paper that authorises"), self.tr("Number, day, who certified it")
        )
        self.assisted_by = self._field(self.tr("Assisting official"), self.tr("Full name"))
        self.setLayout(
            column(
                row(
                    IconView("people", 20, Tone.ACCENT),
                    Label(self.tr("Handed in for"), Text.HEAD, Tone.PRIMARY, 600),
                    ElidingLabel(
                        self.tr("scan the holder's card, or type"), Text.LABEL, Tone.SECONDARY
                    ),
                    STRETCH,
                    drop,
                ),
                self._summary,
                self.form,
                row((self.authorisation, 3), (self.assisted_by, 2), spacing=8),
                spacing=7,
                margins=(14, 10, 14, 10),
            )
        )
        self.setAccessibleName(self.tr("Handed in for"))
        self._connect()
        self.hide()

    def _field(self, label: str, placeholder: str) -> LabelledField:
        return LabelledField(label, TextField(placeholder, dense=True), optional=True)

    def _connect(self) -> None:
        paper, helper = self._edits()
        paper.text_changed.connect(lambda: self._tell(self.authorisation_typed, paper))
        helper.text_changed.connect(lambda: self._tell(self.assisted_typed, helper))
        paper.submitted.connect(lambda: helper.setFocus(Qt.FocusReason.TabFocusReason))
        helper.submitted.connect(self.finished)

    def _edits(self) -> tuple[TextField, TextField]:
        paper, helper = self.authorisation.field, self.assisted_by.field
        assert isinstance(paper, TextField)
        assert isinstance(helper, TextField)
        return paper, helper

    def show_others(self, others: Others, editing: bool) -> None:
        """The holder as a line or as fields; nothing while the block is not wanted."""
        self.setVisible(others.is_open)
        holder = others.holder
        self._summary.setVisible(not editing and not holder.is_blank)
        self.form.setVisible(editing or holder.is_blank)
        if self.form.person() != holder:
            self.form.show_person(holder)
        self._name.setText(holder.full_name)
        self._facts.setText(_facts(holder))
        paper, helper = self._edits()
        self._filling = True
        for field, text in ((paper, others.authorisation), (helper, others.assisted_by)):
            if field.text() != text.strip():
                field.setText(text)
        self._filling = False

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Mark what is wrong here and nothing else."""
        own = [
            (name.removeprefix(HOLDER), code) for name, code in problems if name.startswith(HOLDER)
        ]
        self.form.show_problems(own)
        found = dict(reversed(problems))
        for name, labelled in self._by_field().items():
            code = found.get(name)
            text = words.problem(name, code) if code is not None else ""
            if text or labelled.has_problem():
                labelled.show_problem(text)

    def focus_problem(self) -> bool:
        """The cursor into the first wrong field."""
        if self.isHidden():
            return False
        if not self.form.isHidden() and self.form.focus_problem():
            return True
        for labelled in self._by_field().values():
            if labelled.has_problem():
                labelled.field.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def focus_start(self) -> None:
        self.form.focus_start()

    def focus_authorisation(self) -> None:
        self.authorisation.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _by_field(self) -> dict[str, LabelledField]:
        return {"authorisation": self.authorisation, "assisted_by": self.assisted_by}

    def _tell(self, signal: object, field: TextField) -> None:
        if not self._filling:
            signal.emit(field.text())  # type: ignore[attr-defined]


def _facts(holder: Person) -> str:
    is_organisation = holder.kind is ApplicantKind.ORGANISATION
    number = holder.tax_code if is_organisation else grouped_number(holder.number)
    born = words.day(holder.birth_date) if holder.birth_date is not None else ""
    return " · ".join(part for part in (number, born, holder.address) if part)
