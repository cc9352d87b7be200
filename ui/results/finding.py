"""From what was scanned or typed to one dossier."""

from __future__ import annotations

from abc import abstractmethod

from models.domain.clock import local_day
from models.domain.dossier import DossierStatus
from models.domain.numbering import find_code
from models.domain.scan import ScanKind, read_scan
from models.domain.slip_seal import SealedSlip
from models.domain.text import nfc
from models.errors import AppError, UserError
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import DossierLine, View
from ui.desk import Desk
from ui.ports import Tasks
from ui.results.contract import ResultsView
from ui.results.receiver import ReadPaper, read_paper


class FindResult:
    """The part of the results' presenter that looks for a dossier."""

    _view: ResultsView
    _desk: Desk
    _tasks: Tasks
    _detail: DossierDetail | None
    _sealed: SealedSlip | None
    _read: ReadPaper | None

    @abstractmethod
    def open(self, dossier_id: str) -> None:
        """Begin handing over this dossier's result."""

    @abstractmethod
    def _begin(self, detail: DossierDetail) -> None:
        """This is the dossier."""

    @abstractmethod
    def _person_read(self, paper: ReadPaper) -> None:
        """A card or a passport was read."""

    def scan(self, text: str) -> bool:
        """Take what the scanner read: a slip opens its dossier, a card finds or checks a person."""
        result = read_scan(text, today=local_day(self._desk.clock.now()))
        paper = read_paper(result)
        if result.code is not None:
            self._sealed = result.slip.sealed if result.slip is not None else None
        if result.kind is ScanKind.OPAQUE_ID and result.code is not None:
            self.open(result.code)
        elif result.code is not None:
            self._find_code(result.code)
        elif paper is not None:
            self._person_read(paper)
        else:
            self._view.show_refused_scan(str(result.reason))
        return True

    def find(self, words: str) -> None:
        """Look for what was typed: a code, the end of a phone number, a name."""
        wanted = nfc(words)
        self._sealed = self._read = None
        code = find_code(wanted.upper())
        if not wanted:
            self._read_waiting()
        elif code is not None:
            self._find_code(code)
        else:
            self._tasks.run(
                lambda: self._desk.dossiers(View.RESULT_READY, wanted).lines,
                lambda lines: self._found(lines, wanted),
                self._view.show_error,
            )

    def _of_person(self, lines: tuple[DossierLine, ...]) -> None:
        ready = tuple(line for line in lines if line.status is DossierStatus.RESULT_READY)
        if len(ready) == 1:
            self.open(ready[0].id)
        elif ready:
            self._view.show_waiting(ready, self._desk.clock.now())
        else:
            self._view.show_no_result_of_person()

    def _find_code(self, code: str) -> None:
        def fail(error: AppError) -> None:
            if isinstance(error, UserError):
                self._view.show_nothing_found(code)
            else:
                self._view.show_error(error)

        self._tasks.run(lambda: self._desk.detail_by_code(code), self._by_code, fail)

    def _by_code(self, detail: DossierDetail) -> None:
        if detail.same_code:
            self._detail = None
            self._view.show_same_code(detail.same_code, self._desk.clock.now())
        else:
            self._begin(detail)

    def _found(self, lines: tuple[DossierLine, ...], words: str) -> None:
        if len(lines) == 1:
            self.open(lines[0].id)
        elif lines:
            self._view.show_waiting(lines, self._desk.clock.now())
        else:
            self._view.show_nothing_found(words)

    def _read_waiting(self) -> None:
        def ok(lines: tuple[DossierLine, ...]) -> None:
            if self._detail is None:
                self._view.show_waiting(lines, self._desk.clock.now())

        self._tasks.run(
            lambda: self._desk.dossiers(View.RESULT_READY).lines, ok, self._view.show_error
        )
