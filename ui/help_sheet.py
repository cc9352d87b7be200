"""The sheet of F1 and F12: the keys that are true on every screen, and what support will ask."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme import Text, Tone
from ui.widgets.boxes import STRETCH, Line, ScrollPage, boxed, column, row
from ui.widgets.key_cap import KeyCap, key_text
from ui.widgets.labels import Label


class HelpSheet(ScrollPage):
    """`facts` are the lines to read out to support: what each is, and what it says."""

    def __init__(self, page_title: str, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__(QWidget())
        lines = column(
            Label(self._words(page_title), Text.TITLE, weight=600, wrap=True),
            Label(self.tr("Esc closes this sheet."), Text.LABEL, Tone.SECONDARY),
            Line(),
            Label(self.tr("Keys"), Text.HEAD, weight=600),
            *[self._key_line(key, words) for key, words in self._keys()],
            Line(),
            Label(self.tr("Without network"), Text.HEAD, weight=600),
            Label(
                self.tr(
                    "Go on receiving and printing. Dossiers stay on this computer and go to the "
                    "centre by themselves when the line is back."
                ),
                Text.LABEL,
                Tone.SECONDARY,
                wrap=True,
            ),
            Line(),
            Label(self.tr("When calling support, read out"), Text.HEAD, weight=600),
            *[self._fact_line(name, value) for name, value in facts],
            STRETCH,
            spacing=7,
        )
        lines.setContentsMargins(18, 18, 18, 18)
        self.setWidget(boxed(lines))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self._words(page_title))

    def _words(self, page_title: str) -> str:
        return self.tr("Help: {page}").format(page=page_title)

    def _keys(self) -> tuple[tuple[str, str], ...]:
        return (
            ("F2", self.tr("new intake")),
            ("F3", self.tr("find a dossier")),
            ("F5", self.tr("what is to be done today")),
            ("F7", self.tr("return a result")),
            ("F8", self.tr("the line to the centre")),
            ("F9", self.tr("print, print again")),
            ("Ctrl+Return", self.tr("the main act of the screen")),
            ("Ctrl+E", self.tr("edit what is shown")),
            ("Ctrl+K", self.tr("search")),
            ("F6", self.tr("next part of the window")),
            ("Ctrl+L", self.tr("lock the screen")),
            ("Ctrl+,", self.tr("settings")),
            ("Esc", self.tr("back; what was typed stays")),
        )

    def _key_line(self, key: str, words: str) -> QWidget:
        cap = KeyCap(key_text(key))
        return boxed(row(Label(words, Text.LABEL), STRETCH, cap, spacing=10))

    def _fact_line(self, name: str, value: str) -> QWidget:
        quiet = Label(name, Text.LABEL, Tone.SECONDARY)
        return boxed(row(quiet, STRETCH, Label(value, Text.LABEL, weight=600), spacing=10))
