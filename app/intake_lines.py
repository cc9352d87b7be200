"""One line of an intake file, read into a command. The form is in docs/intake-file.md."""

from __future__ import annotations

from app.certification_fees import certification_of, proposed_fees
from app.file_lines import applicant_in, object_of, official_of
from app.runtime import Runtime
from models.domain.checklist import Need, papers_for
from models.domain.clock import local_day
from models.domain.dossier import Channel, DocumentItem
from models.domain.fee_table import local_fee_lines
from models.domain.procedure import Procedure
from models.domain.typed import (
    channel_of,
    count_of,
    fees_of,
    flag_of,
    instant_of,
    only_known,
    papers_of,
    text_of,
    typed_applicant,
)
from models.errors import ValidationError
from models.services import catalogue
from models.services.intake import ReceiveDossier

_FIELDS = (
    "card",
    "applicant",
    "procedure_code",
    "case",
    "papers",
    "received_at",
    "due_at",
    "channel",
    "result_channel",
    "sets_count",
    "official",
    "accept_unconfirmed",
    "note",
    "holder",
    "authorisation",
    "assisted_by",
    "fees",
    "group_id",
    "certification",
)


def command_of(runtime: Runtime, line: bytes) -> ReceiveDossier:
    """Read a line. Raises UserError or ValidationError; nothing is changed by a bad line."""
    fields = object_of(line)
    only_known(fields, _FIELDS)
    procedure_code = text_of(fields, "procedure_code")
    if procedure_code is None:
        raise ValidationError(("procedure_code", "field_missing"))
    received_at, fees = instant_of(fields, "received_at"), fees_of(fields)
    on = local_day(received_at or runtime.clock.now())
    procedure = runtime.store.read(lambda s: catalogue.procedure(s, procedure_code, on))
    case_name, papers = text_of(fields, "case"), papers_of(fields)
    holder, certification = fields.get("holder"), certification_of(fields)
    channel = channel_of(fields, "channel")
    if papers is None:
        papers = papers_of_case(
            procedure, case_name, authorised=holder is not None, channel=channel
        )
    if fields.get("fees") is None:
        local = local_fee_lines(procedure, on, str(channel))
        fees = local if certification is None else proposed_fees(certification, on)
    return ReceiveDossier(
        applicant=applicant_in(runtime, fields),
        procedure_code=procedure_code,
        official=official_of(runtime, text_of(fields, "official"))[0],
        case_name=case_name,
        papers=papers,
        channel=channel,
        result_channel=channel_of(fields, "result_channel"),
        sets_count=count_of(fields, "sets_count", 1),
        received_at=received_at,
        due_at=instant_of(fields, "due_at"),
        accept_unconfirmed=flag_of(fields, "accept_unconfirmed"),
        note=text_of(fields, "note"),
        holder=None if holder is None else typed_applicant(holder),
        authorisation=text_of(fields, "authorisation"),
        assisted_by=text_of(fields, "assisted_by"),
        fees=fees,
        group_id=text_of(fields, "group_id"),
        certification=certification,
    )


def papers_of_case(
    procedure: Procedure,
    case_name: str | None,
    *,
    authorised: bool = False,
    channel: Channel = Channel.COUNTER,
) -> tuple[DocumentItem, ...]:
    """The papers the procedure asks for in this case, as if each required one was handed over.

    Of alternatives the first stands for all; what is needed only if it applies is left out.
    """
    answers = procedure.answers_of(case_name) or ()
    asked: list[DocumentItem] = []
    groups: set[str | None] = set()
    for line in papers_for(procedure, answers, authorised=authorised, channel=str(channel)):
        if line.need in (Need.NOTE, Need.IF_APPLIES):
            continue
        if line.need is Need.ONE_OF and line.group in groups:
            continue
        groups.add(line.group)
        paper = line.document
        asked.append(
            DocumentItem(
                name=paper.name,
                originals=paper.originals,
                copies=paper.copies,
                present_only=paper.present_only,
            )
        )
    return tuple(asked)
