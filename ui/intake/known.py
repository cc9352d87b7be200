"""What this counter knows already of the person in the draft, asked once for each."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from models.domain.dossier import Applicant, ApplicantKind, DossierStatus, IdKind
from models.domain.identity import mobile_of_today, normal_number, phone_warnings, tax_code_warnings
from models.domain.text import fold
from models.domain.units import Unit
from models.domain.workflow import FINAL_STATUSES
from models.errors import AppError
from models.queries.dossier_list import DossierLine
from models.queries.known_people import KnownPaper, KnownPerson, LikelyDuplicate
from ui.desk import Desk
from ui.intake.contract import Hints, Notice, NoticeKind
from ui.intake.draft import Draft
from ui.intake.person import Person, grouped_phone
from ui.ports import Tasks

T = TypeVar("T")


class Lookup(Generic[T]):
    """The answer to the latest question; `none` while there is no question or no answer yet."""

    def __init__(self, tasks: Tasks, none: T, changed: Callable[[], None]) -> None:
        self._tasks, self._none, self._changed = tasks, none, changed
        self._asked: Hashable | None = None
        self.answer = none

    def forget(self) -> None:
        self._asked, self.answer = None, self._none

    def ask(self, key: Hashable | None, work: Callable[[], T]) -> None:
        """Ask unless this was asked before; None asks nothing. After a failure it is asked anew."""
        if key == self._asked:
            return
        self._asked, self.answer = key, self._none
        if key is None:
            return

        def known(answer: T) -> None:
            if key == self._asked:
                self.answer = answer
                self._changed()

        def unknown(_error: AppError) -> None:
            if key == self._asked:
                self._asked = None

        self._tasks.run(work, known, unknown)


class Known:
    """Earlier dossiers, likely duplicates, what was typed before, today's commune of the address.

    `changed` is called when any of it comes in.
    """

    def __init__(self, desk: Desk, tasks: Tasks, changed: Callable[[], None]) -> None:
        self._desk = desk
        self._lines: Lookup[tuple[DossierLine, ...]] = Lookup(tasks, (), changed)
        self._person: Lookup[KnownPerson | None] = Lookup(tasks, None, changed)
        self._duplicates: Lookup[tuple[LikelyDuplicate, ...]] = Lookup(tasks, (), changed)
        self._unit: Lookup[Unit | None] = Lookup(tasks, None, changed)

    def forget(self) -> None:
        """The next person."""
        self._lines.forget()
        self._person.forget()
        self._duplicates.forget()
        self._unit.forget()

    def look_up(self, draft: Draft) -> None:
        """Ask what the draft as it is now allows to ask."""
        number = _known_number(draft.person)
        self._lines.ask(number, lambda: self._desk.dossiers_of_person(number or ""))
        self._person.ask(number, lambda: self._desk.known_person(number or ""))
        address = draft.person.applicant().address
        self._unit.ask(address, lambda: self._desk.unit_today(address or ""))
        self._look_for_duplicates(draft)

    def _look_for_duplicates(self, draft: Draft) -> None:
        whose = draft.others.holder_applicant() or draft.person.applicant()
        code = draft.procedure.code if draft.procedure is not None else ""
        key = (whose, code) if code and _may_be_found(whose) else None
        self._duplicates.ask(key, lambda: self._desk.likely_duplicates(whose, code))

    def had(self, name: str) -> KnownPaper | None:
        """When a paper of this name was handed in before."""
        known = self._person.answer
        papers = known.papers if known is not None else ()
        return next((paper for paper in papers if fold(paper.name) == fold(name)), None)

    def completed(self, person: Person) -> Person | None:
        """The person with what was typed before where nothing is known now; None when nothing is
        to be added."""
        known = self._person.answer
        if known is None:
            return None
        return person.completed(known.phone, known.email, known.address)

    def hints(self, person: Person) -> Hints:
        """What stands beside the fields and never stops anybody."""
        unit = self._unit.answer
        is_written = unit is not None and fold(unit.name) in fold(person.address)
        is_organisation = person.kind is ApplicantKind.ORGANISATION
        tax_code = tax_code_warnings(person.tax_code, None) if is_organisation else ()
        return Hints(
            unit_today=unit.name if unit is not None and not is_written else "",
            phone=next(iter(phone_warnings(person.phone)), ""),
            tax_code=next(iter(tax_code), ""),
        )

    def notices(self, draft: Draft) -> list[Notice]:
        """The strips about this person, the most pressing first."""
        found = []
        duplicates = self._duplicates.answer
        if duplicates:
            found.append(Notice(kind=NoticeKind.SAME_PROCEDURE_OPEN, line=duplicates[0]))
        lines = self._lines.answer
        ready = [line for line in lines if line.status is DossierStatus.RESULT_READY]
        still_open = [
            line
            for line in lines
            if line.status not in FINAL_STATUSES and line.status is not DossierStatus.RESULT_READY
        ]
        if ready:
            found.append(Notice(kind=NoticeKind.RESULT_WAITING, line=ready[0], count=len(ready)))
        if still_open and not duplicates:
            found.append(
                Notice(kind=NoticeKind.OTHERS_OPEN, line=still_open[0], count=len(still_open))
            )
        return found + self._proposals(draft.person)

    def _proposals(self, person: Person) -> list[Notice]:
        found = []
        mobile = mobile_of_today(person.phone)
        if mobile is not None:
            found.append(Notice(kind=NoticeKind.OLD_MOBILE, names=(grouped_phone(mobile),)))
        completed = self.completed(person)
        if completed is not None:
            pairs = (
                (grouped_phone(completed.phone), grouped_phone(person.phone)),
                (completed.email, person.email),
                (completed.address, person.address),
            )
            names = tuple(new for new, old in pairs if new != old)
            found.append(Notice(kind=NoticeKind.KNOWN_PERSON, names=names))
        return found


def _known_number(person: Person) -> str | None:
    """The number a person may be looked up by."""
    number = normal_number(person.number)
    is_named = person.kind is not ApplicantKind.ORGANISATION and person.id_kind in (
        IdKind.CITIZEN_ID,
        IdKind.PASSPORT,
    )
    return number if is_named and len(number) >= 6 else None


def _may_be_found(person: Applicant) -> bool:
    """Whether there is enough to tell this person from others."""
    by_number = person.personal_id is not None and len(person.personal_id) >= 6
    return by_number or person.tax_code is not None or person.birth_date is not None
