"""The sheet of an act: its fields out of one description, what is wrong, what the law stops."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QWidget

from models.domain.day_hint import DayHint
from models.domain.workflow import Action
from models.errors import AppError
from ui import texts
from ui.acts.answers import Change
from ui.acts.fee_lines import may_add, only_numbers, ways_to_settle
from ui.acts.fee_rows import FeeRows
from ui.acts.fields import FieldBox
from ui.acts.panel import SIDE, Panel
from ui.acts.presenter import OpenSheet
from ui.acts.sheets import OVERRIDE, Field, Kind, is_optional, sheet_of
from ui.acts.words import day_words, field_words, hint_words
from ui.detail.words import act_words
from ui.dossiers.words import code_words
from ui.theme import Text, Tone, px
from ui.widgets.boxes import STRETCH, ScrollPage, boxed, column, row
from ui.widgets.buttons import Button, ButtonKind
from ui.widgets.card import Card
from ui.widgets.labels import Label
from ui.widgets.strip import Strip

_WIDTH = 680
_LEAST = 90
"""The fields are never lower than this; they scroll."""
_EDGE = 6
"""Kept free above and below a field that is scrolled to."""
_PROMISED = frozenset({"due_at"})


class ActSheet(Panel):
    """`given` tells the values when they are to be kept, `typed` at every change."""

    given = Signal(object)
    typed = Signal(object)
    day_typed = Signal(str)

    def __init__(self, window: QWidget, opened: OpenSheet) -> None:
        super().__init__(window, act_words(opened.action), _WIDTH)
        self.action = opened.action
        self._opened = opened
        sheet = sheet_of(opened.action, has_dossier=opened.dossier is not None)
        self._sheet = sheet
        fields = _asked(opened, sheet.fields)
        self.boxes = {
            field.key: FieldBox(field, opened.procedures, self._is_optional(field))
            for field in (*fields, OVERRIDE)
        }
        self.boxes[OVERRIDE.key].hide()
        self.stop = Strip(Tone.WARN, "warning")
        self.stop.hide()
        self.changes = Label("", Text.LABEL, Tone.PRIMARY, wrap=True)
        self.changes.setAccessibleName(self.tr("What changes"))
        self._changes_card = Card(self._with_head(), fill="bg.sunken", line=None, radius=8)
        self._changes_card.hide()
        self.cancel = Button(self.tr("Not now"), ButtonKind.GHOST, key="Esc")
        kind = ButtonKind.DANGER if sheet.is_danger else ButtonKind.PRIMARY
        self.do_button = Button(act_words(opened.action), kind, key="Ctrl+Return")
        self._content = boxed(self._fields(fields))
        self._scroll = ScrollPage(self._content)
        self._scroll.setFixedHeight(px(_LEAST))
        self._body = self._build()
        self.put(self._body)
        self._fill()
        self.cancel.clicked.connect(self.give_up)
        self.do_button.clicked.connect(self.do)
        self.wanted.connect(self.do)

    def values(self) -> dict[str, Any]:
        """What stands in the fields now."""
        return {key: box.value() for key, box in self.boxes.items()}

    def do(self) -> None:
        """Keep it."""
        if not self.do_button.is_busy():
            self.given.emit(self.values())

    def open(self) -> None:
        super().open()
        self._fit()

    def show_problems(self, problems: Sequence[tuple[str, str]]) -> None:
        self.stop.hide()
        for box in self.boxes.values():
            box.show_problem("")
        for key, code in reversed(problems):
            self.boxes[key].show_problem(texts.problem(code, key))
        if problems:
            self.boxes[problems[0][0]].take_focus()
        self._fit()
        if problems:
            self._show_whole(self.boxes[problems[0][0]])

    def show_stop(self, error: AppError, overridable: bool) -> None:
        self.stop.set(Tone.WARN, "warning", texts.sentence(error))
        self.stop.show()
        if overridable:
            box = self.boxes[OVERRIDE.key]
            box.show()
            box.take_focus()
        self._fit()
        if overridable:
            self._show_whole(self.boxes[OVERRIDE.key])

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        template = self.tr("{field}: from “{old}” to “{new}”")
        nothing = self.tr("empty")
        lines = [
            template.format(
                field=field_words(one.key), old=one.before or nothing, new=one.after or nothing
            )
            for one in changes
        ]
        self.changes.setText("\n".join(lines))
        self._changes_card.setVisible(bool(lines))
        self._fit()

    def show_day_hint(self, hint: DayHint | None) -> None:
        for key in _PROMISED & self.boxes.keys():
            self.boxes[key].show_hint("" if hint is None else day_words(hint))
        self._fit()

    def set_busy(self, busy: bool) -> None:
        self.do_button.set_busy(self.tr("Saving…") if busy else None)

    def focusNextPrevChild(self, forward: bool) -> bool:
        went = super().focusNextPrevChild(forward)
        focus = QApplication.focusWidget()
        if focus is not None and self._content.isAncestorOf(focus):
            self._scroll.ensureWidgetVisible(focus, 0, px(40))
        return went

    def _show_whole(self, box: FieldBox) -> None:
        """Scroll to a field, its sentence below it included, once that has its place."""
        QTimer.singleShot(0, box, lambda: self._scroll.ensureWidgetVisible(box, 0, px(_EDGE)))

    def _is_optional(self, field: Field) -> bool:
        has_dossier = self._opened.dossier is not None
        return is_optional(self.action, field, has_dossier=has_dossier)

    def _with_head(self) -> QLayout:
        head = Label(self.tr("What changes"), Text.SMALL, Tone.SECONDARY, 600)
        return column(head, self.changes, spacing=2)

    def _build(self) -> QWidget:
        dossier = self._opened.dossier
        who = None
        if dossier is not None:
            about = f"{dossier.applicant.full_name} · {code_words(dossier)}"
            who = Label(about, Text.LABEL, Tone.SECONDARY, 500, wrap=True)
        return boxed(
            column(
                Label(self.title, Text.TITLE, Tone.PRIMARY, 600, wrap=True),
                who,
                Label(hint_words(self.action), Text.LABEL, Tone.SECONDARY, wrap=True),
                self.stop,
                (self._scroll, 1),
                self._changes_card,
                6,
                row(self.cancel, STRETCH, self.do_button, spacing=9),
                spacing=8,
            )
        )

    def _fields(self, fields: Sequence[Field]) -> QLayout:
        lines = column(spacing=10, margins=(2, 2, 8, 4))
        pair: QHBoxLayout | None = None
        for field in (*fields, OVERRIDE):
            box = self.boxes[field.key]
            if not field.half:
                pair = None
                lines.addWidget(box)
            elif pair is None:
                pair = row((box, 1), spacing=12)
                lines.addLayout(pair)
            else:
                pair.addWidget(box, 1, Qt.AlignmentFlag.AlignTop)
                pair = None
        lines.addStretch(1)
        return lines

    def _fill(self) -> None:
        for key, box in self.boxes.items():
            if isinstance(box.inner, FeeRows):
                dossier = self._opened.dossier
                may = dossier is not None and may_add(self.action, dossier)
                box.inner.set_ways(ways_to_settle(self.action), may)
            if key in self._opened.values:
                box.set_value(self._opened.values[key])
            box.changed.connect(self._changed)
            if box.field.kind is Kind.DAY and key in _PROMISED:
                box.changed.connect(lambda box=box: self.day_typed.emit(box.value()))

    def _changed(self) -> None:
        self.typed.emit(self.values())
        self._fit()

    def _fit(self) -> None:
        """As high as its fields, never higher than the window: then the fields scroll."""
        if not self.isVisible():
            return
        wanted = _height(self._content, self._scroll.viewport().width())
        others = (
            _height(self._body, self._card.width() - 2 * px(SIDE)) - self._scroll.minimumHeight()
        )
        self._scroll.setFixedHeight(max(min(wanted, self.room() - others), px(_LEAST)))


def _asked(opened: OpenSheet, fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Where only numbers of receipts come nobody is asked how it was paid."""
    dossier = opened.dossier
    if opened.action is not Action.TAKE_FEE or dossier is None:
        return fields
    if not only_numbers(opened.action, dossier):
        return fields
    return tuple(field for field in fields if field.kind is not Kind.METHOD)


def _height(widget: QWidget, width: int) -> int:
    """What its layout needs at this width, wrapped words included."""
    layout = widget.layout()
    assert layout is not None
    layout.invalidate()
    layout.activate()
    needed = layout.totalMinimumSize().height()
    return max(layout.totalHeightForWidth(width), needed) if layout.hasHeightForWidth() else needed
