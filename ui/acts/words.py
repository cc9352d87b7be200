"""Words of the sheets: labels, what to write, names of the forms."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from models.domain.day_hint import DayHint
from models.domain.dossier_forms import HAND_OVER, RESULT_RECEIPT
from models.domain.fees import FeeLine, PaymentMethod
from models.domain.workflow import Action
from ui.acts.fee_lines import Settle
from ui.dossiers.words import day_month, moment, weekday

_FIELDS = {
    "reason": QT_TRANSLATE_NOOP("ActFields", "Reason"),
    "items": QT_TRANSLATE_NOOP("ActFields", "What is missing, one paper or content a line"),
    "override_reason": QT_TRANSLATE_NOOP("ActFields", "Reason of the exception"),
    "complete_by": QT_TRANSLATE_NOOP("ActFields", "To be completed by"),
    "appointment": QT_TRANSLATE_NOOP("ActFields", "Appointment"),
    "due_at": QT_TRANSLATE_NOOP("ActFields", "New appointment"),
    "papers": QT_TRANSLATE_NOOP("ActFields", "Papers, one a line"),
    "fees": QT_TRANSLATE_NOOP("ActFields", "Fees"),
    "method": QT_TRANSLATE_NOOP("ActFields", "Paid by"),
    "refund_method": QT_TRANSLATE_NOOP("ActFields", "Goes back by"),
    "result_number": QT_TRANSLATE_NOOP("ActFields", "Number of the result"),
    "signed_on": QT_TRANSLATE_NOOP("ActFields", "Signed on"),
    "signer": QT_TRANSLATE_NOOP("ActFields", "Signed by"),
    "receiver": QT_TRANSLATE_NOOP("ActFields", "Received by"),
    "receiver_id": QT_TRANSLATE_NOOP("ActFields", "ID number of the receiver"),
    "slip_returned": QT_TRANSLATE_NOOP("ActFields", "The slip was taken back"),
    "slip_lost": QT_TRANSLATE_NOOP("ActFields", "The citizen lost the slip"),
    "approved_by": QT_TRANSLATE_NOOP("ActFields", "Approved by"),
    "to": QT_TRANSLATE_NOOP("ActFields", "Passed on to"),
    "contact": QT_TRANSLATE_NOOP("ActFields", "Whom to ask"),
    "note": QT_TRANSLATE_NOOP("ActFields", "Note"),
    "full_name": QT_TRANSLATE_NOOP("ActFields", "Full name"),
    "personal_id": QT_TRANSLATE_NOOP("ActFields", "ID number"),
    "birth_date": QT_TRANSLATE_NOOP("ActFields", "Born on"),
    "sex": QT_TRANSLATE_NOOP("ActFields", "Sex"),
    "address": QT_TRANSLATE_NOOP("ActFields", "Address"),
    "phone": QT_TRANSLATE_NOOP("ActFields", "Phone"),
    "email": QT_TRANSLATE_NOOP("ActFields", "Email"),
    "tax_code": QT_TRANSLATE_NOOP("ActFields", "Tax code"),
    "sets_count": QT_TRANSLATE_NOOP("ActFields", "Number of sets"),
    "procedure_code": QT_TRANSLATE_NOOP("ActFields", "Procedure"),
}
_HINTS = {
    Action.CORRECT: QT_TRANSLATE_NOOP(
        "ActHints", "Change only what is wrong; old and new are shown before saving and kept."
    ),
    Action.VOID: QT_TRANSLATE_NOOP(
        "ActHints",
        "The number of this dossier is not used again; it stays in the list of void numbers.",
    ),
    Action.TAKE_FEE: QT_TRANSLATE_NOOP(
        "ActHints",
        "This writes down what was paid. The legal receipt is made in the fee body's own system.",
    ),
    Action.REFUND_FEE: QT_TRANSLATE_NOOP(
        "ActHints",
        "The taking stays in the cash of its day; what goes back counts today. A receipt that was "
        "made is adjusted in the fee body's own system.",
    ),
    Action.PAYMENT_DONE: QT_TRANSLATE_NOOP(
        "ActHints", "The time runs on from here; the appointment moves by the days that waited."
    ),
    Action.GUIDE: QT_TRANSLATE_NOOP(
        "ActHints", "No dossier is made and no number is used; the citizen leaves with form 02."
    ),
    Action.REFUSE: QT_TRANSLATE_NOOP(
        "ActHints", "The citizen leaves with form 03, which says why. Write it in full."
    ),
    Action.EXTEND: QT_TRANSLATE_NOOP(
        "ActHints", "Form 04 goes to the citizen one day before the old date at the latest."
    ),
    Action.ACCEPT_ONLINE: QT_TRANSLATE_NOOP(
        "ActHints", "The time begins now. Without a date it is counted by the procedure's own time."
    ),
    Action.SUPPLEMENT_RECEIVED: QT_TRANSLATE_NOOP(
        "ActHints", "The papers are added to those handed in before. The time begins again."
    ),
    Action.RETURN_AT_ONCE: QT_TRANSLATE_NOOP(
        "ActHints", "The result is handed over while the citizen waits; the dossier is closed."
    ),
}
_ANY_HINT = QT_TRANSLATE_NOOP("ActHints", "These words stay in the history of the dossier.")
_FORMS = {
    "01": QT_TRANSLATE_NOOP("Forms", "Form 01: receipt and appointment"),
    "02": QT_TRANSLATE_NOOP("Forms", "Form 02: request to complete the dossier"),
    "03": QT_TRANSLATE_NOOP("Forms", "Form 03: refusal"),
    "04": QT_TRANSLATE_NOOP("Forms", "Form 04: apology and new date"),
    "05": QT_TRANSLATE_NOOP("Forms", "Form 05: work on the dossier stops"),
    "06": QT_TRANSLATE_NOOP("Forms", "Form 06: control sheet"),
    HAND_OVER: QT_TRANSLATE_NOOP("Forms", "Hand-over note"),
    RESULT_RECEIPT: QT_TRANSLATE_NOOP("Forms", "Receipt of the result"),
}
_SHORT_FORMS = {
    "01": QT_TRANSLATE_NOOP("Forms", "form 01"),
    "02": QT_TRANSLATE_NOOP("Forms", "form 02"),
    "03": QT_TRANSLATE_NOOP("Forms", "form 03"),
    "04": QT_TRANSLATE_NOOP("Forms", "form 04"),
    "05": QT_TRANSLATE_NOOP("Forms", "form 05"),
    "06": QT_TRANSLATE_NOOP("Forms", "form 06"),
    HAND_OVER: QT_TRANSLATE_NOOP("Forms", "the hand-over note"),
    RESULT_RECEIPT: QT_TRANSLATE_NOOP("Forms", "the receipt of the result"),
}
_SETTLE = {
    Settle.PAID: QT_TRANSLATE_NOOP("ActFees", "Paid"),
    Settle.EXEMPT: QT_TRANSLATE_NOOP("ActFees", "Excused"),
    Settle.OPEN: QT_TRANSLATE_NOOP("ActFees", "Not yet"),
    Settle.NUMBERED: QT_TRANSLATE_NOOP("ActFees", "Paid before"),
    Settle.REFUNDED: QT_TRANSLATE_NOOP("ActFees", "Goes back"),
    Settle.KEPT: QT_TRANSLATE_NOOP("ActFees", "Stays"),
}

_METHODS = {
    PaymentMethod.CASH: QT_TRANSLATE_NOOP("ActFees", "Cash"),
    PaymentMethod.TRANSFER: QT_TRANSLATE_NOOP("ActFees", "Bank transfer"),
    PaymentMethod.ONLINE: QT_TRANSLATE_NOOP("ActFees", "Online"),
}


def field_words(key: str) -> str:
    """The label of a field."""
    return QCoreApplication.translate("ActFields", str(_FIELDS[key]))


def hint_words(action: Action) -> str:
    """What to know before this act."""
    return QCoreApplication.translate("ActHints", str(_HINTS.get(action, _ANY_HINT)))


def form_words(form: str, *, short: bool = False) -> str:
    """The name of a form; short inside a sentence."""
    names = _SHORT_FORMS if short else _FORMS
    return QCoreApplication.translate("Forms", str(names[form]))


def settle_words(settle: Settle) -> str:
    """What becomes of a fee."""
    return QCoreApplication.translate("ActFees", str(_SETTLE[settle]))


def method_words(method: PaymentMethod) -> str:
    """How money came or went."""
    return QCoreApplication.translate("ActFees", str(_METHODS[method]))


def paid_words(line: FeeLine) -> str:
    """When and how a line was paid, by whom, and its receipt."""
    translate = QCoreApplication.translate
    parts = [method_words(line.method or PaymentMethod.CASH), line.taken_by or ""]
    if line.paid_at is not None:
        parts.insert(0, moment(line.paid_at))
    if line.receipt_number is not None:
        number = translate("ActFees", "receipt {number}")
        parts.append(number.format(number=line.receipt_number))
    return " · ".join(part for part in parts if part)


def day_words(hint: DayHint) -> str:
    """What the calendar says of a day: "Friday 27/11 · 2 working days from today"."""
    translate = QCoreApplication.translate
    day = f"{weekday(hint.on)} {day_month(hint.on)}"
    if not hint.is_working:
        return translate("ActHints", "{day} · the office is closed on this day").format(day=day)
    words = translate("ActHints", "{day} · {n} working days from today")
    if not hint.is_confirmed:
        words = translate("ActHints", "{day} · {n} working days, holidays not confirmed yet")
    return words.format(day=day, n=hint.working_days)
