"""The register of dossiers (Mẫu số 07) of a period: every dossier received, every number void."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import resources
from app.report_tables import Heading, table
from models.domain.clock import iso_local, local_day
from models.queries.report_rows import RegisterDossier, VoidNumber
from printing.inputs import FormInput
from printing.report_pages import Report, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One row, worded. `mark` says why a number counts for nothing; `status` is the national code.

    A void number has its code and its mark only.
    """

    code: str
    provisional_code: str | None = None
    procedure_code: str | None = None
    procedure: str | None = None
    applicant: str | None = None
    contact: str | None = None
    agency: str | None = None
    received_at: datetime | None = None
    due_at: datetime | None = None
    returned_at: datetime | None = None
    result_method: str | None = None
    status: int | None = None
    mark: str | None = None

    @property
    def marked_code(self) -> str:
        """The code as it stands on paper: with the code printed before it, and its mark."""
        before = self.provisional_code if self.provisional_code != self.code else None
        lines = (self.code, before and f"({before})", self.mark)
        return "\n".join(line for line in lines if line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """`dossiers` counts the rows without a mark; with `voided` and `unused` all are accounted."""

    heading: Heading
    rows: tuple[RegisterRow, ...]
    dossiers: int
    voided: int
    unused: int

    def to_json(self) -> dict[str, Any]:
        return {
            "form": "07",
            **self.heading.to_json(),
            "rows": [_row_json(number, row) for number, row in enumerate(self.rows, 1)],
            "dossiers": self.dossiers,
            "voided": self.voided,
            "unused_numbers": self.unused,
        }

    @property
    def counts(self) -> str:
        """How many of each, in words."""
        words = resources.read_json("reports/register.json")
        pattern: str = words["counts"]
        return pattern.format(dossiers=self.dossiers, voided=self.voided, unused=self.unused)

    def report(self) -> Report:
        """As a table, for a spreadsheet."""
        words = resources.read_json("reports/register.json")
        listed = [_cells(number, row) for number, row in enumerate(self.rows, 1)]
        drawn = table(words["caption"], words, listed, has_total=False)
        return self.heading.report(words, [drawn], self.counts)

    def form(self, printed_on: date) -> FormInput:
        """As the form itself, for paper. A mark stands under the code it belongs to."""
        joined, period = self.heading.joined, self.heading.period
        return FormInput(
            form="07",
            values={
                "parent_agency": self.heading.office,
                "office_name": joined.one_stop_name,
                "place_name": joined.office_short_name,
                "issued_on": printed_on.isoformat(),
                "period_from_on": period.from_on.isoformat(),
                "period_until_on": period.to_on.isoformat(),
                "status_words": self.counts,
            },
            rows={"dossiers": [_form_row(row) for row in self.rows]},
        )


def register_of(
    heading: Heading, dossiers: Sequence[RegisterDossier], numbers: Sequence[VoidNumber]
) -> Register:
    """Dossiers in the order of their reception; void numbers, which have no time, after their day.

    A dossier voided by the period's end stays, with its mark.
    """
    words = resources.read_json("reports/register.json")
    dated = [
        ((local_day(one.standing.received_at), 0), _dossier_row(heading, one, words))
        for one in dossiers
    ]
    dated += [
        (
            (one.day, 1),
            RegisterRow(
                code=one.code, mark=words["unused_because"].get(one.reason, words["unused"])
            ),
        )
        for one in numbers
    ]
    dated.sort(key=lambda pair: pair[0])
    voided = sum(one.standing.voided_at is not None for one in dossiers)
    return Register(
        heading=heading,
        rows=tuple(row for _, row in dated),
        dossiers=len(dossiers) - voided,
        voided=voided,
        unused=len(numbers),
    )


def _dossier_row(heading: Heading, one: RegisterDossier, words: dict[str, Any]) -> RegisterRow:
    dossier, standing, concerned = one.dossier, one.standing, one.concerned
    ours = concerned.agency_id == heading.joined.agency_id
    return RegisterRow(
        code=dossier.code or dossier.provisional_code or dossier.id,
        provisional_code=dossier.provisional_code,
        procedure_code=dossier.procedure_code,
        procedure=dossier.procedure_name,
        applicant=concerned.name,
        contact=", ".join(part for part in (concerned.address, concerned.phone) if part) or None,
        agency=heading.office if ours else concerned.agency_id,
        received_at=standing.received_at,
        due_at=standing.due_at,
        returned_at=standing.returned_at,
        result_method=words["result_channels"][str(concerned.result_channel)],
        status=int(standing.status),
        mark=None if standing.voided_at is None else words["voided"],
    )


def _row_json(number: int, row: RegisterRow) -> dict[str, Any]:
    return {
        "no": number,
        "code": row.code,
        "provisional_code": row.provisional_code,
        "procedure_code": row.procedure_code,
        "procedure": row.procedure,
        "applicant": row.applicant,
        "contact": row.contact,
        "agency": row.agency,
        "received_at": _instant(row.received_at),
        "due_at": _instant(row.due_at),
        "returned_at": _instant(row.returned_at),
        "result_method": row.result_method,
        "status": row.status,
        "mark": row.mark,
    }


def _cells(number: int, row: RegisterRow) -> tuple[Value, ...]:
    """The columns of the form; the last is left to sign in."""
    return (
        number,
        row.marked_code,
        row.procedure,
        row.applicant,
        row.contact,
        row.agency,
        row.received_at,
        row.due_at,
        row.returned_at,
        row.result_method,
        None,
    )


def _form_row(row: RegisterRow) -> dict[str, str]:
    known = {
        "code": row.marked_code,
        "procedure_name": row.procedure,
        "applicant_name": row.applicant,
        "applicant_contact": row.contact,
        "agency_name": row.agency,
        "received_at": _instant(row.received_at),
        "due_at": _instant(row.due_at),
        "returned_at": _instant(row.returned_at),
        "result_method": row.result_method,
    }
    return {name: value for name, value in known.items() if value}


def _instant(at: datetime | None) -> str | None:
    return None if at is None else iso_local(at)
