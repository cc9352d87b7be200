"""The dossier in the making: pure values, what is wrong with them, and the command they become."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum

from models.domain.clock import VIETNAM, Clock
from models.domain.deadline import DueDate
from models.domain.dossier import ApplicantKind, Channel, DocumentItem, OfficialRef
from models.domain.procedure import Procedure, RequiredDocument
from models.services.intake import ReceiveDossier, applicant_problems
from ui.intake.person import Person, Problem

CLOSING = time(17, 0)
"""The hour put with a date the official gives: the usual end of the working day (not seen in
Nghị định 118/2025: a setting of the office)."""

_LONGEST_COMPANION = 300


class Step(StrEnum):
    """What comes next, in the order it is asked for."""

    SCAN = "scan"
    FINISH_PERSON = "finish_person"
    CHOOSE_PROCEDURE = "choose_procedure"
    PAPERS_MISSING = "papers_missing"
    GIVE_DATE = "give_date"
    CONFIRM_DATE = "confirm_date"
    DATE_PUT_OFF = "date_put_off"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One line of the checklist; `originals` and `copies` are what was handed over."""

    document: RequiredDocument
    ticked: bool = False
    originals: int = 1
    copies: int = 0

    @property
    def required(self) -> bool:
        """Whether everybody needs it: all but papers for someone who is authorised."""
        return not self.document.on_authorisation


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything typed so far. `due_on` is the day the official gives where there is no time;
    `papers_accepted`: she takes the dossier with the papers ticked."""

    person: Person = field(default_factory=Person)
    procedure: Procedure | None = None
    case_name: str | None = None
    papers: tuple[Paper, ...] = ()
    papers_accepted: bool = False
    result_channel: Channel = Channel.COUNTER
    due_on: date | None = None
    due_is_a_day: bool = True
    accept_unconfirmed: bool = False

    @property
    def is_blank(self) -> bool:
        return self.person.is_blank and not self.person.phone and self.procedure is None

    @property
    def missing(self) -> tuple[Paper, ...]:
        """Required papers that are not ticked."""
        return tuple(paper for paper in self.papers if paper.required and not paper.ticked)

    @property
    def gives_date(self) -> bool:
        """Whether the official has to say when the result is due."""
        return self.procedure is not None and self.procedure.time_limit is None

    @property
    def due_at(self) -> datetime | None:
        """The instant of the day the official gave."""
        if not self.gives_date or self.due_on is None:
            return None
        return datetime.combine(self.due_on, CLOSING, VIETNAM)


def with_procedure(draft: Draft, procedure: Procedure | None) -> Draft:
    """Another procedure: its papers, its first case when every paper belongs to one."""
    case_name = None
    if procedure is not None and procedure.cases and not procedure.documents_for(None):
        case_name = procedure.cases[0]
    fresh = replace(
        draft,
        procedure=procedure,
        papers=(),
        papers_accepted=False,
        due_on=None,
        due_is_a_day=True,
        accept_unconfirmed=False,
    )
    return with_case(fresh, case_name)


def with_case(draft: Draft, case_name: str | None) -> Draft:
    """The papers of one case; what was ticked and belongs to both stays ticked."""
    documents = () if draft.procedure is None else draft.procedure.documents_for(case_name)
    before = {paper.document: paper for paper in draft.papers}
    papers = tuple(
        before.get(document)
        or Paper(
            document=document,
            originals=document.originals if document.originals or document.copies else 1,
            copies=document.copies,
        )
        for document in documents
    )
    return replace(draft, case_name=case_name, papers=papers, papers_accepted=False)


def with_tick(draft: Draft, at: int, ticked: bool) -> Draft:
    """One paper handed over or taken back."""
    return _with_paper(draft, at, replace(draft.papers[at], ticked=ticked))


def with_copies(draft: Draft, at: int, count: int) -> Draft:
    """So many of one paper: copies where the list asks for copies only, else originals."""
    paper = draft.papers[at]
    if paper.document.present_only:
        return with_tick(draft, at, True)
    if paper.document.originals == 0:
        return _with_paper(draft, at, replace(paper, ticked=True, copies=count))
    return _with_paper(draft, at, replace(paper, ticked=True, originals=count))


def with_all_required(draft: Draft) -> Draft:
    """Every required paper ticked."""
    papers = tuple(replace(p, ticked=True) if p.required else p for p in draft.papers)
    return replace(draft, papers=papers, papers_accepted=False)


def _with_paper(draft: Draft, at: int, paper: Paper) -> Draft:
    papers = (*draft.papers[:at], paper, *draft.papers[at + 1 :])
    return replace(draft, papers=papers, papers_accepted=False)


def person_problems(person: Person, clock: Clock) -> list[Problem]:
    """What is wrong with the first block, as (field, code) pairs."""
    found = applicant_problems(person.applicant(), clock)
    if not person.birth_is_a_day:
        found.append(("birth_date", "not_a_day"))
    if person.kind is ApplicantKind.CHILD and not person.companion:
        found.append(("companion", "companion_missing"))
    if len(person.companion) > _LONGEST_COMPANION:
        found.append(("companion", "name_too_long"))
    return found


def problems(draft: Draft, due: DueDate | None, clock: Clock) -> list[Problem]:
    """Everything that keeps the draft from being saved, in the order of the screen."""
    found = person_problems(draft.person, clock)
    if draft.procedure is None:
        found.append(("procedure", "procedure_missing"))
        return found
    if draft.missing and not draft.papers_accepted:
        found.append(("papers", "papers_missing"))
    if draft.gives_date:
        code = _date_problem(draft, clock)
        if code is not None:
            found.append(("due_on", code))
    elif due is not None and not due.confirmed and not draft.accept_unconfirmed:
        found.append(("due_at", "date_needs_confirming"))
    return found


def _date_problem(draft: Draft, clock: Clock) -> str | None:
    if not draft.due_is_a_day:
        return "not_a_day"
    if draft.due_at is None:
        return "due_missing"
    return "due_before_received" if draft.due_at <= clock.now() else None


def next_step(draft: Draft, due: DueDate | None, clock: Clock) -> Step:
    """The one thing to do now."""
    if draft.person.is_blank:
        return Step.SCAN
    wrong = dict(problems(draft, due, clock))
    if any(name not in _LATER for name in wrong):
        return Step.FINISH_PERSON
    for name, step in _LATER.items():
        if name in wrong:
            return step
    return Step.COMPLETE


_LATER = {
    "procedure": Step.CHOOSE_PROCEDURE,
    "papers": Step.PAPERS_MISSING,
    "due_on": Step.GIVE_DATE,
    "due_at": Step.CONFIRM_DATE,
}


def command(draft: Draft, official: OfficialRef, companion_words: str) -> ReceiveDossier:
    """What is saved. `companion_words` is the sentence ("… {name}") that names who came along.

    Raises ValueError when there is no procedure yet.
    """
    if draft.procedure is None:
        raise ValueError("procedure: not chosen yet")
    person = draft.person
    has_companion = person.kind is ApplicantKind.CHILD and person.companion
    return ReceiveDossier(
        applicant=person.applicant(),
        procedure_code=draft.procedure.code,
        official=official,
        case_name=draft.case_name,
        papers=tuple(_item(paper) for paper in draft.papers if paper.ticked),
        result_channel=draft.result_channel,
        due_at=draft.due_at,
        accept_unconfirmed=draft.accept_unconfirmed,
        note=companion_words.format(name=person.companion) if has_companion else None,
    )


def _item(paper: Paper) -> DocumentItem:
    return DocumentItem(
        name=paper.document.name,
        originals=paper.originals,
        copies=paper.copies,
        present_only=paper.document.present_only,
    )
