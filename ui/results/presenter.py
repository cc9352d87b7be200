"""Handing over a result: the right dossier, the right person, the slip taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from models.domain.changes import Changes, Kind
from models.domain.clock import local_day
from models.domain.dossier import Dossier, DossierStatus
from models.domain.identity import normal_number
from models.domain.numbering import find_code
from models.domain.scan import ScanKind, read_scan
from models.domain.text import nfc
from models.domain.workflow import Action, allowed_actions
from models.errors import AppError, RuleStops, UserError
from models.queries.dossier_detail import DossierDetail
from models.queries.dossier_list import DossierLine, View
from models.services.processing import Act
from ui.desk import Desk
from ui.ports import ChangeFeed, Router, Tasks
from ui.session import Session


class CardCheck(StrEnum):
    """What a scanned card says about the one who stands there."""

    NOT_SCANNED = "not_scanned"
    SAME_PERSON = "same_person"
    OTHER_PERSON = "other_person"


class Missing(StrEnum):
    """What stands between this dossier and handing over; NOTHING means Ctrl+Enter may do it."""

    NOTHING = "nothing"
    RESULT = "result"
    PERMISSION = "permission"
    RECEIVER = "receiver"
    RECEIVER_ID = "receiver_id"
    SLIP = "slip"


@dataclass(frozen=True, slots=True)
class HandOver:
    """What was ticked and typed. `other_receiver` None: the one on the slip receives.

    `receiver_id` is the number of the ID a lost slip is answered with (Nghị định 118/2025 Điều 6).
    """

    other_receiver: str | None = None
    slip_returned: bool = False
    slip_lost: bool = False
    card: CardCheck = CardCheck.NOT_SCANNED
    receiver_id: str = ""


class ResultsView(Protocol):
    """What the presenter may ask of the screen."""

    def show_waiting(self, lines: tuple[DossierLine, ...], now: datetime) -> None:
        """Results that wait, or those that fit what was read, to choose from."""

    def show_nothing_found(self, words: str) -> None: ...

    def show_no_result_of_person(self) -> None: ...

    def show_refused_scan(self, code: str) -> None: ...

    def show_same_code(self, lines: tuple[DossierLine, ...], now: datetime) -> None:
        """More than one slip bears the code: name and procedure decide, nothing is begun."""

    def show_dossier(self, detail: DossierDetail, now: datetime) -> None: ...

    def ask_override(self, error: AppError) -> None:
        """The law stops it unless a reason is given; then call `hand_over_all_the_same`."""

    def show_state(self, state: HandOver, missing: Missing) -> None: ...

    def say_returned(self, name: str, shown_code: str) -> None: ...

    def show_error(self, error: AppError) -> None: ...

    def set_busy(self, busy: bool) -> None: ...


class ResultsPresenter:
    """First finds one dossier, then gathers what handing over needs."""

    def __init__(
        self,
        view: ResultsView,
        desk: Desk,
        tasks: Tasks,
        feed: ChangeFeed,
        router: Router,
        session: Session,
    ) -> None:
        self._view = view
        self._desk = desk
        self._tasks = tasks
        self._router = router
        self._session = session
        self._detail: DossierDetail | None = None
        self._state = HandOver()
        self._busy = False
        self._visible = False
        self._scanned_person: str | None = None
        self.end: Callable[[], None] = feed.subscribe(self._changed)

    def shown(self) -> None:
        self._visible = True
        if self._detail is None:
            self._read_waiting()

    def left(self) -> None:
        self._visible = False

    def start_over(self) -> bool:
        """Leave the dossier and look for another. Returns whether there was one."""
        had = self._detail is not None
        self._detail, self._scanned_person = None, None
        self._read_waiting()
        return had

    def open(self, dossier_id: str) -> None:
        """Begin handing over this dossier's result."""
        self._tasks.run(lambda: self._desk.detail(dossier_id), self._begin, self._view.show_error)

    def scan(self, text: str) -> bool:
        """Take what the scanner read: a slip opens its dossier, a card finds or checks a person."""
        result = read_scan(text, today=local_day(self._desk.clock.now()))
        if result.kind is ScanKind.OPAQUE_ID and result.code is not None:
            self.open(result.code)
        elif result.code is not None:
            self._find_code(result.code)
        elif result.card is not None:
            self._card(result.card.personal_id)
        elif result.passport is not None:
            self._card(result.passport.number)
        else:
            self._view.show_refused_scan(str(result.reason))
        return True

    def find(self, words: str) -> None:
        """Look for what was typed: a code, the end of a phone number, a name."""
        wanted = nfc(words)
        code = find_code(wanted.upper())
        if not wanted:
            self._read_waiting()
        elif code is not None:
            self._find_code(code)
        else:
            self._tasks.run(
                lambda: self._desk.dossiers(View.RESULT_READY, wanted).lines,
                lambda lines: self._found(lines, wanted),
                self._view.show_error,
            )

    def set_other_receiver(self, name: str | None) -> None:
        """Somebody else receives it; None: the one on the slip after all."""
        clean = None if name is None else nfc(name)
        same = (clean is None) == (self._state.other_receiver is None)
        number = self._state.receiver_id if same else self._number_of_owner(clean is None)
        self._change(replace(self._state, other_receiver=clean, receiver_id=number))

    def set_slip_returned(self, returned: bool) -> None:
        """The citizen's copy of the slip was taken back."""
        self._change(replace(self._state, slip_returned=returned, slip_lost=False))

    def set_slip_lost(self, lost: bool) -> None:
        """The citizen has lost the slip: the ID of the receiver stands for it."""
        number = self._state.receiver_id
        if lost and not number:
            number = self._number_of_owner(self._state.other_receiver is None)
        self._change(replace(self._state, slip_returned=False, slip_lost=lost, receiver_id=number))

    def set_receiver_id(self, number: str) -> None:
        """The number of the receiver's ID was typed."""
        self._change(replace(self._state, receiver_id=normal_number(number)))

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
        receiver = state.other_receiver or dossier.applicant.full_name
        data: dict[str, Any] = {"receiver": receiver, "slip_returned": state.slip_returned}
        if state.slip_lost:
            data |= {"slip_lost": True, "receiver_id": state.receiver_id}
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

    def _number_of_owner(self, is_owner: bool) -> str:
        if not is_owner or self._detail is None:
            return ""
        return self._detail.dossier.applicant.personal_id or ""

    def _card(self, personal_id: str) -> None:
        if self._detail is not None:
            same = self._detail.dossier.applicant.personal_id == personal_id
            self._check(CardCheck.SAME_PERSON if same else CardCheck.OTHER_PERSON)
            return
        self._scanned_person = personal_id
        self._tasks.run(
            lambda: self._desk.dossiers_of_person(personal_id),
            self._of_person,
            self._view.show_error,
        )

    def _of_person(self, lines: tuple[DossierLine, ...]) -> None:
        ready = tuple(line for line in lines if line.status is DossierStatus.RESULT_READY)
        if len(ready) == 1:
            self.open(ready[0].id)
        elif ready:
            self._view.show_waiting(ready, self._desk.clock.now())
        else:
            self._view.show_no_result_of_person()

    def _find_code(self, code: str) -> None:
        def fail(error: AppError) -> None:
            if isinstance(error, UserError):
                self._view.show_nothing_found(code)
            else:
                self._view.show_error(error)

        self._tasks.run(lambda: self._desk.detail_by_code(code), self._by_code, fail)

    def _by_code(self, detail: DossierDetail) -> None:
        if detail.same_code:
            self._detail = None
            self._view.show_same_code(detail.same_code, self._desk.clock.now())
        else:
            self._begin(detail)

    def _found(self, lines: tuple[DossierLine, ...], words: str) -> None:
        if len(lines) == 1:
            self.open(lines[0].id)
        elif lines:
            self._view.show_waiting(lines, self._desk.clock.now())
        else:
            self._view.show_nothing_found(words)

    def _begin(self, detail: DossierDetail) -> None:
        self._detail = detail
        person = detail.dossier.applicant.personal_id
        scanned, self._scanned_person = self._scanned_person, None
        same = scanned is not None and scanned == person
        self._state = HandOver(card=CardCheck.SAME_PERSON if same else CardCheck.NOT_SCANNED)
        self._view.show_dossier(detail, self._desk.clock.now())
        self._view.show_state(self._state, self._missing())

    def _check(self, card: CardCheck) -> None:
        self._change(replace(self._state, card=card))

    def _change(self, state: HandOver) -> None:
        self._state = state
        if self._detail is not None:
            self._view.show_state(state, self._missing())

    def _missing(self) -> Missing:
        if self._detail is None or self._session.official is None:
            return Missing.PERMISSION
        status = self._detail.dossier.status
        if status is not DossierStatus.RESULT_READY:
            return Missing.RESULT
        if Action.RETURN_RESULT not in allowed_actions(status, self._session.role):
            return Missing.PERMISSION
        if self._state.other_receiver == "" or self._wrong_person():
            return Missing.RECEIVER
        if self._state.slip_lost and not self._state.receiver_id:
            return Missing.RECEIVER_ID
        return Missing.NOTHING if self._slip_settled() else Missing.SLIP

    def _wrong_person(self) -> bool:
        other = self._state.card is CardCheck.OTHER_PERSON
        return other and self._state.other_receiver is None

    def _slip_settled(self) -> bool:
        return self._state.slip_returned or self._state.slip_lost

    def _returned(self, dossier: Dossier, receiver: str) -> None:
        self._set_busy(False)
        self._detail = None
        self._view.say_returned(receiver, dossier.shown_code)
        self._read_waiting()

    def _failed(self, error: AppError) -> None:
        self._set_busy(False)
        if isinstance(error, RuleStops) and error.details.get("overridable") is True:
            self._view.ask_override(error)
        else:
            self._view.show_error(error)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.set_busy(busy)

    def _read_waiting(self) -> None:
        def ok(lines: tuple[DossierLine, ...]) -> None:
            if self._detail is None:
                self._view.show_waiting(lines, self._desk.clock.now())

        self._tasks.run(
            lambda: self._desk.dossiers(View.RESULT_READY).lines, ok, self._view.show_error
        )

    def _changed(self, changes: Changes) -> None:
        if self._detail is None and self._visible and Kind.DOSSIER in changes.kinds:
            self._read_waiting()
