"""Status pills and the word that says where a dossier is: shape, word and colour together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.domain.dossier import DossierStatus
from ui.icons import paint_icon
from ui.theme import Text, ThemeKind, Tone, px, theme, theme_events
from ui.widgets.labels import IconLabel
from ui.widgets.painting import round_box, start


class CentreState(StrEnum):
    """Where a dossier's newest version is."""

    WAITING = "waiting"
    SENDING = "sending"
    PARTIAL = "partial"
    AT_CENTRE = "at_centre"
    RETURNED = "returned"
    CONFLICT = "conflict"
    FROM_CENTRE = "from_centre"


@dataclass(frozen=True, slots=True)
class Look:
    """A drawing, its words and what they mean."""

    icon: str
    words: str
    tone: Tone


_STATUS = {
    DossierStatus.NEW_ONLINE: ("inbox", QT_TRANSLATE_NOOP("Status", "New online"), Tone.INFO),
    DossierStatus.RECEIVED: ("file_plus", QT_TRANSLATE_NOOP("Status", "Received"), Tone.ACCENT),
    DossierStatus.NOT_ACCEPTED: ("ban", QT_TRANSLATE_NOOP("Status", "Not accepted"), Tone.BAD),
    DossierStatus.PROCESSING: ("quarter", QT_TRANSLATE_NOOP("Status", "In process"), Tone.INFO),
    DossierStatus.SUPPLEMENT_REQUESTED: (
        "file_exclamation",
        QT_TRANSLATE_NOOP("Status", "More papers asked for"),
        Tone.WARN,
    ),
    DossierStatus.FINANCIAL_DUTY: (
        "banknote",
        QT_TRANSLATE_NOOP("Status", "Financial duty to be met"),
        Tone.WARN,
    ),
    DossierStatus.WITHDRAWN: (
        "arrow_back",
        QT_TRANSLATE_NOOP("Status", "Withdrawn by the citizen"),
        Tone.NEUTRAL,
    ),
    DossierStatus.STOPPED: ("octagon_minus", QT_TRANSLATE_NOOP("Status", "Stopped"), Tone.NEUTRAL),
    DossierStatus.RESULT_READY: ("seal_check", QT_TRANSLATE_NOOP("Status", "Finished"), Tone.OK),
    DossierStatus.RETURNED: (
        "double_check",
        QT_TRANSLATE_NOOP("Status", "Result returned"),
        Tone.OK,
    ),
}
_SHORT = {
    DossierStatus.NOT_ACCEPTED: QT_TRANSLATE_NOOP("Status", "Not taken in"),
    DossierStatus.SUPPLEMENT_REQUESTED: QT_TRANSLATE_NOOP("Status", "More papers"),
    DossierStatus.FINANCIAL_DUTY: QT_TRANSLATE_NOOP("Status", "Financial duty"),
    DossierStatus.WITHDRAWN: QT_TRANSLATE_NOOP("Status", "Withdrawn"),
}
_CENTRE = {
    CentreState.WAITING: (
        "computer_check",
        QT_TRANSLATE_NOOP("Centre", "To be sent"),
        Tone.WARN,
    ),
    CentreState.SENDING: ("arrow_up", QT_TRANSLATE_NOOP("Centre", "Sending"), Tone.INFO),
    CentreState.PARTIAL: ("arrow_up", QT_TRANSLATE_NOOP("Centre", "Partly sent"), Tone.INFO),
    CentreState.AT_CENTRE: ("centre", QT_TRANSLATE_NOOP("Centre", "At the centre"), Tone.OK),
    CentreState.RETURNED: (
        "circle_exclamation",
        QT_TRANSLATE_NOOP("Centre", "Needs mending"),
        Tone.BAD,
    ),
    CentreState.CONFLICT: (
        "merge_arrows",
        QT_TRANSLATE_NOOP("Centre", "Choose a version"),
        Tone.CHOICE,
    ),
    CentreState.FROM_CENTRE: (
        "inbox",
        QT_TRANSLATE_NOOP("Centre", "From the centre"),
        Tone.NEUTRAL,
    ),
}
_SHORT_AT_CENTRE = QT_TRANSLATE_NOOP("Centre", "Arrived {when}")


def status_look(status: DossierStatus, short: bool = False) -> Look:
    """Drawing, words and tone of a status; the short words are for rows."""
    icon, words, tone = _STATUS[status]
    if short:
        words = _SHORT.get(status, words)
    return Look(icon, QCoreApplication.translate("Status", str(words)), tone)


def centre_look(state: CentreState, detail: str = "", short: bool = False) -> Look:
    """Drawing, words and tone of where it is; `detail` is a time or a day ("09:12", "18/11")."""
    icon, words, tone = _CENTRE[state]
    said = QCoreApplication.translate("Centre", str(words))
    if short and detail and state is CentreState.AT_CENTRE:
        said = QCoreApplication.translate("Centre", str(_SHORT_AT_CENTRE)).format(when=detail)
    elif detail:
        said = f"{said} {detail}"
    return Look(icon, said, tone)


def pill_width(words: str) -> int:
    """Width in pixels of a pill with a drawing and these words."""
    text = QFontMetrics(theme().font(Text.SMALL, 600)).horizontalAdvance(words)
    return px(10) + px(16) + px(5) + text + px(11)


def paint_pill(painter: QPainter, left: float, middle: float, look: Look) -> None:
    """Paint a pill whose left edge and middle line are given."""
    face = theme()
    height = px(26)
    box = QRectF(left, middle - height / 2, pill_width(look.words), height)
    edge = face.tone(look.tone) if face.kind is ThemeKind.HIGH_CONTRAST else None
    round_box(painter, box, height / 2, face.color(look.tone.soft), edge)
    side = px(16)
    icon_box = QRectF(left + px(10), middle - side / 2, side, side)
    paint_icon(painter, look.icon, icon_box, face.tone(look.tone))
    painter.setFont(face.font(Text.SMALL, 600))
    painter.setPen(face.tone(look.tone))
    align = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(box.adjusted(px(31), 0, 4, 0), align, look.words)


class Pill(QWidget):
    """Drawing and words on a soft fill."""

    def __init__(self, icon: str, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__()
        self._look = Look(icon, text, tone)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)
        theme_events().changed.connect(self.updateGeometry)

    def words(self) -> str:
        return self._look.words

    def set_look(self, look: Look) -> None:
        """Another drawing, other words."""
        self._look = look
        self.setAccessibleName(look.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._look.words), px(26))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        start(painter)
        paint_pill(painter, 0, self.height() / 2, self._look)


class StatusPill(Pill):
    """The pill of a national status."""

    def __init__(self, status: DossierStatus = DossierStatus.RECEIVED, short: bool = False) -> None:
        look = status_look(status, short)
        super().__init__(look.icon, look.words, look.tone)
        self._short = short
        self.setToolTip(status_look(status).words)

    def set_status(self, status: DossierStatus, short: bool | None = None) -> None:
        """Another status; `short` None keeps the length of words."""
        self._short = self._short if short is None else short
        self.set_look(status_look(status, self._short))
        self.setToolTip(status_look(status).words)


class CentreWord(IconLabel):
    """Where the dossier is, without a pill so that it is not taken for a status."""

    def __init__(self, state: CentreState = CentreState.WAITING, detail: str = "") -> None:
        look = centre_look(state, detail)
        super().__init__(look.icon, look.words, look.tone, icon_size=16)

    def set_state(self, state: CentreState, detail: str = "", short: bool = False) -> None:
        """Another state; `detail` is a time or a day."""
        look = centre_look(state, detail, short)
        self.set(look.icon, look.words, look.tone)


def badge_width(text: str) -> int:
    """Width in pixels of a count badge."""
    metrics = QFontMetrics(theme().font(Text.TINY, 700, True))
    return max(px(20), metrics.horizontalAdvance(text) + px(10))


def paint_badge(painter: QPainter, left: float, middle: float, text: str, tone: Tone) -> None:
    """Paint a count badge whose left edge and middle line are given."""
    look = theme()
    box = QRectF(left, middle - px(10), badge_width(text), px(20))
    edge = look.tone(tone) if look.kind is ThemeKind.HIGH_CONTRAST else None
    round_box(painter, box, px(10), look.color(tone.soft), edge)
    painter.setFont(look.font(Text.TINY, 700, True))
    painter.setPen(look.tone(tone))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
