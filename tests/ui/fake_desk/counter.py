"""What every room of the desk in memory works with: the dossiers, the calls, the failures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from models.domain.batch_list import BatchList
from models.domain.changes import Changes
from models.domain.clock import Clock, FixedClock, local_day
from models.domain.dossier import Dossier, DossierStatus, HistoryEntry, OfficialRef
from models.domain.numbering import Lease
from models.domain.procedure import Procedure
from models.domain.rules import CounterRules
from models.domain.units import Unit
from models.errors import AppError, NotFound
from models.queries.dossier_list import CentreState, DossierLine, View
from models.queries.known_people import KnownPerson
from models.queries.sync_overview import SyncNote
from models.queries.two_versions import TwoVersions
from models.services.mass_change import MassChange
from models.services.numbering import NumberBook
from models.services.officials import Official
from models.services.signers import SealState
from tests.ui.fake_desk.samples import MAU, MORNING, OFFICE, PIN, PROCEDURES, THU, VI_DU
from tests.ui.fake_office_data import FakeOfficeData
from ui.desk import BackupCard, PrinterChoice
from ui.ports import ChangeFeed

_STATUS_OF_VIEW = {
    View.WAITING_SUPPLEMENT: DossierStatus.SUPPLEMENT_REQUESTED,
    View.RESULT_READY: DossierStatus.RESULT_READY,
    View.ONLINE_NEW: DossierStatus.NEW_ONLINE,
}

_RUNNING = (DossierStatus.RECEIVED, DossierStatus.PROCESSING)


class Counter:
    """Keeps the dossiers and remembers each call."""

    offered: tuple[Procedure, ...] = PROCEDURES

    def __init__(
        self,
        dossiers: Iterable[Dossier] = (),
        *,
        clock: Clock | None = None,
        feed: ChangeFeed | None = None,
        page_size: int = 100,
    ) -> None:
        self._clock = clock or FixedClock(MORNING)
        self._feed = feed
        self._page_size = page_size
        self.store: dict[str, Dossier] = {dossier.id: dossier for dossier in dossiers}
        self.people: dict[str, Official] = {o.id: o for o in (MAU, THU, VI_DU)}
        self.pins: dict[str, str] = dict.fromkeys(self.people, PIN)
        self.wrong: dict[str, int] = {}
        self.centre: dict[str, CentreState] = {}
        self.reasons: dict[str, str] = {}
        self.versions: dict[str, TwoVersions] = {}
        self.same_code: dict[str, tuple[str, ...]] = {}
        self.mass_change: MassChange | None = None
        self.known: dict[str, KnownPerson] = {}
        self.units: dict[str, Unit] = {}
        self.batch = BatchList(())
        self.seal = SealState.UNKNOWN_SIGNER
        self.sync_notes: list[SyncNote] = []
        self.checked_at: str | None = None
        self.failures: dict[str, AppError] = {}
        self.calls: list[tuple[str, tuple[Any, ...]]] = []
        self.counter_rules = CounterRules()
        self.printer = PrinterChoice("HP LaserJet 107a", "A5")
        self.known_printers: tuple[str, ...] = ("HP LaserJet 107a", "Canon LBP 2900")
        self.backup: BackupCard | None = None
        self.listed = 14
        self.books: tuple[NumberBook, ...] = (_book(local_day(self._clock.now())),)
        self._next_number = 100
        self.office_data = FakeOfficeData(self.offered, self._enter)

    @property
    def clock(self) -> Clock:
        return self._clock

    def called(self, name: str) -> list[tuple[Any, ...]]:
        """The arguments of every call of this name, in order."""
        return [arguments for called, arguments in self.calls if called == name]

    def _enter(self, name: str, *arguments: Any) -> None:
        self.calls.append((name, arguments))
        failure = self.failures.pop(name, None)
        if failure is not None:
            raise failure

    def _tell(self, changes: Changes) -> None:
        if self._feed is not None:
            self._feed.publish(changes)

    def _procedure(self, code: str) -> Procedure:
        for procedure in self.offered:
            if procedure.code == code:
                return procedure
        raise NotFound("procedure_not_found")

    def _dossier(self, dossier_id: str) -> Dossier:
        if dossier_id not in self.store:
            raise NotFound("dossier_not_found")
        return self.store[dossier_id]

    def _with_entry(
        self,
        dossier: Dossier,
        action: str,
        before: DossierStatus | None,
        official: OfficialRef,
        data: Mapping[str, Any],
    ) -> Dossier:
        entry = HistoryEntry(
            id=f"h-{dossier.id}-{len(dossier.history)}",
            dossier_id=dossier.id,
            action=action,
            from_status=before,
            to_status=dossier.status,
            at=self._clock.now(),
            official=official,
            device_no=OFFICE.device_no,
            data=dict(data),
        )
        return replace(dossier, history=(*dossier.history, entry))

    def _newest(self) -> list[Dossier]:
        return sorted(self.store.values(), key=lambda d: (d.received_at, d.id), reverse=True)

    def _in(self, view: View) -> list[Dossier]:
        return [dossier for dossier in self._newest() if self._belongs(dossier, view)]

    def _belongs(self, dossier: Dossier, view: View) -> bool:
        today = local_day(self._clock.now())
        due = local_day(dossier.due_at) if dossier.due_at is not None else None
        if view is View.ALL:
            return True
        if view is View.NOT_AT_CENTRE:
            return self._centre(dossier) is not CentreState.AT_CENTRE
        if view in (View.DUE_TODAY, View.OVERDUE):
            if dossier.status not in _RUNNING or due is None:
                return False
            return due == today if view is View.DUE_TODAY else due < today
        return dossier.status is _STATUS_OF_VIEW[view]

    def _centre(self, dossier: Dossier) -> CentreState:
        usual = CentreState.WAITING if dossier.synced_at is None else CentreState.AT_CENTRE
        return self.centre.get(dossier.id, usual)

    def _line(self, dossier: Dossier) -> DossierLine:
        phone = dossier.applicant.phone
        return DossierLine(
            id=dossier.id,
            code=dossier.code,
            provisional_code=dossier.provisional_code,
            status=dossier.status,
            applicant_name=dossier.applicant.full_name,
            phone_end=phone[-3:] if phone else None,
            procedure_code=dossier.procedure.code,
            procedure_name=dossier.procedure.short_name or dossier.procedure.name,
            received_at=dossier.received_at,
            due_at=dossier.due_at,
            centre=self._centre(dossier),
            synced_at=dossier.synced_at,
            is_void=dossier.voided_at is not None,
        )


def _book(day: date) -> NumberBook:
    lease = Lease(id="l-1", agency_id=OFFICE.agency_id, day=day, first=1, last=100, next=18)
    return NumberBook(lease, used=16, void=1, returned=0, left=83)
