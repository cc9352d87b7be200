"""From a dossier to the worded input of its slip (Mẫu số 01), and what its QR holds."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from app.forms.facts import (
    authorised_by,
    codes_before,
    dossier_tables,
    dossier_values,
    id_of,
    limits_words,
    office_values,
    place_words,
)
from models.domain.clock import local_day, to_local
from models.domain.dossier import Dossier
from models.domain.dossier_forms import SLIP
from models.domain.slip_seal import SealParts, Sign, seal_text
from models.services.enrolment import Enrolment
from printing.forms import wording_for
from printing.inputs import Paper, PaperLine, ReceiptInput


class QrMode(StrEnum):
    """What the QR of a paper holds; an office chooses.

    CODE: the bare code, as the bars. SIGNED: code, procedure, issue and due time under the seal of
    this device. FULL: the fields of Thông tư 01/2023/TT-VPCP Điều 26, with the citizen's number.
    OPAQUE: the dossier's id, which says nothing to anybody else.
    """

    CODE = "code"
    SIGNED = "signed"
    FULL = "full"
    OPAQUE = "opaque"


def slip_input(
    dossier: Dossier,
    joined: Enrolment,
    *,
    reprint_number: int = 0,
    paper: Paper | None = None,
    is_draft: bool = False,
    qr: QrMode = QrMode.CODE,
) -> ReceiptInput:
    """Everything on the slip of this dossier.

    `paper` None: as the form's file says. A draft has no codes yet. Once a provisional code has got
    its final one, both are on the paper.
    """
    applicant, on = dossier.applicant, local_day(dossier.received_at)
    return ReceiptInput(
        parent_agency=joined.authority,
        office_name=joined.one_stop_name,
        place_name=joined.office_short_name,
        issued_on=on,
        code=dossier.shown_code,
        code_is_provisional=dossier.code is None,
        qr_text=dossier.shown_code if is_draft else qr_text(dossier, joined, qr),
        procedure_name=dossier.procedure.name,
        applicant_name=applicant.full_name,
        applicant_id=id_of(applicant),
        authorised_by=authorised_by(dossier),
        applicant_address=applicant.address or "",
        applicant_phone=applicant.phone or "",
        applicant_email=applicant.email or "",
        papers=tuple(
            PaperLine(p.name, p.originals, p.copies, p.present_only) for p in dossier.papers
        ),
        sets_count=dossier.sets_count,
        time_limit_words=limits_words(dossier.time_limits),
        received_at=dossier.received_at,
        due_at=dossier.due_at,
        due_is_provisional=dossier.due_provisional,
        result_place_words=place_words(dossier.result_channel, joined),
        submitter_name=applicant.full_name,
        official_name=dossier.received_by.name,
        reprint_number=reprint_number,
        lookup_words=codes_before(dossier),
        paper=paper,
        is_draft=is_draft,
        facts={**office_values(joined, on), **dossier_values(dossier, joined)},
        rows=dossier_tables(dossier),
    )


def qr_text(
    dossier: Dossier,
    joined: Enrolment,
    mode: QrMode,
    form: str = SLIP,
    issued_at: datetime | None = None,
) -> str:
    """The text of the QR of a paper of this dossier; `issued_at` None: when it was received."""
    if mode is QrMode.SIGNED:
        return _sealed(dossier, joined, signature_of(joined))
    if mode is QrMode.FULL:
        return _full(dossier, form, issued_at or dossier.received_at)
    return dossier.id if mode is QrMode.OPAQUE else dossier.shown_code


def _full(dossier: Dossier, form: str, issued_at: datetime) -> str:
    """The least the circular asks for, and the due date it asks for on Mẫu số 01.

    The paper goes by its shipped name, whatever an office calls it.
    """
    due = "" if dossier.due_at is None else f"{to_local(dossier.due_at):%Y%m%d%H%M}"
    parts = (
        dossier.shown_code,
        dossier.procedure.code,
        id_of(dossier.holder or dossier.applicant),
        wording_for(form, local_day(issued_at), None).labels["document_title"],
        "Một Cửa",
        f"{to_local(issued_at):%Y%m%d%H%M}",
        due,
    )
    return "|".join(parts)


def signature_of(joined: Enrolment) -> Sign:
    """Signs with the key of this device."""
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(joined.private_key)).sign


def _sealed(dossier: Dossier, joined: Enrolment, sign: Sign) -> str:
    parts = SealParts(
        code=dossier.shown_code,
        procedure=dossier.procedure.code,
        issued_at=dossier.received_at,
        due_at=dossier.due_at,
        signer=f"{joined.device_no:03d}",
    )
    return seal_text(parts, sign)
