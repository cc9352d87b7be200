"""Handing over a result: the right dossier, the right person, the slip taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from models.domain.changes import Changes, Kind
from models.domain.dossier import Dossier, DossierStatus
from models.domain.dossier_forms import RESULT_RECEIPT, DossierForm, forms_of
from models.domain.identity import normal_number
from models.domain.slip_seal import SealedSlip
from models.domain.text import nfc
from models.domain.workflow import Action, allowed_actions
from models.errors import AppError, RuleStops
from models.queries.dossier_detail import DossierDetail
from models.services.processing import Act
from ui.acts.printing import FormFlow, FormView
from ui.desk import Desk, PrintedSlip
from ui.ports import ChangeFeed, Router, Tasks
from ui.results.contract import Missing, ResultsView
from ui.results.finding import FindResult
from ui.results.receiver import CardCheck, HandOver, ReadPaper, is_id_number, owner_of
from ui.session import Session
from ui.slip_check import SlipCheck, check_slip


class ResultsPresenter(FindResult):
    """First finds one dossier, then gathers what handing over needs."""

    def __init__(
        self,
        view: ResultsView,
        desk: Desk,
        tasks: Tasks,
        feed: ChangeFeed,
        router: Router,
        session: Session,
        stage: FormView,
    ) -> None:
        self._view = view
        self.forms = FormFlow(stage, desk, tasks, session, self._form_out)
        self._desk = desk
        self._tasks = tasks
        self._router = router
        self._session = session
        self._detail: DossierDetail | None = None
        self._state = HandOver()
        self._busy = False
        self._visible = False
        self._read: ReadPaper | None = None
        self._sealed: SealedSlip | None = None
        self._last_returned: str | None = None
        self.end: Callable[[], None] = feed.subscribe(self._changed)

    def shown(self) -> None:
        self._visible = True
        if self._detail is None:
            self._read_waiting()

    def left(self) -> None:
        """Another page: who stood here may be gone."""
        self._visible = False
        if self._detail is None:
            self._read = None

    def start_over(self) -> bool:
        """Leave the dossier and look for another. Returns whether there was one."""
        had = self._detail is not None
        self._detail, self._read, self._sealed = None, None, None
        self._view.show_slip(None)
        self._read_waiting()
        return had

    def open(self, dossier_id: str) -> None:
        """Begin handing over this dossier's result."""
        self._tasks.run(lambda: self._desk.detail(dossier_id), self._begin, self._view.show_error)

    def set_other_receiver(self, name: str | None) -> None:
        """Somebody else receives it; None: the one on the slip after all."""
        clean = None if name is None else nfc(name)
        state = self._state
        if (clean is None) != (state.other_receiver is None):
            number = self._number_of_owner() if clean is None else ""
            state = replace(state, receiver_id=number, authorisation="")
            if clean == "" and state.card is CardCheck.OTHER_PERSON and self._read is not None:
                clean, state = self._read.name, replace(state, receiver_id=self._read.number)
        self._change(replace(state, other_receiver=clean))

    def set_authorisation(self, words: str) -> None:
        """By which paper somebody else receives it."""
        self._change(replace(self._state, authorisation=nfc(words)))

    def set_slip_returned(self, returned: bool) -> None:
        """The citizen's copy of the slip was taken back."""
        self._change(replace(self._state, slip_returned=returned, slip_lost=False))

    def set_slip_lost(self, lost: bool) -> None:
        """The citizen has lost the slip: the ID of the receiver stands for it."""
        number = self._state.receiver_id
        if lost and not number and self._state.other_receiver is None:
            number = self._number_of_owner()
        self._change(replace(self._state, slip_returned=False, slip_lost=lost, receiver_id=number))

    def set_receiver_id(self, number: str) -> None:
        """The number of the receiver's ID was typed."""
        self._change(replace(self._state, receiver_id=normal_number(number)))

    def print_receipt(self) -> None:
        """F9: the receipt of the result shown here, or of the one handed over last."""
        shown = self._detail.dossier if self._detail is not None else None
        is_returned = shown is not None and shown.status is DossierStatus.RETURNED
        dossier_id = shown.id if shown is not None and is_returned else self._last_returned
        if dossier_id is None or (shown is not None and not is_returned):
            return
        wanted = dossier_id
        self._tasks.run(lambda: self._desk.detail(wanted), self._show_receipt, self._failed)

    def hand_over(self) -> None:
        """Ctrl+Enter: keep that the result was handed over, when nothing is missing."""
        self._hand_over(None)

    def hand_over_all_the_same(self, reason: str) -> None:
        """The reason of the exception was given; without one nothing is done."""
        if reason.strip():
            self._hand_over(reason.strip())

    def _hand_over(self, override_reason: str | None) -> None:
        if self._detail is None or self._busy or self._missing() is not Missing.NOTHING:
            return
        dossier, state = self._detail.dossier, self._state
        receiver = state.other_receiver or self._owner_name()
        data: dict[str, Any] = {"receiver": receiver, "slip_returned": state.slip_returned}
        if state.slip_lost:
            data["slip_lost"] = True
        if is_id_number(state.receiver_id):
            data["receiver_id"] = state.receiver_id
        if state.other_receiver is not None and state.authorisation:
            data["authorisation"] = state.authorisation
        if override_reason is not None:
            data["override_reason"] = override_reason
        move = Act(
            dossier_id=dossier.id,
            action=Action.RETURN_RESULT,
            official=self._session.ref,
            role=self._session.role,
            data=data,
        )
        self._set_busy(True)
        self._tasks.run(
            lambda: self._desk.act(move), lambda done: self._returned(done, receiver), self._failed
        )

    def _number_of_owner(self) -> str:
        if self._detail is None:
            return ""
        if self._state.card is CardCheck.SAME_PERSON and self._read is not None:
            return self._read.number
        return self._detail.dossier.applicant.personal_id or ""

    def _owner_name(self) -> str:
        """Who receives when nobody else does: the holder, when it was her card; else who is on
        the slip."""
        assert self._detail is not None
        dossier = self._detail.dossier
        owner = owner_of(dossier, self._read) if self._read is not None else None
        return (owner or dossier.applicant).full_name

    def _person_read(self, paper: ReadPaper) -> None:
        self._read = paper
        if self._detail is not None:
            self._change(self._checked(self._state, self._detail.dossier, paper))
            return
        self._tasks.run(
            lambda: self._desk.dossiers_of_person(*paper.numbers),
            self._of_person,
            self._view.show_error,
        )

    def _begin(self, detail: DossierDetail) -> None:
        self._detail = detail
        self._state = HandOver()
        if self._read is not None and owner_of(detail.dossier, self._read) is not None:
            self._state = self._checked(self._state, detail.dossier, self._read)
        else:
            self._read = None
        self._view.show_dossier(detail, self._desk.clock.now())
        self._view.show_slip(None)
        self._view.show_state(self._state, self._missing())
        self._check_slip(detail.dossier)

    def _check_slip(self, dossier: Dossier) -> None:
        """The seal of a signed slip, before anything is handed out on it."""
        sealed = self._sealed
        if sealed is None:
            return

        def known(check: SlipCheck) -> None:
            if self._detail is not None and self._detail.dossier.id == dossier.id:
                self._view.show_slip(check)

        self._tasks.run(
            lambda: check_slip(sealed.parts, self._desk.seal_state(sealed), dossier),
            known,
            self._view.show_error,
        )

    def _checked(self, state: HandOver, dossier: Dossier, paper: ReadPaper) -> HandOver:
        """The state with what a card says of the one who stands there."""
        if owner_of(dossier, paper) is not None:
            return replace(
                state,
                card=CardCheck.SAME_PERSON,
                other_receiver=None,
                receiver_id=paper.number,
            )
        if state.other_receiver is None:
            return replace(state, card=CardCheck.OTHER_PERSON)
        return replace(
            state,
            card=CardCheck.OTHER_PERSON,
            other_receiver=paper.name or state.other_receiver,
            receiver_id=paper.number,
        )

    def _change(self, state: HandOver) -> None:
        self._state = state
        if self._detail is not None:
            self._view.show_state(state, self._missing())

    def _missing(self) -> Missing:
        if self._detail is None or self._session.official is None:
            return Missing.PERMISSION
        status = self._detail.dossier.status
        if status is DossierStatus.RETURNED:
            return Missing.RETURNED
        if status is not DossierStatus.RESULT_READY:
            return Missing.RESULT
        if Action.RETURN_RESULT not in allowed_actions(status, self._session.role):
            return Missing.PERMISSION
        if self._state.other_receiver == "" or self._wrong_person():
            return Missing.RECEIVER
        if self._state.needs_authorisation(self._detail.dossier):
            return Missing.AUTHORISATION
        if self._state.slip_lost and not is_id_number(self._state.receiver_id):
            return Missing.RECEIVER_ID
        return Missing.NOTHING if self._slip_settled() else Missing.SLIP

    def _wrong_person(self) -> bool:
        other = self._state.card is CardCheck.OTHER_PERSON
        return other and self._state.other_receiver is None

    def _slip_settled(self) -> bool:
        return self._state.slip_returned or self._state.slip_lost

    def _returned(self, dossier: Dossier, receiver: str) -> None:
        self._set_busy(False)
        self._detail, self._read, self._sealed = None, None, None
        self._last_returned = dossier.id
        self._view.show_slip(None)
        self._view.say_returned(receiver, dossier.shown_code)
        self._read_waiting()

    def _show_receipt(self, detail: DossierDetail) -> None:
        receipts = [one for one in forms_of(detail.dossier) if one.form == RESULT_RECEIPT]
        if receipts:
            self.forms.show(detail.dossier.id, receipts[-1])

    def _form_out(self, form: DossierForm, slip: PrintedSlip) -> None:
        self._view.say_printed(form.form, slip)

    def _failed(self, error: AppError) -> None:
        self._set_busy(False)
        if isinstance(error, RuleStops) and error.details.get("overridable") is True:
            self._view.ask_override(error)
        else:
            self._view.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.set_busy(busy)

    def _changed(self, changes: Changes) -> None:
        if self._detail is None and self._visible and Kind.DOSSIER in changes.kinds:
            self._read_waiting()
