"""The strips of the intake: which words, which tone, which act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.domain.clock import local_day
from ui import texts
from ui.intake import words
from ui.intake.contract import Notice, NoticeKind
from ui.theme import Tone, px
from ui.widgets.boxes import clear
from ui.widgets.strip import Strip

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class _Look:
    tone: Tone
    icon: str
    text: str
    act: str = ""
    key: str = ""


class Strips(QWidget):
    """Some strips under each other; `acted` tells the notice whose act was pressed. `stacked`: in
    a narrow place the act stands under the words."""

    acted = Signal(object)

    def __init__(self, stacked: bool = False) -> None:
        super().__init__()
        self._stacked = stacked
        self._notices: tuple[Notice, ...] = ()
        self._strips: list[Strip] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(6))
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these; strips that stay the same are not touched."""
        if tuple(notices) == self._notices:
            return
        self._notices = tuple(notices)
        clear(self._box)
        self._strips.clear()
        for notice in self._notices:
            look = _look(notice)
            strip = Strip(
                look.tone,
                look.icon,
                look.text,
                act=look.act,
                key=look.key,
                stacked=self._stacked,
            )
            strip.acted.connect(lambda one=notice: self.acted.emit(one))
            self._box.addWidget(strip)
            self._strips.append(strip)
        self.setVisible(bool(self._notices))

    def notices(self) -> tuple[Notice, ...]:
        return self._notices

    def strips(self) -> tuple[Strip, ...]:
        """Those shown, from the top."""
        return tuple(self._strips)

    def focus_act(self, kind: NoticeKind) -> bool:
        """Put the cursor on the act of this notice."""
        for notice, strip in zip(self._notices, self.strips(), strict=True):
            button = strip.button()
            if notice.kind is kind and button is not None:
                button.setFocus()
                return True
        return False


def _look(notice: Notice) -> _Look:
    kind = notice.kind
    if kind is NoticeKind.DRAFT_BACK:
        text = translate(
            "IntakeStrips", "The draft is back as it was left. It is not a dossier yet."
        )
        return _Look(Tone.INFO, "pencil", text)
    if kind is NoticeKind.SCAN_REFUSED:
        return _Look(Tone.BAD, "scan", texts.scan(notice.code))
    if kind is NoticeKind.SCAN_WARNING:
        return _Look(Tone.WARN, "warning", texts.scan(notice.code))
    if kind is NoticeKind.NAME_WITHOUT_MARKS:
        text = translate(
            "IntakeStrips", "The machine zone has no marks. Write the name as on the card."
        )
        return _Look(Tone.WARN, "warning", text)
    if kind is NoticeKind.NO_PROCEDURES and notice.error is not None:
        return _Look(Tone.BAD, "circle_exclamation", texts.sentence(notice.error))
    if kind in (NoticeKind.DATE_CONFIRMED, NoticeKind.DATE_UNCONFIRMED):
        return _date_look(notice)
    if kind is NoticeKind.PAPERS_MISSING:
        text = translate(
            "IntakeStrips",
            "Missing: {names}. Tick what was handed over; if it is not needed here, go on.",
        )
        names = "; ".join(words.shortened(name, 48) for name in notice.names[:2])
        more = "; …" if len(notice.names) > 2 else ""
        said = text.format(names=names + more).replace("….", "…")
        act = translate("IntakeStrips", "Take it like this")
        return _Look(Tone.WARN, "file_exclamation", said, act, "Alt+N")
    return _person_look(notice)


def _date_look(notice: Notice) -> _Look:
    on = words.day(notice.on) if notice.on is not None else ""
    if notice.kind is NoticeKind.DATE_CONFIRMED:
        text = translate("IntakeStrips", "Provisional date {day}, agreed.")
        return _Look(Tone.WARN, "calendar", text.format(day=on))
    text = translate(
        "IntakeStrips", "{day} is provisional: the holidays of that year are not official yet."
    )
    return _Look(
        Tone.WARN, "calendar", text.format(day=on), translate("IntakeStrips", "Agree"), "Alt+Y"
    )


def _proposal_look(notice: Notice) -> _Look:
    found = "; ".join(notice.names)
    if notice.kind is NoticeKind.OLD_MOBILE:
        text = translate(
            "IntakeStrips", "An 11-digit mobile number: since 2018 it is {number}. Ask the person."
        )
        act = translate("IntakeStrips", "Use the new one")
        return _Look(Tone.WARN, "phone", text.format(number=found), act, "Alt+S")
    text = translate("IntakeStrips", "Known at this counter: {found}. Still right?")
    act = translate("IntakeStrips", "Take it over")
    return _Look(Tone.INFO, "info", text.format(found=found), act, "Alt+Q")


def _person_look(notice: Notice) -> _Look:
    line = notice.line
    if notice.kind in (NoticeKind.OLD_MOBILE, NoticeKind.KNOWN_PERSON):
        return _proposal_look(notice)
    if notice.kind is NoticeKind.NUMBER_OF_OTHER:
        text = translate(
            "IntakeStrips",
            "At this counter the number stands under {other}; here {name} is written. Look again.",
        )
        other, name = (*notice.names, "", "")[:2]
        return _Look(Tone.WARN, "people", text.format(other=other, name=name))
    if notice.kind is NoticeKind.OTHER_HOLDER:
        text = translate(
            "IntakeStrips", "The card is of {other}; the holder here is {name}. Nothing changed."
        )
        other, name = (*notice.names, "", "")[:2]
        act = translate("IntakeStrips", "Change the holder")
        return _Look(Tone.WARN, "people", text.format(other=other, name=name), act, "Alt+P")
    if notice.kind is NoticeKind.OTHER_PERSON or line is None:
        text = translate(
            "IntakeStrips", "The card is of {other}; this dossier is of {name}. Nothing changed."
        )
        other, name = (*notice.names, "", "")[:2]
        return _Look(
            Tone.WARN,
            "people",
            text.format(other=other, name=name),
            translate("IntakeStrips", "Change the person"),
            "Alt+P",
        )
    code = words.short_code(line.shown_code)
    if notice.kind is NoticeKind.RESULT_WAITING:
        text = translate("IntakeStrips", "{count} results wait for this person: {name} ({code}).")
        text = text.format(count=notice.count, name=line.procedure_name, code=code)
        return _Look(Tone.INFO, "seal_check", text, translate("IntakeStrips", "Return it"), "Alt+X")
    on = f"{local_day(line.received_at):%d/%m}"
    if notice.kind is NoticeKind.SAME_PROCEDURE_OPEN:
        text = translate(
            "IntakeStrips", "This person has a dossier of this procedure, of {day} ({code})."
        )
        return _Look(
            Tone.WARN,
            "file_exclamation",
            text.format(day=on, code=code),
            translate("IntakeStrips", "Open that one"),
            "Alt+M",
        )
    text = translate("IntakeStrips", "{count} open dossiers of this person: {name} ({code}).")
    text = text.format(count=notice.count, name=line.procedure_name, code=code)
    return _Look(Tone.INFO, "info", text)
