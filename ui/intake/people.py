"""What the scanner read, and for whom: the applicant, or the holder while that block is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from models.domain.clock import local_day
from models.domain.dossier import ApplicantKind
from models.domain.identity import normal_number
from models.domain.scan import read_scan
from models.domain.scan_result import ScanKind, ScanResult
from ui.desk import Desk
from ui.intake.contract import Hints, Notice, NoticeKind
from ui.intake.draft import Draft
from ui.intake.known import Known
from ui.intake.person import Person, from_card, from_passport, is_adult
from ui.ports import Router, Tasks


@dataclass(frozen=True, slots=True)
class Taken:
    """The person of a card, for the applicant or for the holder of the dossier."""

    person: Person
    is_holder: bool = False


class People:
    """Reads cards and keeps what they said; `changed` is called when strips change."""

    def __init__(
        self, desk: Desk, tasks: Tasks, router: Router, changed: Callable[[], None]
    ) -> None:
        self._desk, self._router = desk, router
        self.known = Known(desk, tasks, changed)
        self._refusal: str | None = None
        self._warnings: tuple[str, ...] = ()
        self._bare_name = False
        self.other: Taken | None = None

    def forget(self) -> None:
        """The next person."""
        self._refusal, self._warnings, self._bare_name = None, (), False
        self.other = None
        self.known.forget()

    def read(self, text: str) -> ScanResult:
        """Read a burst; a refusal becomes a strip and changes nothing else."""
        reading = read_scan(text, today=local_day(self._desk.clock.now()))
        self._refusal = reading.reason
        return reading

    def taken(self, reading: ScanResult, draft: Draft, today: date) -> Taken | None:
        """Whose paper was read; None when it waits for a decision.

        The card of an adult read for a child names who came along. With the holder's block open
        another paper than the applicant's is the holder's.
        """
        person, holder = draft.person, draft.others.holder
        number = _number_of(reading)
        is_other = bool(person.number) and _bare(person) != number
        if draft.others.is_open and not person.is_blank and _bare(person) != number:
            read = Taken(self._person(reading, holder), is_holder=True)
            is_third = bool(holder.number) and _bare(holder) != number
            return self._decided(read, reading, holder, waits=is_third)
        card = reading.card
        is_childs = bool(person.number) and not is_other
        is_grown = card is not None and is_adult(card, today)
        if person.kind is ApplicantKind.CHILD and is_grown and not is_childs:
            name = card.full_name if card is not None else None
            return Taken(replace(person, companion=name or person.companion))
        read = Taken(self._person(reading, person))
        waits = draft.procedure is not None and is_other
        return self._decided(read, reading, person, waits=waits)

    def _decided(
        self, read: Taken, reading: ScanResult, before: Person, *, waits: bool
    ) -> Taken | None:
        self.other = read if waits else None
        if waits:
            return None
        self._warnings = reading.warnings
        is_zone = reading.kind in (ScanKind.MRZ, ScanKind.PASSPORT)
        self._bare_name = is_zone and not before.full_name
        return read

    def _person(self, reading: ScanResult, before: Person) -> Person:
        now = self._desk.clock.now()
        if reading.passport is not None:
            return from_passport(reading.passport, before, now)
        if reading.card is None:
            raise ValueError("reading: a card or a passport expected")
        return from_card(reading.card, before, now)

    def look_up(self, draft: Draft) -> None:
        """Ask what is known of the people of this draft, once for each."""
        self.known.look_up(draft)

    def hints(self, draft: Draft) -> Hints:
        """What stands beside the fields of the applicant."""
        return self.known.hints(draft.person)

    def open_line(self, dossier_id: str) -> None:
        """Leave for a dossier of this person; the draft stays."""
        self._router.open_dossier(dossier_id)

    def notices(self, draft: Draft) -> tuple[Notice, ...]:
        """The strips about people, the most pressing first."""
        found: list[Notice] = []
        if self._refusal is not None:
            found.append(Notice(kind=NoticeKind.SCAN_REFUSED, code=self._refusal))
        if self.other is not None:
            kind = NoticeKind.OTHER_HOLDER if self.other.is_holder else NoticeKind.OTHER_PERSON
            before = draft.others.holder if self.other.is_holder else draft.person
            names = (self.other.person.full_name, before.full_name)
            found.append(Notice(kind=kind, names=names))
        found += [Notice(kind=NoticeKind.SCAN_WARNING, code=code) for code in self._warnings]
        if self._bare_name:
            found.append(Notice(kind=NoticeKind.NAME_WITHOUT_MARKS))
        return (*found, *self.known.notices(draft))


def _bare(person: Person) -> str:
    return normal_number(person.number).upper()


def _number_of(reading: ScanResult) -> str:
    if reading.card is not None:
        return reading.card.personal_id
    return reading.passport.number if reading.passport is not None else ""
