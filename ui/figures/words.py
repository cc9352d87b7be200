"""Words of the page of figures; the tables themselves bear the words of the paper."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from models.domain.clock import to_local
from models.domain.figures import Period
from printing.report_pages import Value
from ui.dossiers.words import clock_words, number_words
from ui.figures.contract import Asked, Sheet
from ui.figures.ranges import DayProblem, Range

_SHEETS = {
    Sheet.REGISTER: QT_TRANSLATE_NOOP("Figures", "Register (form 07)"),
    Sheet.II06A: QT_TRANSLATE_NOOP("Figures", "Form II.06a"),
    Sheet.SHARES: QT_TRANSLATE_NOOP("Figures", "On-time shares"),
    Sheet.CASH: QT_TRANSLATE_NOOP("Figures", "Money taken"),
    Sheet.HAND_OVER: QT_TRANSLATE_NOOP("Figures", "Handed over"),
    Sheet.RESULTS: QT_TRANSLATE_NOOP("Figures", "Results that came"),
}
_RANGES = {
    Range.TODAY: QT_TRANSLATE_NOOP("Figures", "Today"),
    Range.WEEK: QT_TRANSLATE_NOOP("Figures", "This week"),
    Range.MONTH: QT_TRANSLATE_NOOP("Figures", "This month"),
    Range.QUARTER: QT_TRANSLATE_NOOP("Figures", "This quarter"),
    Range.CUSTOM: QT_TRANSLATE_NOOP("Figures", "Other days"),
}
_DAY_PROBLEMS = {
    DayProblem.UNREADABLE: QT_TRANSLATE_NOOP(
        "Figures", "This day cannot be read. Write it as 05/03/2026."
    ),
    DayProblem.FUTURE: QT_TRANSLATE_NOOP(
        "Figures", "This day is still to come. Choose today or an earlier day."
    ),
    DayProblem.BACKWARDS: QT_TRANSLATE_NOOP(
        "Figures", "The last day is before the first. Look at both days again."
    ),
}
_FILES = {
    Sheet.REGISTER: "so-theo-doi",
    Sheet.II06A: "bieu-II-06a",
    Sheet.SHARES: "ty-le-dung-han",
    Sheet.CASH: "tien-thu",
    Sheet.HAND_OVER: "ban-giao",
    Sheet.RESULTS: "ket-qua",
}


def sheet_words(sheet: Sheet) -> str:
    """The name of a list."""
    return QCoreApplication.translate("Figures", str(_SHEETS[sheet]))


def range_words(chosen: Range) -> str:
    """The name of a range of days."""
    return QCoreApplication.translate("Figures", str(_RANGES[chosen]))


def day_problem_words(problem: DayProblem) -> str:
    """What is wrong with a typed day and what to do."""
    return QCoreApplication.translate("Figures", str(_DAY_PROBLEMS[problem]))


def period_words(period: Period) -> str:
    """ "Từ ngày 01/11/2026, tính đến hết ngày 25/11/2026"; one day has one date."""
    if period.from_on == period.to_on:
        words = QCoreApplication.translate("Figures", "As of the end of {last}")
        return words.format(last=f"{period.to_on:%d/%m/%Y}")
    words = QCoreApplication.translate("Figures", "From {first}, as of the end of {last}")
    return words.format(first=f"{period.from_on:%d/%m/%Y}", last=f"{period.to_on:%d/%m/%Y}")


def as_of_words(period: Period, read_at: datetime) -> str:
    """The days, and when the figures were taken."""
    taken = QCoreApplication.translate("Figures", "taken at {time}")
    return f"{period_words(period)} · {taken.format(time=clock_words(read_at))}"


def file_name(asked: Asked) -> str:
    """A name to propose for a file: the list and its days, never a person."""
    period = asked.period
    return f"{_FILES[asked.sheet]}-{period.from_on:%Y%m%d}-{period.to_on:%Y%m%d}.xlsx"


def money_words(amount_vnd: int) -> str:
    """ "1.250.000 đ"."""
    return f"{number_words(amount_vnd)} đ"


def cell_words(value: Value) -> str:
    """A value of a table as it is read on a screen; an instant stands on two lines."""
    match value:
        case None:
            return ""
        case int():
            return number_words(value)
        case float():
            return f"{value:.1f}".replace(".", ",")
        case datetime():
            return f"{to_local(value):%d/%m/%Y\n%H:%M}"
        case str():
            return value
