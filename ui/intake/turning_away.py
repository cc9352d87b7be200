"""The other two outcomes at the counter: guidance in writing and refusal, out of the draft.

Who cannot be received leaves with a paper (Mẫu số 02 or 03; Nghị định 118/2025 Điều 11).
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Protocol

from models.domain.dossier import Dossier
from models.domain.dossier_forms import DossierForm, form_after
from models.domain.workflow import Action
from ui.acts.presenter import ActFlow, ActView
from ui.acts.printing import FormFlow, FormView
from ui.desk import Desk, PrintedSlip
from ui.intake.contract import IntakeScreen
from ui.intake.draft import Draft
from ui.intake.kept_drafts import KeptDrafts
from ui.intake.saving import Finish
from ui.ports import Tasks
from ui.session import Session


class TurnAwayStage(ActView, FormView, Protocol):
    """Where the sheets of guidance and refusal open, and their forms."""


def given_of(action: Action, draft: Draft) -> dict[str, Any]:
    """What the sheet begins with: person and procedure, of guidance the papers still missing."""
    person = draft.person.applicant()
    given = {
        "full_name": person.full_name,
        "personal_id": person.personal_id or "",
        "address": person.address or "",
        "phone": person.phone or "",
        "procedure_code": "" if draft.procedure is None else draft.procedure.code,
    }
    if action is Action.GUIDE:
        given["items"] = "\n".join(paper.document.written for paper in draft.missing)
    return given


class TurnAwayActs:
    """The part of the intake's presenter for who is not taken in. The draft goes only when the
    record of its person was saved."""

    _view: IntakeScreen
    _kept: KeptDrafts
    _owner: str | None
    draft: Draft
    finish: Finish
    acts: ActFlow
    forms: FormFlow

    @abstractmethod
    def next_person(self) -> None:
        """An empty form."""

    def _begin_turning_away(
        self, stage: TurnAwayStage, desk: Desk, tasks: Tasks, session: Session
    ) -> None:
        self._turning: tuple[str | None, Draft] = (None, Draft())
        self.acts = ActFlow(stage, desk, tasks, session, self._turned_away)
        self.forms = FormFlow(stage, desk, tasks, session, self._form_out)

    def turn_away(self, action: Action) -> None:
        """Alt+G, Alt+C: the sheet of guidance or refusal, with what is typed already."""
        if self.finish.saving or self.finish.done is not None or self._owner is None:
            return
        self._turning = (self._owner, self.draft)
        person = self.draft.person.applicant()
        self.acts.begin_turning_away(action, given_of(action, self.draft), person)

    def _turned_away(self, _action: Action, record: Dossier) -> None:
        """The citizen does not leave without the form."""
        owner, draft = self._turning
        if owner is not None and _is_of(record, draft):
            if owner != self._owner:
                self._kept.keep(owner, Draft())
            elif self.draft == draft:
                self.next_person()
        form = form_after(record)
        if form is not None:
            self.forms.show(record.id, form)

    def _form_out(self, form: DossierForm, slip: PrintedSlip) -> None:
        self._view.say_printed(form.form, slip)


def _is_of(record: Dossier, draft: Draft) -> bool:
    """Whether the record is of the person of the draft: the sheet may have named another."""
    person = draft.person.applicant()
    turned = record.applicant
    return (turned.full_name, turned.personal_id) == (person.full_name, person.personal_id)
