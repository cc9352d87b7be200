"""Lists of many dossiers for the window: read, checked, printed together. Calls block."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.batch_file import read_batch_file
from app.batch_rows import RowResult, Together, row_results
from app.batch_template import template
from app.form_desk import FormDesk
from app.forms.of_group import of_group
from app.runtime import Runtime
from app.whole_file import write_file
from models.domain.batch_list import BatchList, BatchRow
from models.domain.batch_row import Pairs, read_row
from models.domain.dossier import Dossier
from models.domain.dossier_forms import times_printed
from models.queries.dossier_detail import dossier_detail
from models.queries.groups import dossiers_of_group
from models.services.enrolment import enrolment
from ui.batch.rows import CheckedRow, ListTogether
from ui.desk import PrintedSlip

_HOLDER, _SUBMITTER = "holder.", "submitter."


class BatchDesk:
    """Rows of a list as the window sees them, and the papers of a group."""

    def __init__(self, runtime: Runtime, forms: FormDesk) -> None:
        self._runtime = runtime
        self._forms = forms

    def read(self, path: Path) -> BatchList:
        """The list in a file. Raises UserError."""
        return read_batch_file(path)

    def write_template(self, path: Path) -> None:
        """Write an empty list. Raises UserError(`file_unwritable`, `target_inside_data_dir`)."""
        self._runtime.folder.check_outside(path)
        write_file(path, template())

    def check(
        self, rows: Sequence[BatchRow], accepted: frozenset[int], together: ListTogether
    ) -> tuple[CheckedRow, ...]:
        """Every row checked, in order; nothing is saved. `accepted` are the numbers of rows that
        are wanted although they are like another."""
        whole = tuple(_with_case(row, together.case_name) for row in rows)
        results = self._results(whole, together, again=False)
        answers = zip(whole, results, strict=True)
        return tuple(
            _checked(row, self._accepted(row, result, together, accepted), together)
            for row, result in answers
        )

    def print_group(self, group_id: str, form: str) -> tuple[PrintedSlip, str]:
        """Print a paper about a group; from the second time on it bears BẢN IN LẠI.

        Returns the id of the dossier whose history keeps the print. Raises NotFound, NoPrinter,
        SpoolFailed.
        """
        dossiers = self._runtime.store.read(partial(dossiers_of_group, group_id=group_id))
        keeper = dossiers[0].id if dossiers else ""
        before = times_printed(self._whole(keeper), form) if keeper else 0
        joined = self._runtime.store.read(enrolment)
        paper = of_group(form, dossiers, joined, reprint_number=before)
        return self._forms.send(paper), keeper

    def _whole(self, dossier_id: str) -> Dossier:
        return self._runtime.store.read(partial(dossier_detail, dossier_id=dossier_id)).dossier

    def _results(
        self, rows: Sequence[BatchRow], together: ListTogether, *, again: bool
    ) -> tuple[RowResult, ...]:
        shared = Together(
            procedure=together.procedure,
            official=together.official,
            submitter=together.submitter,
            accept_unconfirmed=together.accept_unconfirmed,
            again=again,
        )
        return row_results(self._runtime, BatchList(tuple(rows)), shared)

    def _accepted(
        self,
        row: BatchRow,
        result: RowResult,
        together: ListTogether,
        accepted: frozenset[int],
    ) -> RowResult:
        """A row held back by a likeness alone, looked at again once it is wanted."""
        if result.command is not None or row.row_no not in accepted:
            return result
        return self._results((row,), together, again=True)[0]


def _with_case(row: BatchRow, case_name: str | None) -> BatchRow:
    if case_name is None or "case" in row.values:
        return row
    return BatchRow(row.row_no, {**row.values, "case": case_name})


def _checked(row: BatchRow, result: RowResult, together: ListTogether) -> CheckedRow:
    command = result.command
    if command is not None:
        command = replace(command, group_id=together.group_id, due_at=together.due_at)
    return CheckedRow(
        row_no=result.row_no,
        command=command,
        problems=_by_column(row, result.problems),
        repaired=result.repaired,
        known_code=result.known_code,
    )


def _by_column(row: BatchRow, problems: Pairs) -> Pairs:
    """Problems under the columns of the list: the holder is the person of the row, the applicant
    the submitter it names."""
    names_submitter = any(name.startswith(_SUBMITTER) for name in row.values)
    of_command = names_submitter and not read_row(row).problems
    found = []
    for field, code in problems:
        if field.startswith(_HOLDER):
            found.append((field.removeprefix(_HOLDER), code))
        elif of_command and f"{_SUBMITTER}{field}" in _SUBMITTER_FIELDS:
            found.append((f"{_SUBMITTER}{field}", code))
        else:
            found.append((field, code))
    return tuple(found)


_SUBMITTER_FIELDS = frozenset(
    f"{_SUBMITTER}{name}" for name in ("full_name", "personal_id", "tax_code", "phone", "address")
)
