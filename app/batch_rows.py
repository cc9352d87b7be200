"""The rows of a list as commands: one dossier a row, all of one group. See docs/batch-file.md."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.intake_lines import papers_of_case
from app.runtime import Runtime
from models.domain.batch_list import BatchList
from models.domain.batch_row import Pairs, RowReading, read_row
from models.domain.clock import local_day
from models.domain.dossier import Applicant, Channel, Dossier, OfficialRef
from models.domain.fee_table import local_fee_lines
from models.domain.ids import new_id
from models.domain.procedure import Procedure
from models.domain.same_person import same_person
from models.errors import UserError, ValidationError
from models.queries.known_people import duplicates_among, open_or_recent
from models.services.intake import ReceiveDossier, check

DUPLICATE_DAYS = 3
"""How far back a dossier of the same person and procedure is taken for the same one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """What all rows of a list share. `submitter` None: each row's own person, or as the row says.

    `again`: dossiers like those known already are wanted once more.
    """

    procedure: Procedure
    official: OfficialRef
    submitter: Applicant | None = None
    accept_unconfirmed: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RowResult:
    """One row: a command that can be received, or why not. Pairs are (field, code).

    `repaired` is what was put right and should be looked at; `known_code` is the code of a dossier
    of the same person that is known already.
    """

    row_no: int
    command: ReceiveDossier | None
    problems: Pairs = ()
    repaired: Pairs = ()
    known_code: str | None = None

    @property
    def error(self) -> UserError | None:
        """Why the row is refused, as an error that has a sentence."""
        if self.problems:
            return ValidationError(*self.problems)
        if self.known_code is not None:
            return UserError("batch_likely_duplicate", code=self.known_code)
        return None


def row_results(runtime: Runtime, batch: BatchList, together: Together) -> tuple[RowResult, ...]:
    """Every row checked, in order; nothing is saved. The good ones share a new group id."""
    group_id = new_id(runtime.clock.now())
    known = () if together.again else _known(runtime, together.procedure.code)
    seen: list[Applicant] = []
    results = []
    for row in batch.rows:
        result = _result(runtime, read_row(row), together, group_id)
        if result.command is not None and not together.again:
            person = _whose(result.command)
            if any(same_person(person, before) for before in seen):
                result = replace(result, command=None, problems=(("row", "row_twice"),))
            elif found := duplicates_among(known, person):
                result = replace(result, command=None, known_code=found[0].shown_code)
            seen.append(person)
        results.append(result)
    return tuple(results)


def _result(runtime: Runtime, reading: RowReading, together: Together, group_id: str) -> RowResult:
    refused = RowResult(row_no=reading.row_no, command=None, repaired=reading.repaired)
    if reading.person is None:
        return replace(refused, problems=reading.problems)
    if reading.submitter is not None and together.submitter is not None:
        return replace(refused, problems=(("submitter", "submitter_twice"),))
    if reading.case is not None and reading.case not in together.procedure.cases:
        return replace(refused, problems=(("case", "case_unknown"),))
    on = local_day(runtime.clock.now())
    command = _command(reading, reading.person, together, group_id, on)
    try:
        check(command, runtime.clock)
    except ValidationError as error:
        return replace(refused, problems=error.problems)
    return replace(refused, command=command)


def _command(
    reading: RowReading, person: Applicant, together: Together, group_id: str, on: date
) -> ReceiveDossier:
    submitter = reading.submitter or together.submitter or person
    holder = None if same_person(submitter, person) else person
    return ReceiveDossier(
        applicant=submitter,
        procedure_code=together.procedure.code,
        official=together.official,
        case_name=reading.case,
        papers=papers_of_case(together.procedure, reading.case, authorised=holder is not None),
        holder=holder,
        authorisation=reading.authorisation,
        note=reading.note,
        fees=local_fee_lines(together.procedure, on, str(Channel.COUNTER)),
        accept_unconfirmed=together.accept_unconfirmed,
        group_id=group_id,
    )


def _whose(command: ReceiveDossier) -> Applicant:
    return command.holder or command.applicant


def _known(runtime: Runtime, procedure_code: str) -> tuple[Dossier, ...]:
    since = runtime.clock.now() - timedelta(days=DUPLICATE_DAYS)
    return runtime.store.read(lambda s: open_or_recent(s, procedure_code, since))
