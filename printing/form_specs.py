"""What every form must print whatever an office does to its file: the facts the law asks for.

Thông tư 03/2025/TT-VPCP, Phụ lục I for 01 to 07 (annex not seen: by the labels of ministries'
decisions after it); for the papers of practice what the two sides sign for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class FormSpec:
    """The name of a form, the values and tables it must print and the sentences it must say."""

    form: str
    needs: frozenset[str] = frozenset()
    must_say: frozenset[str] = frozenset()


_HEAD = "parent_agency office_name place_name issued_on"
_APPLICANT = "applicant_name applicant_address"
_NEEDS = {
    "01": f"{_HEAD} code {_APPLICANT} procedure_name papers sets_count time_limit received_at "
    "due_at due_is_provisional result_place submitter_name official_name lookup_words",
    "02": f"{_HEAD} {_APPLICANT} procedure_name demands reason official_name",
    "03": f"{_HEAD} {_APPLICANT} procedure_name reason official_name",
    "04": f"{_HEAD} applicant_name code procedure_name received_at due_at new_due_at reason",
    "05": f"{_HEAD} applicant_name code procedure_name received_at stop_requested_by reason",
    "06": f"{_HEAD} code agency_name received_at due_at hand_overs",
    "07": f"{_HEAD} dossiers",
    "hand-over": f"{_HEAD} from_unit to_unit dossiers giver_name taker_name",
    "result-list": f"{_HEAD} from_unit to_unit results giver_name taker_name",
    "result-receipt": f"{_HEAD} code procedure_name returned_at receiver_name official_name",
    "several-dossiers": f"{_HEAD} applicant_name dossiers submitter_name official_name",
    "signing-list": f"{_HEAD} submitter_name dossiers official_name",
    "process-history": f"{_HEAD} code procedure_name applicant_name steps",
    "guidance": "office_name procedure_name papers time_limit fee_words",
    "cash-sheet": f"{_HEAD} payments cash_total transfer_total online_total exempted_total "
    "refunded_total shift_total net_total receipts_to_come official_name",
    "payment-note": f"{_HEAD} payer_name fee_name amount paid_at official_name",
}

_MUST_SAY = {
    # Only a receipt of an approved series is one (Nghị định 254/2026/NĐ-CP Điều 44 khoản 2).
    "payment-note": "not_a_receipt",
    "cash-sheet": "not_a_receipt",
}

SPECS: Mapping[str, FormSpec] = MappingProxyType(
    {
        form: FormSpec(form, frozenset(needs.split()), frozenset(_MUST_SAY.get(form, "").split()))
        for form, needs in _NEEDS.items()
    }
)
"""The forms the program fills, by name."""
