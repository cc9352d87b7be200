"""Many dossiers from one list."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from models.domain.batch_list import BatchList, BatchRow
from models.domain.batch_row import read_row
from models.domain.dossier import OfficialRef
from models.errors import NoPrinter
from models.services.intake import ReceiveDossier
from tests.ui.fake_desk.counter import Counter
from ui.batch.rows import CheckedRow, ListTogether
from ui.desk import PrintedSlip


class Batch(Counter):
    """Many dossiers from one list."""

    def read_batch(self, path: Path) -> BatchList:
        self._enter("read_batch", path)
        return self.batch

    def write_batch_template(self, path: Path) -> None:
        self._enter("write_batch_template", path)

    def check_batch(
        self, rows: Sequence[BatchRow], accepted: frozenset[int], together: ListTogether
    ) -> tuple[CheckedRow, ...]:
        self._enter("check_batch", accepted, together)
        return tuple(self._checked(row, row.row_no in accepted, together) for row in rows)

    def _checked(self, row: BatchRow, accepted: bool, together: ListTogether) -> CheckedRow:
        reading = read_row(row)
        person = reading.person
        if person is None:
            return CheckedRow(row_no=row.row_no, problems=reading.problems)
        known = self.likely_duplicates(person, together.procedure.code)
        if known and not accepted:
            return CheckedRow(row_no=row.row_no, known_code=known[0].shown_code)
        command = ReceiveDossier(
            applicant=together.submitter or person,
            procedure_code=together.procedure.code,
            official=together.official,
            holder=person,
            case_name=reading.case or together.case_name,
            due_at=together.due_at,
            note=reading.note,
            group_id=together.group_id,
        )
        return CheckedRow(row_no=row.row_no, command=command, repaired=reading.repaired)

    def print_group(self, group_id: str, form: str, official: OfficialRef) -> PrintedSlip:
        self._enter("print_group", group_id, form)
        if self.printer.name is None:
            raise NoPrinter
        return PrintedSlip(self.printer.name, 2, 0, True)
