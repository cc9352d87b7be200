"""What the counter is asked about the rows of a list, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from models.domain.batch_row import Pairs
from models.domain.dossier import Applicant, OfficialRef
from models.domain.procedure import Procedure
from models.services.intake import ReceiveDossier

ROW_TWICE = "row_twice"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListTogether:
    """What all rows share. `submitter` None: each row's own. `case_name` is for rows that name no
    case; `due_at` is the date the official gives where the catalogue has no time."""

    procedure: Procedure
    official: OfficialRef
    submitter: Applicant | None
    group_id: str
    case_name: str | None = None
    due_at: datetime | None = None
    accept_unconfirmed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedRow:
    """One row: a command that can be received, or why not. Pairs are (field, code).

    `repaired` is what was put right and should be looked at; `known_code` is the code of a dossier
    of the same person and procedure that is here already.
    """

    row_no: int
    command: ReceiveDossier | None = None
    problems: Pairs = ()
    repaired: Pairs = ()
    known_code: str | None = None

    @property
    def is_alike(self) -> bool:
        """Whether only a likeness holds it back: an official may say that it is wanted."""
        is_twice = any(code == ROW_TWICE for _field, code in self.problems)
        return is_twice or (self.known_code is not None and not self.problems)
