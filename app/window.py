"""The window wired to the counter: pages, lamps, scanner, lock, backup. Built in order, closed in
reverse."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from app.care import Care
from app.desk import CounterDesk, PrintPdf
from app.devices import WatchedPrinter
from app.idle import IdleWatch
from app.lamp_board import LampBoard
from app.runtime import Runtime
from app.scan_routing import ScanRouting
from app.settings import SettingsFile
from app.sync_bridge import SyncBridge
from app.translation import Speech
from models.domain.changes import Kind
from models.errors import AppError
from models.queries.dossier_list import View
from models.services.officials import Official
from resources import words
from sync.engine import PROGRAM_VERSION
from sync.events import SyncReport
from ui import texts
from ui.batch import view as batch_page
from ui.desk import Desk
from ui.detail import view as detail_page
from ui.dossiers import view as dossiers_page
from ui.figures import view as figures_page
from ui.fonts import load_fonts
from ui.help_sheet import HelpSheet
from ui.intake import view as intake_page
from ui.intake.kept_drafts import has_draft
from ui.main_window import MainWindow, Page, SavedLamp
from ui.ports import ChangeFeed, Router, Tasks
from ui.qt.change_bus import ChangeBus
from ui.qt.scanner import ScannerFilter
from ui.qt.tasks import TaskRunner
from ui.results import view as results_page
from ui.session import Session
from ui.settings import view as settings_page
from ui.sign_in import view as sign_in_page
from ui.slip_check import SlipCheck
from ui.slip_words import slip_words
from ui.sync_status import view as sync_page
from ui.theme import TextScale, ThemeKind, apply_theme
from ui.today import view as today_page

log = logging.getLogger("counter.ui")

_TROUBLE_EVERY_MS = 15_000

BuildPage = Callable[[Desk, Tasks, ChangeFeed, Router, Session], Page]


@dataclass(frozen=True, slots=True)
class Devices:
    """How slips leave the program; the demo and tests give others."""

    print_pdf: PrintPdf
    printers: Callable[[], tuple[str, ...]]


class CounterWindow(QObject):
    """Everything around one open window."""

    printed = Signal()

    def __init__(self, app: QApplication, runtime: Runtime, devices: Devices) -> None:
        super().__init__()
        load_fonts()
        self._app = app
        self._runtime = runtime
        self.settings = SettingsFile(runtime.place.data_dir / "settings.json")
        self._apply_theme(app)
        self._speech = Speech(app)
        self._speech.speak(self.settings.now.language)
        self.session = Session()
        self.tasks = TaskRunner()
        self.bus = ChangeBus()
        self.sync = SyncBridge(runtime.engine, runtime.clock)
        printer = WatchedPrinter(devices.print_pdf, runtime.clock, self.printed.emit)
        self.desk = CounterDesk(
            runtime,
            self.settings,
            publish=self.bus.publish,
            sync_wanted=self.sync.poke,
            saved=self.sync.nudge,
            print_pdf=printer.print_pdf,
            printers=devices.printers,
        )
        self.window = MainWindow(runtime.clock)
        self.lamps = LampBoard(self.window, self.desk, printer, self.tasks, self.sync)
        self._scans = ScanRouting(self.desk, self.tasks, self, self.window.show_trouble)
        self.care = Care(runtime)
        self._told: str | None = None
        self._locked_for: Official | None = None
        self._page_before_lock = "today"
        self._add_pages()
        self._connect(app)

    def open(self) -> None:
        """Show the sign-in page, fill the lamps and let sync run."""
        self.window.set_saved(SavedLamp.SAVED)
        self.window.set_signed_in(False)
        self.window.go("sign_in")
        self.window.show()
        self._refresh_office()
        self.lamps.refresh()
        self.sync.start()
        self.care.start()

    def close(self) -> None:
        """Stop in the reverse order of starting; what is saved is saved already."""
        for watching in (self._scanner, self._idle):
            self._app.removeEventFilter(watching)
        self._idle.stop()
        self.lamps.stop()
        self._backup_timer.stop()
        self._trouble_timer.stop()
        self.sync.close()
        self.tasks.close()
        self.bus.close()
        self.window.close()
        self.care.close()  # the window is gone by now: nobody waits for the closing backup
        self._speech.end()

    # pages

    def _add_pages(self) -> None:
        builders: dict[str, BuildPage] = {
            "today": partial(
                today_page.build, open_view=self._open_view, open_result=self._open_result
            ),
            "intake": intake_page.build,
            "batch": batch_page.build,
            "dossiers": dossiers_page.build,
            "dossier": partial(detail_page.build, open_result=self._open_result),
            "results": results_page.build,
            "reports": figures_page.build,
            "sync": partial(sync_page.build, source=self.sync),
            "settings": partial(
                settings_page.build,
                choose_look=self._choose_look,
                choose_language=self._choose_language,
            ),
        }
        for name, build in builders.items():
            self.window.add_page(name, self._builder(build))
        self.window.add_page("sign_in", self._sign_in_page)
        self.window.set_places(frozenset(builders))

    def _builder(self, build: BuildPage) -> Callable[[], Page]:
        return lambda: build(self.desk, self.tasks, self.bus, self, self.session)

    def _sign_in_page(self) -> Page:
        page = sign_in_page.build(self.desk, self.tasks, self.bus, self, self.session)
        page.signed_in.connect(self._on_signed_in)
        return page

    # the router

    def open_dossier(self, dossier_id: str) -> None:
        """Show one dossier."""
        page = self.window.page("dossier")
        assert isinstance(page, detail_page.DetailPage)
        page.show_dossier(dossier_id)
        self.window.go("dossier")

    def open_intake(self, scan: str | None = None) -> None:
        """Begin an intake, with what the scanner just read if anything."""
        page = self.window.page("intake")
        assert isinstance(page, intake_page.IntakeView)
        self.window.go("intake")
        page.begin(scan)

    def go(self, page: str) -> None:
        self.window.go(page)

    def back(self) -> None:
        self.window.back()

    def _open_view(self, view: View) -> None:
        page = self.window.page("dossiers")
        assert isinstance(page, dossiers_page.DossiersPage)
        page.show_saved_view(view)
        self.window.go("dossiers")

    def _open_result(self, dossier_id: str) -> None:
        page = self.window.page("results")
        assert isinstance(page, results_page.ResultsPage)
        self.window.go("results")
        page.open_dossier(dossier_id)

    def _choose_look(self, kind: ThemeKind, scale: TextScale) -> None:
        self.settings.change(theme=str(kind), text_scale=scale.name.lower())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, kind, scale)
        self._rebuild_settings()

    def _choose_language(self, language: words.Language) -> None:
        """At once: every page is built again with the other words."""
        self.settings.change(language=str(language))
        self._speech.speak(language)
        self._rebuild_settings()
        self._show_official()
        self.lamps.refresh()

    def _rebuild_settings(self) -> None:
        """Build everything again and stay at the choices of text, colours and language."""
        self.window.rebuild()
        page = self.window.page("settings")
        assert isinstance(page, settings_page.SettingsPage)
        page.show_look()

    # signing in and out

    def _on_signed_in(self, official: Official) -> None:
        """The same person goes on where she was; another one begins with the morning page."""
        same = self._locked_for is not None and self._locked_for.id == official.id
        self.session.sign_in(official)
        self._show_official()
        self.window.set_signed_in(True)
        if not same:
            self.window.set_saved(SavedLamp.SAVED)
        self.window.go(self._page_before_lock if same else "today")
        self.window.forget_trail()
        if not same and has_draft(self.session):
            self.window.show_toast(
                self.tr("Your unfinished intake is kept."), self.tr("F2 goes on with it.")
            )
        self._locked_for = None
        self._idle.start()

    def lock(self) -> None:
        """Nobody is signed in any more; what was typed stays where it is."""
        official = self.session.official
        if official is None:
            return
        open_work = 1 if has_draft(self.session) else 0
        self._locked_for, self._page_before_lock = official, self.window.page_name()
        self.window.close_asides()
        self.session.sign_out()
        self._idle.stop()
        self.window.set_signed_in(False)
        page = self.window.page("sign_in")
        assert isinstance(page, sign_in_page.SignInPage)
        self.window.go("sign_in")
        page.lock_for(official, open_work)

    def _show_official(self) -> None:
        official = self.session.official
        if official is not None:
            self.window.set_official(official.shown_name, self.tr("Counter"))

    # scans

    def tell_slip(self, check: SlipCheck) -> None:
        """The seal of the slip just scanned, beside its dossier."""
        page = self.window.page("dossier")
        assert isinstance(page, detail_page.DetailPage)
        page.show_slip_check(*slip_words(check))

    # finding and help

    def _find(self) -> None:
        """Ctrl+K: the search over all dossiers."""
        self.window.go("dossiers")
        page = self.window.page("dossiers")
        assert isinstance(page, dossiers_page.DossiersPage)
        page.focus_search()

    def _help(self, _page: str) -> None:
        """F1 and F12: the keys, and what support will ask."""
        page = self.window.current_page()
        title = "" if page is None else page.frame.title
        self.tasks.run(
            self.desk.office, lambda office: self._show_help(title, office.name), self._log_error
        )

    def _show_help(self, title: str, office: str) -> None:
        facts = (
            (self.tr("Program"), PROGRAM_VERSION),
            (self.tr("Office"), office),
            (self.tr("To the centre"), self.lamps.centre().words),
        )
        self.window.show_drawer(HelpSheet(title, facts))

    # lamps

    def _connect(self, app: QApplication) -> None:
        self._scanner = ScannerFilter(may_act=self.window.takes_scans, parent=self)
        app.installEventFilter(self._scanner)
        self._scanner.scanned.connect(self.lamps.scanned)
        self._scanner.scanned.connect(self.window.deliver_scan)
        self.window.scan_unclaimed.connect(self._scans.route)
        self.window.lock_wanted.connect(self.lock)
        self.window.find_wanted.connect(self._find)
        self.window.help_wanted.connect(self._help)
        self.window.support_wanted.connect(lambda: self._help(self.window.page_name()))
        self._idle = IdleWatch(app, timedelta(minutes=self.settings.now.lock_after_min), self.lock)
        self.sync.reported.connect(self._on_report)
        self.bus.subscribe(self.lamps.changed)
        self.printed.connect(self.lamps.refresh, Qt.ConnectionType.QueuedConnection)
        minutes = self.settings.now.backup_every_min
        self._backup_timer = self._every(minutes * 60_000, self._back_up)
        self._trouble_timer = self._every(_TROUBLE_EVERY_MS, self._tell_trouble)

    def _every(self, interval_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(interval_ms)
        timer.timeout.connect(call)
        timer.start()
        return timer

    def _on_report(self, report: SyncReport) -> None:
        if Kind.CATALOGUE in report.touched.kinds:
            self.desk.catalogue_changed()
        self.bus.publish(report.touched)

    def _refresh_office(self) -> None:
        self.tasks.run(
            self.desk.office, lambda card: self.window.set_office(card.name), self._log_error
        )

    def _back_up(self) -> None:
        self.tasks.run(self._runtime.back_up, lambda path: None, self._on_backup_failed)

    def _tell_trouble(self) -> None:
        """What the store's care found is said once, until it is over and comes again."""
        code = self.care.trouble()
        if code is not None and code != self._told:
            self.window.show_trouble(words.sentence(code))
        self._told = code

    def _on_backup_failed(self, error: AppError) -> None:
        log.warning("backup failed: %s", error)
        self.window.show_trouble(texts.sentence(error))

    def _log_error(self, error: AppError) -> None:
        log.warning("lamp: %s", error)

    def _apply_theme(self, app: QApplication) -> None:
        now = self.settings.now
        kind = ThemeKind(now.theme) if now.theme in set(ThemeKind) else ThemeKind.LIGHT
        scales = {scale.name.lower(): scale for scale in TextScale}
        apply_theme(app, kind, scales.get(now.text_scale, TextScale.NORMAL))
