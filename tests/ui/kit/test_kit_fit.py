"""No word is wider or lower than its place, and nothing without a name can take the keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QScrollArea, QWidget

from tests.ui.kit.sample import open_window
from ui.theme import TextScale, ThemeKind, Tone, apply_theme
from ui.widgets.buttons import ButtonKind
from ui.widgets.dialog import Blocks, Choice
from ui.widgets.labels import ElidingLabel

SIZES = [
    ((1366, 768), TextScale.NORMAL),
    ((1366, 690), TextScale.NORMAL),
    ((1280, 720), TextScale.NORMAL),
    ((1240, 640), TextScale.NORMAL),
    ((1366, 768), TextScale.LARGE),
    ((1366, 768), TextScale.LARGEST),
]


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ElidingLabel):
        return widget.fontMetrics().height() > widget.height() + 1
    if isinstance(widget, QLabel) and widget.text():
        room = widget.contentsRect()
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        size = widget.fontMetrics().size(0, widget.text())
        return size.width() > room.width() + 1 or size.height() > room.height() + 1
    if isinstance(widget, QAbstractButton):
        least = widget.minimumSizeHint()
        return least.width() > widget.width() + 1 or least.height() > widget.height() + 1
    return False


def _misfits(root: QWidget) -> list[str]:
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or not widget.visibleRegion().boundingRect().isValid():
            continue
        parent = widget.parentWidget()
        if _is_cut(widget):
            found.append(f"cut: {_name(widget)} {widget.size().toTuple()}")
        scrolled = isinstance(parent.parentWidget(), QAbstractScrollArea)
        if not scrolled and not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
            found.append(f"outside: {_name(widget)} in {_name(parent)}")
        if isinstance(widget, QScrollArea) and widget.widget().width() > widget.viewport().width():
            found.append(f"scrolls sideways: {_name(widget)}")
    return found


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {words or widget.accessibleName()!r}"


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_every_word_fits_its_place(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    window = open_window(*size)
    qtbot.addWidget(window)
    window.go("intake")
    window.set_training(True)
    window.show_toast(
        "Đã trả kết quả cho Đặng Văn Mẫu", "Biên nhận đang in", "Hoàn tác", on_act=print
    )
    qtbot.wait(10)
    assert _misfits(window) == []


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_truth_bar_gives_up_quiet_halves_before_it_cuts(
    qtbot, qapp, vietnamese, size, scale
) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    window = open_window(*size)
    qtbot.addWidget(window)
    window.go("today")
    window.set_centre("Trung tâm bận", "tự thử lại sau 40 giây")
    window.set_printer("Máy in không trả lời", tone=Tone.WARN)
    window.set_scanner("Chưa có máy quét", tone=Tone.WARN)
    qtbot.wait(10)
    assert _misfits(window.truth) == []
    assert window.truth.centre.words().startswith("Trung tâm bận")


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_a_dialog_fits_with_long_words(qtbot, qapp, vietnamese, size, scale) -> None:
    apply_theme(qapp, ThemeKind.LIGHT, scale)
    window = open_window(*size)
    qtbot.addWidget(window)
    window.go("today")
    dialog = window.ask(
        "Phiếu chưa in được",
        Blocks(
            "Máy in HP LaserJet 107a không trả lời. Có thể hết giấy, tắt nguồn hoặc lỏng dây.",
            "Đã lưu trên máy này lúc 09:41:07, mã …-0012. Không cần nhập lại.",
            "1. Xem giấy, đèn và dây máy in.\n2. Bấm Enter để in lại.\n3. Chọn máy khác.",
        ),
        [
            Choice("In sau", 0),
            Choice("Máy in khác…", 1),
            Choice("In lại", 2, ButtonKind.PRIMARY, "printer"),
        ],
        lambda _value: None,
    )
    qtbot.wait(10)
    assert _misfits(dialog) == []


def test_everything_that_takes_the_keyboard_has_a_name(qtbot, vietnamese) -> None:
    window = open_window()
    qtbot.addWidget(window)
    window.go("intake")
    qtbot.wait(10)
    nameless = [
        type(widget).__name__
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_every_word_of_the_frame_is_vietnamese(qtbot, vietnamese) -> None:
    window = open_window()
    qtbot.addWidget(window)
    window.go("today")
    assert [item.text() for item in window.rail.items][:4] == [
        "Hôm nay",
        "Tiếp nhận",
        "Theo danh sách",
        "Hồ sơ",
    ]
    assert window.truth.saved.words() == "Đã lưu trên máy này 09:41:07"
