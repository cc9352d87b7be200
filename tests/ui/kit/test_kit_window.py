"""The window: pages, keys that mean the same everywhere, what lies on top, scans."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.kit.keyboard import letter, press
from tests.ui.kit.sample import SamplePage, open_window
from ui.main_window import Act, MainWindow, SavedLamp
from ui.theme import Fold, TextScale, ThemeKind, apply_theme
from ui.widgets.buttons import ButtonKind
from ui.widgets.dialog import AskDialog, Blocks, Choice, dialog_open
from ui.widgets.labels import Label

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
BLOCKS = Blocks("Máy in không trả lời.", "Đã lưu trên máy này.", "Bấm Enter để in lại.")


@pytest.fixture
def window(qtbot) -> MainWindow:
    window = open_window()
    qtbot.addWidget(window)
    window.go("today")
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    return window


def _page(window: MainWindow) -> SamplePage:
    page = window.current_page()
    assert isinstance(page, SamplePage)
    return page


def _key(window: MainWindow, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifiers)


def test_a_page_is_built_at_its_first_visit_and_kept(window) -> None:
    assert not window.stack.has("nowhere")
    first = window.go("intake")
    window.go("sync")
    assert window.go("intake") is first
    assert first.heard == ["shown", "left", "shown"]


def test_the_way_back_leads_through_the_pages_seen(window) -> None:
    window.go("intake")
    window.go("results")
    _key(window, Qt.Key.Key_Escape)
    assert window.page_name() == "intake"
    window.back()
    window.back()
    assert window.page_name() == "today"


@pytest.mark.parametrize(
    ("key", "modifiers", "place"),
    [
        (Qt.Key.Key_F2, None, "intake"),
        (Qt.Key.Key_F3, None, "dossiers"),
        (Qt.Key.Key_F5, None, "today"),
        (Qt.Key.Key_F7, None, "results"),
        (Qt.Key.Key_F8, None, "sync"),
        (Qt.Key.Key_Comma, CTRL, "settings"),
    ],
)
def test_keys_lead_to_places_even_while_typing(window, key, modifiers, place) -> None:
    _page(window).search.setFocus()
    _key(window, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert window.page_name() == place


def test_the_key_of_the_page_shown_refreshes_it(window) -> None:
    _key(window, Qt.Key.Key_F5)
    assert _page(window).heard[-1] == "refresh"
    _key(window, Qt.Key.Key_F2)
    assert _page(window).heard[-1] == "new"


def test_control_enter_presses_the_primary_once_in_a_second(window) -> None:
    _key(window, Qt.Key.Key_Return, CTRL)
    _key(window, Qt.Key.Key_Return, CTRL)
    assert _page(window).heard == ["shown", "saved"]
    window.keys.double_press_s = 0
    _key(window, Qt.Key.Key_Return, CTRL)
    assert _page(window).heard == ["shown", "saved", "saved"]


def test_a_primary_that_cannot_be_pressed_says_why(window) -> None:
    page = _page(window)
    page.frame_now(Act("Lưu", page.save.run, enabled=False, reason="Còn thiếu 1 giấy."))
    _key(window, Qt.Key.Key_Return, CTRL)
    assert page.heard == ["shown"]
    button = window.action_bar.primary
    assert button is not None
    assert button.accessibleDescription() == "Còn thiếu 1 giấy."


def test_a_busy_primary_shows_what_it_does_and_takes_no_press(window) -> None:
    page = _page(window)
    window.keys.double_press_s = 0
    page.frame_now(Act("Lưu và in phiếu", page.save.run, icon="printer", busy="Đang lưu…"))
    button = window.action_bar.primary
    assert button is not None
    _key(window, Qt.Key.Key_Return, CTRL)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.heard == ["shown"]
    assert button.text() == "Đang lưu…"
    page.frame_now()
    assert button.text() == "Lưu và in phiếu"
    _key(window, Qt.Key.Key_Return, CTRL)
    assert page.heard == ["shown", "saved"]


def test_access_keys_work_in_a_text_field_and_only_on_the_page_shown(window) -> None:
    first = _page(window)
    first.search.setFocus()
    _key(window, Qt.Key.Key_B, ALT)
    assert first.heard[-1] == "more"
    window.go("intake")
    _key(window, Qt.Key.Key_T, ALT)
    assert first.heard[-1] == "left"
    assert _page(window).heard[-1] == "refuse"


def test_a_global_key_presses_the_button_that_carries_it(window) -> None:
    _key(window, Qt.Key.Key_E, CTRL)
    _key(window, Qt.Key.Key_F9)
    assert _page(window).heard[-2:] == ["edit", "print"]


def test_focus_stays_on_a_button_when_only_its_reason_changes(window) -> None:
    page = _page(window)
    window.action_bar.buttons[0].setFocus()
    page.frame_now()
    assert window.action_bar.buttons[0].hasFocus()


def test_f6_walks_the_regions(window) -> None:
    _page(window).search.setFocus()
    _key(window, Qt.Key.Key_F6)
    assert window.action_bar.isAncestorOf(QApplication.focusWidget())
    _key(window, Qt.Key.Key_F6)
    assert window.rail.isAncestorOf(QApplication.focusWidget())
    _key(window, Qt.Key.Key_Down)
    _key(window, Qt.Key.Key_Return)
    assert window.page_name() == "intake"


def test_undo_is_the_toasts_first_then_the_pages(window) -> None:
    undone: list[str] = []
    window.show_toast("Đã trả kết quả", "", "Hoàn tác", on_act=lambda: undone.append("toast"))
    page = _page(window)
    page.setFocus()
    _key(window, Qt.Key.Key_Z, CTRL)
    assert undone == ["toast"]
    _key(window, Qt.Key.Key_Z, CTRL)
    assert page.heard[-1] == "undo"


def test_a_toast_takes_no_focus_and_is_remembered(window) -> None:
    _page(window).search.setFocus()
    window.show_toast("Đã lưu", "mã …-0012")
    window.show_toast("Đã in 2 liên")
    assert _page(window).search.edit.hasFocus()
    assert window.toasts.recent() == ("Đã in 2 liên", "Đã lưu mã …-0012")
    assert (
        window.toasts.toast.geometry().bottom()
        <= window.action_bar.mapTo(window, window.action_bar.rect().topLeft()).y()
    )


def _ask(window: MainWindow, answers: list[object], kind=ButtonKind.SECONDARY) -> AskDialog:
    choices = [
        Choice("In sau", "later"),
        Choice("Máy khác", "other"),
        Choice("In lại", "again", kind),
    ]
    return window.ask("Phiếu chưa in được", BLOCKS, choices, answers.append)


def test_enter_takes_the_usual_way_and_escape_the_safe_one(window) -> None:
    answers: list[object] = []
    _page(window).search.setFocus()
    _ask(window, answers)
    _key(window, Qt.Key.Key_Return)
    assert answers == ["again"]
    assert _page(window).search.edit.hasFocus()
    _ask(window, answers)
    _key(window, Qt.Key.Key_Escape)
    assert answers == ["again", "later"]
    assert not dialog_open(window)


def test_enter_never_does_what_is_dangerous(window) -> None:
    answers: list[object] = []
    _ask(window, answers, ButtonKind.DANGER)
    _key(window, Qt.Key.Key_Return)
    assert answers == ["later"]


def test_keys_and_tab_stay_in_a_dialog(window) -> None:
    answers: list[object] = []
    dialog = _ask(window, answers)
    for _step in range(5):
        _key(window, Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(QApplication.focusWidget())
    _key(window, Qt.Key.Key_B, ALT)
    _key(window, Qt.Key.Key_Return, CTRL)
    _key(window, Qt.Key.Key_F8)
    assert _page(window).heard == ["shown"]
    assert window.page_name() == "today"


def test_a_second_dialog_waits_for_the_first(window, qtbot) -> None:
    answers: list[object] = []
    first, second = _ask(window, answers), _ask(window, answers)
    assert first.isVisible()
    assert not second.isVisible()
    first.decide(0)
    first.decide(1)
    qtbot.waitUntil(second.isVisible)
    assert answers == ["later"]


def test_a_scan_goes_to_the_page_or_is_offered_to_the_program(window, qtbot) -> None:
    page = _page(window)
    window.deliver_scan("H37.15-261125-0012")
    assert page.heard[-1] == "H37.15-261125-0012"
    page.takes_scan = False
    with qtbot.waitSignal(window.scan_unclaimed) as caught:
        window.deliver_scan("other")
    assert caught.args == ["other"]


def test_a_scan_is_refused_while_something_asks_or_nobody_works_here(window, qtbot) -> None:
    answers: list[object] = []
    dialog = _ask(window, answers)
    with qtbot.waitSignal(window.scan_refused):
        window.deliver_scan("x")
    assert not window.takes_scans()
    dialog.decide(0)
    window.set_signed_in(False)
    with qtbot.waitSignal(window.scan_refused):
        window.deliver_scan("x")
    assert "x" not in _page(window).heard


def test_without_an_official_only_help_and_support_keys_are_heard(window, qtbot) -> None:
    window.set_signed_in(False)
    for bar in (window.rail, window.top, window.truth, window.action_bar):
        assert not bar.isVisible()
    _key(window, Qt.Key.Key_F8)
    assert window.page_name() == "today"
    with qtbot.waitSignal(window.support_wanted):
        _key(window, Qt.Key.Key_F12)
    window.set_signed_in(True)
    assert window.action_bar.isVisible()


def test_only_a_failed_save_can_be_pressed(window, qtbot) -> None:
    said: list[bool] = []
    window.saved_error_wanted.connect(lambda: said.append(True))
    QTest.mouseClick(window.truth.saved, Qt.MouseButton.LeftButton)
    assert said == []
    window.set_saved(SavedLamp.FAILED)
    QTest.mouseClick(window.truth.saved, Qt.MouseButton.LeftButton)
    assert said == [True]


def test_a_drawer_gives_the_focus_back(window) -> None:
    _page(window).search.setFocus()
    content = Label("Trợ giúp")
    content.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.show_drawer(content)
    assert window.drawer_shown()
    _key(window, Qt.Key.Key_Escape)
    assert not window.drawer_shown()
    assert _page(window).search.edit.hasFocus()
    assert window.page_name() == "today"


def test_a_new_text_scale_builds_the_page_again_and_keeps_what_was_said(window, qapp) -> None:
    before = window.current_page()
    apply_theme(qapp, ThemeKind.DARK, TextScale.LARGE)
    window.rebuild()
    assert window.page_name() == "today"
    assert window.current_page() is not before
    assert window.truth.saved.words().endswith("09:41:07") or window.fold().compact
    assert window.rail.isVisible()


@pytest.mark.parametrize(("width", "compact"), [(1366, False), (1239, True)])
def test_the_rail_folds_to_drawings(window, width, compact) -> None:
    window.resize(width, 768)
    assert window.fold() == Fold(width, 768)
    assert (window.rail.width() < 100) is compact


def test_the_clock_shows_vietnamese_time_and_day(window, vietnamese) -> None:
    window.rebuild()
    words = [label.text() for label in window.top.findChildren(Label)]
    assert "09:41" in words
    assert "Thứ Tư, 25/11/2026" in words


def test_whoever_listens_may_keep_the_window_open(window) -> None:
    window.closing.connect(lambda event: event.ignore())
    assert not window.close()


def test_typing_in_a_field_is_not_stopped_by_the_window(window) -> None:
    field = _page(window).search.edit
    field.setFocus()
    for one in "Nguyễn Ổn":
        letter(field, one)
    press(field, Qt.Key.Key_Z, "\x1a", CTRL)
    assert field.text() == ""
    assert _page(window).heard == ["shown"]
