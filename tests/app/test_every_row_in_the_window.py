"""Every row of the life-cycle table walked in the window: by keys and scans, kept and printed."""

from __future__ import annotations

import pytest

from models.domain.clock import local_day
from models.domain.dossier import Dossier, DossierStatus
from models.domain.dossier_forms import CONTROL, SLIP
from models.domain.workflow import (
    CLOCK_STOPPED_STATUSES,
    TRANSITIONS,
    Action,
    ClockEffect,
    Role,
    SuspensionMode,
    Transition,
)
from models.services import catalogue
from models.services.officials import Official
from tests.app.counter_hands import Office, office
from tests.app.dossiers_to_walk import SLOW, to_walk
from tests.app.sheets_by_keys import WALKS, Said
from tests.builders import MORNING
from ui.acts.words import form_words

pytestmark = pytest.mark.long

__all__ = ["office"]


def walks() -> list[tuple[Role, DossierStatus | None, Transition]]:
    """Every status of every row and every role of every row, at least once."""
    found = []
    for row in TRANSITIONS:
        froms = sorted(row.from_statuses, key=lambda status: status or 0)
        roles = sorted(row.roles)
        for turn in range(max(len(froms), len(roles))):
            found.append((roles[turn % len(roles)], froms[turn % len(froms)], row))
    return found


@pytest.mark.parametrize("role", Role)
def test_every_row_is_walked_by_keys_kept_and_its_form_printed(
    office: Office, role: Role, subtests: pytest.Subtests
) -> None:
    official = office.sign_in(role)
    for who, status, row in walks():
        if who is role:
            with subtests.test(f"{row.action} from {status}"):
                walk(office, official, status, row)


def walk(office: Office, official: Official, status: DossierStatus | None, row: Transition) -> None:
    if status is None:
        before_it = {Action.RECEIVE: receive}.get(row.action, turn_away)
        before_it(office, official, row)
        return
    before = to_walk(office.runtime, status, row.action)
    look_up = office.find if row.action is Action.HAND_OVER else office.open
    look_up(before)
    said = do(office, row)
    entries = len(before.history) + 1
    office.hands.wait(lambda: len(office.kept(before.id).history) >= entries, "the act kept")
    after = office.kept(before.id)
    check_line(row, official, after, len(before.history), said)
    check_clock(office, row, before, after)
    print_form(office, row, after)


def do(office: Office, row: Transition) -> Said:
    """Begin the act by its key, fill its sheet in, confirm."""
    if row.action is Action.RETURN_RESULT:
        return return_result(office)
    office.begin(row.action, in_list=row.action is Action.HAND_OVER)
    assert office.sheet().action is row.action
    said = WALKS[row.action](office)
    office.confirm()
    office.hands.wait(office.no_sheet, "the sheet gone")
    return said


def return_result(office: Office) -> Said:
    """The page of results: the slip is taken back, then Ctrl+Enter."""
    office.begin(Action.RETURN_RESULT)
    office.hands.wait(lambda: office.results().cards.slip.hasFocus(), "the page of results")
    office.hands.press("Space")
    office.hands.wait(office.results().cards.slip.isChecked, "the tick")
    office.confirm()
    return {"receiver": "Nông Thị Mẫu Đơn", "slip_returned": True}


def receive(office: Office, official: Official, row: Transition) -> None:
    """Card, a few letters of the procedure, its papers, Ctrl+Enter: kept and printed."""
    before, printed = office.ids(), len(office.papers)
    page = office.send_intake("khuyet tat", SLOW)
    office.hands.wait(page.is_done, "the page that says saved")
    office.hands.wait(lambda: len(office.papers) > printed, "the slip")
    assert office.papers[-1].startswith(b"%PDF")
    (made,) = office.ids() - before
    after = office.kept(made)
    check_line(row, official, after, 0, {})
    assert after.received_at == MORNING
    assert after.due_at is not None


def turn_away(office: Office, official: Official, row: Transition) -> None:
    """Somebody without a dossier: who, for what, why, and the form into the hand."""
    before = office.ids()
    office.home()
    office.hands.press({Action.GUIDE: "Alt+G", Action.REFUSE: "Alt+C"}[row.action])
    assert office.sheet().action is row.action
    office.fill(full_name="Hứa Thị Thử", personal_id="020190000123", procedure_code="khuyet tat")
    office.hands.press("Return")
    said: Said = {"reason": "Không thuộc thẩm quyền"}
    if row.action is Action.GUIDE:
        said = {"items": ["Giấy xác nhận"]}
        office.fill(items="Giấy xác nhận")
    else:
        office.fill(reason=said["reason"])
    office.confirm()
    office.hands.wait(lambda: office.ids() > before, "the record kept")
    (made,) = office.ids() - before
    after = office.kept(made)
    assert (after.applicant.full_name, after.procedure.code) == ("Hứa Thị Thử", SLOW)
    assert (after.code, after.provisional_code) == (None, None)
    check_line(row, official, after, 0, said)
    print_form(office, row, after)


def check_line(row: Transition, official: Official, after: Dossier, at: int, said: Said) -> None:
    """The status, and one line of history: who, when, from where to where, in which words."""
    line = after.history[at]
    before = after.history[at - 1].to_status if at else None
    assert after.status == (row.to_status or before)
    assert (line.action, line.official, line.at) == (str(row.action), official.ref, MORNING)
    assert (line.from_status, line.to_status) == (before, after.status)
    kept = dict(line.data)
    if "papers" in kept:
        kept["papers"] = [paper["name"] for paper in kept["papers"]]
    assert {key: kept.get(key) for key in said} == said


def check_clock(office: Office, row: Transition, before: Dossier, after: Dossier) -> None:
    """What the act does to the appointment, by the column of the table."""
    if row.clock is ClockEffect.SUSPEND:
        assert after.status in CLOCK_STOPPED_STATUSES
        assert after.due_at == before.due_at
    elif row.clock is ClockEffect.NONE:
        moves = row.action in (Action.EXTEND, Action.COUNT_AGAIN)
        assert (after.due_at != before.due_at) == moves
    elif row.mode is SuspensionMode.RESUME:
        calendar = office.runtime.store.read(catalogue.calendar)
        stopped = before.history[-1].at
        assert before.due_at is not None
        assert after.due_at is not None
        lost = calendar.working_time(stopped, MORNING)
        assert calendar.working_time(before.due_at, after.due_at) == lost
    else:
        whole = office.runtime.intake.due_preview(SLOW, MORNING)
        assert whole is not None
        assert after.due_at == whole.due_at
        assert local_day(after.effective_at) == local_day(MORNING)


def print_form(office: Office, row: Transition, after: Dossier) -> None:
    """The form the row names is one key away, drawn beside the key that prints it."""
    if row.form is None:
        assert office.no_form()
        return
    if row.form in (SLIP, CONTROL):
        offer = f"Giờ có Mẫu số {row.form} để in."
        office.hands.wait(lambda: office.says(offer), "the offer")
        office.hands.press("Alt+I")
    form, printed = office.form(), len(office.papers)
    assert form.title == form_words(row.form)
    office.confirm()
    office.hands.wait(lambda: len(office.papers) > printed, "the paper")
    assert office.papers[-1].startswith(b"%PDF")
    office.hands.wait(office.no_form, "the form gone")
    last = office.kept(after.id).history[-1]
    assert (last.action, last.data.get("form", SLIP)) == ("print", row.form)
