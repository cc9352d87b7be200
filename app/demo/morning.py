"""The morning itself: sign in, twelve people, a line that dies and comes back, one result."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from app.demo.gate import Gate, Line
from app.demo.people import ERRANDS
from app.demo.robot import DemoFailed, Robot
from app.demo.summary import TakenIn
from app.runtime import Runtime
from app.window import CounterWindow
from models.domain.clock import FileClock
from models.domain.dossier import DossierStatus
from models.domain.questions import CaseQuestion
from models.queries.dossier_detail import DossierDetail, dossier_detail
from models.queries.dossier_list import View, dossier_page
from ui.detail.view import DetailPage
from ui.intake.view import IntakeView

_SILENT_AFTER, _DEAD_AFTER, _BACK_AFTER = 4, 7, 10
_BETWEEN = timedelta(minutes=7)


@dataclass
class Slips:
    """Where printing goes in the demo: each slip a file, named by nothing but its turn."""

    folder: Path
    paths: list[Path] = field(default_factory=list)

    def print_pdf(self, pdf: bytes, printer: str, paper: str) -> bool:
        path = self.folder / f"phieu-{len(self.paths) + 1:02d}.pdf"
        path.write_bytes(pdf)
        self.paths.append(path)
        return True


class Morning:
    """Plays the morning on an open window. Raises DemoFailed where it does not go as it must."""

    def __init__(
        self, counter: CounterWindow, runtime: Runtime, gate: Gate, clock: FileClock, slips: Slips,
        robot: Robot,
    ) -> None:
        self._counter = counter
        self._runtime = runtime
        self._gate = gate
        self._clock = clock
        self._slips = slips
        self._robot = robot
        self.taken: list[TakenIn] = []
        self.longest_silent_key_ms = 0.0

    def play(self, pin: str, cards: Sequence[str]) -> None:
        """Everything, in order."""
        self._sign_in(pin)
        for turn, (card, errand) in enumerate(zip(cards, ERRANDS, strict=True), 1):
            self._take_in(turn, card, *errand)
            self._change_line(turn)
        self._wait_for_centre()
        self._look_around()
        self._return_a_result()
        self._wait_for_centre()
        self._robot.press("F8")
        self._robot.rest(0.4)
        self._robot.shot("dong-bo-da-du")

    def _sign_in(self, pin: str) -> None:
        robot, window = self._robot, self._counter.window
        robot.rest(0.5)
        robot.shot("dang-nhap")
        robot.type(pin)
        robot.press("Return")
        robot.wait(window.is_signed_in, "signing in")
        robot.rest(0.5)
        robot.shot("hom-nay-sang-som")

    def _take_in(self, turn: int, card: str, procedure_code: str, letters: str) -> None:
        robot = self._robot
        self._clock.set(self._clock.now() + _BETWEEN)
        offline = turn > _SILENT_AFTER and turn <= _BACK_AFTER
        robot.longest_wait_ms, before = 0.0, self._newest_id()
        if turn == 1:
            robot.press("F2")
            robot.rest(0.3)
            robot.shot("tiep-nhan-trong")
        robot.keys = 0
        robot.scan(card)
        page = self._intake()
        robot.wait(lambda: not page.draft.person.is_blank, f"card {turn}")
        robot.rest(0.2)
        if turn == 1:
            robot.shot("tiep-nhan-da-doc-the")
        robot.type(letters)
        robot.wait(lambda: page.offers(procedure_code), f"procedure {procedure_code} for {letters}")
        if turn == 1:
            robot.shot("tiep-nhan-chon-thu-tuc")
        robot.press("Return")
        robot.wait(lambda: page.draft.procedure is not None, "the procedure to be taken")
        self._answer_questions(turn, page)
        robot.press("Ctrl+D")
        robot.rest(0.3)
        robot.shot(f"tiep-nhan-{turn:02d}")
        slips = len(self._slips.paths)
        began = time.perf_counter()
        robot.press("Ctrl+Return")
        robot.wait(lambda: len(self._slips.paths) > slips, f"slip {turn}")
        took_ms = (time.perf_counter() - began) * 1000
        robot.wait(page.is_done, f"the page that says saved {turn}")
        robot.rest(0.3)
        robot.shot(f"xong-{turn:02d}")
        if offline:
            self.longest_silent_key_ms = max(self.longest_silent_key_ms, robot.longest_wait_ms)
        dossier_id = self._newest_id()
        if dossier_id is None or dossier_id == before:
            raise DemoFailed(f"intake {turn} is not in the store")
        self.taken.append(
            TakenIn(dossier_id, self._slips.paths[-1], robot.keys, took_ms, offline)
        )

    def _answer_questions(self, turn: int, page: IntakeView) -> None:
        """The first answer to each: the case does not matter here."""
        robot = self._robot
        while (asked := page.draft.question) is not None:
            robot.shot(f"cau-hoi-{turn:02d}")
            robot.press("1")
            robot.wait(partial(_is_past, page, asked), "the answer")

    def _change_line(self, turn: int) -> None:
        if turn == _SILENT_AFTER:
            self._wait_for_centre()
            self._gate.set(Line.SILENT)
        elif turn == _DEAD_AFTER:
            self._gate.set(Line.DEAD)
            self._counter.desk.sync_now()
            self._robot.rest(0.6)
            self._robot.press("F8")
            self._robot.rest(0.4)
            self._robot.shot("dong-bo-mat-mang")
        elif turn == _BACK_AFTER:
            self._gate.set(Line.OPEN)
            self._counter.desk.sync_now()

    def _wait_for_centre(self) -> None:
        self._counter.desk.sync_now()
        self._robot.wait(lambda: self._waiting() == 0, "the centre to have everything", 40)
        self._robot.rest(0.3)

    def _look_around(self) -> None:
        robot = self._robot
        for key, name in (("F5", "hom-nay"), ("F3", "ho-so"), ("Ctrl+,", "cai-dat")):
            robot.press(key)
            robot.rest(0.5)
            robot.shot(name)
        robot.press("F3")
        robot.type("mau van xyz")
        robot.rest(0.5)
        robot.shot("ho-so-khong-thay")
        robot.press("Escape")

    def _return_a_result(self) -> None:
        """The slip's bar code opens the dossier; two steps on, and the result is handed over."""
        robot, window = self._robot, self._counter.window
        robot.press("F5")
        first = self._detail(self.taken[0].dossier_id)
        robot.scan(first.dossier.shown_code)
        robot.wait(lambda: window.page_name() == "dossier", "the scanned dossier")
        robot.rest(0.5)
        robot.shot("mot-ho-so")
        for status in (DossierStatus.PROCESSING, DossierStatus.RESULT_READY):
            self._clock.set(self._clock.now() + _BETWEEN)
            robot.press("Ctrl+Return")
            self._fill_sheet(status)
            robot.wait(partial(self._has_status, status), f"status {status.name}")
            robot.rest(1.2)  # a second Ctrl+Enter within a second is taken for a slip of the hand
        robot.shot("mot-ho-so-co-ket-qua")
        robot.press("F7")
        robot.rest(0.3)
        robot.scan(first.dossier.shown_code)
        robot.rest(0.6)
        robot.shot("tra-ket-qua")
        self._hand_over_result()
        robot.rest(0.5)
        robot.shot("da-tra-ket-qua")

    def _fill_sheet(self, status: DossierStatus) -> None:
        """An act with its form is written down as the form proposes it."""
        robot, page = self._robot, self._counter.window.page("dossier")
        assert isinstance(page, DetailPage)
        robot.wait(
            lambda: page.stage.sheet is not None or self._has_status(status),
            f"the sheet or status {status.name}",
        )
        if page.stage.sheet is not None:
            robot.rest(0.4)
            robot.shot(f"to-{status.name.lower().replace('_', '-')}")
            robot.press("Ctrl+Return")

    def _hand_over_result(self) -> None:
        robot = self._robot
        robot.press("Alt+P")
        robot.rest(0.2)
        robot.press("Ctrl+Return")
        robot.wait(lambda: self._status() is DossierStatus.RETURNED, "the result to be returned")

    def _has_status(self, status: DossierStatus) -> bool:
        return self._status() is status

    def _status(self) -> DossierStatus:
        return self._detail(self.taken[0].dossier_id).dossier.status

    def _detail(self, dossier_id: str) -> DossierDetail:
        return self._runtime.store.read(lambda s: dossier_detail(s, dossier_id))

    def _newest_id(self) -> str | None:
        now: datetime = self._clock.now()
        page = self._runtime.store.read(lambda s: dossier_page(s, now=now, limit=1))
        return page.lines[0].id if page.lines else None

    def _waiting(self) -> int:
        return self._counter.desk.dossier_count(View.NOT_AT_CENTRE)

    def _intake(self) -> IntakeView:
        page = self._counter.window.page("intake")
        assert isinstance(page, IntakeView)
        return page


def _is_past(page: IntakeView, asked: CaseQuestion) -> bool:
    return page.draft.question != asked
