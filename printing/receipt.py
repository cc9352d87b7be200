"""Mẫu số 01, Giấy tiếp nhận hồ sơ và hẹn trả kết quả: its typed input, filled into the form."""

from __future__ import annotations

from datetime import datetime

from printing.form_specs import SPECS
from printing.forms import render as render_form
from printing.inputs import FormInput, Paper, ReceiptInput
from printing.wording import FormWording
from printing.wording_files import shipped

SPEC = SPECS["01"]
"""What Mẫu số 01 needs from a form file."""


def shipped_wording(circular: str = "tt03-2025") -> FormWording:
    """The shipped words of Mẫu số 01: `tt03-2025` (default) or `tt01-2018`."""
    number = circular.removeprefix("tt").replace("-", "/")
    return next(one for one in shipped(SPEC.form) if number in one.circular)


def render(
    slip: ReceiptInput, *, paper: Paper | None = None, wording: FormWording | None = None
) -> bytes:
    """Draw the slip as PDF, as `printing.forms.render` draws every form."""
    return render_form(form_input(slip), wording=wording, paper=paper)


def form_input(slip: ReceiptInput) -> FormInput:
    """The slip as named values of the form."""
    values = {
        "parent_agency": slip.parent_agency,
        "office_name": slip.office_name,
        "place_name": slip.place_name,
        "issued_on": slip.issued_on.isoformat(),
        "document_number": slip.document_number or "",
        "procedure_name": slip.procedure_name,
        "applicant_name": slip.applicant_name,
        "applicant_id": slip.applicant_id,
        "applicant_address": slip.applicant_address,
        "applicant_phone": slip.applicant_phone,
        "applicant_email": slip.applicant_email,
        "authorised_by": "\n".join(slip.authorised_by),
        "sets_count": str(slip.sets_count),
        "time_limit": slip.time_limit_words,
        "received_at": slip.received_at.isoformat(),
        "due_at": _instant(slip.due_at),
        "due_is_provisional": "yes" if slip.due_is_provisional else "",
        "result_place": slip.result_place_words,
        "register_volume": slip.register_volume or "",
        "register_line": slip.register_line or "",
        "submitter_name": slip.submitter_name,
        "official_name": slip.official_name,
        "lookup_words": slip.lookup_words,
    }
    papers = [
        {
            "name": one.name,
            "originals": str(one.originals),
            "copies": str(one.copies),
            "present_only": "yes" if one.present_only else "",
        }
        for one in slip.papers
    ]
    return FormInput(
        form=SPEC.form,
        values={**slip.facts, **values},
        rows={**slip.rows, "papers": papers},
        code=slip.code,
        qr_text=slip.qr_text,
        code_is_provisional=slip.code_is_provisional,
        copies_labels=slip.copies_labels,
        reprint_number=slip.reprint_number,
        paper=slip.paper,
        is_draft=slip.is_draft,
    )


def _instant(at: datetime | None) -> str:
    return "" if at is None else at.isoformat()
