"""Plain words for what is true about the centre."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from models.domain.clock import parse_instant
from models.queries.sync_overview import SyncNote, SyncOverview
from sync.events import SyncPhase, SyncStatus
from ui.dossiers.words import clock_words, number_words, when_words
from ui.sync_status.presenter import to_mend
from ui.tokens import Tone

_SECONDS, _MINUTES = 60, 3600


@dataclass(frozen=True, slots=True)
class PhaseLook:
    """Drawing and meaning of a phase, the words on the line, and a sentence of advice."""

    icon: str
    tone: Tone
    line: str
    advice: str


_LOOKS = {
    SyncPhase.NOT_STARTED: (
        "network",
        Tone.SECONDARY,
        QT_TRANSLATE_NOOP("SyncWords", "not tried yet"),
        QT_TRANSLATE_NOOP("SyncWords", "The first try comes by itself."),
    ),
    SyncPhase.SENDING: (
        "arrow_up",
        Tone.INFO,
        QT_TRANSLATE_NOOP("SyncWords", "sending"),
        QT_TRANSLATE_NOOP("SyncWords", "Go on working, it sends by itself."),
    ),
    SyncPhase.ALL_THERE: (
        "check",
        Tone.OK,
        QT_TRANSLATE_NOOP("SyncWords", "the line is fine"),
        QT_TRANSLATE_NOOP("SyncWords", "What is saved goes to the centre by itself."),
    ),
    SyncPhase.OFFLINE: (
        "no_network",
        Tone.WARN,
        QT_TRANSLATE_NOOP("SyncWords", "no network for {time}"),
        QT_TRANSLATE_NOOP(
            "SyncWords", "No network since {since}. Go on receiving and printing as usual."
        ),
    ),
    SyncPhase.BUSY: (
        "clock",
        Tone.WARN,
        QT_TRANSLATE_NOOP("SyncWords", "the centre is busy"),
        QT_TRANSLATE_NOOP("SyncWords", "The centre is busy; it is tried again by itself."),
    ),
    SyncPhase.NOT_THE_CENTRE: (
        "warning",
        Tone.WARN,
        QT_TRANSLATE_NOOP("SyncWords", "another page answers"),
        QT_TRANSLATE_NOOP(
            "SyncWords",
            "This network shows another page (usually a Wi-Fi log-in). Log in with the browser, "
            "then press Try now.",
        ),
    ),
    SyncPhase.TLS_FAILED: (
        "lock",
        Tone.BAD,
        QT_TRANSLATE_NOOP("SyncWords", "nothing is sent"),
        QT_TRANSLATE_NOOP(
            "SyncWords",
            "Not sure the other side is the centre, so nothing was sent. Tell the technician; "
            "the dossiers are safe.",
        ),
    ),
    SyncPhase.JOIN_AGAIN: (
        "lock",
        Tone.BAD,
        QT_TRANSLATE_NOOP("SyncWords", "must be joined again"),
        QT_TRANSLATE_NOOP(
            "SyncWords",
            "This computer must be joined to the centre again: ask the technician for a joining "
            "code. Receiving goes on.",
        ),
    ),
    SyncPhase.TOO_OLD: (
        "download",
        Tone.BAD,
        QT_TRANSLATE_NOOP("SyncWords", "a newer version is needed"),
        QT_TRANSLATE_NOOP(
            "SyncWords",
            "The centre needs a newer version of the program. Receiving works; dossiers wait.",
        ),
    ),
    SyncPhase.CLOCK_WRONG: (
        "clock",
        Tone.BAD,
        QT_TRANSLATE_NOOP("SyncWords", "the clock is wrong"),
        QT_TRANSLATE_NOOP(
            "SyncWords",
            "The clock of this computer differs from the centre's. Correct the time, then press "
            "Try now.",
        ),
    ),
    SyncPhase.REFUSED: (
        "circle_exclamation",
        Tone.BAD,
        QT_TRANSLATE_NOOP("SyncWords", "the centre refuses"),
        QT_TRANSLATE_NOOP(
            "SyncWords", "The centre does not take anything now. Tell the technician."
        ),
    ),
}
_NOTES = {
    SyncPhase.ALL_THERE: QT_TRANSLATE_NOOP("SyncWords", "The centre has everything"),
    SyncPhase.SENDING: QT_TRANSLATE_NOOP("SyncWords", "Sending"),
    SyncPhase.OFFLINE: QT_TRANSLATE_NOOP("SyncWords", "No network"),
    SyncPhase.BUSY: QT_TRANSLATE_NOOP("SyncWords", "The centre is busy"),
    SyncPhase.NOT_THE_CENTRE: QT_TRANSLATE_NOOP("SyncWords", "Another page answers"),
    SyncPhase.TLS_FAILED: QT_TRANSLATE_NOOP("SyncWords", "Not sure it is the centre"),
    SyncPhase.JOIN_AGAIN: QT_TRANSLATE_NOOP("SyncWords", "Must be joined again"),
    SyncPhase.TOO_OLD: QT_TRANSLATE_NOOP("SyncWords", "A newer version is needed"),
    SyncPhase.CLOCK_WRONG: QT_TRANSLATE_NOOP("SyncWords", "The clock is wrong"),
    SyncPhase.REFUSED: QT_TRANSLATE_NOOP("SyncWords", "The centre refuses"),
}


_MASS_CHANGE = (
    "warning",
    Tone.WARN,
    QT_TRANSLATE_NOOP("SyncWords", "a change waits for you"),
    QT_TRANSLATE_NOOP(
        "SyncWords",
        "The centre wants to close many dossiers at once. Our own dossiers still go out.",
    ),
)


def _waits(status: SyncStatus) -> bool:
    """The line is fine; what the centre sent waits for a person."""
    return status.code == "mass_change"


def phase_look(status: SyncStatus, now: datetime) -> PhaseLook:
    """Drawing, tone, the words on the line and the advice for what is true now."""
    icon, tone, line, advice = _MASS_CHANGE if _waits(status) else _LOOKS[status.phase]
    words = {
        "time": span_words((now - status.since).total_seconds()),
        "since": when_words(status.since, now),
    }
    translate = QCoreApplication.translate
    return PhaseLook(
        icon,
        tone,
        translate("SyncWords", str(line)).format(**words),
        translate("SyncWords", str(advice)).format(**words),
    )


def headline(status: SyncStatus, overview: SyncOverview) -> str:
    """The one sentence at the top; green words only when everything is there."""
    translate = QCoreApplication.translate
    if overview.waiting:
        words = translate("SyncWords", "{n} dossiers are safe on this computer.")
        return words.format(n=number_words(overview.waiting))
    if status.phase is SyncPhase.ALL_THERE:
        return translate("SyncWords", "The centre has all dossiers.")
    return translate("SyncWords", "No dossier waits to be sent.")


def explanation(status: SyncStatus, overview: SyncOverview, now: datetime) -> str:
    """What happens next, in one or two sentences."""
    advice = phase_look(status, now).advice
    mend = to_mend(overview)
    if not mend:
        return advice
    words = QCoreApplication.translate(
        "SyncWords", "{sending} go by themselves, {mend} need a person."
    )
    return f"{advice} {words.format(sending=max(overview.waiting - mend, 0), mend=mend)}"


def span_words(seconds: float) -> str:
    """ "40 giây", "54 phút", "3 giờ": how long, in one unit."""
    translate = QCoreApplication.translate
    whole = max(seconds, 0.0)
    if whole < _SECONDS:
        return translate("SyncWords", "{n} seconds").format(n=max(math.ceil(whole), 1))
    if whole < _MINUTES:
        return translate("SyncWords", "{n} minutes").format(n=int(whole // _SECONDS))
    return translate("SyncWords", "{n} hours").format(n=int(whole // _MINUTES))


_RUN = "run"
_TOLD = {
    "centre_restored": (
        "info",
        QT_TRANSLATE_NOOP("SyncWords", "The centre was restored; sending again"),
        Tone.SECONDARY,
    ),
    "mass_change": (
        "warning",
        QT_TRANSLATE_NOOP("SyncWords", "Many closings at once: waiting for a person"),
        Tone.WARN,
    ),
    "mass_change_taken": (
        "download",
        QT_TRANSLATE_NOOP("SyncWords", "{closed} closings of the centre were let in"),
        Tone.INFO,
    ),
}
_PHASE_OF_ERROR = {
    "timed_out": SyncPhase.OFFLINE,
    "centre_busy": SyncPhase.BUSY,
    "wire_too_old": SyncPhase.TOO_OLD,
    "not_enrolled": SyncPhase.JOIN_AGAIN,
    "token_missing": SyncPhase.JOIN_AGAIN,
    "token_wrong": SyncPhase.JOIN_AGAIN,
    "cloned": SyncPhase.JOIN_AGAIN,
}


def _exchanged(note: SyncNote) -> str:
    """What a run that went well carried."""
    translate = QCoreApplication.translate
    sent, came = note.data.get("accepted", 0), note.data.get("pulled", 0)
    if sent and came:
        words = translate("SyncWords", "Sent {sent}, received {came} changes")
    elif sent:
        words = translate("SyncWords", "The centre has taken {sent} changes")
    else:
        words = translate("SyncWords", "Received {came} changes from the centre")
    return words.format(sent=sent, came=came)


def note_words(note: SyncNote) -> tuple[str, str, str, Tone]:
    """Time, drawing, words and tone of one line of the story."""
    if note.kind == _RUN:
        return clock_words(note.at), "centre", _exchanged(note), Tone.OK
    if note.kind in _TOLD:
        icon, source, tone = _TOLD[note.kind]
        words = QCoreApplication.translate("SyncWords", str(source))
        return clock_words(note.at), icon, words.format_map(note.data), tone
    try:
        phase = _PHASE_OF_ERROR.get(note.kind) or SyncPhase(note.kind)
    except ValueError:
        words = QCoreApplication.translate("SyncWords", "Tried, not through")
        return clock_words(note.at), "info", words, Tone.SECONDARY
    icon, tone, _line, _advice = _LOOKS[phase]
    source = _NOTES.get(phase, _LOOKS[phase][2])
    return clock_words(note.at), icon, QCoreApplication.translate("SyncWords", str(source)), tone


def checked_words(overview: SyncOverview, status: SyncStatus, now: datetime) -> str:
    """When the centre last said that it has everything."""
    checked_at = status.checked_at
    if checked_at is None and overview.checked_at is not None:
        checked_at = parse_instant(overview.checked_at)
    translate = QCoreApplication.translate
    if checked_at is None:
        return translate("SyncWords", "Not compared with the centre yet.")
    words = translate("SyncWords", "Last at {when}: the centre had everything sent until then.")
    return words.format(when=when_words(checked_at, now))
