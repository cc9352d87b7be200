"""Block 2: the procedure, found by a few letters, and its case."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from models.domain.procedure import Procedure
from ui.intake import words
from ui.intake.result_list import ResultList
from ui.intake.strips import Strips
from ui.theme import Text, Tone
from ui.widgets.boxes import boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card, NumberDisc
from ui.widgets.fields import ChoiceField
from ui.widgets.labels import ElidingLabel, Label
from ui.widgets.search_box import SearchBox


class ProcedureBlock(Card):
    """Says what is searched, taken and chosen."""

    searched = Signal(str)
    moved = Signal(int)
    taken = Signal(object)
    change_wanted = Signal()
    case_chosen = Signal(object)
    left_search = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._make()
        self._search_part = self._searching()
        self._chosen_part = self._chosen()
        top = Qt.AlignmentFlag.AlignTop
        inside = boxed(column(self._search_part, self._chosen_part, spacing=0))
        line = row((NumberDisc(2), 0, top), (inside, 1), spacing=11)
        self.setLayout(column(line, self.strips, spacing=8, margins=(14, 12, 14, 12)))
        self.setAccessibleName(self.tr("Procedure"))
        self.show_procedure(None, None, True)

    def _make(self) -> None:
        self.strips = Strips()
        self.search = SearchBox(self.tr("A few letters, no marks needed: ks, tam tru"), "Ctrl+2")
        self.search.edit.installEventFilter(self)
        self.search.searched.connect(self.searched)
        self.search.submitted.connect(lambda _text: self.taken.emit(None))
        self.results = ResultList()
        self.results.taken.connect(lambda at: self.taken.emit(at))
        self._more = Label("", Text.SMALL, Tone.MUTED, wrap=True)
        self._problem = Label("", Text.SMALL, Tone.BAD, 500, wrap=True)
        self._problem.hide()
        self._name = Label("", Text.TITLE, Tone.PRIMARY, 600, wrap=True)
        self._code = ElidingLabel("", Text.LABEL, Tone.SECONDARY)
        self._limit = Label("", Text.BODY, Tone.PRIMARY, 600)
        self._verified = Label("", Text.SMALL, Tone.WARN, 500)
        self.case = ChoiceField((), self.tr("Case"), dense=True)
        self.case.chosen.connect(self.case_chosen)
        self._case_found = Label("", Text.LABEL, Tone.PRIMARY, 500, wrap=True)
        self._case_word = Label(self.tr("Case"), Text.LABEL, Tone.SECONDARY)

    def _searching(self) -> QWidget:
        title = Label(self.tr("Procedure"), Text.HEAD, Tone.PRIMARY, 600)
        return boxed(column(title, self.search, self._problem, self.results, self._more, spacing=6))

    def _chosen(self) -> QWidget:
        change = Button(
            self.tr("Other procedure"), ButtonKind.GHOST, key="Ctrl+2", small=True, bind_key=False
        )
        change.clicked.connect(self.change_wanted)
        top = Qt.AlignmentFlag.AlignTop
        first = row((self._name, 1), (change, 0, top), spacing=10)
        second = row(self._limit, (self._code, 1), self._verified, spacing=8)
        third = row(self._case_word, (self.case, 1), (self._case_found, 1), spacing=8)
        return boxed(column(first, second, third, spacing=3))

    def show_results(self, found: Sequence[Procedure], total: int, current: int) -> None:
        """What fits the letters."""
        self.results.show_results(found, current)
        rest = total - len(found)
        if not found:
            text = self.tr("No procedure fits “{words}”. Try fewer letters.").format(
                words=self.search.text()
            )
        elif rest > 0:
            text = self.tr("{count} more: type further letters.").format(count=rest)
        else:
            text = ""
        self._more.setText(text)
        self._more.setVisible(bool(text))

    def show_procedure(
        self, procedure: Procedure | None, case_name: str | None, searching: bool
    ) -> None:
        """The one chosen, or the search for one."""
        is_search = searching or procedure is None
        self._search_part.setVisible(is_search)
        self._chosen_part.setVisible(not is_search)
        if procedure is None:
            return
        self._name.setText(words.title(procedure))
        self._name.setToolTip(procedure.name)
        self._code.setText(f"· {procedure.code} · {procedure.sector}")
        self._limit.setText(words.limit(procedure.time_limit))
        unsure = procedure.time_limit is not None and not procedure.time_verified
        self._verified.setText(self.tr("time not verified") if unsure else "")
        self._show_cases(procedure, case_name)
        self._measure_again()

    def _measure_again(self) -> None:
        """Words set while a part was hidden are not counted in its height until it is asked."""
        for part in (self._chosen_part, self):
            layout = part.layout()
            if layout is not None:
                layout.invalidate()
                layout.activate()
            part.updateGeometry()

    def _show_cases(self, procedure: Procedure, case_name: str | None) -> None:
        """The case found by questions as words; in the older form of the catalogue to choose."""
        found = case_name if procedure.questions else None
        self._case_found.setText(found or "")
        self._case_found.setVisible(bool(found))
        has_cases = bool(procedure.cases) and not procedure.questions
        self.case.setVisible(has_cases)
        self._case_word.setVisible(has_cases or bool(found))
        if has_cases:
            general = (None, self.tr("No special case"))
            self.case.set_options([general, *((one, one) for one in procedure.cases)])
            self.case.set_value(case_name)
            self.case.setToolTip(case_name or "")

    def show_problem(self, text: str) -> None:
        """The search field asks for a procedure."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.search.set_problem(bool(text))

    def focus_search(self) -> None:
        self.search.focus_and_select()

    def is_searching(self) -> bool:
        return not self._search_part.isHidden()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.search.edit and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
            if event.type() == QEvent.Type.KeyPress and event.key() in steps:
                self.moved.emit(steps[Qt.Key(event.key())])
                return True
        return super().eventFilter(watched, event)
