"""Named values that several forms share: the office, the dossier, the people, plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from app.forms.money import money_tables, money_values
from models.domain.clock import iso_local, local_day
from models.domain.dossier import Applicant, Channel, Dossier, HistoryEntry
from models.domain.procedure import TimeLimit, TimeUnit
from models.services.enrolment import Enrolment
from printing.inputs import FormInput

Values = dict[str, str]

_UNIT_WORDS = {
    TimeUnit.WORKING_DAY: "ngày làm việc",
    TimeUnit.CALENDAR_DAY: "ngày",
    TimeUnit.HOUR: "giờ làm việc",
    TimeUnit.MONTH: "tháng",
    TimeUnit.YEAR: "năm",
}
_PLACE_WORDS = {
    Channel.COUNTER: "Tại quầy của {office}",
    Channel.POST: "Qua dịch vụ bưu chính công ích",
    Channel.ONLINE: "Trên Cổng Dịch vụ công quốc gia",
}


def office_values(joined: Enrolment, on: date) -> Values:
    """Who issues the paper, where, and on which day."""
    return {
        "parent_agency": joined.authority,
        "office_name": joined.one_stop_name,
        "place_name": joined.office_short_name,
        "issued_on": on.isoformat(),
        "agency_name": joined.authority,
    }


def person_values(person: Applicant) -> Values:
    """The person the paper is for."""
    return {
        "applicant_name": person.full_name,
        "applicant_id": id_of(person),
        "applicant_address": person.address or "",
        "applicant_phone": person.phone or "",
        "applicant_email": person.email or "",
        "applicant_birth_on": "" if person.birth_date is None else person.birth_date.isoformat(),
    }


def dossier_values(dossier: Dossier, joined: Enrolment) -> Values:
    """The dossier as every form names it. An appointment without a date leaves dots."""
    holder = dossier.holder or dossier.applicant
    return {
        **person_values(dossier.applicant),
        **money_values(dossier),
        "holder_name": holder.full_name,
        "holder_id": id_of(holder),
        "holder_address": holder.address or "",
        "holder_phone": holder.phone or "",
        "authorised_by": "\n".join(authorised_by(dossier)),
        "authorisation": dossier.authorisation or "",
        "assisted_by": dossier.assisted_by or "",
        "submitter_name": dossier.applicant.full_name,
        "provisional_code": dossier.provisional_code or "",
        "procedure_name": dossier.procedure.name,
        "procedure_code": dossier.procedure.code,
        "sector_name": dossier.procedure.sector,
        "case_name": dossier.case_name or "",
        "dossier_note": dossier.note or "",
        "time_limit": limits_words(dossier.time_limits),
        "received_at": iso_local(dossier.received_at),
        "filed_at": instant(dossier.filed_at),
        "due_at": instant(dossier.due_at),
        "due_is_provisional": "yes" if dossier.due_provisional else "",
        "result_place": place_words(dossier.result_channel, joined),
        "sets_count": str(dossier.sets_count),
        "lookup_words": codes_before(dossier),
    }


def dossier_tables(dossier: Dossier) -> dict[str, Sequence[Values]]:
    """The tables of a dossier that every form about it may print."""
    return {
        "papers": [
            {
                "name": paper.name,
                "originals": str(paper.originals),
                "copies": str(paper.copies),
                "present_only": "yes" if paper.present_only else "",
            }
            for paper in dossier.papers
        ],
        **money_tables(dossier),
    }


def form_of(
    dossier: Dossier,
    form: str,
    values: Values,
    *,
    qr_text: str,
    rows: Mapping[str, Sequence[Values]] | None = None,
    reprint_number: int = 0,
) -> FormInput:
    """A form about one dossier: with its codes, or without any where it bears none."""
    code = dossier.code or dossier.provisional_code or ""
    return FormInput(
        form=form,
        values=values,
        rows={**dossier_tables(dossier), **(rows or {})},
        code=code,
        qr_text=qr_text if code else "",
        code_is_provisional=bool(code) and dossier.code is None,
        reprint_number=reprint_number,
    )


def authorised_by(dossier: Dossier) -> tuple[str, ...]:
    """The person who authorised the one at the counter (Mẫu số 01, 2025): lines to print."""
    holder = dossier.holder
    if holder is None:
        return ()
    parts = (
        ("Họ và tên", holder.full_name),
        ("Số định danh", id_of(holder)),
        ("Địa chỉ", holder.address),
        ("Số điện thoại", holder.phone),
        ("Email", holder.email),
        ("Giấy tờ ủy quyền", dossier.authorisation),
    )
    return tuple(f"{label}: {value}" for label, value in parts if value)


def id_of(person: Applicant) -> str:
    """The number that names a person or an organisation on paper."""
    return person.personal_id or person.tax_code or ""


def place_words(channel: Channel, joined: Enrolment) -> str:
    """Where the result is handed over."""
    return _PLACE_WORDS[channel].format(office=joined.one_stop_name)


def limit_words(limit: TimeLimit | None) -> str:
    """A time limit as the form writes it: "03 ngày làm việc"; empty when there is none."""
    if limit is None:
        return ""
    if limit.unit is TimeUnit.IMMEDIATE:
        return "Trả kết quả trong ngày"
    return f"{limit.value:02d} {_UNIT_WORDS[limit.unit]}"


def limits_words(limits: Sequence[TimeLimit]) -> str:
    """All parts of a period: "05 ngày làm việc, sau đó 10 ngày làm việc"."""
    return ", sau đó ".join(limit_words(limit) for limit in limits)


def codes_before(dossier: Dossier) -> str:
    """The provisional code that stands on a paper given out before, once there is a final one."""
    if dossier.code is None or dossier.provisional_code is None:
        return ""
    return f"Mã tạm đã ghi trên giấy cấp trước: {dossier.provisional_code}."


def instant(at: datetime | None) -> str:
    """An instant as an input writes it, empty when there is none."""
    return "" if at is None else iso_local(at)


def said(entry: HistoryEntry, key: str) -> str:
    """A text written down with an act, empty when there was none."""
    value = entry.data.get(key)
    return value if isinstance(value, str) else ""


def day_of(entry: HistoryEntry) -> date:
    """The Vietnamese day of an act."""
    return local_day(entry.at)
