"""The thread that keeps a counter and the centre together: runs, waits, wakes when poked."""

from __future__ import annotations

import logging
import random
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from models.domain.clock import Clock
from sync.backoff import wait_s
from sync.engine import SyncEngine
from sync.events import SyncPhase, SyncReport, SyncStatus

log = logging.getLogger("counter.sync")

IDLE_WAIT_S = 30.0
_HELD_WAIT_S = 5.0

_PHASES = {
    "offline": SyncPhase.OFFLINE,
    "aborted": SyncPhase.OFFLINE,
    "timed_out": SyncPhase.OFFLINE,
    "centre_busy": SyncPhase.BUSY,
    "tls_failed": SyncPhase.TLS_FAILED,
    "join_again": SyncPhase.JOIN_AGAIN,
    "cloned": SyncPhase.JOIN_AGAIN,
    "bad_signature": SyncPhase.JOIN_AGAIN,
    "token_missing": SyncPhase.JOIN_AGAIN,
    "token_wrong": SyncPhase.JOIN_AGAIN,
    "not_enrolled": SyncPhase.JOIN_AGAIN,
    "wire_too_old": SyncPhase.TOO_OLD,
    "clock_wrong": SyncPhase.CLOCK_WRONG,
}
_NOT_THE_CENTRE = frozenset(
    {
        "not_the_centre",
        "not_json",
        "not_http",
        "not_our_message",
        "answer_too_large",
        "answer_cut_short",
        "answer_unreadable",
        "cursor_wrong",
        "mass_change",
        "bad_dossier",
        "other_office",
        "bad_lease",
        "bad_instant",
        "bad_catalogue",
    }
)


_LINE_IS_FINE = frozenset({None, "mass_change"})
"""What ends a run without any trouble on the line: the next one comes as after a good run."""


def phase_of(error_code: str | None) -> SyncPhase:
    """Which phase a run that ended with this code leaves behind; None means all went well."""
    if error_code is None:
        return SyncPhase.ALL_THERE
    if error_code in _NOT_THE_CENTRE:
        return SyncPhase.NOT_THE_CENTRE
    return _PHASES.get(error_code, SyncPhase.REFUSED)


class SyncLoop:
    """Owns the sync thread. `on_status` and `on_report` are called in that thread."""

    def __init__(
        self,
        engine: SyncEngine,
        clock: Clock,
        on_status: Callable[[SyncStatus], None],
        on_report: Callable[[SyncReport], None],
        rng: random.Random | None = None,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._on_status = on_status
        self._on_report = on_report
        self._rng = rng or random.Random()
        self._wake = threading.Event()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sync", daemon=True)
        self._status = SyncStatus(phase=SyncPhase.NOT_STARTED, since=clock.now())

    @property
    def status(self) -> SyncStatus:
        return self._status

    def start(self) -> None:
        self._thread.start()

    def poke(self) -> None:
        """A person wants it: run now, whatever the waiting time says."""
        self._wake.set()

    def nudge(self) -> None:
        """Something was saved: run now, unless a failed try is being waited out."""
        calm = (SyncPhase.ALL_THERE, SyncPhase.SENDING, SyncPhase.NOT_STARTED)
        if self._status.phase in calm or self._status.code in _LINE_IS_FINE:
            self._wake.set()

    def close(self, limit_s: float = 20.0) -> None:
        """End the run in progress and stop; what was not confirmed is sent at the next start."""
        self._stop.set()
        self._wake.set()
        self._engine.abort()
        if self._thread.ident is not None:
            self._thread.join(limit_s)
        self._engine.close()

    def _run(self) -> None:
        failures = 0
        while not self._stop.is_set():
            self._say(SyncPhase.SENDING)
            report = self._run_once()
            failures = 0 if report.error in _LINE_IS_FINE else failures + 1
            wait = self._wait_s(report, failures)
            self._tell(report, wait)
            self._wake.wait(wait)
            self._wake.clear()  # before `_stop` is read, so that a close is never slept over

    def _run_once(self) -> SyncReport:
        """A bug ends its run, never the thread: an outermost frame, so it may catch all."""
        try:
            return self._engine.run_once()
        except Exception:
            log.exception("run broken off by a bug")
            return SyncReport(ok=False, error="unexpected", waiting=self._status.waiting)

    def _wait_s(self, report: SyncReport, failures: int) -> float:
        if report.error in _LINE_IS_FINE:
            return _HELD_WAIT_S if report.held else IDLE_WAIT_S
        return wait_s(failures, self._rng, report.retry_after_s)

    def _say(self, phase: SyncPhase) -> None:
        """Sending is only said when there was nothing worse to say."""
        if self._status.phase in (SyncPhase.ALL_THERE, SyncPhase.NOT_STARTED):
            self._set(replace(self._status, phase=phase, since=self._clock.now()))

    def _tell(self, report: SyncReport, wait: float) -> None:
        phase = phase_of(report.error)
        same = phase is self._status.phase
        now: datetime = self._clock.now()
        log.info(
            "run ok=%s error=%s sent=%d accepted=%d refused=%d pulled=%d waiting=%d",
            report.ok,
            report.error,
            report.sent,
            report.accepted,
            report.refused,
            report.pulled,
            report.waiting,
        )
        self._on_report(report)
        self._set(
            SyncStatus(
                phase=phase,
                since=self._status.since if same else now,
                waiting=report.waiting,
                checked_at=now if report.ok else self._status.checked_at,
                retry_in_s=wait,
                code=report.error,
            )
        )

    def _set(self, status: SyncStatus) -> None:
        self._status = status
        self._on_status(status)
