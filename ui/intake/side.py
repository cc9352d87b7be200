"""Beside the form: when the result is due and why, and the slip as it will print."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from models.domain.dossier import DueStep
from models.errors import AppError
from printing.preview import GreyPage
from ui import texts
from ui.intake import words
from ui.intake.contract import DueKind, DueState
from ui.intake.steps_text import sentences
from ui.intake.strips import Strips
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, ScrollPage, clear, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.date_field import DateField
from ui.widgets.icon_view import IconView
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label
from ui.widgets.paper_preview import Desk, PaperPreview


class Side(Desk):
    """`day_given` tells the day typed and whether it is one."""

    day_given = Signal(object, bool)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._steps: tuple[DueStep, ...] = ()
        self.strips = Strips(stacked=True)
        self._make(today)
        body = column(
            row(IconView("clock", 18, Tone.ACCENT), self._head, STRETCH, self.why, spacing=8),
            row((self._day, 1), self._time, spacing=8),
            self._note,
            self.date_field,
            self.strips,
            spacing=5,
        )
        self._slip_head = Label(self.tr("The slip will print"), Text.LABEL, Tone.PRIMARY, 600)
        self.setLayout(
            column(
                Card(body, margins=(14, 10, 12, 10)),
                row(self._slip_head, STRETCH, spacing=8),
                (self.preview, 1),
                (self._why_page, 1),
                spacing=8,
                margins=(16, 12, 16, 8),
            )
        )
        self.show_due(DueState())
        self.clear_preview(None)

    def _make(self, today: date) -> None:
        self._head = Label(self.tr("Result due"), Text.LABEL, Tone.SECONDARY)
        self.why = Button(self.tr("Why?"), ButtonKind.GHOST, key="Alt+V", small=True)
        self.why.clicked.connect(self.toggle_why)
        self._day = Label("", Text.TITLE, Tone.PRIMARY, 700, wrap=True)
        self._time = Label("", Text.TITLE, Tone.PRIMARY, 700, numeric=True)
        self._note = Label("", Text.LABEL, Tone.SECONDARY, wrap=True)
        self._date = DateField(self.tr("Day of the result"), date(today.year + 40, 12, 31))
        self._date.edit.setPlaceholderText(words.day(today))
        self.date_field = LabelledField(self.tr("Day of the result, given by you"), self._date)
        self._date.text_changed.connect(self._day_typed)
        self.preview = PaperPreview(self.tr("The slip as it will print"))
        self.preview.setMinimumSize(px(120), px(110))
        self._why_list = QVBoxLayout()
        self._why_list.setSpacing(px(6))
        inner = Card(column(self._why_list, STRETCH))
        self._why_page = ScrollPage(inner)
        self._why_page.hide()

    def show_due(self, state: DueState) -> None:
        """The appointment as it is known now."""
        due = state.due
        given = state.kind is DueKind.GIVEN
        self._day.setText(words.due_day(due.due_at) if due is not None else "")
        self._time.setText(words.clock(due.due_at) if due is not None else "")
        self._day.setVisible(due is not None)
        self._time.setVisible(due is not None)
        self._note.setText(self._note_words(state))
        self._note.setVisible(bool(self._note.text()))
        self.date_field.setVisible(given)
        if given and state.on is None:
            self._date.clear()
        elif given and self._date.date() != state.on:
            self._date.set_date(state.on)
        self.why.setVisible(due is not None)
        self._show_steps(due.steps if due is not None else ())

    def _note_words(self, state: DueState) -> str:
        if state.kind is DueKind.NONE:
            return self.tr("Known once the procedure is chosen")
        if state.kind is DueKind.COUNTING:
            return self.tr("Counting…")
        if state.kind is DueKind.GIVEN:
            return self.tr("The catalogue has no time for this procedure.")
        if state.kind is DueKind.FAILED and state.error is not None:
            return texts.sentence(state.error)
        return ""

    def _show_steps(self, steps: tuple[DueStep, ...]) -> None:
        if steps == self._steps:
            return
        self._steps = steps
        clear(self._why_list)
        for line in sentences(steps):
            self._why_list.addWidget(Label(line, Text.LABEL, Tone.PRIMARY, wrap=True))
        if not steps:
            self._open_why(False)

    def toggle_why(self) -> None:
        """The sentences instead of the slip, and back."""
        self._open_why(self._why_page.isHidden() and bool(self._steps))

    def close_why(self) -> bool:
        """Esc: back to the slip. Returns whether there was something to close."""
        was_open = not self._why_page.isHidden()
        self._open_why(False)
        return was_open

    def why_lines(self) -> tuple[str, ...]:
        """The sentences shown."""
        return sentences(self._steps)

    def _open_why(self, is_open: bool) -> None:
        self._why_page.setVisible(is_open)
        self.preview.setVisible(not is_open)
        self._slip_head.setText(
            self.tr("Why this date") if is_open else self.tr("The slip will print")
        )

    def show_preview(self, pages: Sequence[GreyPage]) -> None:
        self.preview.show_pages(pages)

    def clear_preview(self, error: AppError | None) -> None:
        """No slip yet, or why it cannot be drawn."""
        self.preview.clear(
            self.tr("The slip is drawn once the procedure is chosen.")
            if error is None
            else texts.sentence(error)
        )

    def show_problem(self, text: str) -> None:
        """What is wrong with the day given."""
        if text or self.date_field.has_problem():
            self.date_field.show_problem(text)

    def focus_date(self) -> None:
        self._date.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _day_typed(self, _text: str) -> None:
        self.day_given.emit(self._date.date(), self._date.is_valid())
