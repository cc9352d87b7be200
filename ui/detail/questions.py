"""What the page of a dossier asks: why a slip is printed again, and whether the paper came."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.page_life import ask
from ui.theme import Text, Tone
from ui.widgets.boxes import boxed, column
from ui.widgets.dialog import Blocks, Choice
from ui.widgets.fields import TextArea
from ui.widgets.labels import Label


class DetailQuestions(QObject):
    """Asks over the page's window. `left_blank` tells in words that nothing was done."""

    reprint_reason_given = Signal(str)
    paper_answered = Signal(bool)
    left_blank = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page

    def ask_reprint_reason(self, reprint_number: int) -> None:
        """Why a slip is printed again."""
        field = TextArea(rows=2, accessible_name=self.tr("Reason"))
        words = self.tr("This copy will be marked as reprint {n}. Write why it is printed again.")
        hint = Label(words.format(n=reprint_number), Text.LABEL, Tone.SECONDARY, wrap=True)
        choices = [
            Choice(self.tr("Not now"), ""),
            Choice(self.tr("Print again"), "do", key="Ctrl+Return"),
        ]
        ask(
            self._page,
            self.tr("Print the slip again"),
            choices,
            lambda value: self._reprint(value, field),
            body=boxed(column(hint, field, spacing=6)),
        )

    def _reprint(self, value: object, field: TextArea) -> None:
        if value != "do":
            return
        if field.text().strip():
            self.reprint_reason_given.emit(field.text())
        else:
            self.left_blank.emit(self.tr("Nothing was printed: write why it is printed again."))

    def ask_paper_came_out(self, shown_code: str) -> None:
        """Whether the paper is there, where the spooler cannot know."""
        safe = self.tr("The dossier is saved, code {code}.").format(code=shown_code)
        blocks = Blocks(
            self.tr("The printer took the slip but did not say that it came out."),
            safe,
            self.tr("If the slip is there press Enter. If not, print again: the number stays."),
        )
        choices = [
            Choice(self.tr("Print again"), False),
            Choice(self.tr("The slip came out"), True),
        ]
        title = self.tr("Did the slip come out?")
        ask(self._page, title, choices, self.paper_answered.emit, blocks)
