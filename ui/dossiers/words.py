"""Days, times, appointments and places of dossiers as people read them, for every list."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from models.domain.clock import local_day, to_local
from models.domain.dossier import Dossier, DossierStatus
from models.queries import dossier_list
from models.queries.dossier_list import COUNT_CAP, DossierLine, View
from ui.dossiers.due import Due, DueKind
from ui.tokens import Tone
from ui.widgets.pills import CentreState, Look, centre_look, status_look

_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Dates", "Monday"),
    QT_TRANSLATE_NOOP("Dates", "Tuesday"),
    QT_TRANSLATE_NOOP("Dates", "Wednesday"),
    QT_TRANSLATE_NOOP("Dates", "Thursday"),
    QT_TRANSLATE_NOOP("Dates", "Friday"),
    QT_TRANSLATE_NOOP("Dates", "Saturday"),
    QT_TRANSLATE_NOOP("Dates", "Sunday"),
)
_SHORT_WEEKDAYS = (
    QT_TRANSLATE_NOOP("Dates", "Mon"),
    QT_TRANSLATE_NOOP("Dates", "Tue"),
    QT_TRANSLATE_NOOP("Dates", "Wed"),
    QT_TRANSLATE_NOOP("Dates", "Thu"),
    QT_TRANSLATE_NOOP("Dates", "Fri"),
    QT_TRANSLATE_NOOP("Dates", "Sat"),
    QT_TRANSLATE_NOOP("Dates", "Sun"),
)
_DAYS_NAMED_BY_WEEKDAY = 6
_VIEWS = {
    View.ALL: QT_TRANSLATE_NOOP("Views", "All"),
    View.DUE_TODAY: QT_TRANSLATE_NOOP("Views", "Due today"),
    View.OVERDUE: QT_TRANSLATE_NOOP("Views", "Overdue"),
    View.WAITING_SUPPLEMENT: QT_TRANSLATE_NOOP("Views", "Waiting for papers"),
    View.RESULT_READY: QT_TRANSLATE_NOOP("Views", "To hand over"),
    View.NOT_AT_CENTRE: QT_TRANSLATE_NOOP("Views", "Not at the centre"),
    View.ONLINE_NEW: QT_TRANSLATE_NOOP("Views", "New online"),
}
_PLACES = {
    dossier_list.CentreState.WAITING: CentreState.WAITING,
    dossier_list.CentreState.AT_CENTRE: CentreState.AT_CENTRE,
    dossier_list.CentreState.SENT_BACK: CentreState.RETURNED,
    dossier_list.CentreState.TWO_VERSIONS: CentreState.CONFLICT,
}


def weekday(day: date) -> str:
    """ "Thứ Hai"."""
    return QCoreApplication.translate("Dates", str(_WEEKDAYS[day.weekday()]))


def weekday_short(day: date) -> str:
    """ "T2"."""
    return QCoreApplication.translate("Dates", str(_SHORT_WEEKDAYS[day.weekday()]))


def day_month(day: date) -> str:
    """ "23/11"."""
    return f"{day:%d/%m}"


def clock_words(at: datetime) -> str:
    """ "08:55", by the clock on the wall."""
    return f"{to_local(at):%H:%M}"


def moment(at: datetime) -> str:
    """ "Thứ Hai 23/11 08:55"."""
    day = local_day(at)
    return f"{weekday(day)} {day_month(day)} {clock_words(at)}"


def near_moment(at: datetime, now: datetime) -> str:
    """ "09:38" today, "T2 08:55" within the week, else "18/11 08:55"."""
    day, today = local_day(at), local_day(now)
    if day == today:
        return clock_words(at)
    near = abs((today - day).days) <= _DAYS_NAMED_BY_WEEKDAY
    return f"{weekday_short(day) if near else day_month(day)} {clock_words(at)}"


def when_words(at: datetime, now: datetime) -> str:
    """ "09:12" today, "18/11" on other days."""
    return clock_words(at) if local_day(at) == local_day(now) else day_month(local_day(at))


def number_words(number: int) -> str:
    """ "12.480"."""
    return f"{number:,}".replace(",", ".")


def count_words(count: int) -> str:
    """A count of a list, which is counted no further than its cap: "7", "1.000+"."""
    return f"{number_words(COUNT_CAP)}+" if count > COUNT_CAP else number_words(count)


def view_words(view: View) -> str:
    """The name of a saved view."""
    return QCoreApplication.translate("Views", str(_VIEWS[view]))


def due_words(due: Due) -> tuple[str, Tone]:
    """Words of an appointment for a row, and what they mean."""
    translate = QCoreApplication.translate
    at = clock_words(due.at) if due.at is not None else ""
    match due.kind:
        case DueKind.NONE:
            return "–", Tone.MUTED
        case DueKind.STOPPED:
            return translate("Due", "clock stopped"), Tone.MUTED
        case DueKind.OVERDUE:
            return translate("Due", "{n} days late").format(n=due.days), Tone.BAD
        case DueKind.LATE_TODAY:
            return translate("Due", "late since {time}").format(time=at), Tone.BAD
        case DueKind.TODAY:
            return translate("Due", "today {time}").format(time=at), Tone.WARN
        case DueKind.LATER | DueKind.PAST:
            day = day_month(local_day(due.at)) if due.at is not None else ""
            return f"{day} {at}", Tone.PRIMARY


def place_look(
    centre: dossier_list.CentreState, synced_at: datetime | None, now: datetime, short: bool
) -> Look:
    """Where a dossier is: drawing, words and tone; `short` for rows."""
    arrived = synced_at is not None and centre is dossier_list.CentreState.AT_CENTRE
    detail = when_words(synced_at, now) if arrived and synced_at is not None else ""
    return centre_look(_PLACES[centre], detail, short)


def code_words(one: Dossier | DossierLine) -> str:
    """The code to show; guidance and refusals without a dossier bear none."""
    known = one.code or one.provisional_code
    return known or QCoreApplication.translate("Dossiers", "no code")


def standing_look(status: DossierStatus, is_void: bool, short: bool = False) -> Look:
    """The look of a status; a dossier entered by mistake says that it is void."""
    if not is_void:
        return status_look(status, short)
    return Look("ban", QCoreApplication.translate("Dossiers", "Void"), Tone.NEUTRAL)


def line_place(line: DossierLine, now: datetime) -> Look:
    """`place_look` of a row."""
    return place_look(line.centre, line.synced_at, now, short=True)
