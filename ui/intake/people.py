"""What the scanner read and what is known of the person: the strips of the first block."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from models.domain.clock import local_day
from models.domain.dossier import ApplicantKind, DossierStatus, IdKind
from models.domain.identity import normal_number
from models.domain.scan import read_scan
from models.domain.scan_result import ScanKind, ScanResult
from models.domain.workflow import FINAL_STATUSES
from models.errors import AppError
from models.queries.dossier_list import DossierLine
from ui.desk import Desk
from ui.intake.contract import Notice, NoticeKind
from ui.intake.draft import Draft
from ui.intake.person import Person, from_card, is_adult
from ui.ports import Router, Tasks


class People:
    """Reads cards and looks up the person's dossiers; `changed` is called when strips change."""

    def __init__(
        self, desk: Desk, tasks: Tasks, router: Router, changed: Callable[[], None]
    ) -> None:
        self._desk, self._tasks, self._router, self._changed = desk, tasks, router, changed
        self._refusal: str | None = None
        self._warnings: tuple[str, ...] = ()
        self._bare_name = False
        self._asked: str | None = None
        self._lines: tuple[DossierLine, ...] = ()
        self.other: Person | None = None

    def forget(self) -> None:
        """The next person."""
        self._refusal, self._warnings, self._bare_name = None, (), False
        self._asked, self._lines, self.other = None, (), None

    def read(self, text: str) -> ScanResult:
        """Read a burst; a refusal becomes a strip and changes nothing else."""
        reading = read_scan(text, today=local_day(self._desk.clock.now()))
        self._refusal = str(reading.error) if reading.error is not None else None
        return reading

    def taken(self, reading: ScanResult, draft: Draft, today: date) -> Person | None:
        """The person of an accepted card; None when the card waits for a decision.

        The card of an adult read for a child names who came along.
        """
        card, person = reading.card, draft.person
        if card is None:
            raise ValueError("card: expected")
        is_other = bool(person.number) and normal_number(person.number) != card.personal_id
        is_childs = bool(person.number) and not is_other
        if person.kind is ApplicantKind.CHILD and is_adult(card, today) and not is_childs:
            return replace(person, companion=card.full_name or person.companion)
        read = from_card(card, person, self._desk.clock.now())
        if draft.procedure is not None and is_other:
            self.other = read
            return None
        self.other = None
        self._warnings = reading.warnings
        self._bare_name = card.kind is ScanKind.MRZ and not person.full_name
        return read

    def look_up(self, draft: Draft) -> None:
        """Ask for the dossiers of this person, once for each number."""
        person = draft.person
        number = normal_number(person.number)
        is_named = person.kind is not ApplicantKind.ORGANISATION and person.id_kind in (
            IdKind.CITIZEN_ID,
            IdKind.PASSPORT,
        )
        if not is_named or len(number) < 6:
            self._asked, self._lines = None, ()
            return
        if number == self._asked:
            return
        self._asked, self._lines = number, ()

        def known(lines: tuple[DossierLine, ...]) -> None:
            if number == self._asked:
                self._lines = lines
                self._changed()

        def unknown(_error: AppError) -> None:
            if number == self._asked:
                self._asked = None

        self._tasks.run(lambda: self._desk.dossiers_of_person(number), known, unknown)

    def open_line(self, dossier_id: str) -> None:
        """Leave for a dossier of this person; the draft stays."""
        self._router.open_dossier(dossier_id)

    def notices(self, draft: Draft) -> tuple[Notice, ...]:
        """The strips of the first block, the most pressing first."""
        found: list[Notice] = []
        if self._refusal is not None:
            found.append(Notice(kind=NoticeKind.SCAN_REFUSED, code=self._refusal))
        if self.other is not None:
            names = (self.other.full_name, draft.person.full_name)
            found.append(Notice(kind=NoticeKind.OTHER_PERSON, names=names))
        found += [Notice(kind=NoticeKind.SCAN_WARNING, code=code) for code in self._warnings]
        if self._bare_name:
            found.append(Notice(kind=NoticeKind.NAME_WITHOUT_MARKS))
        found += self._of_person(draft)
        return tuple(found)

    def _of_person(self, draft: Draft) -> list[Notice]:
        code = draft.procedure.code if draft.procedure is not None else None
        ready = [line for line in self._lines if line.status is DossierStatus.RESULT_READY]
        still_open = [
            line
            for line in self._lines
            if line.status not in FINAL_STATUSES and line.status is not DossierStatus.RESULT_READY
        ]
        same = [line for line in still_open if line.procedure_code == code]
        found = []
        if same:
            found.append(Notice(kind=NoticeKind.SAME_PROCEDURE_OPEN, line=same[0]))
        if ready:
            found.append(Notice(kind=NoticeKind.RESULT_WAITING, line=ready[0], count=len(ready)))
        if still_open and not same:
            found.append(
                Notice(kind=NoticeKind.OTHERS_OPEN, line=still_open[0], count=len(still_open))
            )
        return found
