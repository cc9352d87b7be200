"""The forms about one dossier, filled from it and from the act each form goes with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from app.forms.facts import (
    Values,
    day_of,
    dossier_tables,
    dossier_values,
    form_of,
    instant,
    office_values,
    said,
)
from app.forms.money import returned_fee
from app.slip import QrMode, qr_text
from models.domain.clock import iso_local, local_day
from models.domain.dossier import Dossier, HistoryEntry
from models.domain.dossier_forms import FORM_ACTS, HAND_OVER, RESULT_RECEIPT
from models.domain.workflow import Action
from models.errors import UserError
from models.services.enrolment import Enrolment
from printing.inputs import FormInput


@dataclass(frozen=True, slots=True)
class Subject:
    """What a form is about. `qr` is what its QR holds."""

    dossier: Dossier
    joined: Enrolment
    qr: QrMode
    reprint_number: int = 0

    def values(self, entry: HistoryEntry | None = None) -> Values:
        """Office, dossier and, with an act, the day and the official of the act."""
        on = local_day(self.dossier.received_at) if entry is None else day_of(entry)
        official = self.dossier.received_by.name if entry is None else entry.official.name
        return {
            **office_values(self.joined, on),
            **dossier_values(self.dossier, self.joined),
            "official_name": official,
        }


def fill(form: str, subject: Subject, entry: HistoryEntry | None = None) -> FormInput:
    """A form of a dossier; `entry` None means its latest act the form goes with.

    Raises UserError(`form_without_act`) when there was none.
    """
    acts = FORM_ACTS.get(form)
    if acts is None:
        return _WHOLE[form](subject)
    chosen = entry or _latest(subject.dossier, acts)
    if chosen is None or chosen.action not in acts:
        raise UserError("form_without_act", form=form)
    return _BY_ACT[form](subject, chosen)


def _latest(dossier: Dossier, acts: tuple[Action, ...]) -> HistoryEntry | None:
    return next((entry for entry in reversed(dossier.history) if entry.action in acts), None)


def _supplement(subject: Subject, entry: HistoryEntry) -> FormInput:
    items = entry.data.get("items") or []
    listed = [items] if isinstance(items, str) else [str(item) for item in items]
    reason = said(entry, "reason")
    values = subject.values(entry) | {
        "reason": reason if listed else "",
        "supplement_until_on": said(entry, "complete_by")[:10],
        "contact_name": said(entry, "contact") or entry.official.name,
    }
    demands = [{"text": text} for text in listed or [reason]]
    return _with_codes(subject, "02", values, entry, demands=demands)


def _refusal(subject: Subject, entry: HistoryEntry) -> FormInput:
    values = subject.values(entry) | {
        "reason": said(entry, "reason"),
        "head_name": said(entry, "approved_by"),
    }
    return _with_codes(subject, "03", values, entry)


def _apology(subject: Subject, entry: HistoryEntry) -> FormInput:
    before, after = said(entry, "due_before"), said(entry, "due_after") or said(entry, "due_at")
    days = _days_between(before, after)
    values = subject.values(entry) | {
        "reason": said(entry, "reason"),
        "due_at": before,
        "new_due_at": after,
        "extension_days": "" if days is None else str(days),
        "head_name": said(entry, "approved_by"),
    }
    return _with_codes(subject, "04", values, entry)


def _stop(subject: Subject, entry: HistoryEntry) -> FormInput:
    """Withdrawn on request (the applicant asks) or stopped by the agency that decides."""
    by_applicant = entry.action == Action.WITHDRAW
    applicant = subject.dossier.applicant.full_name
    values = subject.values(entry) | {
        "reason": said(entry, "reason"),
        "stop_requested_by": applicant if by_applicant else entry.official.name,
        "stop_requested_at": iso_local(entry.at),
        "stop_stage": _STAGES.get(entry.from_status or 0, ""),
        "returned_papers": _papers_words(subject.dossier) if by_applicant else "",
        "returned_fee": returned_fee(subject.dossier.history),
        "head_name": said(entry, "approved_by"),
    }
    return _with_codes(subject, "05", values, entry)


_STAGES = {
    2: "Đã tiếp nhận, chưa chuyển xử lý",
    4: "Đang xử lý",
    5: "Đang chờ bổ sung giấy tờ",
    6: "Đang chờ thực hiện nghĩa vụ tài chính",
}


def _control(subject: Subject) -> FormInput:
    """Mẫu số 06: one row for each time the dossier changed hands."""
    joined, rows = subject.joined, []
    for entry in subject.dossier.history:
        handler = _handler(subject.dossier, entry)
        if entry.action == Action.HAND_OVER:
            rows.append(
                _hand_over_row(entry, joined.one_stop_name, handler, entry.official.name, "")
            )
        elif entry.action == Action.RESULT_READY:
            result = _timeliness(subject.dossier, entry)
            rows.append(
                _hand_over_row(entry, handler, joined.one_stop_name, "", entry.official.name)
                | {"result": result}
            )
    return _with_codes(subject, "06", subject.values(), None, hand_overs=rows)


def _hand_over_row(
    entry: HistoryEntry, from_unit: str, to_unit: str, giver: str, taker: str
) -> Values:
    return {
        "from_unit": from_unit,
        "to_unit": to_unit,
        "giver_name": giver,
        "taker_name": taker,
        "at": iso_local(entry.at),
        "note": said(entry, "note"),
    }


def _handler(dossier: Dossier, until: HistoryEntry) -> str:
    """To whom the dossier was last handed over before this act."""
    handler = ""
    for entry in dossier.history:
        if entry.action == Action.HAND_OVER:
            handler = said(entry, "to") or handler
        if entry.id == until.id:
            break
    return handler or "Công chức chuyên môn"


def _timeliness(dossier: Dossier, entry: HistoryEntry) -> str:
    if dossier.due_at is None:
        return ""
    due_on, done_on = local_day(dossier.due_at), local_day(entry.at)
    if done_on > due_on:
        return "Quá hạn"
    return "Trước hạn" if done_on < due_on else "Đúng hạn"


def _single_hand_over(subject: Subject, entry: HistoryEntry) -> FormInput:
    values = subject.values(entry) | {
        "from_unit": subject.joined.one_stop_name,
        "to_unit": said(entry, "to"),
        "giver_name": entry.official.name,
        "handed_over_at": iso_local(entry.at),
    }
    return FormInput(
        form=HAND_OVER,
        values=values,
        rows={**dossier_tables(subject.dossier), "dossiers": [dossier_row(subject.dossier)]},
        reprint_number=subject.reprint_number,
    )


def _result_receipt(subject: Subject, entry: HistoryEntry) -> FormInput:
    result = subject.dossier.result
    names = subject.dossier.procedure.results
    values = subject.values(entry) | {
        "receiver_name": said(entry, "receiver") or subject.dossier.applicant.full_name,
        "receiver_id": said(entry, "receiver_id"),
        "returned_at": iso_local(entry.at),
        "result_kind": names[0] if names else "",
        "result_number": (result.number or "") if result else "",
        "authorised_by": said(entry, "authorisation"),
    }
    return _with_codes(subject, RESULT_RECEIPT, values, entry)


def dossier_row(dossier: Dossier) -> Values:
    """A dossier as a line of a list."""
    applicant = dossier.applicant
    contact = ", ".join(part for part in (applicant.address, applicant.phone) if part)
    return {
        "code": dossier.code or dossier.provisional_code or "",
        "procedure_name": dossier.procedure.short_name or dossier.procedure.name,
        "applicant_name": applicant.full_name,
        "applicant_contact": contact,
        "papers": _papers_words(dossier),
        "received_at": iso_local(dossier.received_at),
        "due_at": instant(dossier.due_at),
        "returned_at": instant(dossier.returned_at),
        "sets_count": str(dossier.sets_count),
    }


def _papers_words(dossier: Dossier) -> str:
    """The papers of a dossier that were handed over, counted."""
    kept = [paper for paper in dossier.papers if not paper.present_only]
    return f"{len(kept):02d} loại giấy tờ" if kept else ""


def _days_between(before: str, after: str) -> int | None:
    if not before or not after:
        return None
    first, last = datetime.fromisoformat(before), datetime.fromisoformat(after)
    return (local_day(last) - local_day(first)).days


def _with_codes(
    subject: Subject,
    form: str,
    values: Values,
    entry: HistoryEntry | None,
    **rows: list[Values],
) -> FormInput:
    at = None if entry is None else entry.at
    return form_of(
        subject.dossier,
        form,
        values,
        qr_text=qr_text(subject.dossier, subject.joined, subject.qr, form, at),
        rows=dict(rows),
        reprint_number=subject.reprint_number,
    )


_BY_ACT: dict[str, Callable[[Subject, HistoryEntry], FormInput]] = {
    "02": _supplement,
    "03": _refusal,
    "04": _apology,
    "05": _stop,
    HAND_OVER: _single_hand_over,
    RESULT_RECEIPT: _result_receipt,
}
_WHOLE: dict[str, Callable[[Subject], FormInput]] = {"06": _control}
