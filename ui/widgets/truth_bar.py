"""The truth bar: is it saved, is it at the centre, are there numbers, do the devices run."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.icons import paint_icon
from ui.theme import Fold, Text, Tone, px, theme
from ui.widgets.boxes import STRETCH, row
from ui.widgets.painting import focus_ring, start


class SavedLamp(StrEnum):
    """Whether what was entered is on the disk; a word is never greener than the truth."""

    SAVED = "saved"
    DRAFT = "draft"
    SAVING = "saving"
    FAILED = "failed"


class Lamp(QPushButton):
    """A drawing, a bold half and a quiet half; pressed, it opens what it speaks of."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon, self._tone = icon, Tone.SECONDARY
        self._bold, self._quiet, self._half = "", "", False
        self.setAutoDefault(False)
        self.setFlat(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set(self, icon: str, bold: str, quiet: str, tone: Tone) -> None:
        """Both halves are read aloud, also when the quiet one is left out."""
        self._icon, self._bold, self._quiet, self._tone = icon, bold, quiet, tone
        words = f"{bold} {quiet}".strip()
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def set_half(self, half: bool) -> None:
        """Leave the quiet half out."""
        self._half = half
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """The words on screen."""
        return f"{self._bold} {'' if self._half else self._quiet}".strip()

    def sizeHint(self) -> QSize:
        width = px(18)
        if self._bold:
            width += px(6) + QFontMetrics(theme().font(Text.SMALL, 600)).horizontalAdvance(
                self._bold
            )
        if self._quiet and not self._half:
            width += px(7) + QFontMetrics(theme().font(Text.SMALL)).horizontalAdvance(self._quiet)
        return QSize(width + 6, px(28))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        look = theme()
        middle, side = self.height() / 2, px(18)
        paint_icon(
            painter, self._icon, QRectF(2, middle - side / 2, side, side), look.tone(self._tone)
        )
        left = 2 + side + px(6)
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        font = look.font(Text.SMALL, 600)
        painter.setFont(font)
        painter.setPen(look.tone(self._tone))
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), align, self._bold)
        if self._quiet and not self._half:
            if self._bold:
                left += QFontMetrics(font).horizontalAdvance(self._bold) + px(7)
            painter.setFont(look.font(Text.SMALL))
            painter.setPen(look.tone(Tone.SECONDARY))
            painter.drawText(self.rect().adjusted(left, 0, 0, 0), align, self._quiet)
        if self.hasFocus():
            focus_ring(painter, self.rect(), px(5))


class _Divider(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("line.strong"))


class TruthBar(QWidget):
    """Only the wordings of the design appear in it; it gives up quiet halves when it is narrow."""

    saved_error_wanted = Signal()
    sync_wanted = Signal()
    devices_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fold = Fold(1366, 768)
        self._failed = False
        self.saved = Lamp("computer_check")
        self.centre = Lamp("centre")
        self.numbers = Lamp("hash")
        self.printer = Lamp("printer")
        self.scanner = Lamp("scan")
        self.saved.clicked.connect(self._on_saved)
        self.centre.clicked.connect(self.sync_wanted)
        self.printer.clicked.connect(self.devices_wanted)
        self.scanner.clicked.connect(self.devices_wanted)
        self.setLayout(
            row(
                self.saved,
                _Divider(),
                self.centre,
                _Divider(),
                self.numbers,
                STRETCH,
                self.printer,
                self.scanner,
                spacing=11,
                margins=(14, 1, 14, 0),
            )
        )
        self.setFixedHeight(px(34))
        self.set_saved(SavedLamp.DRAFT)
        self.set_printer("", self.tr("not tried yet"))
        self.set_scanner("", self.tr("not tried yet"))

    def set_saved(self, state: SavedLamp, at: str = "") -> None:
        """`at` is the time of the last commit ("09:41:07"), only for SAVED."""
        self._failed = state is SavedLamp.FAILED
        if state is SavedLamp.SAVED:
            self.saved.set("computer_check", self.tr("Saved on this computer"), at, Tone.OK)
        elif state is SavedLamp.DRAFT:
            quiet = self.tr("not a dossier yet")
            self.saved.set("pencil", self.tr("Draft is kept"), quiet, Tone.INFO)
        elif state is SavedLamp.SAVING:
            self.saved.set("computer", self.tr("Saving…"), "", Tone.INFO)
        else:
            self.saved.set("circle_exclamation", self.tr("Could not be saved"), "", Tone.BAD)
        policy = Qt.FocusPolicy.StrongFocus if self._failed else Qt.FocusPolicy.NoFocus
        self.saved.setFocusPolicy(policy)
        self._fit()

    def set_centre(
        self, words: str, detail: str = "", tone: Tone = Tone.OK, icon: str = "centre"
    ) -> None:
        """Where the line to the centre stands, in the design's wordings."""
        self.centre.set(icon, words, detail, tone)
        self._fit()

    def set_numbers(self, words: str, detail: str = "", tone: Tone = Tone.SECONDARY) -> None:
        """How many numbers are left; amber when few, red when none."""
        self.numbers.set("hash", words, detail, tone)
        self._fit()

    def set_printer(self, words: str, detail: str = "", tone: Tone = Tone.SECONDARY) -> None:
        """`words` say what is wrong; `detail`, the first to give way, what is known otherwise."""
        self.printer.set("printer", words, detail, tone)
        self._fit()

    def set_scanner(self, words: str, detail: str = "", tone: Tone = Tone.SECONDARY) -> None:
        """As `set_printer`."""
        self.scanner.set("scan", words, detail, tone)
        self._fit()

    def fold(self, fold: Fold) -> None:
        self._fold = fold
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("bg.rail"))
        painter.fillRect(0, 0, self.width(), 1, theme().color("line.subtle"))

    def _fit(self) -> None:
        """Leave out quiet halves, one lamp after the other, until everything has room."""
        lamps = (self.saved, self.centre, self.numbers, self.printer, self.scanner)
        for lamp in lamps:
            lamp.set_half(self._fold.compact)
        devices, facts = (self.printer, self.scanner), (self.numbers, self.saved, self.centre)
        for lamp in (*facts, *devices) if self._fold.wide else (*devices, *facts):
            needed = sum(lamp.sizeHint().width() for lamp in lamps) + px(11) * 8 + px(28) + 2
            if needed <= self.width():
                return
            lamp.set_half(True)

    def _on_saved(self) -> None:
        if self._failed:
            self.saved_error_wanted.emit()
