"""The settings page: one section at a time, chosen by chips."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFileDialog, QStackedWidget

from models.domain.clock import to_local
from models.errors import AppError, ValidationError
from models.services.officials import Official
from resources.words import Language
from ui import texts
from ui.desk import BackupCard, Desk, PrinterChoice
from ui.office_data import view as office_data_view
from ui.page_life import ask, focus_chip, keep, owned, say
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session
from ui.settings.pages import (
    BackupSection,
    LookSection,
    NumbersSection,
    OfficialsSection,
    PrinterSection,
)
from ui.settings.presenter import Counter, SettingsPresenter
from ui.theme import TextScale, ThemeKind, Tone, apply_theme
from ui.widgets.boxes import ScrollPage, column
from ui.widgets.chips import ChipRow
from ui.widgets.dialog import Blocks, Choice
from ui.widgets.keys import bind
from ui.widgets.page import Page
from ui.widgets.strip import Strip

ChooseLook = Callable[[ThemeKind, TextScale], None]
ChooseLanguage = Callable[[Language], None]


class SettingsPage(Page):
    """Signals go to the presenter; setters come from it."""

    back_up_to = Signal(object)
    restore_from = Signal(object)
    came = Signal()
    went = Signal()
    refresh_wanted = Signal()

    def __init__(self, office_data: office_data_view.OfficeDataSection) -> None:
        super().__init__()
        self.office_data = office_data
        self.printer = PrinterSection()
        self.backup = BackupSection()
        self.officials = OfficialsSection()
        self.numbers = NumbersSection()
        self.look = LookSection()
        self.strip = Strip()
        self.strip.hide()
        self.chips = ChipRow(self.tr("Sections"))
        self._stack = QStackedWidget()
        self._counter: Counter | None = None
        self.pick_new_file: Callable[[str], str] = self._ask_new_file
        self.pick_old_file: Callable[[], str] = self._ask_old_file
        self._build()

    def _build(self) -> None:
        sections = (
            (self.tr("Printer"), self.printer),
            (self.tr("Backup"), self.backup),
            (self.tr("Officials"), self.officials),
            (self.tr("Numbers given out"), self.numbers),
            (self.tr("Procedures, calendar, forms"), self.office_data),
            (self.tr("Screen"), self.look),
        )
        self._look_at = len(sections) - 1
        own_scrolling = (self.numbers, self.office_data)
        for _words, section in sections:
            self._stack.addWidget(section if section in own_scrolling else ScrollPage(section))
        self.chips.set_chips(
            [(at, words, None, Tone.NEUTRAL) for at, (words, _s) in enumerate(sections)]
        )
        self.chips.chosen.connect(self._to_section)
        bind(self, "Ctrl+Tab").activated.connect(self.chips.select_next)
        self.backup.back_up_pressed.connect(self._back_up)
        self.backup.restore_pressed.connect(self._restore)
        self.setLayout(
            column(self.chips, self.strip, (self._stack, 1), spacing=10, margins=(18, 14, 18, 12))
        )
        self.set_frame(title=self.tr("Settings"))

    def _to_section(self, at: int) -> None:
        self._tell_office_data(False)
        self._stack.setCurrentIndex(at)
        self._tell_office_data(True)

    def _tell_office_data(self, came: bool) -> None:
        """That section reads much, so only while it is seen."""
        if self._stack.currentWidget() is self.office_data:
            (self.office_data.shown if came else self.office_data.left_page)()

    def show_look(self) -> None:
        """The section of text, colours and language, with the focus on its chip."""
        self.chips.select(self._look_at)
        self._stack.setCurrentIndex(self._look_at)
        focus_chip(self.chips)

    def show_counter(self, counter: Counter) -> None:
        self._counter = counter
        self.strip.hide()
        self.printer.show_printers(counter.printers, counter.choice)
        self.backup.show_backup(counter.backup)
        self.officials.show_officials(counter.officials, counter.may_add)
        self.numbers.model.replace(counter.books)

    def say_printer_chosen(self, choice: PrinterChoice) -> None:
        if choice.name is not None:
            words = self.tr("Slips will be printed on {printer}, {paper}.")
            say(self, words.format(printer=choice.name, paper=choice.paper))

    def say_test_printed(self, printer: str) -> None:
        say(self, self.tr("The test sheet was sent to {printer}.").format(printer=printer))

    def say_backed_up(self, card: BackupCard) -> None:
        words = self.tr("Backed up and checked: {n} dossiers.").format(n=card.dossiers)
        say(self, words, str(card.path))

    def show_restore_planned(self, card: BackupCard) -> None:
        words = self.tr(
            "The backup of {when} was checked. It replaces what is here when the program starts "
            "the next time."
        )
        when = f"{to_local(card.made_at):%d/%m/%Y %H:%M}"
        self.strip.set(Tone.WARN, "database", words.format(when=when))
        self.strip.show()

    def show_new_official(self, official: Official, pin: str) -> None:
        self.officials.empty_fields()
        blocks = Blocks(
            self.tr("The PIN is {pin}. It is shown only now.").format(pin=pin),
            self.tr("Nothing else was changed."),
            self.tr("Write it down for {name}, who changes it after signing in.").format(
                name=official.shown_name
            ),
        )
        choices = [Choice(self.tr("The PIN was handed over"), None)]
        title = self.tr("{name} may sign in now").format(name=official.shown_name)
        ask(self, title, choices, lambda _value: None, blocks)

    def show_official_problems(self, problems: tuple[tuple[str, str], ...]) -> None:
        self.officials.show_problems(problems)

    def show_pin_problem(self, error: AppError) -> None:
        if isinstance(error, ValidationError):
            words = "; ".join(texts.problem(code, field) for field, code in error.problems)
        else:
            words = texts.sentence(error)
        self.officials.show_pin_problem(words)

    def say_pin_changed(self) -> None:
        self.officials.empty_fields()
        say(self, self.tr("The PIN was changed."))

    def show_error(self, error: AppError) -> None:
        self.strip.set(Tone.BAD, "circle_exclamation", texts.sentence(error))
        self.strip.show()

    def set_busy(self, busy: bool) -> None:
        self.printer.test.set_busy(self.tr("Working…") if busy else None)

    def shown(self) -> None:
        self.came.emit()
        self._tell_office_data(True)
        focus_chip(self.chips)

    def left_page(self) -> None:
        self.officials.empty_fields()
        self._tell_office_data(False)
        self.went.emit()

    def escape(self) -> bool:
        seen = self._stack.currentWidget() is self.office_data
        return seen and self.office_data.escape()

    def refresh(self) -> None:
        self.refresh_wanted.emit()

    def print_wanted(self) -> None:
        self.printer.test.press()

    def _back_up(self) -> None:
        at = to_local(self._counter.now) if self._counter is not None else None
        name = f"mot-cua-{at:%Y%m%d-%H%M}.mcbackup" if at is not None else "mot-cua.mcbackup"
        path = self.pick_new_file(name)
        if path:
            self.back_up_to.emit(Path(path))

    def _restore(self) -> None:
        path = self.pick_old_file()
        if not path:
            return
        blocks = Blocks(
            self.tr("The chosen backup will replace all dossiers on this computer."),
            self.tr("What the centre has stays there. What was not sent yet is only here."),
            self.tr("Nothing is replaced before the program starts the next time."),
        )
        choices = [
            Choice(self.tr("Leave it as it is"), False),
            Choice(self.tr("Check and plan to restore"), True),
        ]

        def decided(wanted: object) -> None:
            if wanted:
                self.restore_from.emit(Path(path))

        ask(self, self.tr("Restore from this backup?"), choices, decided, blocks)

    def _ask_new_file(self, name: str) -> str:
        return QFileDialog.getSaveFileName(self, self.tr("Where to write the backup"), name)[0]

    def _ask_old_file(self) -> str:
        return QFileDialog.getOpenFileName(self, self.tr("Which backup"))[0]


def _put_on(kind: ThemeKind, scale: TextScale) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication):
        apply_theme(app, kind, scale)


def build(
    desk: Desk,
    tasks: Tasks,
    feed: ChangeFeed,
    router: Router,
    session: Session,
    choose_look: ChooseLook | None = None,
    choose_language: ChooseLanguage | None = None,
) -> SettingsPage:
    """The page with its presenter.

    `choose_look(kind, scale)` puts a look on, keeps it and rebuilds the pages; without it the look
    is put on until the program ends. `choose_language` does the same for the words; without it
    there is no choice of language.
    """
    page = SettingsPage(office_data_view.build(desk, tasks, feed, session))
    presenter = SettingsPresenter(page, desk, owned(tasks, page), feed, session)
    page.printer.chosen.connect(presenter.choose_printer)
    page.printer.test_pressed.connect(presenter.print_test)
    page.back_up_to.connect(presenter.back_up)
    page.restore_from.connect(presenter.restore)
    page.officials.added.connect(presenter.add_official)
    page.officials.pin_given.connect(presenter.change_pin)
    page.look.chosen.connect(choose_look or _put_on)
    page.look.language.setEnabled(choose_language is not None)
    if choose_language is not None:
        page.look.language_chosen.connect(choose_language)
    page.came.connect(presenter.shown)
    page.went.connect(presenter.left)
    page.refresh_wanted.connect(presenter.refresh)
    keep(page, presenter, presenter.end)
    return page
