"""Sentences of the page of lists made out of its states."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from resources.words import field_name
from ui import texts
from ui.batch.contract import Notice, NoticeKind, Standing, Step, Work
from ui.batch.lines import Line, LineState
from ui.intake import words as intake_words
from ui.tokens import Tone

translate = QCoreApplication.translate


def step(standing: Standing) -> str:
    """What comes after "Next:" in the action bar."""
    mend = standing.wrong + standing.alike
    if standing.step is Step.SAVE and mend:
        words = translate("BatchWords", "save {good} good rows; {count} still to be mended.")
        return words.format(good=standing.good, count=mend)
    if standing.step is Step.PRINT and mend:
        words = translate("BatchWords", "print, or mend {count} more rows.")
        return words.format(count=mend)
    if standing.step is Step.MEND:
        words = translate("BatchWords", "mend {count} rows, Alt L goes to the next one.")
        return words.format(count=mend)
    return {
        Step.PERSON: translate("BatchWords", "scan the card of who hands in, or type."),
        Step.PROCEDURE: translate("BatchWords", "choose the procedure, then Enter."),
        Step.DATE: translate("BatchWords", "give the date of the result."),
        Step.CONFIRM_DATE: translate("BatchWords", "confirm the provisional date, Alt Y."),
        Step.ROWS: translate("BatchWords", "choose the list file, Alt O, or type rows, Alt D."),
        Step.CHECKING: translate("BatchWords", "the rows are being checked."),
        Step.SAVE: translate("BatchWords", "all rows are good, save them."),
        Step.SAVING: translate("BatchWords", "the rows are being saved."),
        Step.PRINT: translate("BatchWords", "print the slips."),
        Step.PRINTING: translate("BatchWords", "the papers are being printed."),
        Step.DONE: translate("BatchWords", "everything is saved and printed."),
    }[standing.step]


def primary(standing: Standing) -> str:
    """The words of the main act; empty where there is none."""
    if standing.step in (Step.SAVE, Step.CHECKING, Step.SAVING):
        return translate("BatchWords", "Save {count} rows").format(count=standing.good)
    if standing.step in (Step.PRINT, Step.PRINTING):
        return translate("BatchWords", "Print {count} papers").format(count=standing.to_print)
    return translate("BatchWords", "New list") if standing.step is Step.DONE else ""


def work(kind: Work, done: int, total: int) -> str:
    """What the bar says."""
    words = {
        Work.SAVING: translate("BatchWords", "Saving: {done} / {total} rows saved"),
        Work.PRINTING: translate("BatchWords", "Printing: {done} / {total} papers"),
    }[kind]
    return words.format(done=done, total=total)


def counts(standing: Standing) -> str:
    """How many rows there are of each kind."""
    parts = (
        (standing.saved, translate("BatchWords", "{count} saved")),
        (standing.good, translate("BatchWords", "{count} good")),
        (standing.wrong, translate("BatchWords", "{count} to be mended")),
        (standing.alike, translate("BatchWords", "{count} like another")),
    )
    return ", ".join(words.format(count=count) for count, words in parts if count)


def state(line: Line) -> tuple[str, str, Tone]:
    """Icon, words and tone of a row."""
    known = {
        LineState.CHECKING: ("clock", translate("BatchWords", "Checking"), Tone.MUTED),
        LineState.GOOD: ("check", translate("BatchWords", "Good"), Tone.OK),
        LineState.WRONG: ("circle_exclamation", translate("BatchWords", "Mend"), Tone.BAD),
        LineState.ALIKE: ("file_exclamation", translate("BatchWords", "Alike"), Tone.WARN),
    }
    if line.state is LineState.SAVED:
        return "circle_check", intake_words.short_code(line.shown_code), Tone.OK
    return known[line.state]


def of_row(line: Line, shown: frozenset[str]) -> str:
    """What is wrong with a row as a whole, or in a field that has no column."""
    if line.refusal:
        return line.refusal
    checked = line.checked
    if checked is None or line.state is LineState.SAVED:
        return ""
    if checked.is_alike and not line.accepted:
        if checked.known_code is None:
            return translate("BatchWords", "The same person stands above. Space: take it too.")
        words = translate("BatchWords", "There is {code} already. Space: take it all the same.")
        return words.format(code=intake_words.short_code(checked.known_code))
    others = [(field, code) for field, code in checked.problems if field not in shown]
    return " ".join(
        f"{field_name(field)}: {intake_words.problem(field, code)}" for field, code in others
    )


def of_field(line: Line, field: str) -> str:
    """What is wrong with one field of a row, to stand under it."""
    checked = line.checked
    if checked is None or line.state is LineState.SAVED:
        return ""
    return " ".join(
        intake_words.problem(name, code) for name, code in checked.problems if name == field
    )


def repaired(line: Line, field: str) -> str:
    """What was put right in one field by the counter itself."""
    checked = line.checked
    if checked is None or line.state is LineState.SAVED:
        return ""
    return " ".join(
        intake_words.problem(name, code) for name, code in checked.repaired if name == field
    )


def notice(one: Notice) -> tuple[Tone, str, str]:
    """Tone, icon and sentence of a strip."""
    if one.kind is NoticeKind.FAILED and one.error is not None:
        return Tone.BAD, "circle_exclamation", texts.sentence(one.error)
    if one.kind is NoticeKind.SCAN_REFUSED:
        return Tone.BAD, "scan", texts.scan(one.text)
    if one.kind is NoticeKind.DATE_UNCONFIRMED and one.on is not None:
        words = translate(
            "BatchWords", "{day} is provisional: the holidays of that year are not official yet."
        )
        return Tone.WARN, "calendar", words.format(day=intake_words.day(one.on))
    if one.kind is NoticeKind.COLUMNS_UNREAD:
        words = translate("BatchWords", "Columns that were not read: {names}.")
        return Tone.INFO, "info", words.format(names=one.text)
    if one.kind is NoticeKind.ROWS_HIDDEN:
        words = translate("BatchWords", "Rows hidden in the file that were not read: {names}.")
        return Tone.WARN, "warning", words.format(names=one.text)
    if one.kind is NoticeKind.SHEETS_UNREAD:
        words = translate("BatchWords", "Other sheets with a list, not read: {names}.")
        return Tone.WARN, "warning", words.format(names=one.text)
    if one.kind is NoticeKind.TEMPLATE_WRITTEN:
        words = translate("BatchWords", "The empty list is in the file {name}.")
        return Tone.OK, "circle_check", words.format(name=one.text)
    if one.kind is NoticeKind.PAPER_UNSURE:
        words = translate("BatchWords", "Look at the printer: {count} papers may not be out.")
        return Tone.WARN, "printer", words.format(count=one.count)
    words = translate("BatchWords", "Stopped. {count} are left; what was done stays done.")
    return Tone.INFO, "info", words.format(count=one.count)
