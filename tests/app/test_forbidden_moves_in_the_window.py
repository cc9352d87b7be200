"""What the life-cycle table does not allow is not offered in the window; what the law stops is said
in a sentence, the focus stands where it is mended, and nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QWidget

from models.domain.dossier import Dossier, DossierStatus, IdKind
from models.domain.workflow import TRANSITIONS, Action, Need, Role, Transition
from models.errors import NotPermitted, RuleStops
from tests.app.counter_hands import Office, office
from tests.app.dossiers_to_walk import OWED, QUICK, done, standing_in, to_walk
from tests.builders import person
from ui import texts
from ui.detail.words import act_words

pytestmark = pytest.mark.long

__all__ = ["office"]

SPECIALIST_MAY_NOT = NotPermitted(action="receive", role="specialist")
NOT_FOR_A_PLAIN_ONE = frozenset({Need.ONLY_NUMBERS, Need.REFUNDS, Need.ON_THE_SPOT})
"""Needs that a dossier of five working days without any fee can never meet."""
FORWARD = {
    DossierStatus.NEW_ONLINE: Action.ACCEPT_ONLINE,
    DossierStatus.RECEIVED: Action.HAND_OVER,
    DossierStatus.RESULT_READY: Action.RETURN_RESULT,
}
NOT_HERS = "Vai trò đang đăng nhập không làm việc này."
MISSING = {
    Need.REASON: ("reason", "reason_missing"),
    Need.ITEMS: ("items", "items_missing"),
    Need.NEW_APPOINTMENT: ("due_at", "due_missing"),
    Need.FEE_LINES: ("fees", "fees_missing"),
    Need.ONLY_NUMBERS: ("fees", "receipt_missing"),
}
"""What is said of a sheet that is confirmed as it opens."""
OTHERWISE = frozenset(
    {
        Need.ONE_SUPPLEMENT,
        Need.ONE_EXTENSION,
        Need.FEES_SETTLED,
        Need.SLIP_OR_ID,
        Need.ON_THE_SPOT,
        Need.CHANGES,
        Need.REFUNDS,
    }
)
"""Needs that depend on the dossier or are met as the sheet opens; each has a test of its own."""


def sentence(code: str) -> str:
    return texts.sentence(RuleStops(code, overridable=True))


def results_words(source: str) -> str:
    return QCoreApplication.translate("ResultsPage", source)


def has_focus(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (widget is focus or widget.isAncestorOf(focus))


@pytest.mark.parametrize("role", Role)
def test_each_role_is_offered_what_the_table_allows_in_each_status_and_nothing_else(
    office: Office, role: Role, subtests: pytest.Subtests
) -> None:
    office.sign_in(role)
    for status in DossierStatus:
        with subtests.test(f"{status!r}"):
            dossier = standing_in(office.runtime, status)
            office.open(dossier)
            allowed = {
                act_words(row.action)
                for row in TRANSITIONS
                if status in row.from_statuses
                and role in row.roles
                and not NOT_FOR_A_PLAIN_ONE & set(row.needs)
            }
            assert set(office.offered()) == allowed
            onward = FORWARD.get(status)
            assert office.says(NOT_HERS) == (
                onward is not None and act_words(onward) not in allowed
            )
            if not allowed:
                for key in ("Ctrl+Return", "Alt+B", "Alt+K", "Alt+X", "Alt+I"):
                    office.hands.press(key)
                    assert office.no_sheet()
            assert office.kept(dossier.id) == dossier


@pytest.mark.parametrize("key", ["Alt+G", "Alt+C"])
def test_who_may_not_turn_somebody_away_is_told_before_anything_is_typed(
    office: Office, key: str
) -> None:
    office.sign_in(Role.SPECIALIST)
    before = office.ids()
    office.home()
    office.hands.press(key)
    assert office.says(texts.sentence(SPECIALIST_MAY_NOT))
    assert office.no_sheet()
    assert office.ids() == before


def test_who_may_not_receive_is_told_and_nothing_is_kept(office: Office) -> None:
    office.sign_in(Role.SPECIALIST)
    before = office.ids()
    office.send_intake("khai tu", QUICK)
    said = texts.sentence(SPECIALIST_MAY_NOT)
    office.hands.wait(lambda: office.says(said), "the sentence")
    assert office.ids() == before


def test_who_may_not_hand_over_results_is_told_on_their_page(office: Office) -> None:
    office.sign_in(Role.SPECIALIST)
    ready = standing_in(office.runtime, DossierStatus.RESULT_READY)
    office.home()
    office.hands.press("F7")
    office.hands.scan(ready.shown_code)
    office.hands.wait(
        lambda: office.says(results_words("a counter official hands over results.")),
        "the sentence",
    )
    office.confirm()
    assert office.kept(ready.id) == ready


def sheets() -> list[tuple[Role, DossierStatus, Transition]]:
    """One sheet of every row that needs something of the official."""
    found = []
    for row in TRANSITIONS:
        froms = sorted(status for status in row.from_statuses if status is not None)
        if froms and set(row.needs) - OTHERWISE:
            role = Role.COUNTER_OFFICIAL if Role.COUNTER_OFFICIAL in row.roles else Role.HEAD
            found.append((role, froms[0], row))
    return found


@pytest.mark.parametrize("role", [Role.COUNTER_OFFICIAL, Role.HEAD])
def test_a_sheet_confirmed_empty_names_what_is_missing_and_leads_there(
    office: Office, role: Role, subtests: pytest.Subtests
) -> None:
    office.sign_in(role)
    for who, status, row in sheets():
        if who is not role:
            continue
        with subtests.test(f"{row.action} from {status}"):
            dossier = to_walk(office.runtime, status, row.action)
            office.open(dossier)
            office.begin(row.action)
            sheet = office.sheet()
            office.confirm()
            wanted = [MISSING[need] for need in row.needs if need not in OTHERWISE]
            boxes = [sheet.boxes[key] for key, _code in wanted]
            # Amounts and numbers are judged before the rest is asked of the table.
            office.hands.wait(
                lambda boxes=boxes: any(b.problem_text() for b in boxes), "a sentence"
            )
            told = [box.problem_text() for box in boxes]
            said = [texts.problem(code, key) for key, code in wanted]
            assert set(told) - {""} <= set(said)
            assert any(office.says(words) for words in said)
            assert has_focus(boxes[0])
            assert office.kept(dossier.id) == dossier


def test_somebody_is_not_turned_away_without_name_procedure_and_words(office: Office) -> None:
    office.sign_in(Role.COUNTER_OFFICIAL)
    before = office.ids()
    office.home()
    office.hands.press("Alt+G")
    sheet = office.sheet()
    for key, words in (("full_name", "Hứa Thị Thử"), ("procedure_code", "khai tu"), ("items", "")):
        office.confirm()
        office.hands.wait(lambda key=key: has_focus(sheet.boxes[key]), f"the focus in {key}")
        assert sheet.boxes[key].problem_text()
        if words:
            office.hands.write(words)
            office.hands.press("Return")
    assert sheet.boxes["items"].problem_text() == texts.problem("items_missing", "items")
    assert office.ids() == before


def test_the_sentence_below_a_field_at_the_end_of_a_long_sheet_is_in_sight(office: Office) -> None:
    _opened(office, DossierStatus.RECEIVED)
    office.begin(Action.CORRECT)
    office.fill(full_name="Nông Thị Mẫu")
    office.confirm()
    box = office.sheet().boxes["reason"]
    office.hands.wait(lambda: bool(box.problem_text()), "the sentence")
    office.hands.wait(lambda: box.visibleRegion().boundingRect() == box.rect(), "the whole field")


def test_a_correction_that_changes_nothing_is_not_kept(office: Office) -> None:
    dossier = _opened(office, DossierStatus.RECEIVED)
    office.begin(Action.CORRECT)
    office.fill(reason="Ghi nhầm")
    office.confirm()
    words = texts.problem("fields_missing", "fields")
    office.hands.wait(lambda: office.says(words), "the sentence")
    assert office.kept(dossier.id) == dossier


@pytest.mark.parametrize("day", ["25/11/26", "30/11/2026", "31/2/27"])
def test_a_new_appointment_must_be_a_later_day_that_exists(office: Office, day: str) -> None:
    dossier = _opened(office, DossierStatus.PROCESSING)
    office.begin(Action.EXTEND)
    office.fill(reason="Xác minh lâu", due_at=day)
    box = office.sheet().boxes["due_at"]
    office.hands.press("Tab")
    office.confirm()
    code = "day_unreadable" if day.startswith("31") else "due_not_later"
    office.hands.wait(lambda: bool(box.problem_text()), "the sentence")
    assert box.problem_text() == texts.problem(code, "due_at")
    assert has_focus(box)
    assert office.kept(dossier.id) == dossier


def test_nothing_is_refunded_when_every_fee_is_left_as_it_is(office: Office) -> None:
    office.sign_in(Role.COUNTER_OFFICIAL)
    dossier = to_walk(office.runtime, DossierStatus.RECEIVED, Action.REFUND_FEE)
    office.open(dossier)
    office.begin(Action.REFUND_FEE)
    office.fill(reason="Thu nhầm")
    box = office.go_to("fees")
    office.hands.press("Right")
    office.confirm()
    words = texts.problem("refunds_missing", "fees")
    office.hands.wait(lambda: box.problem_text() == words, "the sentence")
    assert has_focus(box)
    assert office.kept(dossier.id) == dossier


AGAIN: list[tuple[Action, tuple[Action, ...], str, dict[str, str]]] = [
    (
        Action.REQUEST_SUPPLEMENT,
        (Action.REQUEST_SUPPLEMENT, Action.SUPPLEMENT_RECEIVED),
        "second_supplement",
        {"items": "Ảnh 4x6"},
    ),
    (
        Action.EXTEND,
        (Action.EXTEND,),
        "second_extension",
        {"reason": "Vẫn phải xác minh", "due_at": "15/1/27"},
    ),
]


@pytest.mark.parametrize(("action", "before", "code", "words"), AGAIN)
def test_what_the_law_allows_once_passes_again_only_with_a_reason_that_is_kept(
    office: Office, action: Action, before: tuple[Action, ...], code: str, words: dict[str, str]
) -> None:
    dossier = _opened(office, DossierStatus.RECEIVED, *before)
    office.begin(action)
    office.fill(**words)
    _stopped_then_excused(office, dossier, action, code)


def test_a_result_on_the_spot_with_an_unpaid_fee_passes_only_with_a_reason(office: Office) -> None:
    dossier = _opened(office, DossierStatus.RECEIVED, procedure_code=QUICK, fees=(OWED,))
    office.begin(Action.RETURN_AT_ONCE)
    office.tick("slip_returned")
    _stopped_then_excused(office, dossier, Action.RETURN_AT_ONCE, "fees_unpaid")


def test_a_result_with_an_unpaid_fee_is_handed_over_only_with_a_reason(office: Office) -> None:
    dossier = _opened(office, DossierStatus.RESULT_READY, fees=(OWED,))
    _to_results(office)
    office.hands.press("Space")
    office.hands.wait(office.results().cards.slip.isChecked, "the tick")
    office.confirm()
    office.hands.wait(lambda: office.says(sentence("fees_unpaid")), "the sentence")
    office.confirm()
    missing = texts.problem("reason_missing", "override_reason")
    office.hands.wait(lambda: office.says(missing), "the reason asked for")
    assert office.kept(dossier.id) == dossier
    office.hands.write("Hộ nghèo, nộp sau")
    office.confirm()
    _kept_with_reason(office, dossier, Action.RETURN_RESULT, "Hộ nghèo, nộp sau")


def test_a_lost_slip_is_answered_with_an_id_on_the_sheet(office: Office) -> None:
    dossier = _opened(office, DossierStatus.RECEIVED, procedure_code=QUICK)
    office.begin(Action.RETURN_AT_ONCE)
    office.tick("slip_lost")
    office.confirm()
    box = office.sheet().boxes["receiver_id"]
    words = texts.problem("receiver_id_missing", "receiver_id")
    office.hands.wait(lambda: box.problem_text() == words, "the sentence")
    assert has_focus(box)
    assert office.kept(dossier.id) == dossier
    office.hands.write("020190000018")
    office.confirm()
    _kept(office, dossier, Action.RETURN_AT_ONCE)


def test_a_lost_slip_is_answered_with_an_id_on_the_page_of_results(office: Office) -> None:
    nameless = replace(person(), personal_id=None, id_kind=IdKind.NONE)
    dossier = _opened(office, DossierStatus.RESULT_READY, applicant=nameless)
    _to_results(office)
    office.hands.press("Alt+P")
    said = results_words("write the ID number of who receives it, in place of the slip.")
    office.hands.wait(lambda: office.says(said), "the sentence")
    office.confirm()
    assert office.kept(dossier.id) == dossier


def test_a_filing_that_is_not_accepted_has_no_slip_to_print(office: Office) -> None:
    dossier = _opened(office, DossierStatus.NEW_ONLINE)
    printed = len(office.papers)
    office.hands.press("F9")
    assert office.says(sentence("no_slip"))
    assert len(office.papers) == printed
    assert office.kept(dossier.id) == dossier


def test_the_pages_of_a_form_turn_wherever_the_focus_stands(office: Office) -> None:
    _opened(office, DossierStatus.NEW_ONLINE)
    office.begin(Action.ACCEPT_ONLINE)
    office.confirm()
    office.hands.wait(lambda: office.says("Giờ có Mẫu số 01 để in."), "the offer")
    office.hands.press("Alt+I")
    form = office.form()
    assert has_focus(form.print_button)
    first = form.preview.grab().toImage()
    office.hands.press("PgDown")
    assert form.preview.grab().toImage() != first
    office.hands.press("PgUp")
    assert form.preview.grab().toImage() == first


def test_a_dossier_entered_by_mistake_offers_nothing_more(office: Office) -> None:
    _opened(office, DossierStatus.RECEIVED, Action.VOID)
    assert office.offered() == {}


def _opened(office: Office, status: DossierStatus, *more: Action, **given: Any) -> Dossier:
    office.sign_in(Role.COUNTER_OFFICIAL)
    dossier = done(office.runtime, standing_in(office.runtime, status, **given), *more)
    office.open(dossier)
    return dossier


def _to_results(office: Office) -> None:
    office.begin(Action.RETURN_RESULT)
    office.hands.wait(lambda: office.results().cards.slip.hasFocus(), "the page of results")


def _stopped_then_excused(office: Office, dossier: Dossier, action: Action, code: str) -> None:
    """The sentence, the focus in the field of the exception, and the reason kept."""
    override = office.sheet().boxes["override_reason"]
    for _press in range(2):
        office.confirm()
        office.hands.wait(lambda: office.says(sentence(code)), "the sentence")
        office.hands.wait(lambda: has_focus(override), "the focus")
        assert office.kept(dossier.id) == dossier
    office.hands.write("Luật chuyên ngành cho phép")
    office.confirm()
    _kept_with_reason(office, dossier, action, "Luật chuyên ngành cho phép")


def _kept_with_reason(office: Office, dossier: Dossier, action: Action, reason: str) -> None:
    _kept(office, dossier, action)
    line = office.kept(dossier.id).history[len(dossier.history)]
    assert line.data["override_reason"] == reason


def _kept(office: Office, dossier: Dossier, action: Action) -> None:
    entries = len(dossier.history)
    office.hands.wait(lambda: len(office.kept(dossier.id).history) > entries, "the act kept")
    assert office.kept(dossier.id).history[entries].action == str(action)
