"""A dossier (hồ sơ) and the people and papers in it: frozen values that may cross threads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Any

from models.domain.certification import Certification
from models.domain.fees import FeeLine
from models.domain.procedure import Procedure, TimeLimit


class DossierStatus(IntEnum):
    """National status codes; on the wire they are the numbers (domain brief §4.1)."""

    NEW_ONLINE = 1
    RECEIVED = 2
    NOT_ACCEPTED = 3
    PROCESSING = 4
    SUPPLEMENT_REQUESTED = 5
    FINANCIAL_DUTY = 6
    WITHDRAWN = 7
    STOPPED = 8
    RESULT_READY = 9
    RETURNED = 10


class Channel(StrEnum):
    """How the papers came in, or how the result goes out (Nghị định 118/2025 Điều 15)."""

    COUNTER = "counter"
    ONLINE = "online"
    POST = "post"


class ApplicantKind(StrEnum):
    PERSON = "person"
    CHILD = "child"
    ORGANISATION = "organisation"


class IdKind(StrEnum):
    """What `Applicant.personal_id` is: the 12-digit number, an old 9-digit CMND, or a passport."""

    CITIZEN_ID = "citizen_id"
    OLD_CMND = "old_cmnd"
    PASSPORT = "passport"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Applicant:
    """Who stands at the counter (người nộp hồ sơ). `sex` is "Nam", "Nữ" or None, as on the card.

    Texts are NFC without spaces at the ends. `source` is "card" or "typed".
    """

    full_name: str
    kind: ApplicantKind = ApplicantKind.PERSON
    personal_id: str | None = None
    id_kind: IdKind = IdKind.NONE
    old_id: str | None = None
    birth_date: date | None = None
    sex: str | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    tax_code: str | None = None
    source: str = "typed"
    issue_date: date | None = None


class PaperKind(StrEnum):
    """What a paper is, as far as scanning goes: an opinion is a result of verification."""

    ORDINARY = "ordinary"
    OPINION = "opinion"
    STATE_SECRET = "state_secret"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentItem:
    """A paper that was handed over or shown (giấy tờ đã nộp)."""

    name: str
    originals: int = 1
    copies: int = 0
    present_only: bool = False
    kind: PaperKind = PaperKind.ORDINARY


@dataclass(frozen=True, slots=True)
class OfficialRef:
    """Who did it: the official's id on this counter (None for a name given in a file), and name."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPaper:
    """The result (kết quả) as it was signed: number, day, who signed. Unknown parts are None."""

    number: str | None = None
    signed_on: date | None = None
    signer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One line of a dossier's history: append-only, the same on every counter and at the centre.

    `at` is when it was done. `data` holds what the act needs to be explained (reason, new date).
    """

    id: str
    dossier_id: str
    action: str
    from_status: DossierStatus | None
    to_status: DossierStatus
    at: datetime
    official: OfficialRef
    device_no: int
    data: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DueStep:
    """One step of the reasoning behind a due date, for "Vì sao ngày này?".

    `kind` is one of `models.domain.deadline.StepKind`; `on` the day; `number` the running count
    of the day or the minutes used; `note` the name of a holiday; `at` an instant where one matters.
    """

    kind: str
    on: date
    number: int | None = None
    note: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """Everything the counter knows of one dossier.

    `code` is the final code and never changes once set; `provisional_code` stays beside it for
    ever. `due_provisional`: computed on a calendar not yet confirmed (tạm tính). `revision` is the
    centre's, 0 until it has the dossier; `synced_at` is when the centre confirmed the last of our
    changes, None while anything waits to be sent.

    `applicant` is who stands at the counter (người nộp). `holder` is whose dossier it is (chủ hồ
    sơ) when that is somebody else, `authorisation` the paper that says so; `assisted_by` the name
    of the official who helped with an online form: she is never the applicant (Nghị định 118/2025
    Điều 6). `filed_at` is when an online dossier was filed. `group_id` joins the dossiers one
    person brought together; `certification` is what is certified (chứng thực). A dossier entered by
    mistake has `voided_at` and stays readable.
    """

    id: str
    code: str | None
    provisional_code: str | None
    office_code: str
    agency_id: str
    status: DossierStatus
    procedure: Procedure
    applicant: Applicant
    papers: tuple[DocumentItem, ...]
    channel: Channel
    received_at: datetime
    effective_at: datetime
    due_at: datetime | None
    due_provisional: bool
    received_by: OfficialRef
    device_no: int
    case_name: str | None = None
    sets_count: int = 1
    result_channel: Channel = Channel.COUNTER
    due_steps: tuple[DueStep, ...] = ()
    note: str | None = None
    finished_at: datetime | None = None
    returned_at: datetime | None = None
    holder: Applicant | None = None
    authorisation: str | None = None
    assisted_by: str | None = None
    fees: tuple[FeeLine, ...] = ()
    result: ResultPaper | None = None
    filed_at: datetime | None = None
    group_id: str | None = None
    certification: Certification | None = None
    voided_at: datetime | None = None
    disputed_code: str | None = None
    revision: int = 0
    synced_at: datetime | None = None
    history: tuple[HistoryEntry, ...] = ()

    @property
    def time_limits(self) -> tuple[TimeLimit, ...]:
        """How long it may take for the way it came in, part by part; empty: the official says."""
        return self.procedure.limits_for(str(self.channel))

    @property
    def shown_code(self) -> str:
        """The code to show and print: the final one when there is one."""
        return self.code or self.provisional_code or self.id
