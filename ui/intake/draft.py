"""The dossier in the making: pure values, what is wrong with them, and the command they become."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum

from models.domain.certification import Certification, certification_problems
from models.domain.checklist import case_name, next_question
from models.domain.clock import VIETNAM, Clock
from models.domain.deadline import DueDate
from models.domain.dossier import ApplicantKind, Channel, OfficialRef
from models.domain.fees import FeeLine
from models.domain.procedure import Procedure
from models.domain.questions import CaseQuestion
from models.domain.text import nfc
from models.services.intake import ReceiveDossier, applicant_problems
from ui.intake import papers as checklists
from ui.intake.fees import FeeChoice, Fees, proposed_fees
from ui.intake.others import HOLDER, Others, others_problems
from ui.intake.papers import Paper
from ui.intake.person import Person, Problem

CLOSING = time(17, 0)
"""The hour put with a date the official gives: the usual end of the working day (not seen in
Nghị định 118/2025: a setting of the office)."""

_LONGEST_COMPANION = 300


class Step(StrEnum):
    """What comes next, in the order it is asked for."""

    SCAN = "scan"
    FINISH_PERSON = "finish_person"
    FINISH_HOLDER = "finish_holder"
    CHOOSE_PROCEDURE = "choose_procedure"
    ANSWER_QUESTION = "answer_question"
    PAPERS_MISSING = "papers_missing"
    GIVE_DATE = "give_date"
    CONFIRM_DATE = "confirm_date"
    CERTIFIED_PAPERS = "certified_papers"
    EXEMPT_REASON = "exempt_reason"
    DATE_PUT_OFF = "date_put_off"
    COMPLETE = "complete"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Everything entered so far. `answers` lead to the case: those of the questions, or the name of
    the case in the older form of the catalogue. `put_aside` are the papers as they were when a
    question was asked again; `notes` are lines of the source that are no paper.
    `due_on` is the day the official gives where there is no time; `papers_accepted`: she takes the
    dossier with the papers ticked."""

    person: Person = field(default_factory=Person)
    others: Others = field(default_factory=Others)
    procedure: Procedure | None = None
    answers: tuple[str, ...] = ()
    papers: tuple[Paper, ...] = ()
    put_aside: tuple[Paper, ...] = ()
    notes: tuple[str, ...] = ()
    papers_accepted: bool = False
    fees: Fees = field(default_factory=Fees)
    certification: Certification | None = None
    result_channel: Channel = Channel.COUNTER
    due_on: date | None = None
    due_is_a_day: bool = True
    accept_unconfirmed: bool = False

    @property
    def is_blank(self) -> bool:
        is_nobody = self.person.is_blank and not self.person.phone and self.others.is_blank
        return is_nobody and self.procedure is None

    @property
    def question(self) -> CaseQuestion | None:
        """The question about the case that is open; None in the older form of the catalogue."""
        if self.procedure is None or not self.procedure.questions:
            return None
        return next_question(self.procedure, self.answers)

    @property
    def case_name(self) -> str | None:
        """The case, once it is found."""
        if self.procedure is None or self.question is not None:
            return None
        return case_name(self.procedure, self.answers) or None

    @property
    def missing(self) -> tuple[Paper, ...]:
        """Papers asked for that are not ticked."""
        return checklists.missing(self.papers)

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


def with_procedure(draft: Draft, procedure: Procedure | None, today: date) -> Draft:
    """Another procedure: its first question, or its papers; its fees of today.

    In the older form of the catalogue the first case when every paper belongs to one.
    """
    answers: tuple[str, ...] = ()
    if procedure is not None and procedure.cases and not procedure.questions:
        answers = () if procedure.documents_for(None) else procedure.cases[:1]
    fresh = replace(
        draft,
        procedure=procedure,
        papers=(),
        put_aside=(),
        fees=proposed_fees(procedure, today),
        certification=None,
        due_on=None,
        due_is_a_day=True,
        accept_unconfirmed=False,
    )
    return with_answers(fresh, answers)


def with_answers(draft: Draft, answers: tuple[str, ...]) -> Draft:
    """The papers of these answers, none while a question is open; what was ticked and belongs to
    both stays ticked."""
    answered = replace(draft, answers=answers, papers_accepted=False)
    before = draft.papers or draft.put_aside
    if draft.procedure is None or answered.question is not None:
        return replace(answered, papers=(), put_aside=before, notes=())
    papers, notes = checklists.checklist(
        draft.procedure, answers, authorised=draft.others.has_holder, before=before
    )
    return replace(answered, papers=papers, put_aside=(), notes=notes)


def with_case(draft: Draft, name: str | None) -> Draft:
    """A case of the older form of the catalogue, by its name."""
    return with_answers(draft, () if name is None else (name,))


def with_others(draft: Draft, others: Others) -> Draft:
    """Other people; the papers for someone authorised come and go with them."""
    changed = replace(draft, others=others)
    if others.has_holder == draft.others.has_holder:
        return changed
    return with_answers(changed, draft.answers)


def with_tick(draft: Draft, at: int, ticked: bool) -> Draft:
    """One paper handed over or taken back."""
    return _with_paper(draft, at, replace(draft.papers[at], ticked=ticked))


def with_copies(draft: Draft, at: int, count: int) -> Draft:
    """So many of one paper."""
    return _with_paper(draft, at, checklists.with_count(draft.papers[at], count))


def with_all_required(draft: Draft) -> Draft:
    """Every required paper ticked."""
    papers = checklists.with_all_required(draft.papers)
    return replace(draft, papers=papers, papers_accepted=False)


def _with_paper(draft: Draft, at: int, paper: Paper) -> Draft:
    papers = (*draft.papers[:at], paper, *draft.papers[at + 1 :])
    return replace(draft, papers=papers, papers_accepted=False)


def person_problems(person: Person, clock: Clock) -> list[Problem]:
    """What is wrong with the first block, as (field, code) pairs."""
    found = applicant_problems(person.applicant(), clock)
    if not person.birth_is_a_day:
        found.append(("birth_date", "not_a_day"))
    if not person.issue_is_a_day:
        found.append(("issue_date", "not_a_day"))
    if person.kind is ApplicantKind.CHILD and not person.companion:
        found.append(("companion", "companion_missing"))
    if len(person.companion) > _LONGEST_COMPANION:
        found.append(("companion", "name_too_long"))
    return found


def problems(draft: Draft, due: DueDate | None, clock: Clock) -> list[Problem]:
    """Everything that keeps the draft from being saved, in the order of the screen."""
    found = person_problems(draft.person, clock)
    found += others_problems(draft.others, draft.person, clock)
    if draft.procedure is None:
        found.append(("procedure", "procedure_missing"))
        return found
    if draft.question is not None:
        found.append(("question", "question_open"))
    elif draft.missing and not draft.papers_accepted:
        found.append(("papers", "papers_missing"))
    if draft.gives_date:
        code = _date_problem(draft, clock)
        if code is not None:
            found.append(("due_on", code))
    elif due is not None and not due.confirmed and not draft.accept_unconfirmed:
        found.append(("due_at", "date_needs_confirming"))
    if draft.certification is not None:
        found += certification_problems(draft.certification)
    if draft.fees.needs_reason:
        found.append(("exempt_reason", "exempt_reason_missing"))
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
    now = [name for name in wrong if name not in _LATER]
    if now:
        is_holders = all(name.startswith(HOLDER) for name in now)
        return Step.FINISH_HOLDER if is_holders else Step.FINISH_PERSON
    for name, step in _LATER.items():
        if name in wrong:
            return step
    return Step.COMPLETE


_LATER = {
    "procedure": Step.CHOOSE_PROCEDURE,
    "question": Step.ANSWER_QUESTION,
    "papers": Step.PAPERS_MISSING,
    "certification": Step.CERTIFIED_PAPERS,
    "register_number": Step.CERTIFIED_PAPERS,
    "due_on": Step.GIVE_DATE,
    "due_at": Step.CONFIRM_DATE,
    "exempt_reason": Step.EXEMPT_REASON,
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
        papers=tuple(checklists.item(paper) for paper in draft.papers if paper.ticked),
        result_channel=draft.result_channel,
        due_at=draft.due_at,
        accept_unconfirmed=draft.accept_unconfirmed,
        note=companion_words.format(name=person.companion) if has_companion else None,
        holder=draft.others.holder_applicant(),
        authorisation=nfc(draft.others.authorisation) or None,
        assisted_by=nfc(draft.others.assisted_by) or None,
        fees=draft.fees.lines(),
        certification=draft.certification,
    )


def with_certification(
    draft: Draft, certification: Certification | None, fees: tuple[FeeLine, ...], today: date
) -> Draft:
    """What is certified, with what that costs; None: the fees of the catalogue again.

    When papers are first named their fee is owed, until the official says otherwise.
    """
    usual = proposed_fees(draft.procedure, today).proposed
    proposed, choice = (usual if certification is None else fees), draft.fees.choice
    if (certification is None) is not (draft.certification is None):
        usual_choice = FeeChoice.OPEN if certification is None else FeeChoice.OWED
        choice = choice if choice is FeeChoice.EXEMPT else usual_choice
    said = replace(draft.fees, proposed=proposed, choice=choice)
    return replace(draft, certification=certification, fees=said)
