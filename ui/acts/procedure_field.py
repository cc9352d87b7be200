"""Choosing a procedure by a few letters, inside a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.domain.procedure import Procedure
from ui.intake.procedure_search import ProcedureIndex
from ui.intake.result_list import ResultList
from ui.widgets.boxes import column
from ui.widgets.fields import TextField

_MOST = 4


class ProcedureField(QWidget):
    """Type, walk with Up and Down, Enter takes; typing again looks anew."""

    changed = Signal()

    def __init__(self, procedures: Sequence[Procedure]) -> None:
        super().__init__()
        self._procedures = {procedure.code: procedure for procedure in procedures}
        self._index = ProcedureIndex(tuple(procedures))
        self._chosen: str | None = None
        self._at = 0
        self._found: tuple[Procedure, ...] = ()
        self.search = TextField(self.tr("A few letters of the procedure, then Enter"), "search")
        self.results = ResultList()
        self.results.hide()
        self.setLayout(column(self.search, self.results, spacing=4))
        self.setFocusProxy(self.search)
        self.search.edit.installEventFilter(self)
        self.search.edit.textEdited.connect(self._look)
        self.results.taken.connect(self._take)

    def value(self) -> str | None:
        """The code of the procedure taken."""
        return self._chosen

    def set_value(self, code: str | None) -> None:
        procedure = self._procedures.get(code or "")
        self._chosen = None if procedure is None else procedure.code
        self.search.setText("" if procedure is None else procedure.name)
        self.results.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self.search.edit
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and self.results.isVisible()
        ):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                self._at = (self._at + step) % len(self._found)
                self.results.show_results(self._found, self._at)
                return True
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._at)
                return True
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        self._chosen, self._at = None, 0
        self._found = self._index.find(text, _MOST)[0] if text.strip() else ()
        self.results.setVisible(bool(self._found))
        if self._found:
            self.results.show_results(self._found, 0)
        self.changed.emit()

    def _take(self, at: int) -> None:
        if 0 <= at < len(self._found):
            self.set_value(self._found[at].code)
            self.changed.emit()
