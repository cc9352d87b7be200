"""Which papers a dossier needs, asked one question at a time. Pure: nothing is kept here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from models.domain.procedure import Procedure, RequiredDocument
from models.domain.questions import CaseAnswer, CaseQuestion, name_of, next_asked

_OLDER_FORM = "Trường hợp nào?"


class Need(StrEnum):
    """How much a line of the checklist is needed.

    ONE_OF: one paper of its group is enough. IF_APPLIES: the paper's own words say when.
    SHOW: shown and given back. NOTE: no paper, a sentence of the source to read.
    """

    REQUIRED = "required"
    ONE_OF = "one_of"
    IF_APPLIES = "if_applies"
    SHOW = "show"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """One line: the paper, how it is needed, and its group when one of several is enough."""

    document: RequiredDocument
    need: Need
    group: str | None = None


def questions_of(procedure: Procedure) -> tuple[CaseQuestion, ...]:
    """Its questions; a procedure in the older form gets one, whose answers are its cases."""
    if procedure.questions or not procedure.cases:
        return procedure.questions
    answers = tuple(CaseAnswer(id=case, text=case) for case in procedure.cases)
    return (CaseQuestion(id="case", text=_OLDER_FORM, answers=answers),)


def next_question(procedure: Procedure, answers: Sequence[str]) -> CaseQuestion | None:
    """The next question after these answer ids; None when the case is found."""
    return next_asked(questions_of(procedure), answers)


def case_name(procedure: Procedure, answers: Sequence[str]) -> str:
    """What is printed and kept: the texts of the answers joined by "; "; empty without any."""
    return name_of(questions_of(procedure), answers)


def papers_for(
    procedure: Procedure, answers: Sequence[str], *, authorised: bool, channel: str
) -> tuple[ChecklistLine, ...]:
    """The checklist for these answers, in the order of the catalogue.

    `authorised`: someone else hands in for the holder. `channel` is "counter", "post" or "online".
    """
    asked = [
        document
        for document in procedure.documents
        if document.belongs_to(answers)
        and document.is_for(channel)
        and (authorised or not document.on_authorisation)
    ]
    sizes = Counter(document.one_of for document in asked)
    return tuple(_line(document, sizes[document.one_of]) for document in asked)


def _line(document: RequiredDocument, alternatives: int) -> ChecklistLine:
    if document.note:
        return ChecklistLine(document, Need.NOTE)
    if document.one_of is not None and alternatives > 1:
        return ChecklistLine(document, Need.ONE_OF, document.one_of)
    if document.conditional:
        return ChecklistLine(document, Need.IF_APPLIES)
    return ChecklistLine(document, Need.SHOW if document.present_only else Need.REQUIRED)
