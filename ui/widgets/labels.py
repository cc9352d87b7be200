"""Words on the screen: plain, eliding, dossier codes, words with an icon."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Text, Tone, px, theme, theme_events
from ui.widgets.boxes import row
from ui.widgets.icon_view import IconView

_LEAST_WIDTH = 48


class Label(QLabel):
    """A QLabel in a text role and a tone; it follows the theme."""

    def __init__(
        self,
        text: str = "",
        role: Text = Text.BODY,
        tone: Tone = Tone.PRIMARY,
        weight: int | None = None,
        wrap: bool = False,
        numeric: bool = False,
    ) -> None:
        super().__init__(text)
        self._look = (role, weight, numeric)
        self._tone = tone
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self._restyle()
        theme_events().changed.connect(self._restyle)

    def set_tone(self, tone: Tone) -> None:
        """Another meaning, another colour."""
        if tone is not self._tone:
            self._tone = tone
            self._restyle()

    def _restyle(self) -> None:
        self.setFont(theme().font(*self._look))
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.WindowText, theme().tone(self._tone))
        self.setPalette(palette)


class ElidingLabel(Label):
    """One line that gives way: cut at its end with "…", whole in the tooltip and for readers."""

    def __init__(
        self,
        text: str = "",
        role: Text = Text.BODY,
        tone: Tone = Tone.PRIMARY,
        weight: int | None = None,
        numeric: bool = False,
    ) -> None:
        super().__init__(text, role, tone, weight, numeric=numeric)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._tell()

    def setText(self, text: str) -> None:
        super().setText(text)
        self._tell()

    def is_cut(self) -> bool:
        """Whether some of the words cannot be seen."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        whole = metrics.horizontalAdvance(self.text()) + 2
        return QSize(min(whole, px(_LEAST_WIDTH)), metrics.height())

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme().tone(self._tone if self.isEnabled() else Tone.DISABLED))
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        align = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(room, int(align), shown)

    def _tell(self) -> None:
        self.setAccessibleName(self.text())
        self.setToolTip(self.text() if self.text() and self.is_cut() else "")


class CodeLabel(QWidget):
    """A dossier code in figures of equal width: the prefix quiet, the running number bold."""

    def __init__(self, code: str = "", role: Text = Text.BODY) -> None:
        super().__init__()
        self._role = role
        self._code = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_events().changed.connect(self.updateGeometry)
        self.set_code(code)

    def code(self) -> str:
        return self._code

    def set_code(self, code: str) -> None:
        """Show another code; never cut."""
        self._code = code
        self.setAccessibleName(code)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        head, tail = split_code(self._code)
        quiet = QFontMetrics(theme().font(self._role, 400, True))
        bold = QFontMetrics(theme().font(self._role, 700, True))
        width = quiet.horizontalAdvance(head) + bold.horizontalAdvance(tail) + 2
        return QSize(width, bold.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        head, tail = split_code(self._code)
        font = theme().font(self._role, 400, True)
        painter.setFont(font)
        painter.setPen(theme().tone(Tone.MUTED))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect(), int(align), head)
        shift = QFontMetrics(font).horizontalAdvance(head)
        painter.setFont(theme().font(self._role, 700, True))
        painter.setPen(theme().tone(Tone.PRIMARY))
        painter.drawText(self.rect().adjusted(shift, 0, 0, 0), int(align), tail)


def split_code(code: str) -> tuple[str, str]:
    """The quiet head and the bold running number of a dossier code."""
    cut = code.rfind("-") + 1
    return code[:cut], code[cut:]


class IconLabel(QWidget):
    """A drawing and its words in one tone, with a quieter detail behind."""

    def __init__(
        self,
        icon: str,
        text: str,
        tone: Tone = Tone.SECONDARY,
        role: Text = Text.SMALL,
        weight: int = 600,
        detail: str = "",
        icon_size: float = 18,
    ) -> None:
        super().__init__()
        self.icon = IconView(icon, icon_size, tone)
        self.words = Label(text, role, tone, weight)
        self.detail = Label(detail, role, Tone.SECONDARY, 400)
        self.setLayout(row(self.icon, self.words, self.detail, spacing=6))
        self.set(icon, text, tone, detail)

    def set(self, icon: str, text: str, tone: Tone, detail: str = "") -> None:
        """Another drawing, other words."""
        self.icon.set_icon(icon, tone)
        self.words.setText(text)
        self.words.set_tone(tone)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.setAccessibleName(f"{text} {detail}".strip())
