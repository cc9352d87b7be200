"""What this counter knows already of the person in the draft, asked once for each."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from models.domain.dossier import Applicant, ApplicantKind, DossierStatus, IdKind
from models.domain.identity import mobile_of_today, normal_number, phone_warnings, tax_code_warnings
from models.domain.text import fold, nfc
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

_SHORTEST_NUMBER = 6


class Lookup(Generic[T]):
    """The answer to the latest question; `none` while there is no question or no answer yet."""

    def __init__(self, tasks: Tasks, none: T, changed: Callable[[], None]) -> None:
        self._tasks, self._none, self._changed = tasks, none, changed
        self._asked: Hashable | None = None
        self._is_open = False
        self._then: Callable[[T], None] | None = None
        self.answer = none

    def forget(self) -> None:
        self._asked, self.answer, self._is_open, self._then = None, self._none, False, None

    def ask(self, key: Hashable | None, work: Callable[[], T]) -> None:
        """Ask unless this was asked before; None asks nothing. After a failure it is asked anew."""
        if key == self._asked:
            return
        self.forget()
        if key is None:
            return
        self._asked, self._is_open = key, True

        def known(answer: T) -> None:
            if key == self._asked:
                self.answer, self._is_open = answer, False
                self._changed()
                self._go_on(answer)

        def unknown(_error: AppError) -> None:
            if key == self._asked:
                self._asked, self._is_open = None, False
                self._go_on(self._none)

        self._tasks.run(work, known, unknown)

    def is_told(self, key: Hashable | None) -> bool:
        """Whether the answer to this question stands on the screen; no question has none."""
        return key is None or (key == self._asked and not self._is_open)

    def ask_first(self, key: Hashable, work: Callable[[], T], then: Callable[[T], None]) -> None:
        """Ask, and go on with the answer; never when another question comes meanwhile."""
        self.ask(key, work)
        if self._is_open:
            self._then = then
        else:
            then(self.answer)

    def _go_on(self, answer: T) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(answer)


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
        numbers = _known_numbers(draft.person)
        self._lines.ask(numbers or None, lambda: self._desk.dossiers_of_person(*numbers))
        number = numbers[0] if numbers else None
        self._person.ask(number, lambda: self._desk.known_person(number or ""))
        address = draft.person.applicant().address
        self._unit.ask(address, lambda: self._desk.unit_today(address or ""))
        self._duplicates.ask(*self._duplicate_question(draft))

    def before_saving(self, draft: Draft, go_on: Callable[[], None]) -> None:
        """`go_on`, unless dossiers alike are found now that nobody was told of yet."""
        key, work = self._duplicate_question(draft)
        if key is None or self._duplicates.is_told(key):
            go_on()
            return
        self._duplicates.ask_first(key, work, lambda found: None if found else go_on())

    def _duplicate_question(
        self, draft: Draft
    ) -> tuple[Hashable | None, Callable[[], tuple[LikelyDuplicate, ...]]]:
        whose = draft.others.holder_applicant() or draft.person.applicant()
        code = draft.procedure.code if draft.procedure is not None else ""
        who = (
            whose.id_kind,
            whose.personal_id,
            whose.old_id,
            whose.tax_code,
            whose.birth_date,
            fold(whose.full_name),
        )
        key = (who, code) if code and _may_be_found(whose) else None
        return key, lambda: self._desk.likely_duplicates(whose, code)

    def _known(self, person: Person) -> KnownPerson | None:
        """What is known of this very person: a number typed wrong is somebody else's."""
        known = self._person.answer
        return None if known is None or _is_other(known, person) else known

    def had(self, name: str, person: Person) -> KnownPaper | None:
        """When a paper of this name was handed in before."""
        known = self._known(person)
        papers = known.papers if known is not None else ()
        return next((paper for paper in papers if fold(paper.name) == fold(name)), None)

    def completed(self, person: Person) -> Person | None:
        """The person with what was typed before where nothing is known now; None when nothing is
        to be added."""
        known = self._known(person)
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
        known = self._person.answer
        if known is not None and _is_other(known, person):
            told = (known.full_name, person.full_name)
            found.append(Notice(kind=NoticeKind.NUMBER_OF_OTHER, names=told))
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


def _known_numbers(person: Person) -> tuple[str, ...]:
    """The numbers a person may be looked up by: of the paper now first, then of former cards."""
    if person.kind is ApplicantKind.ORGANISATION or person.id_kind is IdKind.NONE:
        return ()
    number = normal_number(person.number).upper()
    if len(number) < _SHORTEST_NUMBER:
        return ()
    former = person.old_id if person.id_kind is IdKind.CITIZEN_ID else None
    earlier = (normal_number(one) for one in (former or "").split(","))
    return tuple(dict.fromkeys((number, *(one for one in earlier if one))))


def _is_other(known: KnownPerson, person: Person) -> bool:
    """Whether the number stands here under another name, marks aside."""
    return bool(nfc(person.full_name)) and fold(known.full_name) != fold(person.full_name)


def _may_be_found(person: Applicant) -> bool:
    """Whether there is enough to tell this person from others."""
    by_number = person.personal_id is not None and len(person.personal_id) >= _SHORTEST_NUMBER
    return by_number or person.tax_code is not None or person.birth_date is not None
