"""A window around one page, with a counter in memory behind it, and eyes that see cut words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QScrollArea,
    QWidget,
)

from models.domain.dossier import Dossier, DossierStatus
from models.queries.dossier_list import CentreState
from tests.ui.doubles import ImmediateTasks, PlainFeed, RecordingRouter
from tests.ui.fake_desk import COPIES, MARITAL, MAU, MORNING, FakeDesk, sample_dossier
from ui.main_window import MainWindow
from ui.session import Session
from ui.theme import TextScale
from ui.widgets.labels import ElidingLabel
from ui.widgets.page import Page

SIZES = [
    ((1366, 768), TextScale.NORMAL),
    ((1280, 720), TextScale.NORMAL),
    ((1240, 640), TextScale.NORMAL),
    ((1366, 768), TextScale.LARGE),
    ((1366, 768), TextScale.LARGEST),
]


def a_morning() -> list[Dossier]:
    """Dossiers in every state a morning brings."""
    day, hour = timedelta(days=1), timedelta(hours=1)
    at_centre = MORNING - hour
    return [
        sample_dossier(12, "Nguyễn Văn Mẫu"),
        sample_dossier(10, "Hoàng Văn Ví Dụ", procedure=MARITAL),
        sample_dossier(3, "Hứa Văn Kiểm", status=DossierStatus.PROCESSING),
        sample_dossier(
            9,
            "Đặng Văn Mẫu",
            status=DossierStatus.RESULT_READY,
            procedure=COPIES,
            received_at=MORNING - 2 * day,
            synced_at=at_centre,
            personal_id="020088000204",
        ),
        sample_dossier(
            4,
            "Lê Minh Giả",
            status=DossierStatus.SUPPLEMENT_REQUESTED,
            received_at=MORNING - 2 * day,
            synced_at=at_centre,
        ),
        sample_dossier(
            23,
            "Trần Thị Thử Nghiệm Tên Rất Dài",
            status=DossierStatus.PROCESSING,
            procedure=MARITAL,
            received_at=MORNING - 7 * day,
            due_at=MORNING - 5 * day,
            synced_at=MORNING - 7 * day,
        ),
    ]


@dataclass
class PageWindow:
    """One page in a window; `ids` finds a dossier by the name of its applicant."""

    desk: FakeDesk
    feed: PlainFeed
    tasks: ImmediateTasks
    router: RecordingRouter
    session: Session
    window: MainWindow
    ids: dict[str, str] = field(default_factory=dict)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """A key to whatever has the focus."""
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, key, modifiers or Qt.KeyboardModifier.NoModifier)
        QApplication.processEvents()


def open_page(
    name: str,
    build: Callable[..., Page],
    size: tuple[int, int] = (1366, 768),
    **more: object,
) -> PageWindow:
    """Open a window at this size on one page, with Hoàng Thị Mẫu at the keyboard."""
    feed, tasks, router, session = PlainFeed(), ImmediateTasks(), RecordingRouter(), Session()
    session.sign_in(MAU)
    desk = FakeDesk(a_morning(), feed=feed)
    ids = {dossier.applicant.full_name: dossier.id for dossier in desk.store.values()}
    desk.centre[ids["Hứa Văn Kiểm"]] = CentreState.SENT_BACK
    desk.reasons[ids["Hứa Văn Kiểm"]] = "thiếu ngày cấp thẻ căn cước"
    window = MainWindow(desk.clock)
    window.resize(*size)
    window.add_page(name, lambda: build(desk, tasks, feed, router, session, **more))
    window.set_office("Xã Đồng Đăng")
    window.set_official("Hoàng Thị Mẫu", "Quầy 2")
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.go(name)
    QApplication.processEvents()
    return PageWindow(desk, feed, tasks, router, session, window, ids)


def misfits(root: QWidget) -> list[str]:
    """What is wider or lower than its place, or stands outside its parent."""
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


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, ElidingLabel):
        return widget.fontMetrics().height() > widget.height() + 1
    if isinstance(widget, QLabel) and widget.text():
        if widget.wordWrap():
            return widget.heightForWidth(widget.width()) > widget.height() + 1
        size = widget.fontMetrics().size(0, widget.text())
        return size.width() > widget.width() + 1 or size.height() > widget.height() + 1
    if isinstance(widget, QAbstractButton):
        least = widget.minimumSizeHint()
        return least.width() > widget.width() + 1 or least.height() > widget.height() + 1
    return False


def _name(widget: QWidget) -> str:
    words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {words or widget.accessibleName()!r}"
