"""Small real objects for tests: a counter's folder that has joined, a clock, a command."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from app.place import Place
from app.runtime import Runtime
from models.domain.clock import Clock, FixedClock, local_day
from models.domain.dossier import Applicant, DocumentItem, IdKind, OfficialRef
from models.domain.numbering import Lease
from models.domain.procedure import TimeUnit
from models.services import catalogue
from models.services.enrolment import Enrolment, save_enrolment
from models.services.intake import ReceiveDossier
from models.services.numbering import generation, record_in_mark, save_grant

MORNING = datetime(2026, 11, 25, 1, 30, tzinfo=UTC)
"""Wednesday, 08:30 in Vietnam."""
TODAY = local_day(MORNING)
OFFICE, AGENCY = "05977", "H37.05977"
OFFICIAL = OfficialRef(None, "Lò Thị Bích Hạnh")


@dataclass(frozen=True, slots=True)
class Counter:
    """A counter's place on the disk; `open` gives the running counter."""

    place: Place
    clock: FixedClock

    @property
    def data_dir(self) -> Path:
        return self.place.data_dir

    @property
    def mark_path(self) -> Path:
        return next(self.data_dir.parent.glob("key.*.mark"))

    def open(self, *, writing: bool = True) -> Runtime:
        return Runtime(self.place, writing=writing)

    def copy_to(self, folder: Path) -> Counter:
        """The same files in another folder: a disk image."""
        shutil.copytree(self.data_dir.parent, folder)
        place = replace(self.place, data_dir=folder / "data", key_file=folder / "key")
        return Counter(place, self.clock)


def morning() -> FixedClock:
    return FixedClock(MORNING)


def place_in(folder: Path, clock: Clock) -> Place:
    return Place(folder / "data", folder / "key", clock)


def empty_counter(folder: Path, clock: FixedClock) -> Counter:
    """A store with the shipped catalogue that has joined no centre."""
    place = place_in(folder, clock)
    place.folder().make(clock)
    with Runtime(place) as runtime:
        runtime.store.write(catalogue.load_shipped)
    return Counter(place, clock)


def make_counter(folder: Path, clock: FixedClock) -> Counter:
    """A counter that has joined and holds numbers 1 to 100 of today."""
    counter = empty_counter(folder, clock)
    with counter.open() as runtime:
        runtime.store.write(lambda s: save_enrolment(s, joined()))
        lend(runtime, lease())
    return counter


def joined(**changed: Any) -> Enrolment:
    usual = Enrolment(
        server_url="http://127.0.0.1:9",
        device_id="0190c0de-0000-7000-8000-000000000001",
        device_no=1,
        private_key="11" * 32,
        office_code=OFFICE,
        office_name="Phường Kỳ Lừa",
        office_short_name="Kỳ Lừa",
        one_stop_name="Trung tâm Phục vụ hành chính công phường Kỳ Lừa",
        agency_id=AGENCY,
        centre_name="Máy chủ thử",
        wire_version=1,
    )
    return replace(usual, **changed)


def lease(first: int = 1, last: int = 100, day: date = TODAY, name: str = "") -> Lease:
    return Lease(
        id=name or f"lease-{day}-{first}",
        agency_id=AGENCY,
        day=day,
        first=first,
        last=last,
        next=first,
    )


def lend(runtime: Runtime, grant: Lease) -> None:
    """Give the counter a block of numbers, as the centre does."""
    runtime.store.write(lambda s: save_grant(s, grant, generation(s)))


def person(**changed: Any) -> Applicant:
    usual = Applicant(
        full_name="Nông Thị Mẫu Đơn",
        personal_id="020190000018",
        id_kind=IdKind.CITIZEN_ID,
        birth_date=date(1990, 3, 5),
        address="Khối 8, phường Kỳ Lừa, tỉnh Lạng Sơn",
        phone="0912345678",
    )
    return replace(usual, **changed)


def procedure_with_days(runtime: Runtime) -> str:
    """The code of some procedure whose time limit is in working days."""
    offered = runtime.store.read(catalogue.procedures)
    return next(
        p.code
        for p in offered
        if p.time_limit is not None
        and p.time_limit.unit is TimeUnit.WORKING_DAY
        and not p.centralised
    )


def command(runtime: Runtime, **changed: Any) -> ReceiveDossier:
    usual = ReceiveDossier(
        applicant=person(),
        procedure_code=changed.get("procedure_code") or procedure_with_days(runtime),
        official=OFFICIAL,
        papers=(DocumentItem(name="Tờ khai", originals=1),),
    )
    return replace(usual, **changed)


def receive(runtime: Runtime, **changed: Any) -> Any:
    """Receive one dossier and return it."""
    dossier, _ = runtime.intake.receive(command(runtime, **changed))
    return dossier


def yesterday(clock: FixedClock) -> datetime:
    return clock.now() - timedelta(days=1)


class Crash(Exception):
    """The computer stops here."""


def crash_before_commit(runtime: Runtime) -> None:
    """From now on every write reaches the mark and dies before its commit."""
    record = partial(record_in_mark, mark=runtime.mark)

    def stop(session: Any) -> None:
        record(session)
        raise Crash

    runtime.store.before_commit(stop)
