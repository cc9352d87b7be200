"""The real window over a real store, worked as an official works it: by keys and by scans."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlalchemy import select

from app.demo.robot import Robot
from app.runtime import Runtime
from app.translation import install_vietnamese
from app.window import CounterWindow, Devices
from models.domain.clock import FixedClock, local_day
from models.domain.dossier import Dossier
from models.domain.workflow import Action, Role
from models.queries.dossier_detail import dossier_detail
from models.services.officials import Official
from models.tables import DossierRow
from tests.builders import MORNING, Counter, lease, lend, morning, place_in
from ui.acts.fields import FieldBox
from ui.acts.form_sheet import FormSheet
from ui.acts.sheet import ActSheet
from ui.detail.view import DetailPage
from ui.detail.words import act_words
from ui.dossiers.words import code_words
from ui.intake.view import IntakeView
from ui.results.view import ResultsPage
from ui.sign_in.person_card import PersonCard
from ui.widgets.act_menu import ActMenu
from ui.widgets.dialog import dialog_open

CARD = "020090000123|081234567|Nguyễn Văn Mẫu|05031990|Nam|Thôn Mẫu, Đồng Đăng|10052021"

PIN = "246810"
RECEIVED_AT = MORNING - timedelta(days=2)
"""Monday morning; the day between is a holiday."""
NAMES = {
    Role.COUNTER_OFFICIAL: "Lò Thị Bích Hạnh",
    Role.POSTAL_EMPLOYEE: "Vi Văn Thử",
    Role.SPECIALIST: "Hoàng Thị Mẫu",
    Role.HEAD: "Nông Văn Giả",
    Role.CLERK: "Bế Thị Ví Dụ",
    Role.ADMIN: "Đàm Văn Thử",
}
"""One official of every role; all are invented."""
_BETWEEN_LETTERS_MS = 80
_MOST_TABS = 30
_Over = TypeVar("_Over", bound=QWidget)


class Hands(Robot):
    """The robot of the demo. Its letters bear the times of a person's fingers, so none waits."""

    def type(self, text: str) -> None:
        at_ms = int(time.monotonic() * 1000)
        for letter in text:
            at_ms += _BETWEEN_LETTERS_MS
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                event.setTimestamp(at_ms)
                QApplication.sendEvent(QApplication.focusWidget() or self._window, event)
            self.keys += 1
        QApplication.processEvents()

    def number(self, digit: int) -> None:
        """A digit that is a key of a list, not a letter of a field."""
        QTest.keyClick(QApplication.focusWidget() or self._window, Qt.Key(ord("0") + digit))
        QApplication.processEvents()
        self.keys += 1

    def write(self, text: str) -> None:
        """Write into the field with the focus, over what stands there."""
        self.press("Ctrl+A")
        first, *more = text.split("\n")
        self.type(first)
        for line in more:
            self.press("Return")
            self.type(line)


class Office:
    """One open window, the store below it and what its printer took."""

    def __init__(
        self, counter: CounterWindow, runtime: Runtime, hands: Hands, papers: list[bytes]
    ) -> None:
        self.counter, self.runtime, self.hands, self.papers = counter, runtime, hands, papers
        self.window = counter.window

    # who works

    def sign_in(self, role: Role) -> Official:
        """Let the official of this role work here: lock, another name, arrow keys, PIN."""
        here = self.counter.session.official
        if here is not None and here.role is role:
            self.home()
            return here
        if here is not None:
            self.home()
            self.hands.press("Ctrl+L")
            self.hands.wait(lambda: not self.window.is_signed_in(), "the lock")
            self.hands.press("Alt+N")
        wanted = [one.role for one in self.counter.desk.officials()].index(role)
        while self._chosen() != wanted:
            self.hands.wait(lambda: self._chosen() >= 0, "the names")
            self.hands.press("Down" if self._chosen() < wanted else "Up")
        self.hands.type(PIN)
        self.hands.press("Return")
        self.hands.wait(self.window.is_signed_in, "signing in")
        official = self.counter.session.official
        assert official is not None
        assert official.role is role
        return official

    def _chosen(self) -> int:
        """The place of the name that is chosen; -1 until everybody is shown."""
        found = self.window.page("sign_in").findChildren(PersonCard)
        cards = [card.isChecked() for card in found if card.isVisible()]
        return cards.index(True) if len(cards) == len(NAMES) and True in cards else -1

    # where

    def home(self) -> None:
        """Back to the morning page, whatever was left open."""
        while dialog_open(self.window):
            self.hands.press("Escape")
        self.hands.press("F5")
        self.hands.wait(lambda: self.window.page_name() == "today", "the morning page")

    def send_intake(self, letters: str, code: str) -> IntakeView:
        """A card, a few letters of the procedure, its papers, Ctrl+Enter."""
        page = self.window.page("intake")
        assert isinstance(page, IntakeView)
        self.home()
        self.hands.scan(CARD)
        self.hands.wait(lambda: not page.draft.person.is_blank, "the card")
        self.hands.type(letters)
        self.hands.wait(lambda: page.offers(code), "the procedure")
        self.hands.press("Return")
        self.hands.wait(lambda: page.draft.procedure is not None, "the procedure taken")
        self.hands.press("Ctrl+D")
        self.confirm()
        return page

    def open(self, dossier: Dossier) -> None:
        """Scan the slip, on the morning page or on the page of another dossier."""
        if dialog_open(self.window) or self.window.page_name() not in ("today", "dossier"):
            self.home()
        self.hands.scan(dossier.shown_code)
        self._wait_for(dossier)

    def find(self, dossier: Dossier) -> None:
        """Search by the code and open what was found."""
        self.home()
        self.hands.press("F3")
        self.hands.write(dossier.shown_code)
        page = self.window.page("dossiers")
        found = [dossier.id]
        self.hands.wait(lambda: [one.id for one in page.model.lines()] == found, "the search")
        self.hands.press("Down")
        self.hands.press("Return")
        self._wait_for(dossier)

    def _wait_for(self, dossier: Dossier) -> None:
        shown, code = self.detail(), code_words(dossier)

        def is_there() -> bool:
            here = self.window.page_name() == "dossier" and shown.head.code.code() == code
            return here and all(button.isVisible() for button in self.window.action_bar.buttons)

        self.hands.wait(is_there, f"the page of {code}")

    def detail(self) -> DetailPage:
        page = self.window.page("dossier")
        assert isinstance(page, DetailPage)
        return page

    def results(self) -> ResultsPage:
        page = self.window.page("results")
        assert isinstance(page, ResultsPage)
        return page

    # what the screen offers

    def offered(self) -> dict[str, str]:
        """The words of every act on the page of a dossier, with the key that begins it."""
        found = {button.text().rstrip("…"): button.key for button in self._bar()}
        if self.detail().more.isVisible():
            self.hands.press("Alt+K")
            rows = self._menu().rows()
            for row in rows:
                found.setdefault(row.text().rstrip("…"), row.key)
            self.hands.press("Escape")
        return found

    def begin(self, action: Action, *, in_list: bool = False) -> None:
        """Press what the screen offers for this act; `in_list`: in the list under "more"."""
        words = act_words(action)
        keys = [button.key for button in self._bar() if button.text().rstrip("…") == words]
        if keys and not in_list:
            self.hands.press(keys[0])
            return
        self.hands.press("Alt+K")
        rows = [row.text().rstrip("…") for row in self._menu().rows()]
        at = rows.index(words)
        if at < 9:
            self.hands.number(at + 1)
        else:
            self.hands.press("End")
            for _step in range(len(rows) - 1 - at):
                self.hands.press("Up")
            self.hands.press("Return")

    def _bar(self) -> list[QWidget]:
        return [button for button in self.window.action_bar.buttons if button.isVisible()]

    def _menu(self) -> ActMenu:
        (menu,) = self._over(ActMenu)
        return menu

    def sheet(self) -> ActSheet:
        """The sheet that is open."""
        self.hands.wait(lambda: bool(self._over(ActSheet)), "a sheet")
        return self._over(ActSheet)[0]

    def no_sheet(self) -> bool:
        return not self._over(ActSheet)

    def form(self) -> FormSheet:
        """The form that is open, drawn."""
        self.hands.wait(lambda: bool(self._over(FormSheet)), "a form")
        form = self._over(FormSheet)[0]
        self.hands.wait(lambda: form.preview.page_count() > 0, "the picture of the form")
        return form

    def no_form(self) -> bool:
        return not self._over(FormSheet)

    def _over(self, kind: type[_Over]) -> list[_Over]:
        return [c for c in self.window.children() if isinstance(c, kind) and c.isVisible()]

    def says(self, words: str) -> bool:
        """Whether these words stand somewhere on the screen, whole and in sight."""
        labels = self.window.findChildren(QLabel)
        return any(label.isVisible() and words in label.text() for label in labels)

    # filling a sheet

    def go_to(self, key: str) -> FieldBox:
        """Tab until the focus stands in this field."""
        box = self.sheet().boxes[key]
        for _tab in range(_MOST_TABS):
            focus = QApplication.focusWidget()
            if focus is not None and box.isAncestorOf(focus):
                return box
            self.hands.press("Tab")
        raise AssertionError(f"Tab never comes to {key}")

    def fill(self, **texts: str) -> None:
        """Write each text into the field of that name."""
        for key, text in texts.items():
            self.go_to(key)
            self.hands.write(text)

    def tick(self, key: str) -> None:
        tick = self.go_to(key)
        self.hands.press("Space")
        self.hands.wait(lambda: tick.value() is True, f"the tick of {key}")

    def confirm(self) -> None:
        self.hands.press("Ctrl+Return")

    # the store

    def kept(self, dossier_id: str) -> Dossier:
        return self.runtime.store.read(lambda s: dossier_detail(s, dossier_id)).dossier

    def ids(self) -> frozenset[str]:
        """Every dossier and record there is."""
        return frozenset(self.runtime.store.read(lambda s: s.scalars(select(DossierRow.id)).all()))


@pytest.fixture(scope="module")
def office(
    qapp: QApplication, counter_template: Counter, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    """One window for the whole file, with an official of every role."""
    translator = install_vietnamese(qapp)
    folder = tmp_path_factory.mktemp("hands")
    copied = counter_template.copy_to(folder / "counter")
    clock: FixedClock = morning()
    papers: list[bytes] = []

    def print_pdf(pdf: bytes, _printer: str, _paper: str) -> bool:
        papers.append(pdf)
        return True

    with Counter(place_in(copied.data_dir.parent, clock), clock).open() as runtime:
        lend(runtime, lease(1, 400, local_day(RECEIVED_AT)))
        for role, name in NAMES.items():
            runtime.officials.add(name, role, PIN)
        counter = CounterWindow(qapp, runtime, Devices(print_pdf, lambda: ("Máy in thử",)))
        counter.settings.change(printer="Máy in thử")
        counter.window.keys.double_press_s = 0
        counter.window.resize(1366, 768)
        counter.open()
        yield Office(counter, runtime, Hands(counter.window, folder), papers)
        counter.close()
    qapp.removeTranslator(translator)
