"""The note about money taken at the counter; never a receipt."""

from __future__ import annotations

from datetime import datetime

import resources
from app.forms.facts import dossier_values, form_of, instant, office_values
from app.slip import QrMode, qr_text
from models.domain.clock import local_day
from models.domain.dossier import Dossier
from models.domain.fees import can_be_refunded
from models.errors import UserError
from models.services.enrolment import Enrolment
from printing.inputs import FormInput

PAYMENT_NOTE = "payment-note"


def payment_note(dossier: Dossier, joined: Enrolment, qr: QrMode) -> FormInput:
    """All that was paid for a dossier and has not gone back, as of the last payment.

    Raises UserError(`form_without_act`) when nothing was.
    """
    paid = [(fee.paid_at, fee) for fee in dossier.fees if fee.paid_at and can_be_refunded(fee)]
    if not paid:
        raise UserError("form_without_act", form=PAYMENT_NOTE)
    at: datetime = max(moment for moment, _ in paid)
    methods: dict[str, str] = resources.read_json("reports/cash.json")["methods"]
    used = {fee.method for _, fee in paid if fee.method is not None}
    takers = {fee.taken_by for _, fee in paid}
    values = {
        **office_values(joined, local_day(at)),
        **dossier_values(dossier, joined),
        "payer_name": dossier.applicant.full_name,
        "payer_address": dossier.applicant.address or "",
        "fee_name": "; ".join(fee.name for _, fee in paid),
        "amount": str(sum(fee.amount_vnd for _, fee in paid)),
        "payment_method": ", ".join(methods[method] for method in methods if method in used),
        "paid_at": instant(at),
        "official_name": (takers.pop() or "") if len(takers) == 1 else "",
    }
    text = qr_text(dossier, joined, qr, PAYMENT_NOTE, at)
    return form_of(dossier, PAYMENT_NOTE, values, qr_text=text)
