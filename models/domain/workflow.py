"""The life cycle of a dossier as one table: who may do what, when, and what goes with it.

Each row says from where to where, who may, what must be true (`needs`), which form goes with it
and what the clock does. Rows follow Nghị định 118/2025 (Điều 11 supplement, Điều 17 reception,
Điều 21 stopping, Điều 22 return of results) and Thông tư 03/2025/TT-VPCP Điều 7; where the text of
an article was not seen the row follows the practice of provincial systems.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from models.domain.deadline import SuspensionMode
from models.domain.dossier import DossierStatus
from models.errors import TransitionNotAllowed


class Action(StrEnum):
    """Acts on a dossier, in the order a screen offers them."""

    RECEIVE = "receive"
    GUIDE = "guide"
    ACCEPT_ONLINE = "accept_online"
    HAND_OVER = "hand_over"
    SUPPLEMENT_RECEIVED = "supplement_received"
    PAYMENT_DONE = "payment_done"
    RESULT_READY = "result_ready"
    RETURN_RESULT = "return_result"
    REQUEST_SUPPLEMENT = "request_supplement"
    REQUEST_PAYMENT = "request_payment"
    EXTEND = "extend"
    RESUME = "resume"
    STOP = "stop"
    WITHDRAW = "withdraw"
    REFUSE = "refuse"
    RETURN_AT_ONCE = "return_at_once"
    TAKE_FEE = "take_fee"
    REFUND_FEE = "refund_fee"
    CORRECT = "correct"
    COUNT_AGAIN = "count_again"
    VOID = "void"


FILED_ONLINE = "file_online"
"""The first line of an online dossier's history: the applicant filed it, nobody here acted."""


class Need(StrEnum):
    """What must be true or given for an act; each is checked in `models.domain.needs`."""

    REASON = "reason"
    ITEMS = "items"
    ONE_SUPPLEMENT = "one_supplement"
    ONE_EXTENSION = "one_extension"
    NEW_APPOINTMENT = "new_appointment"
    FEES_SETTLED = "fees_settled"
    SLIP_OR_ID = "slip_or_id"
    ON_THE_SPOT = "on_the_spot"
    CHANGES = "changes"
    FEE_LINES = "fee_lines"
    ONLY_NUMBERS = "only_numbers"
    REFUNDS = "refunds"


MAY_BE_OVERRIDDEN = frozenset({Need.ONE_SUPPLEMENT, Need.ONE_EXTENSION, Need.FEES_SETTLED})
"""What stops an act unless the official gives a reason, which is kept in the history."""


class Role(StrEnum):
    """Kinds of people at the counter. A postal employee receives and returns, decides nothing."""

    COUNTER_OFFICIAL = "counter_official"
    POSTAL_EMPLOYEE = "postal_employee"
    SPECIALIST = "specialist"
    HEAD = "head"
    CLERK = "clerk"
    ADMIN = "admin"


class ClockEffect(StrEnum):
    """What an act does to the period. RESTART: it runs again, in the way `Transition.mode` says."""

    NONE = "none"
    START = "start"
    SUSPEND = "suspend"
    RESTART = "restart"


@dataclass(frozen=True, slots=True)
class Transition:
    """One row. A status of None in `from_statuses` is a dossier that does not exist yet.

    `to_status` None leaves the status unchanged. `form` is the number of the legal form the act
    goes with (Thông tư 03/2025/TT-VPCP), None when there is none. `needs` is what must be true.
    `mode` is set with ClockEffect.RESTART: the default, which a sector's own law may change.
    """

    action: Action
    from_statuses: frozenset[DossierStatus | None]
    to_status: DossierStatus | None
    roles: frozenset[Role]
    form: str | None = None
    clock: ClockEffect = ClockEffect.NONE
    mode: SuspensionMode | None = None
    needs: tuple[Need, ...] = ()


_S = DossierStatus
_COUNTER = frozenset({Role.COUNTER_OFFICIAL})
_DESK = frozenset({Role.COUNTER_OFFICIAL, Role.POSTAL_EMPLOYEE})
_HANDLING = frozenset({Role.COUNTER_OFFICIAL, Role.SPECIALIST})
_DECIDING = frozenset({Role.SPECIALIST, Role.HEAD})

TRANSITIONS: tuple[Transition, ...] = (
    Transition(Action.RECEIVE, frozenset({None}), _S.RECEIVED, _DESK, "01", ClockEffect.START),
    Transition(
        Action.GUIDE,
        frozenset({None}),
        _S.NOT_ACCEPTED,
        _DESK,
        "02",
        needs=(Need.ITEMS,),
    ),
    Transition(
        Action.ACCEPT_ONLINE,
        frozenset({_S.NEW_ONLINE}),
        _S.RECEIVED,
        _COUNTER,
        "01",
        ClockEffect.START,
    ),
    Transition(
        Action.REFUSE,
        frozenset({None, _S.NEW_ONLINE, _S.SUPPLEMENT_REQUESTED}),
        _S.NOT_ACCEPTED,
        _COUNTER | {Role.HEAD},
        "03",
        needs=(Need.REASON,),
    ),
    Transition(Action.HAND_OVER, frozenset({_S.RECEIVED}), _S.PROCESSING, _DESK, "06"),
    Transition(
        Action.REQUEST_SUPPLEMENT,
        frozenset({_S.NEW_ONLINE}),
        _S.SUPPLEMENT_REQUESTED,
        _COUNTER,
        "02",
        needs=(Need.ITEMS, Need.ONE_SUPPLEMENT),
    ),
    Transition(
        Action.REQUEST_SUPPLEMENT,
        frozenset({_S.RECEIVED, _S.PROCESSING}),
        _S.SUPPLEMENT_REQUESTED,
        _HANDLING,
        "02",
        ClockEffect.SUSPEND,
        needs=(Need.ITEMS, Need.ONE_SUPPLEMENT),
    ),
    Transition(
        Action.SUPPLEMENT_RECEIVED,
        frozenset({_S.SUPPLEMENT_REQUESTED}),
        _S.RECEIVED,
        _DESK,
        "01",
        ClockEffect.RESTART,
        SuspensionMode.RESTART,
    ),
    Transition(
        Action.REQUEST_PAYMENT,
        frozenset({_S.RECEIVED, _S.PROCESSING}),
        _S.FINANCIAL_DUTY,
        _HANDLING,
        None,
        ClockEffect.SUSPEND,
        needs=(Need.REASON,),
    ),
    Transition(
        Action.PAYMENT_DONE,
        frozenset({_S.FINANCIAL_DUTY}),
        _S.PROCESSING,
        _DESK,
        "01",
        ClockEffect.RESTART,
        SuspensionMode.RESUME,
    ),
    Transition(
        Action.WITHDRAW,
        frozenset({_S.RECEIVED, _S.PROCESSING, _S.SUPPLEMENT_REQUESTED, _S.FINANCIAL_DUTY}),
        _S.WITHDRAWN,
        _COUNTER,
        "05",
        needs=(Need.REASON,),
    ),
    Transition(
        Action.STOP,
        frozenset({_S.PROCESSING}),
        _S.STOPPED,
        _DECIDING,
        "05",
        ClockEffect.SUSPEND,
        needs=(Need.REASON,),
    ),
    Transition(
        Action.RESUME,
        frozenset({_S.STOPPED}),
        _S.PROCESSING,
        _DECIDING,
        "01",
        ClockEffect.RESTART,
        SuspensionMode.RESUME,
    ),
    Transition(
        Action.RESULT_READY,
        frozenset({_S.PROCESSING}),
        _S.RESULT_READY,
        _DECIDING | _COUNTER | {Role.CLERK},
        "06",
    ),
    Transition(
        Action.RETURN_RESULT,
        frozenset({_S.RESULT_READY}),
        _S.RETURNED,
        _DESK,
        needs=(Need.FEES_SETTLED, Need.SLIP_OR_ID),
    ),
    Transition(
        Action.RETURN_AT_ONCE,
        frozenset({_S.RECEIVED}),
        _S.RETURNED,
        _COUNTER,
        needs=(Need.ON_THE_SPOT, Need.FEES_SETTLED, Need.SLIP_OR_ID),
    ),
    Transition(
        Action.TAKE_FEE,
        frozenset({_S.RECEIVED, _S.PROCESSING, _S.SUPPLEMENT_REQUESTED, _S.RESULT_READY}),
        None,
        _DESK,
        needs=(Need.FEE_LINES,),
    ),
    Transition(
        Action.TAKE_FEE,
        frozenset({_S.RETURNED, _S.WITHDRAWN, _S.STOPPED, _S.FINANCIAL_DUTY, _S.NOT_ACCEPTED}),
        None,
        _DESK,
        needs=(Need.FEE_LINES, Need.ONLY_NUMBERS),
    ),
    Transition(
        Action.REFUND_FEE,
        frozenset(_S) - {_S.NEW_ONLINE},
        None,
        _COUNTER | {Role.HEAD},
        needs=(Need.REASON, Need.REFUNDS),
    ),
    Transition(
        Action.CORRECT,
        frozenset(
            {
                _S.RECEIVED,
                _S.PROCESSING,
                _S.SUPPLEMENT_REQUESTED,
                _S.FINANCIAL_DUTY,
                _S.STOPPED,
            }
        ),
        None,
        _COUNTER | {Role.HEAD, Role.ADMIN},
        "01",
        needs=(Need.REASON, Need.CHANGES),
    ),
    Transition(
        Action.CORRECT,
        frozenset({_S.RESULT_READY, _S.RETURNED}),
        None,
        frozenset({Role.HEAD, Role.ADMIN}),
        "01",
        needs=(Need.REASON, Need.CHANGES),
    ),
    Transition(
        Action.EXTEND,
        frozenset({_S.RECEIVED, _S.PROCESSING}),
        None,
        _HANDLING | {Role.HEAD},
        "04",
        needs=(Need.REASON, Need.NEW_APPOINTMENT, Need.ONE_EXTENSION),
    ),
    Transition(
        Action.COUNT_AGAIN,
        frozenset({_S.RECEIVED, _S.PROCESSING}),
        None,
        _COUNTER | {Role.HEAD, Role.ADMIN},
        "01",
    ),
    Transition(
        Action.VOID,
        frozenset({_S.RECEIVED}),
        _S.NOT_ACCEPTED,
        _COUNTER | {Role.HEAD, Role.ADMIN},
        needs=(Need.REASON,),
    ),
)


class StatusGroup(StrEnum):
    """Groups of statistics: every status is in exactly one."""

    NOT_COUNTED = "not_counted"
    IN_PROCESS = "in_process"
    WAITING = "waiting"
    STOPPED = "stopped"
    DONE = "done"
    WITHDRAWN = "withdrawn"


STATUS_GROUPS: dict[StatusGroup, frozenset[DossierStatus]] = {
    StatusGroup.NOT_COUNTED: frozenset({_S.NEW_ONLINE, _S.NOT_ACCEPTED}),
    StatusGroup.IN_PROCESS: frozenset({_S.RECEIVED, _S.PROCESSING}),
    StatusGroup.WAITING: frozenset({_S.SUPPLEMENT_REQUESTED}),
    StatusGroup.STOPPED: frozenset({_S.FINANCIAL_DUTY, _S.STOPPED}),
    StatusGroup.DONE: frozenset({_S.RESULT_READY, _S.RETURNED}),
    StatusGroup.WITHDRAWN: frozenset({_S.WITHDRAWN}),
}

COUNTED_AS_RECEIVED = frozenset(DossierStatus) - STATUS_GROUPS[StatusGroup.NOT_COUNTED]
"""By status alone. A dossier refused after reception stays counted: that needs its history."""

AFTER_VOIDING = frozenset({Action.TAKE_FEE, Action.REFUND_FEE})
"""What may still be done to a dossier entered by mistake: its money was taken all the same, it gets
its receipt number or goes back."""

FINAL_STATUSES = frozenset({_S.NOT_ACCEPTED, _S.WITHDRAWN, _S.RETURNED})
"""Nothing more is owed to the applicant."""

CLOCK_STOPPED_STATUSES = frozenset({_S.SUPPLEMENT_REQUESTED, _S.FINANCIAL_DUTY, _S.STOPPED})
"""The period does not run: the dossier cannot become overdue here."""

_GROUP_OF = {status: group for group, members in STATUS_GROUPS.items() for status in members}
_BY_CELL = {(status, row.action): row for row in TRANSITIONS for status in row.from_statuses}


def group_of(status: DossierStatus) -> StatusGroup:
    """The group of statistics a status belongs to."""
    return _GROUP_OF[status]


def transition(status: DossierStatus | None, action: Action) -> Transition:
    """The row for this act in this status (None: nothing received yet).

    Raises TransitionNotAllowed with `status` (the number, or None) and `action`.
    """
    row = _BY_CELL.get((status, action))
    if row is None:
        number = None if status is None else int(status)
        raise TransitionNotAllowed(status=number, action=str(action))
    return row


def allowed_actions(status: DossierStatus | None, role: Role) -> tuple[Action, ...]:
    """What someone in this role may do now, in the order of `Action`."""
    return tuple(
        action
        for action in Action
        if (row := _BY_CELL.get((status, action))) is not None and role in row.roles
    )
