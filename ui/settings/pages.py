"""The sections of the settings page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.domain.clock import to_local
from models.domain.workflow import Role
from models.services.officials import Official
from resources import words
from resources.words import Language
from ui import texts
from ui.desk import BackupCard, PrinterChoice
from ui.dossiers.words import number_words
from ui.settings.model import NumberBookModel
from ui.sign_in.words import role_words
from ui.theme import Text, TextScale, ThemeKind, Tone, theme
from ui.widgets.boxes import STRETCH, clear, column, row
from ui.widgets.brand import Avatar
from ui.widgets.buttons import Button
from ui.widgets.card import Block, Card
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label
from ui.widgets.segmented import SegmentedChoice
from ui.widgets.table import Column, CounterTable


def _free(block: Block) -> Block:
    block.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return block


class PrinterSection(QWidget):
    """Which printer, which paper, and a sheet to see that it works."""

    chosen = Signal(object, str)
    test_pressed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.printer = ChoiceField([(None, "")], self.tr("Printer"))
        self.paper = SegmentedChoice([("A5", "A5"), ("A4", "A4")], self.tr("Paper of the slip"))
        self.test = Button(self.tr("Print the test sheet"), icon="printer", key="F9")
        none_known = self.tr(
            "No printer is installed on this computer. Connect one in Windows, then open this page "
            "again."
        )
        self._none_known = Label(none_known, Text.LABEL, Tone.WARN, wrap=True)
        self._none_known.hide()
        block = _free(Block(self.tr("Printer of the slips")))
        block.body.addWidget(LabelledField(self.tr("Printer"), self.printer))
        block.body.addWidget(self._none_known)
        block.body.addWidget(Label(self.tr("Paper of the slip"), Text.LABEL, Tone.PRIMARY, 500))
        block.body.addLayout(row(self.paper, STRETCH))
        block.body.addLayout(row(self.test, STRETCH))
        self.setLayout(column(block, STRETCH))
        self.printer.chosen.connect(lambda _value: self._tell())
        self.paper.chosen.connect(lambda _value: self._tell())
        self.test.clicked.connect(
            lambda: self.test_pressed.emit(self.printer.value(), self.paper.value())
        )

    def show_printers(self, printers: Sequence[str], choice: PrinterChoice) -> None:
        options: list[tuple[object, str]] = [(None, self.tr("No printer chosen yet"))]
        options += [(name, name) for name in printers]
        if choice.name is not None and choice.name not in printers:
            gone = self.tr("{printer} (not on this computer)").format(printer=choice.name)
            options.append((choice.name, gone))
        self._none_known.setVisible(not printers)
        self.printer.set_options(options)
        self.printer.set_value(choice.name)
        self.paper.set_value(choice.paper)
        self.test.setEnabled(choice.name is not None)

    def _tell(self) -> None:
        self.test.setEnabled(self.printer.value() is not None)
        self.chosen.emit(self.printer.value(), self.paper.value())


class BackupSection(QWidget):
    """The last backup, a new one, and bringing one back."""

    back_up_pressed = Signal()
    restore_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.last = Label("", Text.BODY, Tone.PRIMARY, 500, wrap=True)
        now = Button(self.tr("Back up now…"), icon="download", key="Alt+B")
        back = Button(self.tr("Restore from a file…"), key="Alt+R")
        block = _free(Block(self.tr("Backup")))
        block.body.addWidget(self.last)
        hint = self.tr("The file is locked with the recovery key. Keep it on another disk.")
        block.body.addWidget(Label(hint, Text.LABEL, Tone.SECONDARY, wrap=True))
        block.body.addLayout(row(now, back, STRETCH))
        self.setLayout(column(block, STRETCH))
        now.clicked.connect(self.back_up_pressed)
        back.clicked.connect(self.restore_pressed)

    def show_backup(self, card: BackupCard | None) -> None:
        if card is None:
            self.last.setText(self.tr("No backup was made yet."))
            self.last.set_tone(Tone.WARN)
            return
        latest = self.tr("Latest backup: {when}, {n} dossiers, checked.")
        when = f"{to_local(card.made_at):%d/%m/%Y %H:%M}"
        self.last.setText(latest.format(when=when, n=number_words(card.dossiers)))
        self.last.set_tone(Tone.OK)


class OfficialsSection(QWidget):
    """Who may sign in; a new one; one's own PIN."""

    added = Signal(str, object)
    pin_given = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows = column(spacing=8)
        self._name = TextField()
        self._old_pin = TextField(password=True)
        self._new_pin = TextField(password=True)
        self.name = LabelledField(self.tr("Full name"), self._name)
        roles = [(role, role_words(role)) for role in Role]
        self.role = ChoiceField(roles, self.tr("Role"))
        self.add = Button(self.tr("Add"), key="Alt+T")
        self.refused = Label("", Text.SMALL, Tone.WARN, wrap=True)
        self.old_pin = LabelledField(self.tr("PIN now"), self._old_pin)
        self.new_pin = LabelledField(self.tr("New PIN, at least 6 characters"), self._new_pin)
        self.change = Button(self.tr("Change the PIN"), key="Alt+D")
        self._build()

    def _build(self) -> None:
        people = _free(Block(self.tr("Who may sign in here")))
        people.body.addLayout(self._rows)
        new = _free(Block(self.tr("Add an official")))
        new.body.addWidget(self.name)
        new.body.addWidget(LabelledField(self.tr("Role"), self.role))
        new.body.addWidget(self.refused)
        new.body.addLayout(row(self.add, STRETCH))
        own = _free(Block(self.tr("My PIN")))
        own.body.addWidget(self.old_pin)
        own.body.addWidget(self.new_pin)
        own.body.addLayout(row(self.change, STRETCH))
        right = column(new, own, STRETCH, spacing=10)
        self.setLayout(row((column(people, STRETCH), 1), (right, 1), spacing=10))
        self.add.clicked.connect(lambda: self.added.emit(self._name.text(), self.role.value()))
        self.change.clicked.connect(self._tell_pin)

    def show_officials(self, officials: Sequence[Official], may_add: bool) -> None:
        clear(self._rows)
        for official in officials:
            lines = column(
                Label(official.shown_name, Text.BODY, Tone.PRIMARY, 600, wrap=True),
                Label(role_words(official.role), Text.SMALL, Tone.SECONDARY),
                spacing=0,
            )
            self._rows.addLayout(row(Avatar(official.full_name, 36), (lines, 1), spacing=12))
        for widget in (self.name, self.role, self.add):
            widget.setEnabled(may_add)
        reason = self.tr("Only the head of the centre or the technician adds officials.")
        self.refused.setText("" if may_add else reason)
        self.refused.setVisible(not may_add)

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        said = "; ".join(texts.problem(code, field) for field, code in problems)
        self.name.show_problem(said)
        self.name.setFocus()

    def show_pin_problem(self, said: str) -> None:
        self.old_pin.show_problem(said)
        self.old_pin.setFocus()

    def empty_fields(self) -> None:
        for edit in (self._name, self._old_pin, self._new_pin):
            edit.clear()
        for field in (self.name, self.old_pin, self.new_pin):
            field.clear_problem()

    def _tell_pin(self) -> None:
        self.pin_given.emit(self._old_pin.text(), self._new_pin.text())


class NumbersSection(QWidget):
    """The table "số đã cấp": used, void, returned and left add up to every block."""

    def __init__(self) -> None:
        super().__init__()
        self.model = NumberBookModel(self)
        self.table = CounterTable(self.tr("Numbers given out"))
        self.table.setModel(self.model)
        self.table.set_columns(
            [
                Column(self.tr("Day"), 130),
                Column(self.tr("Block"), STRETCH, 150),
                Column(self.tr("Given out"), 110),
                Column(self.tr("Void"), 110),
                Column(self.tr("Returned"), 110),
                Column(self.tr("Left"), 110),
                Column(self.tr("Check"), 170),
            ]
        )
        hint = self.tr("Every number is accounted for: given out, void with its reason, or left.")
        self.setLayout(
            column(
                Label(hint, Text.LABEL, Tone.SECONDARY, wrap=True),
                (Card(column(self.table), margins=(1, 1, 1, 1)), 1),
                spacing=10,
            )
        )


class LookSection(QWidget):
    """Size of text, colours and language of the window; each choice is put on at once."""

    chosen = Signal(object, object)
    language_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.scale = SegmentedChoice(
            [
                (TextScale.NORMAL, self.tr("Normal")),
                (TextScale.LARGE, self.tr("Large")),
                (TextScale.LARGEST, self.tr("Very large")),
            ],
            self.tr("Text size"),
        )
        self.kind = SegmentedChoice(
            [
                (ThemeKind.LIGHT, self.tr("Light")),
                (ThemeKind.DARK, self.tr("Dark")),
                (ThemeKind.HIGH_CONTRAST, self.tr("High contrast")),
            ],
            self.tr("Colours"),
        )
        self.language = SegmentedChoice(
            [(Language.VIETNAMESE, "Tiếng Việt"), (Language.ENGLISH, "English")],
            self.tr("Language of the screen"),
        )
        self.scale.set_value(theme().scale)
        self.kind.set_value(theme().kind)
        self.language.set_value(words.language())
        block = _free(Block(self.tr("Screen")))
        for label, choice in (
            (self.tr("Text size"), self.scale),
            (self.tr("Colours"), self.kind),
            (self.tr("Language of the screen"), self.language),
        ):
            block.body.addWidget(Label(label, Text.LABEL, Tone.PRIMARY, 500))
            block.body.addLayout(row(choice, STRETCH))
        hint = self.tr("Changes at once. Slips, forms and dossiers stay Vietnamese.")
        block.body.addWidget(Label(hint, Text.LABEL, Tone.SECONDARY, wrap=True))
        self.setLayout(column(block, STRETCH))
        self.language.chosen.connect(self.language_chosen)
        for choice in (self.scale, self.kind):
            choice.chosen.connect(
                lambda _value: self.chosen.emit(self.kind.value(), self.scale.value())
            )
