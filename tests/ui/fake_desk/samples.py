"""An invented office: three procedures, three officials, one dossier."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from models.domain.calendar import WorkCalendar
from models.domain.certification import CertificationFee, CertificationKind
from models.domain.clock import local_day
from models.domain.deadline import due_date
from models.domain.dossier import (
    Applicant,
    Channel,
    DocumentItem,
    Dossier,
    DossierStatus,
    HistoryEntry,
    IdKind,
)
from models.domain.procedure import Procedure, RequiredDocument, TimeLimit, TimeUnit
from models.domain.workflow import Action, Role
from models.services.officials import Official
from ui.certification.draft import Offer
from ui.desk import OfficeCard

MORNING = datetime(2026, 11, 25, 2, 41, tzinfo=UTC)
"""Wednesday 25/11/2026, 09:41 in Vietnam."""


CALENDAR = WorkCalendar(confirmed_years=frozenset({2026}))


BIRTH = Procedure(
    code="1.001193",
    name="Đăng ký khai sinh",
    sector="Hộ tịch",
    version="2026-07-01",
    time_limit=TimeLimit(1, TimeUnit.WORKING_DAY),
    documents=(
        RequiredDocument("Tờ khai đăng ký khai sinh theo mẫu"),
        RequiredDocument("Giấy chứng sinh"),
        RequiredDocument("Giấy tờ tùy thân của người đi đăng ký", present_only=True),
    ),
    fee_vnd=0,
    common=True,
)


MARITAL = Procedure(
    code="1.004873",
    name="Cấp Giấy xác nhận tình trạng hôn nhân",
    sector="Hộ tịch",
    version="2026-07-01",
    time_limit=TimeLimit(3, TimeUnit.WORKING_DAY),
    documents=(
        RequiredDocument("Tờ khai cấp Giấy xác nhận tình trạng hôn nhân"),
        RequiredDocument("Giấy tờ tùy thân", present_only=True),
    ),
    fee_vnd=15_000,
)


COPIES = Procedure(
    code="2.000815",
    name="Chứng thực bản sao từ bản chính giấy tờ, văn bản",
    sector="Chứng thực",
    version="2026-07-01",
    time_limit=TimeLimit(1, TimeUnit.IMMEDIATE),
    documents=(RequiredDocument("Bản chính giấy tờ", present_only=True),),
    short_name="Chứng thực bản sao",
    common=True,
)


COPY_OFFER = Offer(
    kind=CertificationKind.COPY,
    rules=(
        CertificationFee(
            kind=CertificationKind.COPY,
            name="Phí chứng thực bản sao",
            source="bảng thử",
            is_verified=False,
            first_pages=2,
            first_vnd=2_000,
            further_vnd=1_000,
            cap_vnd=200_000,
        ),
    ),
    next_number="126",
)


PROCEDURES = (BIRTH, MARITAL, COPIES)


MAU = Official("o-mau", "Hoàng Thị Mẫu", Role.COUNTER_OFFICIAL)


THU = Official("o-thu", "Lý Văn Thử", Role.SPECIALIST)


VI_DU = Official("o-vi-du", "Nông Thị Ví Dụ", Role.HEAD)


PIN = "246810"


OFFICE = OfficeCard(
    code="06184",
    name="UBND xã Đồng Đăng",
    short_name="Xã Đồng Đăng",
    one_stop_name="Trung tâm Phục vụ hành chính công xã Đồng Đăng",
    province="Lạng Sơn",
    device_no=2,
    agency_id="H37.15",
    centre_name="Trung tâm tỉnh Lạng Sơn",
    server_url="https://mot-cua.invalid",
)


def sample_dossier(
    number: int = 12,
    name: str = "Nguyễn Văn Mẫu",
    *,
    status: DossierStatus = DossierStatus.RECEIVED,
    procedure: Procedure = BIRTH,
    received_at: datetime = MORNING,
    due_at: datetime | None = None,
    phone: str | None = "0912345678",
    personal_id: str = "020090000123",
    synced_at: datetime | None = None,
) -> Dossier:
    """A dossier of an invented person, received by Hoàng Thị Mẫu at counter 2."""
    code = f"H37.15-{local_day(received_at):%y%m%d}-{number:04d}"
    count = due_date(
        received_at, procedure.time_limit or TimeLimit(5, TimeUnit.WORKING_DAY), CALENDAR
    )
    entry = HistoryEntry(
        id=f"h-{code}",
        dossier_id=f"d-{code}",
        action=str(Action.RECEIVE),
        from_status=None,
        to_status=DossierStatus.RECEIVED,
        at=received_at,
        official=MAU.ref,
        device_no=2,
    )
    return Dossier(
        id=f"d-{code}",
        code=code,
        provisional_code=None,
        office_code=OFFICE.code,
        agency_id=OFFICE.agency_id,
        status=status,
        procedure=procedure,
        applicant=Applicant(
            full_name=name,
            personal_id=personal_id,
            id_kind=IdKind.CITIZEN_ID,
            birth_date=date(1990, 3, 5),
            sex="Nam",
            address="Thôn Mẫu, xã Đồng Đăng, tỉnh Lạng Sơn",
            phone=phone,
            source="card",
        ),
        papers=tuple(
            DocumentItem(name=d.name, originals=d.originals, present_only=d.present_only)
            for d in procedure.documents
        ),
        channel=Channel.COUNTER,
        received_at=received_at,
        effective_at=count.effective_at,
        due_at=due_at or count.due_at,
        due_provisional=False,
        received_by=MAU.ref,
        device_no=2,
        due_steps=count.steps,
        synced_at=synced_at,
        revision=1 if synced_at else 0,
        history=(entry,),
    )


def at_local(day: date, hour: int, minute: int = 0) -> datetime:
    """An instant by the clock on the wall of the office."""
    return datetime.combine(day, time(hour, minute), UTC) - timedelta(hours=7)
