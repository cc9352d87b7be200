"""A form beside the key that prints it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.errors import AppError
from printing.preview import GreyPage
from ui import texts
from ui.acts.panel import Panel
from ui.acts.printing import OpenForm
from ui.acts.words import form_words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.fields import TextField
from ui.widgets.labelled_field import LabelledField
from ui.widgets.labels import Label
from ui.widgets.paper_preview import PaperPreview
from ui.widgets.strip import Strip

_WIDTH = 860
_WORDS_WIDTH = 330


class FormSheet(Panel):
    """`print_wanted` tells the reason of a reprint, empty the first time."""

    print_wanted = Signal(str)

    def __init__(self, window: QWidget, opened: OpenForm) -> None:
        name = form_words(opened.form.form)
        super().__init__(window, name, _WIDTH)
        self.form = opened.form
        self.preview = PaperPreview(name)
        self.preview.clear(self.tr("Drawing…"))
        self.trouble = Strip(Tone.WARN, "warning")
        self.trouble.hide()
        self.reason = TextField(accessible_name=self.tr("Why it is printed again"))
        self.reason.setText(opened.reason)
        self._reason = LabelledField(self.tr("Why it is printed again"), self.reason)
        self.turning = Label(
            self.tr("Page Up and Page Down turn the pages."), Text.SMALL, Tone.MUTED, wrap=True
        )
        self.turning.hide()
        self.cancel = Button(self.tr("Not now"), ButtonKind.GHOST, key="Esc")
        self.print_button = Button(
            self.tr("Print"), ButtonKind.PRIMARY, "printer", key="Ctrl+Return"
        )
        self.put(self._build(opened))
        self._reason.setVisible(bool(opened.form.prints))
        self.cancel.clicked.connect(self.give_up)
        self.print_button.clicked.connect(self.print)
        self.wanted.connect(self.print)

    def _build(self, opened: OpenForm) -> QWidget:
        words = self.tr("Not printed yet.")
        if opened.form.prints:
            words = self.tr("Printed already: this copy will be marked as reprint {n}.")
            words = words.format(n=opened.form.prints)
        side = boxed(
            column(
                Label(self.title, Text.TITLE, Tone.PRIMARY, 600, wrap=True),
                Label(words, Text.LABEL, Tone.SECONDARY, wrap=True),
                self.trouble,
                self._reason,
                STRETCH,
                self.turning,
                row(self.cancel, STRETCH, self.print_button, spacing=9),
                spacing=8,
            )
        )
        side.setFixedWidth(px(_WORDS_WIDTH))
        self.preview.setFixedHeight(min(px(560), self.room()))
        return boxed(row((self.preview, 1), side, spacing=16))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The pages turn wherever the focus stands."""
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.preview.keyPressEvent(event)
            event.accept()
        else:
            super().keyPressEvent(event)

    def print(self) -> None:
        """Print it."""
        if not self.print_button.is_busy():
            self.print_wanted.emit(self.reason.text())

    def take_focus(self) -> None:
        place = self.reason if self._reason.isVisible() else self.print_button
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_pages(self, pages: tuple[GreyPage, ...]) -> None:
        self.preview.show_pages(pages)
        self.turning.setVisible(len(pages) > 1)

    def ask_why_again(self) -> None:
        self._reason.show_problem(self.tr("Write why it is printed again."))
        self.take_focus()

    def show_trouble(self, error: AppError) -> None:
        text = texts.sentence(error)
        self.trouble.set(Tone.WARN, "warning", text)
        self.trouble.show()
        if not self.preview.page_count():
            self.preview.clear(text)

    def set_busy(self, busy: bool) -> None:
        self.print_button.set_busy(self.tr("Printing…") if busy else None)
