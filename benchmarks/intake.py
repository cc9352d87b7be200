"""How fast a dossier is saved, beside the floor: the same bytes in one bare synced commit.

Prints medians and their ratio of one run; compare ratios, not milliseconds of different machines.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from app.place import Place
from app.runtime import Runtime
from app.slip import slip_input
from app.verbs.enrol import make_store
from models.domain.clock import SystemClock, local_day
from models.domain.dossier import Applicant, DocumentItem, IdKind, OfficialRef
from models.domain.numbering import Lease
from models.services.enrolment import Enrolment, enrolment, save_enrolment
from models.services.intake import ReceiveDossier
from models.services.numbering import generation, save_grant
from models.store import connect
from printing.receipt import render

_ROUNDS = 200


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        clock = SystemClock()
        place = Place(Path(folder) / "data", Path(folder) / "keys" / "key", clock)
        make_store(place)
        with Runtime(place) as runtime:
            _join(runtime)
            command = _command()
            ours = _medians_ms(lambda: runtime.intake.receive(command))
            dossier, _ = runtime.intake.receive(command)
            joined = runtime.store.read(enrolment)
            slip = slip_input(dossier, joined)
            render(slip)
            drawn = _medians_ms(lambda: render(slip), 40)
            key = runtime.key
        floor = _floor_ms(Path(folder), key)
    print(f"  saving a dossier      {ours:7.2f} ms")
    print(f"  bare synced commit    {floor:7.2f} ms   ours / floor {ours / floor:5.1f}")
    print(f"  slip A5, two copies   {drawn:7.2f} ms")


def _medians_ms(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def _floor_ms(folder: Path, key: bytes) -> float:
    """About as many bytes as a dossier with its history and operation, in one commit."""
    connection = connect(folder / "floor.db", key, create=True)
    connection.execute("CREATE TABLE line (body TEXT)")
    body = "x" * 12_000

    def commit() -> None:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO line VALUES (?)", (body,))
        connection.execute("COMMIT")

    median = _medians_ms(commit)
    connection.close()
    return median


def _join(runtime: Runtime) -> None:
    joined = Enrolment(
        server_url="http://127.0.0.1:9",
        device_id="bench",
        device_no=1,
        private_key="00" * 32,
        office_code="06184",
        office_name="Xã Đồng Đăng",
        office_short_name="Đồng Đăng",
        one_stop_name="Trung tâm Phục vụ hành chính công xã Đồng Đăng",
        agency_id="H37.06184",
        centre_name="",
        wire_version=1,
    )
    today = local_day(runtime.clock.now())
    lease = Lease(id="bench", agency_id="H37.06184", day=today, first=1, last=9999, next=1)
    runtime.store.write(lambda s: save_enrolment(s, joined))
    runtime.store.write(lambda s: save_grant(s, lease, generation(s)))


def _command() -> ReceiveDossier:
    return ReceiveDossier(
        applicant=Applicant(
            full_name="Nguyễn Văn Mẫu",
            personal_id="020090000123",
            id_kind=IdKind.CITIZEN_ID,
            birth_date=date(1990, 3, 5),
            sex="Nam",
            address="Thôn Mẫu, Đồng Đăng, Lạng Sơn",
        ),
        procedure_code="1.001193",
        official=OfficialRef(None, "Hoàng Thị Mẫu"),
        papers=(DocumentItem(name="Tờ khai đăng ký khai sinh theo mẫu"),),
    )


if __name__ == "__main__":
    main()
