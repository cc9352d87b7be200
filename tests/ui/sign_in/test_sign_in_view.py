"""Signing in on screen: arrows choose, the PIN stays in the field, Enter goes on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.fake_desk import MAU, PIN, THU
from tests.ui.page_window import SIZES, misfits, open_page
from ui.sign_in.view import SignInPage, build
from ui.theme import ThemeKind, apply_theme


def _open(qtbot, size=(1366, 768)):
    here = open_page("sign_in", build, size)
    qtbot.addWidget(here.window)
    here.session.sign_out()
    here.window.set_signed_in(False)
    page = here.window.page("sign_in")
    assert isinstance(page, SignInPage)
    return here, page


def test_arrows_choose_a_name_while_the_cursor_stays_in_the_pin(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    told = []
    page.signed_in.connect(told.append)
    assert page.pin.edit.hasFocus()
    here.press(Qt.Key.Key_Down)
    page.pin.edit.setText(PIN)
    here.press(Qt.Key.Key_Return)
    assert told == [THU]
    assert here.session.official == THU
    assert page.pin.edit.text() == ""


def test_a_wrong_pin_says_how_many_tries_are_left(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.pin.edit.setText("000000")
    here.press(Qt.Key.Key_Return)
    assert page.pin_field.problem_text() == "Mật khẩu chưa đúng. Còn 4 lần thử."
    assert page.pin.edit.hasFocus()


def test_too_many_tries_say_how_long_to_wait(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    for _ in range(5):
        page.pin.edit.setText("000000")
        here.press(Qt.Key.Key_Return)
    assert page.wait.isVisible()
    assert "Chờ 1 phút" in page.wait.accessibleName()


def test_composed_letters_in_the_pin_bring_the_warning_about_the_keyboard(
    qtbot, vietnamese
) -> None:
    _here, page = _open(qtbot)
    page.pin.edit.setText("mat")
    assert not page.unikey.isVisible()
    page.pin.edit.setText("mật")
    assert page.unikey.isVisible()


def test_the_lock_screen_shows_one_name_and_what_is_kept(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    page.lock_for(MAU, 1)
    assert page.title.text() == "Đã khóa"
    assert page.hint.text() == "Đang làm dở 1 hồ sơ, vẫn giữ nguyên."
    page.pin.edit.setText(PIN)
    here.press(Qt.Key.Key_Return)
    assert here.session.official == MAU


def test_nothing_scanned_does_anything_before_signing_in(qtbot, vietnamese) -> None:
    here, page = _open(qtbot)
    assert page.handle_scan("H37.15-261125-0012")
    assert here.router.calls == []


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    here, page = _open(qtbot, size)
    page.pin.edit.setText("000000")
    here.press(Qt.Key.Key_Return)
    qtbot.wait(10)
    assert misfits(page) == []
