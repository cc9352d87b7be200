"""From a dossier to the worded input of its slip (Mẫu số 01)."""

from __future__ import annotations

from models.domain.clock import local_day
from models.domain.dossier import Channel, Dossier
from models.domain.procedure import TimeLimit, TimeUnit
from models.services.enrolment import Enrolment
from printing.inputs import Paper, PaperLine, ReceiptInput

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


def slip_input(
    dossier: Dossier,
    joined: Enrolment,
    *,
    reprint_number: int = 0,
    paper: Paper = "A5",
    is_draft: bool = False,
) -> ReceiptInput:
    """Everything on the slip of this dossier. The QR holds the bare code, as the bars do.

    Once a provisional code has got its final one, both are on the paper.
    """
    applicant = dossier.applicant
    return ReceiptInput(
        parent_agency=f"UBND {joined.office_name}",
        office_name=joined.one_stop_name,
        place_name=joined.office_short_name,
        issued_on=local_day(dossier.received_at),
        code=dossier.shown_code,
        code_is_provisional=dossier.code is None,
        qr_text=dossier.shown_code,
        procedure_name=dossier.procedure.name,
        applicant_name=applicant.full_name,
        applicant_id=applicant.personal_id or applicant.tax_code or "",
        applicant_address=applicant.address or "",
        applicant_phone=applicant.phone or "",
        applicant_email=applicant.email or "",
        papers=tuple(
            PaperLine(p.name, p.originals, p.copies, p.present_only) for p in dossier.papers
        ),
        sets_count=dossier.sets_count,
        time_limit_words=limit_words(dossier.procedure.time_limit),
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        due_is_provisional=dossier.due_provisional,
        result_place_words=_PLACE_WORDS[dossier.result_channel].format(office=joined.one_stop_name),
        submitter_name=applicant.full_name,
        official_name=dossier.received_by.name,
        reprint_number=reprint_number,
        lookup_words=_codes_before(dossier),
        paper=paper,
        is_draft=is_draft,
    )


def _codes_before(dossier: Dossier) -> str:
    if dossier.code is None or dossier.provisional_code is None:
        return ""
    return f"Mã tạm đã ghi trên giấy cấp trước: {dossier.provisional_code}."


def limit_words(limit: TimeLimit | None) -> str:
    """A time limit as the form writes it: "03 ngày làm việc"; empty when there is none."""
    if limit is None:
        return ""
    if limit.unit is TimeUnit.IMMEDIATE:
        return "Trả kết quả trong ngày"
    return f"{limit.value:02d} {_UNIT_WORDS[limit.unit]}"
